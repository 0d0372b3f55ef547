"""Looking at a ledger that stands, and deciding about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from harmledger.capture import EvidenceStore, stored
from harmledger.errors import LedgerError
from harmledger.ledger import IncidentState, Ledger, Wanted
from harmledger.model import Decision, Link, Message, Report, say, told_by
from harmledger.model.decision import AnyAction
from harmledger.model.record import Record
from harmledger.pipeline import judging, settings
from harmledger.pipeline.clock import now
from harmledger.pipeline.incident import Incident, Outline
from harmledger.pipeline.run import EVIDENCE
from harmledger.reading.reader import LANGUAGES


def existing(folder: Path, *, writing: bool = False) -> Ledger:
    """Open the ledger in `folder`, to decide in it if `writing`; LedgerError if there is none."""
    return Ledger.open(folder, writing=writing, alone=False)


def incidents(ledger: Ledger, *, rejected: bool = False) -> Iterator[Incident]:
    """Yield the incidents as they stand now, in order of capture; the rejected ones only if asked for."""
    states = (state for state in ledger.each_incident() if rejected or state.status != "rejected")
    return judging.current(ledger, states, settings.of(ledger).method)


class Listing(Record, frozen=True):
    """A part of a list of incidents, and how long the whole is; see `ledger.Page`."""

    shown: tuple[Outline, ...]
    matching: int
    unplaced: int
    total: int


def listing(
    ledger: Ledger, wanted: Wanted, order: str = "date", *, offset: int = 0, limit: int = 50
) -> Listing:
    """Return a part of the incidents that are wanted, in an order of `ORDERS`; a minus turns it round."""
    with ledger.snapshot():
        found = ledger.page(wanted, order, offset=offset, limit=limit)
        return Listing(
            shown=judging.outlines(ledger, found.states, settings.of(ledger).method),
            matching=found.matching,
            unplaced=found.unplaced,
            total=found.total,
        )


def first(ledger: Ledger, wanted: Wanted, order: str, limit: int) -> tuple[Outline, ...]:
    """Return the first of the incidents that are wanted, in an order as of `listing`, and count none."""
    with ledger.snapshot():
        return judging.outlines(ledger, ledger.first(wanted, order, limit), settings.of(ledger).method)


def incident(ledger: Ledger, name: str) -> Incident:
    """Return the incident that `state` finds, as it stands now."""
    with ledger.snapshot():
        return next(judging.current(ledger, [state(ledger, name)], settings.of(ledger).method))


def these(ledger: Ledger, ids: Iterable[str]) -> dict[str, Incident]:
    """Return present id -> incident as it stands now."""
    with ledger.snapshot():
        states = ledger.states_of(dict.fromkeys(ids)).values()
        return {each.state.id: each for each in judging.current(ledger, states, settings.of(ledger).method)}


def outlines(ledger: Ledger, ids: Iterable[str]) -> dict[str, Outline]:
    """Return present id -> what lists show of the incident."""
    with ledger.snapshot():
        states = list(ledger.states_of(dict.fromkeys(ids)).values())
        return {each.state.id: each for each in judging.outlines(ledger, states, settings.of(ledger).method)}


def state(ledger: Ledger, name: str) -> IncidentState:
    """Return the incident whose id is, was, or alone begins with `name`, with or without its `i-`.

    LedgerError if there is none, or more than one.
    """
    found = ledger.incident(name)
    if found is not None:
        return found
    beginnings = (name, f"i-{name}") if name else ()
    beginning = {each.id: each for start in beginnings for each in ledger.incidents_beginning(start, 2)}
    if len(beginning) != 1:
        if beginning:
            raise LedgerError(
                say("several incidents begin with {!r}: `harmledger list` names them all", name)
            )
        raise LedgerError(say("no incident begins with {!r}: `harmledger list` names them all", name))
    return next(iter(beginning.values()))


class Doubt(Record, frozen=True):
    """Two incidents that might be of one event, by their ids, and the two accounts that speak most for it."""

    one: str
    other: str
    link: Link


def doubts(ledger: Ledger) -> Iterator[Doubt]:
    """Yield what a person is asked, the likeliest first; what is decided is asked no more."""
    return (Doubt(one=one, other=other, link=link) for one, other, link in ledger.open_questions())


def unread(ledger: Ledger, *, since: int = 0) -> Iterator[Report]:
    """Yield the reports after `since` in languages whose events are not read, in order of capture."""
    return ledger.reports_in_others(LANGUAGES, since=since)


def is_grouped(ledger: Ledger, folder: Path) -> bool:
    """Whether origins and groups are of all claims and sources; if not, the next run finds them anew."""
    return judging.is_grouped(ledger, settings.source_files(settings.of(ledger), folder))


def incidents_of(ledger: Ledger, reports: Sequence[str]) -> dict[str, list[str]]:
    """Return report id -> ids of the incidents that it tells of."""
    return ledger.incidents_of(reports)


def decide(ledger: Ledger, action: AnyAction, *, by: str, reason: str = "") -> Decision:
    """Append a decision to the log, now; LedgerError if it does not fit the incident as it stands.

    The incidents that it changes are assessed anew, in the same transaction.
    """
    with ledger.transaction():
        decided = ledger.decide(action, by=by, at=now(), reason=reason)
        judging.assess_these(ledger, ledger.changed_with(decided), settings.of(ledger).method)
        return decided


def fault_of(folder: Path, original: str) -> Message | None:
    """Return what is wrong with the bytes of an original now, or None if they are as captured."""
    try:
        stored(folder / EVIDENCE, original)
    except LedgerError as error:
        return told_by(error)
    return None


def verify(folder: Path, expected_head: str | None = None) -> tuple[tuple[str, ...], str]:
    """Re-read every original and the custody log; return a line a fault, and the log's head now.

    Every original that the ledger names must be in the custody log too.
    """
    with existing(folder) as ledger:
        store = EvidenceStore(folder / EVIDENCE)
        lost = (o for o in ledger.originals() if not store.knows(o.sha256))
        faults = [f"original {o.sha256} ({o.location}): the custody log does not tell of it" for o in lost]
        return (*store.verify(expected_head), *faults), store.head()
