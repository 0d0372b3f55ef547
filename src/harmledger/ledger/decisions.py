"""What a decision must be to enter the log: it fits the state, and it says what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

import msgspec

from harmledger.errors import LedgerError, VocabularyError
from harmledger.ledger.state import IncidentState, find, in_force, named
from harmledger.model import vocabulary
from harmledger.model.count_range import CountRange
from harmledger.model.date_interval import DateInterval
from harmledger.model.decision import (
    AddFigure,
    Addition,
    AddPlace,
    AddVictim,
    AnyAction,
    AnyAddition,
    AnyIncidentAction,
    Apart,
    Decision,
    DropVictim,
    Edit,
    IncidentAction,
    Merge,
    Note,
    Reject,
    SetGrade,
    SetPolicy,
    SetSource,
    Split,
    Undo,
)
from harmledger.model.message import Value, path, say, told_by
from harmledger.model.place import Place
from harmledger.model.record import Record
from harmledger.model.span import Span

OLDEST = 130
"""Years that no one lives to see."""


class Situation(Record, frozen=True):
    """What a new decision is held against: all that it could change anything of."""

    number: int
    """The number that the decision will have."""
    states: tuple[IncidentState, ...]
    accounts: frozenset[str]
    """The ids of the accounts that were read."""
    decisions: tuple[Decision, ...]
    text_of: Callable[[str], str | None]
    """Report id -> the report's text, or None if there is no such report."""

    @property
    def known(self) -> frozenset[str]:
        """The ids of all accounts: those that were read, and those that people made."""
        return self.accounts.union(*(state.accounts for state in self.states))


def complete(action: AnyAction, reason: str, situation: Situation) -> AnyAction:
    """Return the action with all that the ledger fills in; LedgerError if it does not fit."""
    match action:
        case Undo():
            _check_undo(action, situation)
            return action
        case Addition():
            return _completed(action, situation)
        case SetSource():
            return _of_source(action)
        case IncidentAction():
            return _of_incident(action, reason, situation)


def _of_incident(action: AnyIncidentAction, reason: str, situation: Situation) -> AnyIncidentAction:
    """Return the action with its incident's present id and accounts."""
    state = find(situation.states, action.incident)
    if state is None:
        _refuse("there is no incident {}: `harmledger search` finds incidents", action.incident)
    match action:
        case Merge() | Split() | Apart():
            _check_membership(action, state, situation)
        case SetGrade():
            _check_code("grades", action.grade)
        case SetPolicy():
            _check_code("policies", action.policy)
        case Edit():
            _check_edit(action, reason, situation)
        case Note():
            if not action.text.strip():
                _refuse("the note is empty: write what is to be remembered")
        case _:
            pass
    return msgspec.structs.replace(action, incident=state.id, members=state.accounts)


def _refuse(english: str, *values: Value) -> NoReturn:
    raise LedgerError(say(english, *values))


def _check_accounts(accounts: Sequence[str], known: frozenset[str]) -> None:
    if not accounts:
        _refuse("no accounts are named: name at least one")
    if len(set(accounts)) < len(accounts):
        _refuse("an account is named twice: name each once")
    for account in accounts:
        if account not in known:
            _refuse(
                "there is no account {}: `harmledger show INCIDENT` lists an incident's accounts", account
            )


def _check_membership(action: Merge | Split | Apart, state: IncidentState, situation: Situation) -> None:
    match action:
        case Merge():
            _check_merge(action, state, situation)
        case Split():
            _check_split(action, state)
        case Apart():
            _check_apart(action, state, situation)


def _check_merge(action: Merge, state: IncidentState, situation: Situation) -> None:
    _check_accounts(action.accounts, situation.known)
    named_now = frozenset(action.accounts)
    for other in situation.states:
        if named_now.isdisjoint(other.accounts):
            continue
        if other.id == state.id:
            _refuse("some of the accounts are in {} already: name only accounts of other incidents", state.id)
        left = [account for account in other.accounts if account not in named_now]
        if left:
            _refuse(
                "{} of {} would be left behind: name all of that incident's accounts, "
                "or split off those that belong here first",
                left[0],
                other.id,
            )
        _refuse_rejected(other)
    _refuse_rejected(state)


def _refuse_rejected(state: IncidentState) -> None:
    if state.status == "rejected":
        _refuse("{} is rejected: accept it, or undo the rejection, before merging", state.id)


def _check_split(action: Split, state: IncidentState) -> None:
    _check_accounts(action.accounts, frozenset(state.accounts))
    if len(action.accounts) == len(state.accounts):
        _refuse("these are all the accounts of {}: leave at least one in it", state.id)


def _check_apart(action: Apart, state: IncidentState, situation: Situation) -> None:
    _check_accounts(action.accounts, situation.known)
    if not frozenset(action.accounts).isdisjoint(state.accounts):
        _refuse("some of the accounts are in {} itself: split off those that tell of another event", state.id)
    if all(set(action.accounts) != set(other.accounts) for other in situation.states):
        _refuse("these are not all the accounts of one incident: name one other incident's, and all of them")


def _completed(action: AnyAddition, situation: Situation) -> AnyAddition:
    """Return the claim with the account that it is of: one of the report's, or a new one."""
    _check_quoted(action.report, action.span, situation)
    match action:
        case AddFigure():
            _check_code("harms", action.harm)
            _check_code("groups", action.group)
        case AddVictim():
            _check_code("harms", action.harm)
            _check_person(action)
        case AddPlace():
            _check_code("place_precision", action.place.precision)
        case DropVictim() if not action.account:
            _refuse("no account is named: name the one in which the victim was read")
        case _:
            pass
    if action.account:
        if action.account not in situation.known or action.account.rpartition("/")[0] != action.report:
            _refuse(
                "{} has no account {}: name one of the report's, or a new one", action.report, action.account
            )
        return msgspec.structs.replace(action, event_type="")
    _check_code("event_types", action.event_type)
    return msgspec.structs.replace(action, account=f"{action.report}/d{situation.number}")


def _of_source(action: SetSource) -> SetSource:
    """Return what is decided of a source, without blanks around its names."""
    _check_code("source_kinds", action.kind)
    name, affiliation = action.name.strip(), (action.affiliation or "").strip()
    if not name:
        _refuse("the source has no name: give it as its reports do")
    return msgspec.structs.replace(action, name=name, affiliation=affiliation or None)


def _check_person(action: AddVictim) -> None:
    if not action.name.strip():
        _refuse("the person has no name: give it as the report writes it")
    if action.age is not None and not 0 <= action.age <= OLDEST:
        _refuse("no one is {:g} years old: give an age of 0 to {}, or none", action.age, OLDEST)
    if action.sex not in (None, "female", "male"):
        _refuse("there is no sex {!r}: give female or male, or none", action.sex)


def _check_undo(action: Undo, situation: Situation) -> None:
    holding = {decision.number: decision for decision in in_force(situation.decisions)}
    if all(decision.number != action.decision for decision in situation.decisions):
        _refuse("there is no decision {}: `harmledger show INCIDENT` lists its decisions", action.decision)
    if action.decision not in holding:
        _refuse("decision {} is undone already: undo the undo to restore it", action.decision)
    undone = _what_changes(action, situation.decisions)
    touched = frozenset(named(undone))
    for number, later in holding.items():
        if number <= action.decision or touched.isdisjoint(named(later.action)):
            continue
        if _rests_on(later.action, undone):
            _refuse("decision {} rests on decision {}: undo {} first", number, action.decision, number)


def _rests_on(later: AnyAction, earlier: AnyAction) -> bool:
    """Whether a later action on the same accounts would mean another thing without the earlier one."""
    match earlier:
        case Merge() | Split():
            return not isinstance(later, Note)
        case Reject():
            return isinstance(later, Merge)
        case Addition():
            return earlier.founds and not isinstance(later, Note)
        case _:
            return False


def _what_changes(action: Undo, decisions: Sequence[Decision]) -> AnyAction:
    """Return what is undone or, by the undo of an undo, restored."""
    actions = {decision.number: decision.action for decision in decisions}
    found: AnyAction = action
    while isinstance(found, Undo):
        found = actions[found.decision]
    return found


def _check_edit(action: Edit, reason: str, situation: Situation) -> None:
    _check_value(action.field, action.value)
    if action.span is None:
        if not reason.strip():
            _refuse("the edit rests on nothing: give the words of a report that state it, or a reason")
        return
    if action.report is None:
        _refuse("the edit quotes words of no report: name the report")
    _check_quoted(action.report, action.span, situation)


def _check_quoted(report: str, span: Span, situation: Situation) -> None:
    text = situation.text_of(report)
    if text is None:
        _refuse("there is no report {}: name the report that states it", report)
    if not span.quotes(text):
        _refuse("{} does not say this there: quote the report's exact characters", report)


_VALUES: Mapping[str, object] = {
    "date": DateInterval,
    "place": Place,
    "actors": tuple[str, ...],
}
"""Fields whose value is a record, and which."""

_CODES: Mapping[str, str] = {"event_type": "event_types", "means": "means"}
"""Fields whose value is a code, and of which vocabulary."""


def _check_value(field: str, value: object) -> None:
    match field.split("."):
        case [name] if name in _CODES:
            _check_code(_CODES[name], value)
        case [name] if name in _VALUES:
            _check_type(field, value, _VALUES[name])
        case ["totals", harm, group]:
            _check_code("harms", harm)
            _check_code("groups", group)
            _check_type(field, value, CountRange)
        case _:
            _refuse("there is no field {!r}: edit one of {}, totals.HARM.GROUP", field, (*_CODES, *_VALUES))


def _check_code(name: str, code: object) -> None:
    try:
        vocabulary.check(name, str(code))
    except VocabularyError as error:
        raise LedgerError(told_by(error)) from error


def _check_type(field: str, value: object, kind: object) -> None:
    try:
        msgspec.convert(value, kind, str_keys=True)
    except msgspec.ValidationError as error:
        raise LedgerError(say("{} cannot be {}: {}", path(field), repr(value), str(error))) from error
