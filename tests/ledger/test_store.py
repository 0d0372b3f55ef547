"""What goes into the ledger comes out as it was; what comes twice adds nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from tests.databases import engine
from tests.ledger.examples import NOON, READER, TOOL, group, original, reading, report

from harmledger.errors import LedgerError
from harmledger.ledger import Ledger, Refused, incident_id, statements
from harmledger.model import Assessment, Grade, Lineage, Link, Report, Step, say
from harmledger.model.decision import Accept, Merge, SetGrade, Undo


def take_in(ledger: Ledger, *identities: str) -> list[Report]:
    source = original()
    ledger.add_original(source)
    reports = [report(identity, source, position=i) for i, identity in enumerate(identities)]
    ledger.save_intake(source, reports, tool_version=TOOL, at=NOON)
    return reports


def read(ledger: Ledger, *identities: str) -> list[Report]:
    reports = take_in(ledger, *identities)
    ledger.save_readings(map(reading, reports))
    ledger.save_groups([group(*(f"{identity}/1" for identity in identities))])
    return reports


def test_an_original_is_known_by_its_bytes(ledger: Ledger) -> None:
    first, second = original("a.txt"), original("b.txt")
    elsewhere = msgspec.structs.replace(first, location="copy of a.txt")
    assert [ledger.add_original(o) for o in (first, second, elsewhere)] == [True, True, False]
    assert list(ledger.originals()) == [first, second]


def test_an_original_waits_until_this_version_of_intake_has_taken_it_in(ledger: Ledger) -> None:
    first, second = original("a.txt"), original("b.txt")
    ledger.add_original(first)
    ledger.add_original(second)
    ledger.save_intake(first, [], tool_version=TOOL, at=NOON)
    assert list(ledger.originals_to_take_in(TOOL)) == [second]
    assert list(ledger.originals_to_take_in("intake 2")) == [first, second]


def test_reports_come_back_whole_in_order_of_capture(ledger: Ledger) -> None:
    reports = take_in(ledger, "r9", "r1", "r5")
    assert list(ledger.reports()) == reports
    assert ledger.report("r1") == reports[1]
    assert ledger.report("r2") is None


def test_long_tables_are_walked_page_by_page_without_loss(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "PAGE", 3)
    reports = take_in(ledger, *(f"r{number}" for number in range(10)))
    readings = [reading(r, accounts=i % 4) for i, r in enumerate(reports)]
    ledger.save_readings(readings)
    assert list(ledger.reports()) == reports
    assert list(ledger.readings()) == readings
    assert list(ledger.accounts()) == [a for r in readings for a in r.accounts]
    assert list(ledger.account_ids()) == [a.id for r in readings for a in r.accounts]


def test_a_known_report_adds_nothing_and_one_at_odds_with_it_is_refused(ledger: Ledger) -> None:
    (known,) = take_in(ledger, "r1")
    other = original("other.jsonl")
    ledger.add_original(other)
    at_odds = report("r1", other, text="Four were killed in Brask.")
    saved = ledger.save_intake(
        other, [report("r1", other), at_odds, report("r2", other)], tool_version=TOOL, at=NOON
    )
    assert (saved.added, saved.known, len(saved.refused)) == (1, 1, 1)
    assert saved.refused == tuple(ledger.refusals())
    assert saved.refused[0].location == "other.jsonl: report r1"
    assert "another report has this id" in saved.refused[0].reason
    assert ledger.report("r1") == known


def test_a_report_with_half_a_character_is_refused_and_the_others_kept(ledger: Ledger) -> None:
    source = original()
    ledger.add_original(source)
    broken = report("r1", source, text="Velmora \ud800")
    saved = ledger.save_intake(source, [broken, report("r2", source)], tool_version=TOOL, at=NOON)
    assert (saved.added, len(saved.refused)) == (1, 1)


def test_the_same_refusal_is_noted_once_and_any_file_name_can_be(ledger: Ledger) -> None:
    refused = Refused(location="bad\udcff.pdf", reason="it is cut short", stage="capture", at=NOON)
    ledger.note_refusal(refused)
    ledger.note_refusal(refused)
    (noted,) = ledger.refusals()
    assert noted == msgspec.structs.replace(refused, location="bad\\udcff.pdf")


def test_a_later_reading_takes_the_place_of_the_earlier(ledger: Ledger) -> None:
    (known,) = take_in(ledger, "r1")
    ledger.save_readings([reading(known, accounts=2)])
    assert list(ledger.reports_to_read(READER)) == []
    assert list(ledger.reports_to_read("reader 2")) == [known]
    better = reading(known, reader="reader 2")
    ledger.save_readings([better])
    assert list(ledger.readings()) == [better]
    assert dict(ledger.claims()) == {"r1": {"c1": better.claims[0]}}


def test_a_report_that_is_not_in_the_ledger_cannot_be_read(ledger: Ledger) -> None:
    known, unknown = report("r1", original()), report("r9", original())
    take_in(ledger, "r1")
    with pytest.raises(LedgerError, match="no report r9"):
        ledger.save_readings([reading(known), reading(unknown)])
    assert list(ledger.accounts()) == []


def test_several_writes_in_a_transaction_are_all_or_nothing(ledger: Ledger) -> None:
    def interrupted() -> None:
        with ledger.transaction():
            take_in(ledger, "r1")
            ledger.set_meta("custody_head", "abc")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(ledger.reports()) == []
    assert ledger.meta("custody_head") is None


def test_suggestions_are_replaced_whole(ledger: Ledger) -> None:
    ledger.save_groups([group("r2/1"), group("r1/1")])
    assert list(ledger.groups()) == [group("r2/1"), group("r1/1")]
    ledger.save_groups([group("r1/1", "r2/1")])
    assert list(ledger.groups()) == [group("r1/1", "r2/1")]


def test_questions_come_back_in_their_order_and_are_replaced_with_the_suggestions(ledger: Ledger) -> None:
    likely = Link(left="r2/1", right="r1/1", score=0.4, reasons=(say("both at {}", "Brask"),))
    unlikely = Link(left="r1/1", right="r3/1", score=0.2, reasons=())
    ledger.save_groups([group("r1/1")], [likely, unlikely])
    assert list(ledger.questions()) == [likely, unlikely]
    ledger.save_groups([group("r1/1")])
    assert list(ledger.questions()) == []


def test_lineages_are_replaced_whole_and_an_account_s_stay_in_their_order(ledger: Ledger) -> None:
    step = Step(
        how="cites", of="r1", to="Karsholm Wire", reason=say("{} rests on it", "r1"), report="r1", span=None
    )
    wire = Lineage(account="r1/1", origin="Wire", kind="agency", affiliation="Velmora", path=(step,))
    made = [wire, Lineage(account="r1/1", origin="Packet")]
    ledger.save_lineages([Lineage(account="r9/1", origin="gone")])
    ledger.save_lineages(made)
    assert list(ledger.lineages()) == made


ASSESSMENT = Assessment(
    policy="envelope",
    event_type="shelling",
    date=None,
    place=None,
    actors=(),
    means=None,
    figures={},
    origins=(),
    grade=Grade(code="weak", reasons=(say("A single origin."),)),
)


def test_an_assessment_is_given_out_only_for_the_accounts_that_it_was_made_of(ledger: Ledger) -> None:
    read(ledger, "r1", "r2")
    (state,) = ledger.incidents()
    ledger.save_assessments([(state, ASSESSMENT)])
    assert ledger.assessments([state]) == {state.id: ASSESSMENT}
    assert ledger.assessments([msgspec.structs.replace(state, accounts=("r1/1",))]) == {}


def test_new_readings_and_new_suggestions_ask_for_new_assessments(ledger: Ledger) -> None:
    reports = read(ledger, "r1", "r2")
    (state,) = ledger.incidents()
    ledger.save_assessments([(state, ASSESSMENT)])
    ledger.save_groups(ledger.groups())
    assert ledger.assessments([state]) == {}
    ledger.save_assessments([(state, ASSESSMENT)])
    ledger.save_readings(map(reading, reports))
    assert ledger.assessments([state]) == {}
    assert len(list(ledger.groups())) == 1


def test_settings_are_kept(ledger: Ledger) -> None:
    ledger.set_meta("policy", "envelope")
    ledger.set_meta("policy", "majority")
    assert ledger.meta("policy") == "majority"


def test_decisions_are_numbered_and_survive_a_reopening(home: Path) -> None:
    incident = incident_id("r1/1")
    with Ledger.open(home) as ledger:
        read(ledger, "r1", "r2")
        accepted = ledger.decide(Accept(incident=incident), by="analyst", at=NOON)
        undone = ledger.decide(Undo(decision=1), by="analyst", at=NOON, reason="too early")
        before = ledger.incidents()
    with Ledger.open(home) as ledger:
        assert ledger.decisions() == (accepted, undone)
        assert [d.number for d in ledger.decisions()] == [1, 2]
        assert ledger.incidents() == before


def test_a_decision_that_does_not_fit_leaves_no_trace(ledger: Ledger) -> None:
    read(ledger, "r1")
    with pytest.raises(LedgerError):
        ledger.decide(Merge(incident=incident_id("r1/1"), accounts=("r9/1",)), by="analyst", at=NOON)
    with pytest.raises(LedgerError, match="say who"):
        ledger.decide(Accept(incident=incident_id("r1/1")), by=" ", at=NOON)
    assert ledger.decisions() == ()


def test_reading_again_loses_no_decision(ledger: Ledger) -> None:
    first, second = read(ledger, "r1", "r2")
    decision = ledger.decide(SetGrade(incident=incident_id("r1/1"), grade="weak"), by="analyst", at=NOON)
    ledger.save_readings([reading(first, accounts=0), reading(second)])
    assert ledger.dangling() == (decision,)
    (state,) = ledger.incidents()
    assert (state.accounts, state.grade) == (("r2/1",), "weak")
    ledger.save_readings([reading(first)])
    assert ledger.dangling() == ()


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("UPDATE decisions SET reason = 'x'", "appended to only"),
        ("DELETE FROM decisions", "appended to only"),
        ("INSERT INTO decisions SELECT number + 2, at, by, action, reason FROM decisions", "without gaps"),
        ("INSERT INTO decisions SELECT * FROM decisions", "without gaps"),
    ],
)
def test_the_database_itself_refuses_to_change_the_log(home: Path, statement: str, complaint: str) -> None:
    with Ledger.open(home) as ledger:
        read(ledger, "r1")
        decision = ledger.decide(Accept(incident=incident_id("r1/1")), by="analyst", at=NOON)
        made = engine(home)
        with pytest.raises(IntegrityError, match=complaint), made.begin() as connection:
            connection.execute(text(statement))
        made.dispose()
        assert ledger.decisions() == (decision,)
