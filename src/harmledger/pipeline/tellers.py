"""Who tells what: outlets and origins, what is known of them, how much each told, how often it was first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from harmledger.grouping.origins import sources
from harmledger.grouping.origins.sources import Directory, Key, Source, key
from harmledger.ledger import Ledger, Telling, Told
from harmledger.ledger.state import in_force
from harmledger.model import Decision, Lineage, Report
from harmledger.model.decision import SetSource
from harmledger.model.record import Record
from harmledger.pipeline import settings
from harmledger.pipeline.incident import Incident


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


def publishers(reports: Iterable[Report], known: Directory) -> dict[str, str]:
    """Return report id -> the source that published it, as far as its outlet and its address tell."""
    return {report.id: _publisher(report, known) for report in reports}


def _publisher(report: Report, known: Directory) -> str:
    found = known.publisher(report)
    return found.name if found else sources.host(report.url) or report.id


def tellings(
    incident: Incident, behind: Mapping[str, Sequence[Lineage]], published: Mapping[str, str]
) -> tuple[Telling, ...]:
    """Return who told of an incident, each source once: as the origin behind an account, or as its outlet.

    `behind` are the lineages of its accounts, `published` says who published its reports.
    """
    days = {report.id: report.published for report in incident.reports.values()}
    earliest = min((day for day in days.values() if day), default=None)
    found: dict[Key, Telling] = {}
    for account in incident.accounts:
        is_first = earliest is not None and days[account.report] == earliest
        for lineage in behind[account.id]:
            origin = Telling(
                name=_origin(lineage), kind=lineage.kind, affiliation=lineage.affiliation, first=is_first
            )
            _note(found, origin)
        _note(found, Telling(name=published.get(account.report, account.report)))
    return tuple(found.values())


def _origin(lineage: Lineage) -> str:
    """Return the source at the end of the way: who speaks for a party, and not the party."""
    last = lineage.path[-1] if lineage.path else None
    return last.of if last and last.how == "speaks for" else lineage.origin


def _note(found: dict[Key, Telling], telling: Telling) -> None:
    before = found.setdefault(_key(telling.name), telling)
    found[_key(telling.name)] = msgspec.structs.replace(before, first=before.first or telling.first)


def _key(name: str) -> Key:
    return key(name) or (name,)


class Teller(Record, frozen=True):
    """A source, and how much it told: reports as an outlet, incidents as an outlet or as an origin.

    It was first where no report of the incident was published before one that leads back to it. Rejected
    incidents do not count.
    """

    name: str
    kind: str
    affiliation: str | None
    decision: Decision | None
    """The decision that says so, if one does."""
    names: tuple[str, ...]
    """All names by which the ledger knows it."""
    reports: int
    incidents: int
    first: int


def tellers(ledger: Ledger, folder: Path) -> tuple[Teller, ...]:
    """Return every source that told of an incident, who told of most first."""
    known = directory(ledger, settings.source_files(settings.of(ledger), folder))
    with ledger.snapshot():
        return _tellers(ledger, known)


def teller(ledger: Ledger, folder: Path, name: str) -> Teller | None:
    """Return the source of this name among those that told of an incident, or None."""
    known = directory(ledger, settings.source_files(settings.of(ledger), folder))
    source = known.named(key(name)) or Source(name=name)
    wanted = {_key(each) for each in (source.name, *source.aliases)}
    with ledger.snapshot():
        called = [each for each in ledger.tellers() if _key(each) in wanted]
        return next((found for found in _tellers(ledger, known, called) if found.name == name), None)


def _tellers(ledger: Ledger, known: Directory, called: Collection[str] | None = None) -> tuple[Teller, ...]:
    decisions: dict[str, Decision] = {}
    for decision in decided(ledger):
        if isinstance(decision.action, SetSource):
            source = known.named(key(decision.action.name))
            decisions[source.name if source else decision.action.name] = decision
    published = ledger.published(called)
    told_by: dict[Key, list[Told]] = {}
    for told in ledger.told(called):
        told_by.setdefault(_key(told.name), []).append(told)
    made = (_teller(told, known.named(name), decisions, published) for name, told in told_by.items())
    return tuple(sorted(made, key=lambda teller: (-teller.incidents, teller.name)))


def _teller(
    told: Sequence[Told],
    known: Source | None,
    decisions: Mapping[str, Decision],
    published: Mapping[str, int],
) -> Teller:
    most = max(told, key=lambda each: (each.kind != "unknown", each.incidents, each.name))
    source = known or Source(name=most.name, kind=most.kind, affiliation=most.affiliation)
    names = tuple(dict.fromkeys(each.name for each in told))
    return Teller(
        name=source.name,
        kind=source.kind,
        affiliation=source.affiliation,
        decision=decisions.get(source.name),
        names=names,
        reports=sum(published.get(name, 0) for name in names),
        incidents=sum(each.incidents for each in told),
        first=sum(each.first for each in told),
    )
