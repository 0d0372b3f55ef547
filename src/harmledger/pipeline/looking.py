"""Looking at a ledger that stands, and deciding about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from harmledger.capture import EvidenceStore, stored
from harmledger.errors import LedgerError
from harmledger.ledger import IncidentState, Ledger, find
from harmledger.model import Decision, Link, Report
from harmledger.model.decision import AnyAction
from harmledger.model.record import Record
from harmledger.pipeline import judging, settings
from harmledger.pipeline.clock import now
from harmledger.pipeline.incident import Incident
from harmledger.pipeline.run import EVIDENCE
from harmledger.reading.reader import LANGUAGES


def existing(folder: Path, *, writing: bool = False) -> Ledger:
    """Open the ledger in `folder`, to decide in it if `writing`; LedgerError if there is none."""
    return Ledger.open(folder, writing=writing, alone=False)


def incidents(ledger: Ledger, *, rejected: bool = False) -> Iterator[Incident]:
    """Yield the incidents as they stand now, in order of capture; the rejected ones only if asked for."""
    states = [state for state in ledger.incidents() if rejected or state.status != "rejected"]
    return judging.current(ledger, states, settings.of(ledger).method)


def incident(ledger: Ledger, name: str) -> Incident:
    """Return the incident that `state` finds, as it stands now."""
    return next(judging.current(ledger, [state(ledger, name)], settings.of(ledger).method))


def state(ledger: Ledger, name: str) -> IncidentState:
    """Return the incident whose id is, was, or alone begins with `name`, with or without its `i-`.

    LedgerError if there is none, or more than one.
    """
    states = ledger.incidents()
    found = find(states, name)
    if found is not None:
        return found
    beginning = [state for state in states if state.id.startswith((name, f"i-{name}"))] if name else []
    if len(beginning) != 1:
        how_many = "several incidents begin" if beginning else "no incident begins"
        raise LedgerError(f"{how_many} with {name!r}: `harmledger list` names them all")
    return beginning[0]


class Doubt(Record, frozen=True):
    """Two incidents that might be of one event, by their ids, and the two accounts that speak most for it."""

    one: str
    other: str
    link: Link


def doubts(ledger: Ledger) -> Iterator[Doubt]:
    """Yield what a person is asked, the likeliest first; what is decided is asked no more."""
    state_of = {account: state for state in ledger.incidents() for account in state.accounts}
    for link in ledger.questions():
        one, other = state_of.get(link.left), state_of.get(link.right)
        if one is None or other is None or one is other or other.id in one.apart:
            continue
        if "rejected" not in (one.status, other.status):
            yield Doubt(one=one.id, other=other.id, link=link)


def unread(ledger: Ledger) -> Iterator[Report]:
    """Yield the reports in languages whose events are not read, in order of capture."""
    return ledger.reports_in_others(LANGUAGES)


def is_grouped(ledger: Ledger, folder: Path) -> bool:
    """Whether origins are those of what is known of sources now; if not, the next run finds them anew."""
    return judging.is_grouped(ledger, settings.source_files(settings.of(ledger), folder))


def incidents_of(ledger: Ledger, reports: Sequence[str]) -> dict[str, list[str]]:
    """Return report id -> ids of the incidents that it tells of."""
    found: dict[str, list[str]] = {report: [] for report in reports}
    for each in ledger.incidents():
        for report in {account.rpartition("/")[0] for account in each.accounts}:
            if report in found:
                found[report].append(each.id)
    return found


def decide(ledger: Ledger, action: AnyAction, *, by: str, reason: str = "") -> Decision:
    """Append a decision to the log, now; LedgerError if it does not fit the incident as it stands."""
    return ledger.decide(action, by=by, at=now(), reason=reason)


def fault_of(folder: Path, original: str) -> str:
    """Return what is wrong with the bytes of an original now, or nothing if they are as captured."""
    try:
        stored(folder / EVIDENCE, original)
    except LedgerError as error:
        return str(error)
    return ""


def verify(folder: Path, expected_head: str | None = None) -> tuple[tuple[str, ...], str]:
    """Re-read every original and the custody log; return a line a fault, and the log's head now.

    Every original that the ledger names must be in the custody log too.
    """
    with existing(folder) as ledger:
        store = EvidenceStore(folder / EVIDENCE)
        lost = (o for o in ledger.originals() if not store.knows(o.sha256))
        faults = [f"original {o.sha256} ({o.location}): the custody log does not tell of it" for o in lost]
        return (*store.verify(expected_head), *faults), store.head()
