"""Ranges, days, places and messages, in words for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from harmledger.model import CountRange, EventDate, EventPlace, Message, Report
from harmledger.pipeline import host


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


def said(message: Message, reports: Mapping[str, Report]) -> str:
    """Return a message in words; reports and accounts are called by their outlet and day before their id."""

    def shown(value: str) -> str:
        report = reports.get(value) or reports.get(value.rpartition("/")[0])
        if report is None:
            return value
        published = report.published.isoformat() if report.published else "no date"
        return f"{report.outlet or host(report.url) or 'a report of no outlet'} ({published}, {value})"

    return message.said(str, shown)
