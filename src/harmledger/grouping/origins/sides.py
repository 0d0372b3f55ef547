"""Whom names of parties and spokesmen mean, and on whose side: an army and its air force are one state's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from harmledger.grouping.origins import phrases
from harmledger.grouping.origins.names import Names
from harmledger.grouping.origins.sources import Directory, Key, Source, key
from harmledger.model import Party, Reading, Report

_PARTY = "official_of_belligerent"


def find(
    reports: Sequence[Report], readings: Mapping[str, Reading], directory: Directory
) -> Mapping[str, Party]:
    """Return name -> whom it means, for every name of a party or spokesman that some state's or party's has.

    `readings` are by report id. A name is a known source's, or says whose arm it is: "the Brask Air
    Force" and "Brask troops" are Brask's. Whoever is quoted as a resident or a relative speaks for no side.
    """
    names, arms = Names(directory, reports), _by_arms(directory)
    found: dict[str, Party | None] = {}
    for report in reports:
        for name in _said(report, readings.get(report.id)):
            if name not in found:
                found[name] = _party(name, report.id, names, arms)
    return {name: party for name, party in found.items() if party}


def _said(report: Report, reading: Reading | None) -> Iterator[str]:
    """Yield what parties and sources are called in a report, and its outlet."""
    if report.outlet:
        yield report.outlet
    if reading:
        yield from (actor.name for account in reading.accounts for actor in account.actors)
        for claim in reading.claims:
            yield from claim.chain or tuple(span.text for span in claim.source)


def _party(name: str, report: str, names: Names, arms: Mapping[Key, str]) -> Party | None:
    if phrases.kind_of_unnamed(name):
        return None
    called = names.called(name, report)
    known = called or names.within(name, report)
    if known and known.kind == _PARTY:
        return Party(side=known.affiliation or known.name, listed=called.name if called else None)
    owner = _owner(name)
    return Party(side=arms.get(owner, " ".join(owner))) if owner else None


def _by_arms(directory: Directory) -> Mapping[Key, str]:
    """Return whose arms known parties' names speak of: "Brask army" tells whose "Brask warplanes" are."""
    found: dict[Key, set[str]] = {}
    for source in directory.all():
        if source.kind == _PARTY and source.affiliation:
            for owner in _owners(source):
                found.setdefault(owner, set()).add(source.affiliation)
    return {owner: sides.pop() for owner, sides in found.items() if len(sides) == 1}


def _owners(source: Source) -> Iterable[Key]:
    return filter(None, map(_owner, (source.name, *source.aliases)))


def _owner(name: str) -> Key:
    """Return the words of a name that say whose arm it is; none if it names no arm, or nobody's."""
    said = key(name)
    owner = tuple(word for word in said if word not in phrases.arms())
    return owner if len(owner) < len(said) else ()
