"""The database is what the tables say, opens only for one writer, and says plainly why if it does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from tests.ledger.examples import original

from harmledger.errors import LedgerError
from harmledger.ledger import Ledger
from harmledger.ledger.database import FILE, LATEST
from harmledger.ledger.sqlite import engine
from harmledger.ledger.tables import metadata


def test_the_migrated_schema_equals_the_metadata(tmp_path: Path) -> None:
    Ledger.open(tmp_path).close()
    made = create_engine(f"sqlite:///{tmp_path / FILE}")
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


def test_the_policy_of_a_ledger_of_the_first_schema_is_kept(tmp_path: Path) -> None:
    Ledger.open(tmp_path).close()
    made = create_engine(f"sqlite:///{tmp_path / FILE}")
    with made.begin() as connection:
        kept = '{"profile": "none", "policy": "majority", "gazetteers": []}'
        connection.execute(text("INSERT INTO meta VALUES ('settings', :kept)"), {"kept": kept})
        connection.execute(text("INSERT INTO meta VALUES ('grouped by', 'an earlier version')"))
        connection.execute(text("DROP TABLE lineages"))
        for table in ("questions", "sessions", "people"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    made.dispose()
    with Ledger.open(tmp_path) as ledger:
        migrated = json.loads(ledger.meta("settings") or "")
        assert ledger.meta("grouped by") is None
        assert list(ledger.lineages()) == []
        assert list(ledger.questions()) == []
    assert migrated == {"profile": "none", "method": {"policy": "majority"}, "gazetteers": []}


def test_what_was_said_to_be_saved_survives_a_power_cut(tmp_path: Path) -> None:
    made = engine(tmp_path / FILE, writing=True)
    with made.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    made.dispose()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10000}


def test_an_address_opens_the_same_ledger_as_its_folder(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.add_original(original())
    with Ledger.open(f"sqlite:///{tmp_path / FILE}") as ledger:
        assert list(ledger.originals()) == [original()]


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Velmora? 100% #1 فلمورا"
    Ledger.open(folder).close()
    assert (folder / FILE).exists()


def test_a_second_writer_is_told_so_in_one_line(tmp_path: Path) -> None:
    code = "import sys; from harmledger.ledger import Ledger; Ledger.open(sys.argv[1])"
    with Ledger.open(tmp_path):
        second = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
        )
        with pytest.raises(LedgerError, match="another harmledger is writing in") as refused:
            Ledger.open(tmp_path)
    assert "another harmledger is writing in" in second.stderr.splitlines()[-1]
    assert "\n" not in str(refused.value)
    Ledger.open(tmp_path).close()


def test_others_may_read_while_one_writes_but_not_write(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as writer, Ledger.open(tmp_path, writing=False) as reader:
        writer.add_original(original())
        assert list(reader.originals()) == [original()]
        with pytest.raises(LedgerError, match="readonly"):
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


def test_a_ledger_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    Ledger.open(tmp_path).close()
    made = create_engine(f"sqlite:///{tmp_path / FILE}")
    with made.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    made.dispose()
    with pytest.raises(LedgerError, match="newer harmledger: upgrade"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="another version"):
        Ledger.open(tmp_path, writing=False)


@pytest.mark.parametrize("address", ["postgresql://localhost/ledger", "://", "sqlite://"])
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
