"""The state is a pure function: people's decisions stand, suggestions fill what they leave open."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Sequence

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.ledger.examples import NOON, Desk, group

from harmledger.errors import LedgerError
from harmledger.ledger.state import IncidentState, current, dangling, find, in_force, incident_id
from harmledger.model import Decision, Group
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

ACCOUNTS = tuple(f"r{number}/1" for number in range(1, 9))


def desk(*groups: Group) -> Desk:
    return Desk(groups, ACCOUNTS)


def merge(at: Desk, kept: str, brought: str) -> Decision:
    other = at.incident_of(brought)
    return at.decide(Merge(incident=at.incident_of(kept).id, accounts=other.accounts))


def split(at: Desk, *accounts: str) -> Decision:
    return at.decide(Split(incident=at.incident_of(accounts[0]).id, accounts=accounts))


def apart(at: Desk, one: str, other: str) -> Decision:
    return at.decide(Apart(incident=at.incident_of(one).id, accounts=at.incident_of(other).accounts))


def memberships(states: Sequence[IncidentState]) -> set[tuple[str, ...]]:
    return {state.accounts for state in states}


# Examples


def test_without_decisions_the_incidents_are_the_suggestions() -> None:
    at = desk(group("r1/1", "r3/1"), group("r2/1"))
    assert [(s.id, s.accounts, s.status) for s in at.states] == [
        (incident_id("r1/1"), ("r1/1", "r3/1"), "suggested"),
        (incident_id("r2/1"), ("r2/1",), "suggested"),
    ]


def test_a_merge_keeps_the_older_founders_id_and_the_other_id_still_leads_there() -> None:
    at = desk(group("r1/1"), group("r2/1", "r3/1"))
    merge(at, kept="r2/1", brought="r1/1")
    (merged,) = at.states
    assert merged.id == incident_id("r1/1")
    assert find(at.states, incident_id("r2/1")) == merged
    assert find(at.states, "i-0000000000") is None


def test_a_split_account_does_not_come_back_by_a_later_suggestion() -> None:
    at = desk(group("r1/1", "r2/1", "r3/1"))
    split(at, "r2/1")
    at.groups = (group("r1/1", "r2/1"), group("r3/1"))
    assert memberships(at.states) == {("r1/1", "r3/1"), ("r2/1",)}


def test_two_incidents_that_people_decided_about_are_not_joined_by_a_suggestion() -> None:
    at = desk(group("r1/1"), group("r2/1"))
    at.decide(Accept(incident=incident_id("r1/1")))
    at.decide(SetGrade(incident=incident_id("r2/1"), grade="weak"))
    at.groups = (group("r1/1", "r2/1"),)
    assert [(s.status, s.grade) for s in at.states] == [("accepted", None), ("suggested", "weak")]


def test_a_new_account_joins_an_accepted_incident_and_is_marked_as_only_suggested() -> None:
    at = desk(group("r1/1", "r2/1"))
    at.decide(Accept(incident=incident_id("r1/1")))
    at.groups = (group("r1/1", "r2/1", "r5/1"),)
    (state,) = at.states
    assert (state.status, state.suggested) == ("accepted", ("r5/1",))


def test_a_later_merge_overrides_an_earlier_split() -> None:
    at = desk(group("r1/1", "r2/1"))
    split(at, "r2/1")
    merge(at, kept="r1/1", brought="r2/1")
    assert memberships(at.states) == {("r1/1", "r2/1")}


def test_what_is_decided_to_be_apart_is_not_joined_by_a_later_suggestion_nor_through_a_third() -> None:
    at = desk(group("r1/1", "r2/1"), group("r3/1"))
    apart(at, "r1/1", "r3/1")
    at.groups = (group("r1/1", "r2/1", "r3/1", "r4/1"),)
    assert memberships(at.states) == {("r1/1", "r2/1", "r4/1"), ("r3/1",)}
    one, other = at.states
    assert (one.apart, other.apart) == ((other.id,), (one.id,))


def test_undoing_what_was_apart_lets_suggestions_join_again() -> None:
    at = desk(group("r1/1"), group("r2/1"))
    decided = apart(at, "r1/1", "r2/1")
    at.groups = (group("r1/1", "r2/1"),)
    at.decide(Undo(decision=decided.number))
    assert memberships(at.states) == {("r1/1", "r2/1")}
    assert at.states[0].apart == ()


def test_a_later_merge_overrides_that_two_are_apart() -> None:
    at = desk(group("r1/1"), group("r2/1"))
    apart(at, "r1/1", "r2/1")
    merge(at, kept="r1/1", brought="r2/1")
    assert memberships(at.states) == {("r1/1", "r2/1")}


def test_what_is_held_apart_stays_apart_whatever_else_joins_it() -> None:
    log: list[AnyAction] = [
        Merge(incident="i", members=("r1/1",), accounts=("r3/1",)),
        Merge(incident="i", members=("r3/1",), accounts=("r2/1",)),
        Split(incident="i", members=("r1/1", "r2/1"), accounts=("r2/1",)),
    ]
    decisions = [Decision(number=n, at=NOON, by="analyst", action=a) for n, a in enumerate(log, start=1)]
    assert memberships(current((), ACCOUNTS, decisions)) == {("r1/1",), ("r2/1", "r3/1")}


def test_the_later_of_two_edits_of_a_field_holds_and_undoing_it_gives_the_earlier_back() -> None:
    at = desk(group("r1/1"))
    incident = incident_id("r1/1")
    first = at.decide(Edit(incident=incident, field="event_type", value="shelling"))
    second = at.decide(Edit(incident=incident, field="event_type", value="airstrike"))
    assert at.states[0].edits == {"event_type": second}
    at.decide(Undo(decision=second.number))
    assert at.states[0].edits == {"event_type": first}


def test_what_was_decided_of_an_incident_stays_with_its_founder_after_a_split() -> None:
    at = desk(group("r1/1", "r2/1"))
    at.decide(SetGrade(incident=incident_id("r1/1"), grade="fair"))
    at.decide(Note(incident=incident_id("r1/1"), text="call the mayor of Velmora"))
    split(at, "r2/1")
    assert at.incident_of("r1/1").grade == "fair"
    assert len(at.incident_of("r1/1").notes) == 1
    assert at.incident_of("r2/1").grade is None


def test_decisions_about_accounts_that_are_gone_are_kept_and_reported() -> None:
    at = desk(group("r1/1", "r2/1"), group("r3/1"))
    graded = at.decide(SetGrade(incident=incident_id("r1/1"), grade="weak"))
    at.decide(Reject(incident=incident_id("r3/1")))
    left = [account for account in ACCOUNTS if account != "r1/1"]
    states = current(at.groups, left, at.decisions)
    assert dangling(left, at.decisions) == (graded,)
    assert (states[0].founder, states[0].grade, states[0].vanished) == ("r2/1", "weak", ("r1/1",))
    assert find(states, incident_id("r1/1")) == states[0]
    assert current(at.groups, ACCOUNTS, at.decisions) == at.states


def test_a_decision_all_of_whose_accounts_are_gone_changes_nothing_but_is_reported() -> None:
    at = desk(group("r1/1"), group("r2/1"))
    rejected = at.decide(Reject(incident=incident_id("r1/1")))
    left = ACCOUNTS[1:]
    assert [s.status for s in current(at.groups, left, at.decisions)] == ["suggested"]
    assert dangling(left, at.decisions) == (rejected,)


# Properties


@st.composite
def suggestions(draw: st.DrawFn, accounts: Sequence[str] = ACCOUNTS) -> tuple[Group, ...]:
    """Any partition of the accounts, some of which are in no group at all."""
    labels = draw(st.lists(st.integers(-1, 4), min_size=len(accounts), max_size=len(accounts)))
    cells = [[a for a, own in zip(accounts, labels, strict=True) if own == label] for label in range(5)]
    return tuple(sorted((group(*cell) for cell in cells if cell), key=lambda g: g.founder))


@st.composite
def actions(draw: st.DrawFn, at: Desk, *, undo: bool) -> AnyAction:
    """An action that may fit what is on the desk, and often does."""
    state = draw(st.sampled_from(at.states))
    others = [other for other in at.states if other != state]
    choices: list[st.SearchStrategy[AnyAction]] = [
        st.just(Accept(incident=state.id)),
        st.just(Reject(incident=state.id)),
        st.just(Note(incident=state.id, text="look again")),
        st.just(Edit(incident=state.id, field="event_type", value="shelling")),
        st.sampled_from(["weak", "fair"]).map(lambda grade: SetGrade(incident=state.id, grade=grade)),
    ]
    if others:
        other = st.sampled_from(others)
        choices += 3 * [other.map(lambda o: Merge(incident=state.id, accounts=o.accounts))]
        choices += [other.map(lambda o: Apart(incident=state.id, accounts=o.accounts))]
    if len(state.accounts) > 1:
        some = st.sets(st.sampled_from(state.accounts), min_size=1, max_size=len(state.accounts) - 1)
        choices += 3 * [some.map(lambda s: Split(incident=state.id, accounts=tuple(sorted(s))))]
    if undo and at.decisions:
        choices += 2 * [st.integers(1, len(at.decisions)).map(lambda number: Undo(decision=number))]
    return draw(st.one_of(choices))


@st.composite
def desks(draw: st.DrawFn, *, undo: bool = True, regroup: bool = True) -> Desk:
    """A desk after any sequence of decisions that the ledger would take, and new suggestions now and then."""
    at = desk(*draw(suggestions()))
    assume(at.states)
    for _ in range(draw(st.integers(0, 7))):
        if regroup and draw(st.integers(0, 4)) == 0:
            new = draw(suggestions())
            if new:
                at.groups = new
        with contextlib.suppress(LedgerError):
            at.decide(draw(actions(at, undo=undo)))
    return at


@given(desks())
def test_every_grouped_or_decided_account_is_in_exactly_one_incident(at: Desk) -> None:
    placed = [account for state in at.states for account in state.accounts]
    assert len(placed) == len(set(placed))
    assert {account for found in at.groups for account in found.accounts} <= set(placed)


@given(desks(), st.randoms(use_true_random=False))
def test_undoing_every_decision_in_any_order_allowed_gives_the_suggestions_back(
    at: Desk, chance: random.Random
) -> None:
    asserted = [d.number for d in at.decisions]
    chance.shuffle(asserted)
    while undoable := [d.number for d in in_force(at.decisions) if not isinstance(d.action, Undo)]:
        before = len(at.decisions)
        for number in sorted(undoable, key=asserted.index):
            with contextlib.suppress(LedgerError):
                at.decide(Undo(decision=number))
        assert len(at.decisions) > before, "no decision that is left can be undone"
    assert at.states == current(at.groups, ACCOUNTS, ())


@given(desks())
def test_replaying_the_log_as_stored_gives_the_same_state(at: Desk) -> None:
    stored = msgspec.json.encode(at.decisions)
    replayed = msgspec.json.decode(stored, type=tuple[Decision, ...])
    assert current(at.groups, ACCOUNTS, replayed) == at.states


@given(st.data())
def test_a_decision_does_to_membership_what_it_says_and_no_more(data: st.DataObject) -> None:
    at = data.draw(desks())
    before = memberships(at.states)
    action = data.draw(actions(at, undo=False))
    with contextlib.suppress(LedgerError):
        decided = at.decide(action).action
        assert memberships(at.states) == _expected(before, decided)


def _expected(before: set[tuple[str, ...]], action: AnyAction) -> set[tuple[str, ...]]:
    match action:
        case Merge(members=members, accounts=accounts):
            gone = {cell for cell in before if set(cell) & {*members, *accounts}}
            return before - gone | {tuple(sorted({*members, *accounts}))}
        case Split(members=members, accounts=accounts):
            rest = tuple(account for account in members if account not in accounts)
            return before - {members} | {tuple(sorted(accounts)), rest}
        case _:
            return before


@given(st.data())
def test_an_undo_restores_and_the_undo_of_an_undo_decides_again(data: st.DataObject) -> None:
    at = data.draw(desks())
    before = at.states
    try:
        decision = at.decide(data.draw(actions(at, undo=True)))
    except LedgerError:
        return
    after = at.states
    undo = at.decide(Undo(decision=decision.number))
    assert at.states == before
    at.decide(Undo(decision=undo.number))
    assert at.states == after


@given(desks(undo=False), suggestions())
def test_no_suggestion_changes_which_decided_accounts_belong_together(
    at: Desk, new: tuple[Group, ...]
) -> None:
    decided = {a for state in at.states for a in state.accounts} - {
        a for state in at.states for a in state.suggested
    }
    before = {tuple(a for a in cell if a in decided) for cell in memberships(at.states)} - {()}
    at.groups = new
    after = {tuple(a for a in cell if a in decided) for cell in memberships(at.states)} - {()}
    assert before == after


@given(st.data())
def test_decisions_about_different_incidents_ask_no_order(data: st.DataObject) -> None:
    groups = data.draw(suggestions())
    assume(len(groups) > 1)
    left: list[AnyAction] = []
    right: list[AnyAction] = []
    for side, own in ((left, groups[::2]), (right, groups[1::2])):
        at = desk(*own)
        for _ in range(data.draw(st.integers(1, 3))):
            with contextlib.suppress(LedgerError):
                at.decide(data.draw(actions(at, undo=False)))
        side += [decision.action for decision in at.decisions]
    assert _bare(groups, left + right) == _bare(groups, right + left)


def _bare(groups: tuple[Group, ...], actions: Sequence[AnyAction]) -> list[object]:
    """The states after the actions, less the numbers that the decisions happen to have."""
    at = desk(*groups)
    for action in actions:
        at.decide(action)
    return [(s.accounts, s.suggested, s.status, s.grade, set(s.edits), len(s.notes)) for s in at.states]
