"""The current state of every incident: a pure function of suggestions, accounts and decisions.

A decision about which accounts belong together is a statement: these tell of one event, and not of that
one. The newest statement is heeded first and the suggestions last, and what contradicts anything settled
before it is left out. So a suggestion never overwrites a decision, and undoing one is leaving it out.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from harmledger.model.decision import (
    Accept,
    Addition,
    AnyAction,
    Apart,
    Decision,
    Edit,
    IncidentAction,
    Merge,
    Note,
    Reject,
    SetGrade,
    SetPolicy,
    Split,
    Undo,
)
from harmledger.model.incident import Group
from harmledger.model.record import Record

Status = Literal["suggested", "accepted", "rejected"]

_ID_DIGITS = 12
"""Among a million incidents the odds that two share a name are one in 560."""


class IncidentState(Record, frozen=True):
    """Accounts that tell of one event, by decision or suggestion, and what people decided of it.

    An incident is named by its founder, the first of its accounts to be captured. Where two decisions
    disagree on one field, the later holds.
    """

    id: str
    founder: str
    accounts: tuple[str, ...]
    """In order of capture."""
    apart: tuple[str, ...] = ()
    """The ids of the incidents that decisions hold apart from it."""
    suggested: tuple[str, ...] = ()
    """Those of `accounts` that no one has decided about."""
    vanished: tuple[str, ...] = ()
    """Accounts that decisions on it name, and that no reading has any more."""
    status: Status = "suggested"
    grade: str | None = None
    policy: str | None = None
    """By which its figures are reconciled; None for the ledger's."""
    edits: Mapping[str, Decision] = msgspec.field(default_factory=dict)
    """Field -> the edit that holds."""
    notes: tuple[Decision, ...] = ()
    additions: tuple[Decision, ...] = ()
    """What people claim that its accounts say, beyond what was read in them."""
    decisions: tuple[int, ...] = ()
    """The numbers of all decisions that bear on it and hold."""


def incident_id(founder: str) -> str:
    """Return the name of the incident whose first account is `founder`."""
    return f"i-{hashlib.sha256(founder.encode()).hexdigest()[:_ID_DIGITS]}"


def current(
    groups: Iterable[Group], accounts: Iterable[str], decisions: Sequence[Decision]
) -> tuple[IncidentState, ...]:
    """Return every incident, in order of capture of its founder; each account is in at most one.

    `accounts` are the ids of all accounts in order of capture, `decisions` the whole log in its order. What
    a person claims that a report says is told by an account, whether or not one was read there.
    """
    holding = in_force(decisions)
    added = [d.action.account for d in holding if isinstance(d.action, Addition)]
    order = {account: place for place, account in enumerate(dict.fromkeys((*accounts, *added)))}
    clusters = _Clusters()
    for decision in reversed(holding):
        clusters.state([_known(part, order) for part in _parts(decision.action)])
    for group in groups:
        clusters.suggest(_known(group.accounts, order))
    for account in added:
        clusters.add(account)
    members: dict[str, list[str]] = defaultdict(list)
    for account in sorted(clusters.accounts(), key=order.__getitem__):
        members[clusters.root(account)].append(account)
    bearing: dict[str, list[Decision]] = defaultdict(list)
    for decision in holding:
        for root in {clusters.root(account) for account in _about(decision.action, order)}:
            bearing[root].append(decision)
    ids = {root: incident_id(found[0]) for root, found in members.items()}
    return tuple(
        msgspec.structs.replace(
            _state(found, clusters.decided, order, bearing.get(root, [])),
            apart=tuple(sorted(ids[other] for other in clusters.apart(root))),
        )
        for root, found in members.items()
    )


def find(states: Iterable[IncidentState], incident: str) -> IncidentState | None:
    """Return the incident that bears or once bore the id `incident`, or None.

    An id names an account, the founder of its time: it leads to wherever that account is now.
    """
    known = tuple(states)
    for state in known:
        if state.id == incident:
            return state
    for state in known:
        if any(incident_id(account) == incident for account in (*state.accounts, *state.vanished)):
            return state
    return None


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that hold, undos among them, in their order."""
    undone: set[int] = set()
    holding: list[Decision] = []
    for decision in reversed(decisions):
        if decision.number in undone:
            continue
        if isinstance(decision.action, Undo):
            undone.add(decision.action.decision)
        holding.append(decision)
    return tuple(reversed(holding))


def dangling(accounts: Iterable[str], decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions in force that name an account which no reading has any more.

    They go on holding for those of their accounts that remain.
    """
    holding = in_force(decisions)
    known = {*accounts, *(d.action.account for d in holding if isinstance(d.action, Addition))}
    return tuple(d for d in holding if not known.issuperset(named(d.action)))


def named(action: AnyAction) -> tuple[str, ...]:
    """Return every account that the action was about when it was decided."""
    match action:
        case Merge() | Apart():
            return action.members + action.accounts
        case IncidentAction():
            return action.members
        case Addition():
            return (action.account,)
        case _:
            return ()


def _parts(action: AnyAction) -> tuple[tuple[str, ...], ...]:
    """Return what the action states of membership: within a part together, between parts apart.

    Whoever accepts, rejects, edits or grades an incident says so of all its accounts; a note, or
    what is added to an account, says nothing.
    """
    match action:
        case Split():
            moved = set(action.accounts)
            return (action.accounts, tuple(a for a in action.members if a not in moved))
        case Apart():
            return (action.members, action.accounts)
        case Note() | Addition():
            return ()
        case _:
            return (named(action),)


def _about(action: AnyAction, order: Mapping[str, int]) -> list[str]:
    """Return the accounts by which the incidents that the action bears on are found again.

    What is decided of an incident stays with its founder, or with the first that remains of its accounts.
    """
    known = _known(named(action), order)
    return known if isinstance(action, Merge | Split | Apart) else known[:1]


def _known(accounts: Iterable[str], order: Mapping[str, int]) -> list[str]:
    return [account for account in accounts if account in order]


def _state(
    accounts: Sequence[str], decided: frozenset[str], order: Mapping[str, int], bearing: Sequence[Decision]
) -> IncidentState:
    founder = accounts[0]
    state = IncidentState(
        id=incident_id(founder),
        founder=founder,
        accounts=tuple(accounts),
        suggested=tuple(account for account in accounts if account not in decided),
        vanished=tuple(dict.fromkeys(a for d in bearing for a in named(d.action) if a not in order)),
        decisions=tuple(decision.number for decision in bearing),
    )
    for decision in bearing:
        state = _after(state, decision)
    return state


def _after(state: IncidentState, decision: Decision) -> IncidentState:
    changed: Mapping[str, object] = {}
    match decision.action:
        case Accept():
            changed = {"status": "accepted"}
        case Reject():
            changed = {"status": "rejected"}
        case SetGrade(grade=grade):
            changed = {"grade": grade}
        case SetPolicy(policy=policy):
            changed = {"policy": policy}
        case Edit(field=field):
            changed = {"edits": {**state.edits, field: decision}}
        case Note():
            changed = {"notes": (*state.notes, decision)}
        case Addition():
            changed = {"additions": (*state.additions, decision)}
        case _:
            pass
    return msgspec.structs.replace(state, **changed)


class _Clusters:
    """Disjoint sets of accounts, some pairs of which are held apart.

    The first statement settles it: a later one that contradicts it changes nothing.
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._settled: set[str] = set()
        """The roots of clusters that someone decided about."""
        self._decided: set[str] = set()

    @property
    def decided(self) -> frozenset[str]:
        return frozenset(self._decided)

    def accounts(self) -> Iterator[str]:
        return iter(tuple(self._parent))

    def root(self, account: str) -> str:
        parent = self._parent
        parent.setdefault(account, account)
        while parent[account] != account:
            parent[account] = parent[parent[account]]  # halves the path, so that it stays short
            account = parent[account]
        return account

    def add(self, account: str) -> None:
        """Let the account be there, on its own unless something is said of it."""
        self.root(account)

    def apart(self, root: str) -> frozenset[str]:
        """Return the roots of the clusters that are held apart from the one with this root."""
        return frozenset(self._apart.get(root, ()))

    def state(self, parts: Sequence[Sequence[str]]) -> None:
        """Hold the accounts of each part together, and the parts apart."""
        for part in parts:
            for account in part:
                self._decided.add(account)
                self._settled.add(self.root(account))
                self._join(part[0], account)
        for place, part in enumerate(parts):
            for other in parts[place + 1 :]:
                self._hold_apart(part, other)

    def suggest(self, accounts: Sequence[str]) -> None:
        """Let the accounts join the first of them, as far as no decision says otherwise.

        Two incidents that people have decided about are never joined by a suggestion.
        """
        for account in accounts:
            if not {self.root(accounts[0]), self.root(account)} <= self._settled:
                self._join(accounts[0], account)

    def _join(self, one: str, other: str) -> None:
        kept, lost = self.root(one), self.root(other)
        if kept == lost or lost in self._apart[kept]:
            return
        self._parent[lost] = kept
        if lost in self._settled:
            self._settled.add(kept)
        for foreign in self._apart.pop(lost, ()):
            self._apart[foreign].remove(lost)
            self._apart[foreign].add(kept)
            self._apart[kept].add(foreign)

    def _hold_apart(self, some: Iterable[str], others: Iterable[str]) -> None:
        theirs = {self.root(account) for account in others}
        for mine in {self.root(account) for account in some}:
            for their in theirs - {mine}:
                self._apart[mine].add(their)
                self._apart[their].add(mine)
