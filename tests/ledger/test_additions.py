"""What a person claims of a report is told by an account, which stands whatever is read or suggested."""

from __future__ import annotations

import msgspec
import pytest
from tests.ledger.examples import TEXT, Desk, group

from harmledger.errors import LedgerError
from harmledger.ledger.state import current, dangling, incident_id
from harmledger.model import CountRange, Span
from harmledger.model.decision import Accept, AddFigure, AddVictim, DropVictim, Merge, Undo

THREE = Span.of(TEXT, 11, 23)


@pytest.fixture
def desk() -> Desk:
    return Desk([group("r1/1", "r2/1"), group("r3/1")], ["r1/1", "r2/1", "r3/1"])


def figure(account: str = "", event_type: str = "") -> AddFigure:
    return AddFigure(
        report="r1",
        span=THREE,
        account=account,
        event_type=event_type,
        harm="killed",
        group="all",
        range=CountRange.exactly(3),
    )


def test_what_is_added_to_an_account_bears_on_its_incident_and_settles_nothing_of_it(desk: Desk) -> None:
    added = desk.decide(figure("r1/1"))
    incident = desk.incident_of("r1/1")
    assert incident.additions == (added,)
    assert incident.suggested == ("r1/1", "r2/1")
    assert desk.incident_of("r3/1").additions == ()


def test_a_new_account_founds_an_incident_that_can_be_merged_and_accepted(desk: Desk) -> None:
    made = desk.decide(figure(event_type="shelling")).action
    assert isinstance(made, AddFigure)
    assert made.account == "r1/d1"
    assert desk.incident_of("r1/d1").id == incident_id("r1/d1")
    desk.decide(Accept(incident=incident_id("r1/d1")))
    desk.decide(Merge(incident=incident_id("r1/1"), accounts=("r1/d1",)))
    assert desk.incident_of("r1/1").accounts == ("r1/1", "r2/1", "r1/d1")


def test_more_can_be_added_to_an_account_that_a_person_made(desk: Desk) -> None:
    desk.decide(figure(event_type="shelling"))
    desk.decide(AddVictim(report="r1", span=THREE, account="r1/d1", name="Ina Torvald", harm="killed"))
    assert len(desk.incident_of("r1/d1").additions) == 2


def test_what_is_added_stays_when_no_reading_has_its_account_any_more(desk: Desk) -> None:
    desk.decide(figure("r1/1"))
    states = current([group("r3/1")], ["r3/1"], desk.decisions)
    assert [state.accounts for state in states] == [("r3/1",), ("r1/1",)]
    assert dangling(["r3/1"], desk.decisions) == ()


def test_what_is_added_can_be_undone_but_not_an_account_that_a_decision_rests_on(desk: Desk) -> None:
    desk.decide(figure("r1/1"))
    desk.decide(Undo(decision=1))
    assert desk.incident_of("r1/1").additions == ()
    made = desk.decide(figure(event_type="shelling")).number
    desk.decide(Accept(incident=incident_id("r1/d3")))
    with pytest.raises(LedgerError, match="rests on decision 3"):
        desk.decide(Undo(decision=made))


@pytest.mark.parametrize(
    ("action", "complaint"),
    [
        (figure(), "event_types"),
        (figure("r3/1"), "r1 has no account r3/1"),
        (figure("r1/9"), "r1 has no account r1/9"),
        (msgspec.structs.replace(figure("r1/1"), report="r9"), "no report r9"),
        (msgspec.structs.replace(figure("r1/1"), span=Span(start=0, end=3, text="Off")), "does not say"),
        (msgspec.structs.replace(figure("r1/1"), harm="annoyed"), "harms"),
        (msgspec.structs.replace(figure("r1/1"), group="giants"), "groups"),
        (DropVictim(report="r1", span=THREE, name="Ina", event_type="shelling"), "no account is named"),
        (AddVictim(report="r1", span=THREE, account="r1/1", name=" ", harm="killed"), "no name"),
        (AddVictim(report="r1", span=THREE, account="r1/1", name="Ina", harm="killed", age=900), "900 years"),
        (AddVictim(report="r1", span=THREE, account="r1/1", name="Ina", harm="killed", sex="x"), "sex 'x'"),
    ],
    ids=repr,
)
def test_a_claim_that_does_not_fit_is_refused(desk: Desk, action: AddFigure, complaint: str) -> None:
    with pytest.raises(LedgerError, match=complaint):
        desk.decide(action)
    assert desk.decisions == ()
