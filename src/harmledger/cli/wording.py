"""Ranges, days and places in the few characters that a table has."""

from __future__ import annotations

from harmledger.model import CountRange, EventDate, EventPlace, Report


def count(value: CountRange | None) -> str:
    """Return `5`, `5-7`, `56+`, `up to 9`, with `~` where it is approximate; nothing if no one says."""
    return "" if value is None else str(value)


def date(value: EventDate | None) -> str:
    """Return a day, or two with `to` between them."""
    if value is None:
        return ""
    first, last = value.interval.earliest.isoformat(), value.interval.latest.isoformat()
    return first if first == last else f"{first} to {last}"


def place(value: EventPlace | None) -> str:
    """Return the place's name."""
    return "" if value is None else value.place.name


def source(report: Report) -> str:
    """Return who published a report, when, and its id."""
    published = report.published.isoformat() if report.published else "no date"
    return f"{report.outlet or 'no outlet'}, {published}, {report.id}"
