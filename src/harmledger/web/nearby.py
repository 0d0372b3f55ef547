"""Incidents that may be meant where one is merged: those asked about, and those of the days around."""

from __future__ import annotations

from datetime import date, timedelta

from harmledger import pipeline
from harmledger.ledger import Ledger, Wanted
from harmledger.pipeline import Grounds, Outline

_AROUND = timedelta(days=3)
_MOST = 50


def of(ledger: Ledger, grounds: Grounds) -> tuple[Outline, ...]:
    """Return the other incidents that may be the same event, those that are asked about first."""
    here = grounds.incident.state.id
    asked = pipeline.outlines(ledger, (name for doubt in grounds.doubts for name in (doubt.one, doubt.other)))
    around = {each.state.id: each for each in _in_the_days_around(ledger, grounds)}
    return tuple(each for name, each in {**asked, **around}.items() if name != here)


def _in_the_days_around(ledger: Ledger, grounds: Grounds) -> tuple[Outline, ...]:
    when = grounds.incident.assessment.date
    if when is None:
        return ()
    earliest = max(when.interval.earliest, date.min + _AROUND) - _AROUND
    latest = min(when.interval.latest, date.max - _AROUND) + _AROUND
    return pipeline.listing(ledger, Wanted(earliest=earliest, latest=latest), limit=_MOST).shown
