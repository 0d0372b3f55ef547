"""The database is what the tables say, opens only for one writer, and says plainly why if it does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from tests.databases import Databases, engine
from tests.ledger.examples import NOON, TOOL, group, original, reading, report

from harmledger.errors import LedgerError
from harmledger.ledger import Ledger, incident_id, keep, move, sqlite
from harmledger.ledger.database import LATEST
from harmledger.ledger.location import FILE, SETTINGS, locate
from harmledger.ledger.tables import metadata
from harmledger.model.decision import Accept, Undo


def test_the_migrated_schema_equals_the_metadata(home: Path) -> None:
    Ledger.open(home).close()
    made = engine(home)
    with made.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda _, name, kind, *__: (
                    not (kind == "table" and str(name).startswith("report_search"))
                ),
            },
        )
        assert compare_metadata(context, metadata) == []
    made.dispose()


def test_the_program_knows_its_latest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", "harmledger.ledger:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == LATEST


NEWEST = ("sign_ins", "log_kinds", "tallied", "amounts", "totals", "tellings", "publishers")
NEWER = (
    *NEWEST,
    *("questions", "sessions", "people", "about", "grouped", "members"),
    *("incidents", "incident_states", "incident_actors"),
)


def test_the_policy_of_a_ledger_of_the_first_schema_is_kept(home: Path) -> None:
    Ledger.open(home).close()
    made = engine(home)
    with made.begin() as connection:
        kept = '{"profile": "none", "policy": "majority", "gazetteers": []}'
        connection.execute(text("INSERT INTO meta VALUES ('settings', :kept)"), {"kept": kept})
        connection.execute(text("INSERT INTO meta VALUES ('grouped by', 'an earlier version')"))
        connection.execute(text("DROP TABLE lineages"))
        connection.execute(text("DROP INDEX ix_reports_language"))
        for table in NEWER:
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    made.dispose()
    with Ledger.open(home) as ledger:
        migrated = json.loads(ledger.meta("settings") or "")
        assert ledger.meta("grouped by") is None
        assert list(ledger.lineages()) == []
        assert list(ledger.questions()) == []
    assert migrated == {"profile": "none", "method": {"policy": "majority"}, "gazetteers": []}


def test_reasons_that_an_earlier_program_wrote_are_kept_as_they_stand_until_the_next_run(home: Path) -> None:
    told = report("r1", original())
    with Ledger.open(home) as ledger:
        ledger.add_original(original())
        ledger.save_intake(original(), [told], tool_version=TOOL, at=NOON)
        ledger.save_readings([reading(told)])
        ledger.save_groups([group("r1/1")])
    reason = "both at {Brask} (+0.7)"
    link = {"left": "r1/1", "right": "r2/1", "score": 0.9, "reasons": [reason]}
    step = {"how": "cites", "of": "r1", "to": "RT", "reason": "r1 cites RT", "report": None, "span": None}
    founded = {"founder": "r1/1", "accounts": ["r1/1"], "links": [link]}
    span = {"start": 0, "end": 1, "text": "r"}
    known = [{"span": span, "place": None, "reason": why} for why in ("so {so}", "")]
    named = {"report": "r1", "reader": "an earlier one", "places": known}
    made = engine(home)
    with made.begin() as connection:
        for table in NEWEST:
            connection.execute(text(f"DROP TABLE {table}"))
        for index in ("ix_incidents_deaths", "ix_reports_language"):
            connection.execute(text(f"DROP INDEX IF EXISTS {index}"))
        write(connection, "UPDATE suggestions SET body = :body", body=founded)
        write(connection, "UPDATE readings SET body = :body", body=named)
        write(connection, "INSERT INTO questions VALUES ('r1/1', 'r2/1', 0, :body)", body=link)
        write(
            connection, "INSERT INTO lineages VALUES ('r1/1', 0, 'RT', 'unknown', NULL, :body)", body=[step]
        )
        connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    made.dispose()
    with Ledger.open(home) as ledger:
        (kept,) = ledger.groups()
        (asked,), (lineage,) = ledger.questions(), ledger.lineages()
        (state,) = ledger.unsummarised(9)
        (read,) = ledger.readings()
    assert [str(place.reason or "") for place in read.places] == ["so {so}", ""]
    assert [str(reason) for found in (*kept.links, asked) for reason in found.reasons] == [reason, reason]
    assert [str(found.reason) for found in lineage.path] == ["r1 cites RT"]
    assert state.accounts == ("r1/1",)


def write(connection: Connection, statement: str, body: object) -> None:
    connection.execute(text(statement), {"body": json.dumps(body)})


def test_what_was_said_to_be_saved_survives_a_power_cut(tmp_path: Path) -> None:
    made = sqlite.engine(locate(tmp_path), writing=True)
    with made.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    made.dispose()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 60000}


def test_an_address_opens_the_same_ledger_as_its_folder(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.add_original(original())
    with Ledger.open(f"sqlite:///{tmp_path / FILE}") as ledger:
        assert list(ledger.originals()) == [original()]


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Velmora? 100% #1 فلمورا"
    Ledger.open(folder).close()
    assert (folder / FILE).exists()


def test_a_second_writer_is_told_so_in_one_line(home: Path) -> None:
    code = "import sys; from harmledger.ledger import Ledger; Ledger.open(sys.argv[1])"
    with Ledger.open(home):
        second = subprocess.run(
            [sys.executable, "-c", code, str(home)], capture_output=True, text=True, check=False
        )
        with pytest.raises(LedgerError, match="another harmledger is writing in") as refused:
            Ledger.open(home)
    assert "another harmledger is writing in" in second.stderr.splitlines()[-1]
    assert "\n" not in str(refused.value)
    Ledger.open(home).close()


def test_others_may_read_while_one_writes_but_not_write(home: Path) -> None:
    with Ledger.open(home) as writer, Ledger.open(home, writing=False) as reader:
        writer.add_original(original())
        assert list(reader.originals()) == [original()]
        with pytest.raises(LedgerError, match=r"read-?only"):
            reader.set_meta("policy", "envelope")


@pytest.mark.parametrize("writing", [True, False])
def test_what_is_no_database_is_refused(tmp_path: Path, writing: bool) -> None:
    (tmp_path / FILE).write_bytes(b"Once upon a time in Velmora. " * 200)
    with pytest.raises(LedgerError, match="not a database") as refused:
        Ledger.open(tmp_path, writing=writing)
    assert "\n" not in str(refused.value)


def test_reading_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger in"):
        Ledger.open(tmp_path / "none", writing=False)
    assert not (tmp_path / "none").exists()


def test_a_ledger_of_a_newer_program_is_left_alone(home: Path) -> None:
    Ledger.open(home).close()
    made = engine(home)
    with made.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    made.dispose()
    with pytest.raises(LedgerError, match="newer harmledger: upgrade"):
        Ledger.open(home)
    with pytest.raises(LedgerError, match="another version"):
        Ledger.open(home, writing=False)


@pytest.mark.parametrize("address", ["mysql://localhost/ledger", "://", "sqlite://"])
def test_an_address_that_cannot_hold_a_ledger_is_refused(address: str) -> None:
    with pytest.raises(LedgerError, match="give a folder"):
        Ledger.open(address)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(LedgerError, match="can be written"):
        Ledger.open(tmp_path)


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="another folder"):
        Ledger.open(tmp_path / "file")


def test_a_folder_remembers_the_address_of_its_database(tmp_path: Path) -> None:
    keep(tmp_path / "l", "postgresql://ada@karsholm.example/ledger")
    keep(tmp_path / "l", "postgresql://ada@karsholm.example/ledger")
    url = locate(tmp_path / "l")
    assert (url.username, url.host, url.database) == ("ada", "karsholm.example", "ledger")


@pytest.mark.parametrize(
    ("kept", "address", "complaint"),
    [
        ("", "postgresql://ada:secret@karsholm.example/ledger", "PGPASSWORD"),
        (
            'database = "postgresql://karsholm.example/one"',
            "postgresql://karsholm.example/two",
            "if it has moved",
        ),
        ("database = 7", "postgresql://karsholm.example/two", "not a database"),
        ("[broken", "postgresql://karsholm.example/two", "names no database"),
    ],
)
def test_an_address_that_a_folder_cannot_keep_is_refused(
    tmp_path: Path, kept: str, address: str, complaint: str
) -> None:
    if kept:
        (tmp_path / SETTINGS).write_text(kept, encoding="utf-8")
    with pytest.raises(LedgerError, match=complaint):
        keep(tmp_path, address)
    assert kept or not (tmp_path / SETTINGS).exists()


def test_a_ledger_in_a_file_does_not_move_to_a_server_unasked(tmp_path: Path) -> None:
    Ledger.open(tmp_path).close()
    with pytest.raises(LedgerError, match="harmledger move"):
        keep(tmp_path, "postgresql://karsholm.example/ledger")


def test_a_ledger_moves_to_a_server_whole_and_goes_on_there(databases: Databases, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "ledger", databases.home(tmp_path / "elsewhere")
    address = locate(elsewhere).render_as_string()
    source, later = original(), original("later.txt")
    with Ledger.open(folder) as ledger:
        ledger.add_original(source)
        ledger.save_intake(source, [report("r1", source)], tool_version=TOOL, at=NOON)
        ledger.save_readings([reading(report("r1", source))])
        ledger.save_groups([group("r1/1")])
        ledger.decide(Accept(incident=incident_id("r1/1")), by="ada", at=NOON)
        before = [list(ledger.reports()), list(ledger.readings()), ledger.incidents(), ledger.decisions()]
    if locate(elsewhere).get_backend_name() == "sqlite":
        pytest.skip("a file is no other place")
    move(folder, address)
    with Ledger.open(folder) as ledger:
        assert before == [
            list(ledger.reports()),
            list(ledger.readings()),
            ledger.incidents(),
            ledger.decisions(),
        ]
        assert [hit.report for hit in ledger.search("velmora")] == ["r1"]
        assert ledger.add_original(later)
        ledger.decide(Undo(decision=1), by="ada", at=NOON)
        assert list(ledger.originals()) == [source, later]
    assert locate(folder) == locate(elsewhere)
    with pytest.raises(LedgerError, match="only such a one can be moved"):
        move(folder, address)
    Ledger.open(tmp_path / "another").close()
    with pytest.raises(LedgerError, match="there is a ledger at"):
        move(tmp_path / "another", address)
    assert (tmp_path / "another" / FILE).exists()


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="connection") as refused:
        Ledger.open(f"postgresql://ada:secret@/ledger?host={tmp_path}")
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_two_processes_decide_by_turns_and_lose_nothing(home: Path) -> None:
    with Ledger.open(home) as ledger:
        source = original()
        ledger.add_original(source)
        made = report("r1", source)
        ledger.save_intake(source, [made], tool_version=TOOL, at=NOON)
        ledger.save_readings([reading(made)])
        ledger.save_groups([group("r1/1")])
        deciders = [
            subprocess.Popen([sys.executable, "-c", DECIDER, str(home), name]) for name in ("ada", "ben")
        ]
        assert [decider.wait() for decider in deciders] == [0, 0]
        log = ledger.decisions()
    assert [decision.number for decision in log] == list(range(1, 41))
    assert Counter(decision.by for decision in log) == {"ada": 20, "ben": 20}


DECIDER = """
import sys
from datetime import UTC, datetime
from harmledger.ledger import Ledger, incident_id
from harmledger.model.decision import Note

with Ledger.open(sys.argv[1], alone=False) as ledger:
    for number in range(20):
        note = Note(incident=incident_id("r1/1"), text=f"{number}")
        ledger.decide(note, by=sys.argv[2], at=datetime.now(UTC))
"""
