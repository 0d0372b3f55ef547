"""Incidents that may be meant where one is merged: those asked about, then of its place, then of its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from harmledger import pipeline
from harmledger.ledger import Ledger, Wanted
from harmledger.model import Assessment
from harmledger.pipeline import Grounds, Outline

_AROUND = timedelta(days=3)
_MOST = 10
"""How many of its place are suggested, and of its days."""


def of(ledger: Ledger, grounds: Grounds) -> tuple[Outline, ...]:
    """Return the other incidents that may be the same event, the likeliest first."""
    here = grounds.incident.state.id
    asked = (name for doubt in grounds.doubts for name in (doubt.one, doubt.other))
    found = pipeline.outlines(ledger, asked)
    for wanted in _near(grounds.incident.assessment):
        found.update((each.state.id, each) for each in pipeline.first(ledger, wanted, "-date", _MOST))
    return tuple(each for name, each in found.items() if name != here)


def _near(found: Assessment) -> Iterator[Wanted]:
    """Yield what to look for near an incident: its place in the days around, and whatever was in its days."""
    if found.date is None:
        return
    days = found.date.interval
    if found.place is not None:
        earliest = max(days.earliest, date.min + _AROUND) - _AROUND
        latest = min(days.latest, date.max - _AROUND) + _AROUND
        yield Wanted(earliest=earliest, latest=latest, place=found.place.place.name)
    yield Wanted(earliest=days.earliest, latest=days.latest)
