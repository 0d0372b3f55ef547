"""The tables of incidents always hold what the pure function of the whole ledger gives, whatever happened."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from tests.databases import Databases, engine
from tests.ledger.examples import NOON, TEXT, TOOL, group, original, reading, report
from tests.ledger.test_state import ACCOUNTS, actions, suggestions

from harmledger.errors import LedgerError
from harmledger.ledger import IncidentState, Ledger, current, find, incident_id
from harmledger.ledger.state import in_force
from harmledger.ledger.tables import about, grouped, incident_states, incidents, members
from harmledger.model import CountRange, Decision, Report, Span
from harmledger.model.decision import AddFigure, AnyAction, Split, Undo

QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: an example is a whole ledger, and to make one smaller takes minutes."""


class Bench:
    """A reviewer at work on a real ledger, to whom its whole state is known."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        source = original()
        ledger.add_original(source)
        self.reports = [report(account.partition("/")[0], source) for account in ACCOUNTS]
        ledger.save_intake(source, self.reports, tool_version=TOOL, at=NOON)
        ledger.save_readings(map(reading, self.reports))

    @property
    def states(self) -> tuple[IncidentState, ...]:
        return current(self.ledger.groups(), self.ledger.account_ids(), self.decisions)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return self.ledger.decisions()

    def decide(self, action: AnyAction) -> None:
        with contextlib.suppress(LedgerError):
            self.ledger.decide(action, by="analyst", at=NOON, reason="seen")

    def check(self) -> None:
        """Hold the tables against the function."""
        states = self.states
        assert self.ledger.incidents() == states
        holding = {decision.number for decision in in_force(self.decisions)}
        assert self.ledger.undone() == {d.number for d in self.decisions} - holding
        for account in (*ACCOUNTS, "r1/d3", "nowhere/1"):
            name = incident_id(account)
            assert self.ledger.incident(name) == find(states, name)
        told = self.ledger.incidents_of([each.id for each in self.reports])
        for each in self.reports:
            assert told[each.id] == [
                s.id for s in states if each.id in {a.rpartition("/")[0] for a in s.accounts}
            ]


@st.composite
def additions(draw: st.DrawFn) -> AddFigure:
    """A claim of a person about an account that was read, or about a new one."""
    name = draw(st.sampled_from(ACCOUNTS)).partition("/")[0]
    known = draw(st.booleans())
    return AddFigure(
        report=name,
        span=Span.of(TEXT, 0, 10),
        account=f"{name}/1" if known else "",
        event_type="" if known else "shelling",
        harm="killed",
        group="all",
        range=CountRange.exactly(3),
    )


def happen(data: st.DataObject, bench: Bench) -> None:
    """Let one of all that can happen to a ledger happen."""
    what = data.draw(st.sampled_from(["decide"] * 5 + ["undo", "add", "group", "read"]))
    match what:
        case "decide" if bench.states:
            bench.decide(data.draw(actions(bench, undo=True)))  # type: ignore[arg-type]  # it is like a desk
        case "undo":
            bench.decide(Undo(decision=data.draw(st.integers(1, 12))))
        case "add":
            bench.decide(data.draw(additions()))
        case "group":
            made = {account for state in bench.states for account in state.accounts} - {*ACCOUNTS}
            bench.ledger.save_groups(data.draw(suggestions((*ACCOUNTS, *sorted(made)))))
        case "read":
            some: list[Report] = data.draw(st.lists(st.sampled_from(bench.reports), unique_by=lambda r: r.id))
            bench.ledger.save_readings(reading(r, accounts=data.draw(st.integers(0, 2))) for r in some)


@pytest.mark.slow
@pytest.mark.slow
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=30,
    phases=QUICKLY,
)
@given(data=st.data())
def test_the_tables_hold_what_the_function_of_the_whole_ledger_gives(
    databases: Databases, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = databases.home(Path(folder) / "ledger")
        with Ledger.open(home) as ledger:
            bench = Bench(ledger)
            ledger.save_groups(data.draw(suggestions()))
            for _ in range(data.draw(st.integers(1, 8))):
                happen(data, bench)
                bench.check()
        databases.forget(home)


def test_tables_that_are_not_there_yet_are_made_when_a_ledger_is_opened(home: Path) -> None:
    with Ledger.open(home) as ledger:
        bench = Bench(ledger)
        ledger.save_groups([group(*ACCOUNTS[:3])])
        bench.decide(Split(incident=incident_id(ACCOUNTS[0]), accounts=ACCOUNTS[1:2]))
        ledger.set_meta("incidents stand by", "an earlier version")
    made = engine(home)
    with made.begin() as connection:
        for table in (incidents, incident_states, members, about, grouped):
            connection.execute(delete(table))
    made.dispose()
    with Ledger.open(home) as ledger:
        bench.ledger = ledger
        bench.check()
        bench.decide(Undo(decision=1))
        bench.check()
