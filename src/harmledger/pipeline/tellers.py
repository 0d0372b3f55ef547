"""Who tells what: outlets and origins, what is known of them, what each reported, how often it was first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from harmledger.grouping import sources
from harmledger.grouping.sources import Directory, Key, Source, key
from harmledger.ledger import Heading, Ledger
from harmledger.ledger.state import in_force
from harmledger.model import Decision, Lineage
from harmledger.model.decision import SetSource
from harmledger.model.record import Record
from harmledger.pipeline import settings


class Teller(Record, frozen=True):
    """A source, and what it told: reports as an outlet, incidents as an outlet or as the origin behind them.

    It was first where no report of the incident was published before one that leads back to it.
    """

    name: str
    kind: str
    affiliation: str | None
    decision: Decision | None
    """The decision that says so, if one does."""
    reports: tuple[str, ...]
    incidents: tuple[str, ...]
    first: tuple[str, ...]


def decided(ledger: Ledger) -> tuple[Decision, ...]:
    """Return the decisions about sources that hold."""
    return tuple(d for d in in_force(ledger.decisions_of_no_account()) if isinstance(d.action, SetSource))


def directory(ledger: Ledger, known_sources: Sequence[Path]) -> Directory:
    """Return all that is known of sources: shipped, in the user's files, decided."""
    actions = (decision.action for decision in decided(ledger))
    said = (
        Source(name=action.name, kind=action.kind, affiliation=action.affiliation)
        for action in actions
        if isinstance(action, SetSource)
    )
    return sources.load(known_sources, said)


def tellers(ledger: Ledger, folder: Path) -> tuple[Teller, ...]:
    """Return every source that told of an incident which is not rejected, who told of most first."""
    known = directory(ledger, settings.source_files(settings.of(ledger), folder))
    found: dict[Key, _Told] = {}
    for telling in _tellings(ledger, known):
        name = telling.source.name
        found.setdefault(key(name) or (name,), _Told(telling.source)).note(telling)
    says = {key(d.action.name): d for d in decided(ledger) if isinstance(d.action, SetSource)}
    made = (told.teller(says) for told in found.values())
    return tuple(sorted(made, key=lambda teller: (-len(teller.incidents), teller.name)))


class _Telling(NamedTuple):
    """That a source told of an incident: by a report of its own, or as the origin behind one."""

    source: Source
    incident: str
    report: str | None
    is_first: bool = False


def _tellings(ledger: Ledger, known: Directory) -> Iterator[_Telling]:
    headings = {heading.report: heading for heading in ledger.headings()}
    behind: dict[str, list[Source]] = {}
    for lineage in ledger.lineages():
        behind.setdefault(lineage.account, []).append(_origin(lineage, known))
    for state in ledger.each_incident():
        if state.status == "rejected":
            continue
        told = [(account, headings[account.rpartition("/")[0]]) for account in state.accounts]
        earliest = min((heading.published for _, heading in told if heading.published), default=None)
        for account, heading in told:
            for source in behind.get(account, ()):
                is_first = heading.published is not None and heading.published == earliest
                yield _Telling(source, state.id, None, is_first)
            yield _Telling(_outlet(heading, known), state.id, heading.report)


def _outlet(heading: Heading, known: Directory) -> Source:
    """Return who published a report, as far as its outlet and its address tell."""
    named = known.named(key(heading.outlet)) if heading.outlet else None
    name = heading.outlet or sources.host(heading.url) or heading.report
    return named or known.at(heading.url) or Source(name=name.removeprefix("The "))


def _origin(lineage: Lineage, known: Directory) -> Source:
    """Return the source at the end of the way: who speaks for a party, and not the party."""
    last = lineage.path[-1] if lineage.path else None
    name = last.of if last and last.how == "speaks for" else lineage.origin
    return known.named(key(name)) or Source(name=name, kind=lineage.kind, affiliation=lineage.affiliation)


class _Told:
    """What one source told, gathered telling by telling."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._reports: dict[str, None] = {}
        self._incidents: dict[str, None] = {}
        self._first: dict[str, None] = {}

    def note(self, telling: _Telling) -> None:
        self._incidents[telling.incident] = None
        if telling.report:
            self._reports[telling.report] = None
        if telling.is_first:
            self._first[telling.incident] = None

    def teller(self, says: Mapping[Key, Decision]) -> Teller:
        names = (self._source.name, *self._source.aliases)
        return Teller(
            name=self._source.name,
            kind=self._source.kind,
            affiliation=self._source.affiliation,
            decision=next((says[key(name)] for name in names if key(name) in says), None),
            reports=tuple(self._reports),
            incidents=tuple(self._incidents),
            first=tuple(self._first),
        )
