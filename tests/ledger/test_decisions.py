"""A decision enters the log only if it fits the state and says what it rests on."""

from __future__ import annotations

import pytest
from tests.ledger.examples import TEXT, Desk, group

from harmledger.errors import LedgerError
from harmledger.ledger.state import incident_id
from harmledger.model import Span
from harmledger.model.decision import (
    Accept,
    AnyAction,
    Apart,
    Edit,
    Merge,
    Note,
    Reject,
    SetGrade,
    Split,
    Undo,
)

ONE = incident_id("r1/1")
TWO = incident_id("r3/1")
QUOTE = Span.of(TEXT, 11, 23)


@pytest.fixture
def desk() -> Desk:
    return Desk([group("r1/1", "r2/1"), group("r3/1", "r4/1")], ["r1/1", "r2/1", "r3/1", "r4/1", "r5/1"])


def edit(field: str, value: object, span: Span | None = QUOTE, report: str | None = "r1") -> Edit:
    return Edit(incident=ONE, field=field, value=value, span=span, report=report)


@pytest.mark.parametrize(
    ("action", "complaint"),
    [
        (Accept(incident="i-0000000000"), "no incident"),
        (SetGrade(incident=ONE, grade="certain"), "grades: confirmed, fair"),
        (Note(incident=ONE, text="  "), "empty"),
        (Merge(incident=ONE, accounts=()), "name at least one"),
        (Merge(incident=ONE, accounts=("r9/1",)), "no account r9/1"),
        (Merge(incident=ONE, accounts=("r2/1",)), "already"),
        (Merge(incident=ONE, accounts=("r3/1",)), "r4/1 of .* left behind"),
        (Merge(incident=ONE, accounts=("r3/1", "r3/1", "r4/1")), "twice"),
        (Split(incident=ONE, accounts=("r3/1",)), "no account r3/1"),
        (Split(incident=ONE, accounts=("r1/1", "r2/1")), "leave at least one"),
        (Apart(incident=ONE, accounts=("r2/1",)), "split off"),
        (Apart(incident=ONE, accounts=("r3/1",)), "all of them"),
        (Undo(decision=1), "no decision 1"),
        (Undo(decision=0), "no decision 0"),
        (edit("mood", "bad"), "no field 'mood'"),
        (edit("event_type", "quarrel"), "event_types"),
        (edit("date", {"earliest": "2031-05-03", "latest": "2031-05-01"}), "date cannot be"),
        (edit("totals.killed.civilians", {"low": 5, "high": 3}), "low <= high"),
        (edit("totals.killed.giants", {"low": 3, "high": 3}), "groups"),
        (edit("event_type", "shelling", span=Span(start=0, end=3, text="Off")), "does not say this there"),
        (edit("event_type", "shelling", report="r9"), "no report r9"),
        (edit("event_type", "shelling", report=None), "name the report"),
    ],
    ids=repr,
)
def test_what_does_not_fit_is_refused_in_one_line_with_a_remedy(
    desk: Desk, action: AnyAction, complaint: str
) -> None:
    with pytest.raises(LedgerError, match=complaint) as refused:
        desk.decide(action)
    assert "\n" not in str(refused.value)
    assert ":" in str(refused.value)
    assert desk.decisions == ()


def test_an_edit_rests_on_a_span_or_on_a_reason(desk: Desk) -> None:
    value = {"low": 3, "high": 3}
    desk.decide(edit("totals.killed.all", value), reason="")
    desk.decide(edit("totals.killed.all", value, span=None, report=None), reason="the mayor wrote to us")
    with pytest.raises(LedgerError, match="rests on nothing"):
        desk.decide(edit("totals.killed.all", value, span=None, report=None), reason=" ")


def test_a_decision_notes_the_accounts_that_it_was_made_about(desk: Desk) -> None:
    action = desk.decide(Accept(incident=ONE)).action
    assert action == Accept(incident=ONE, members=("r1/1", "r2/1"))


def test_an_account_that_is_in_no_incident_can_be_merged_into_one(desk: Desk) -> None:
    desk.decide(Merge(incident=ONE, accounts=("r5/1",)))
    assert desk.incident_of("r5/1").id == ONE


def test_a_decision_can_be_undone_once(desk: Desk) -> None:
    accepted = desk.decide(Accept(incident=ONE)).number
    undo = desk.decide(Undo(decision=accepted)).number
    with pytest.raises(LedgerError, match="undone already"):
        desk.decide(Undo(decision=accepted))
    desk.decide(Undo(decision=undo))
    assert desk.incident_of("r1/1").status == "accepted"


def test_a_merge_is_not_undone_beneath_a_grade_of_what_it_made(desk: Desk) -> None:
    merged = desk.decide(Merge(incident=ONE, accounts=("r3/1", "r4/1"))).number
    graded = desk.decide(SetGrade(incident=TWO, grade="weak")).number
    with pytest.raises(LedgerError, match=f"{graded} rests on decision {merged}: undo {graded} first"):
        desk.decide(Undo(decision=merged))
    desk.decide(Undo(decision=graded))
    desk.decide(Undo(decision=merged))
    assert desk.incident_of("r3/1").id == TWO


def test_a_note_does_not_keep_a_merge_from_being_undone(desk: Desk) -> None:
    merged = desk.decide(Merge(incident=ONE, accounts=("r3/1", "r4/1"))).number
    desk.decide(Note(incident=ONE, text="ask again"))
    desk.decide(Undo(decision=merged))
    assert desk.incident_of("r3/1").id == TWO


def test_a_rejected_incident_is_not_merged_and_so_hides_no_other(desk: Desk) -> None:
    rejected = desk.decide(Reject(incident=TWO)).number
    undo = desk.decide(Undo(decision=rejected)).number
    desk.decide(Undo(decision=undo))
    for kept, brought in ((ONE, ("r3/1", "r4/1")), (TWO, ("r1/1", "r2/1"))):
        with pytest.raises(LedgerError, match=f"{TWO} is rejected"):
            desk.decide(Merge(incident=kept, accounts=brought))


def test_a_rejection_is_not_restored_beneath_a_merge(desk: Desk) -> None:
    rejected = desk.decide(Reject(incident=TWO)).number
    undo = desk.decide(Undo(decision=rejected)).number
    desk.decide(Merge(incident=ONE, accounts=("r3/1", "r4/1")))
    with pytest.raises(LedgerError, match="rests on"):
        desk.decide(Undo(decision=undo))
