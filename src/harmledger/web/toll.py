"""The toll as it was reported, day by day: a table, and a drawing of each figure as the range that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from harmledger.model import CountRange, Message
from harmledger.model.record import Record
from harmledger.pipeline import Incident

WIDTH = 640
HEIGHT = 220
LEFT = 48
"""Pixels at the left for the numbers, and below for the days."""
_BELOW = 30
_ABOVE = 14


class Reported(Record, frozen=True):
    """What one account gave, when it was published, and why it is set aside, if it is."""

    account: str
    report: str
    outlet: str
    published: date | None
    range: CountRange
    set_aside: Message | None = None


class Mark(Record, frozen=True):
    """A figure as a line from `top` to `bottom` at `x`, in pixels."""

    reported: Reported
    x: int
    top: int
    bottom: int


class Chart(Record, frozen=True):
    """Figures over days, with the numbers on the left and the days below, each with where it stands."""

    marks: tuple[Mark, ...]
    numbers: tuple[tuple[int, int], ...]
    days: tuple[tuple[date, int], ...]


def reported(incident: Incident, harm: str) -> tuple[Reported, ...]:
    """Return what accounts gave for all who came to `harm`, or for civilians, by day of publication."""
    found = sorted(_reported(incident, harm), key=lambda each: (each.published or date.max, each.account))
    return tuple(found)


def _reported(incident: Incident, harm: str) -> Iterator[Reported]:
    of = incident.assessment.figures.get(harm, {})
    group = next((group for group in ("all", "civilians") if group in of), None)
    if group is None:
        return
    aside = {name.rpartition("#")[0]: reason for name, reason in of[group].set_aside}
    used = {name.rpartition("#")[0] for name in of[group].used}
    for account in incident.accounts:
        total = account.totals.get(harm, {}).get(group)
        if total is not None:
            report = incident.reports[account.report]
            yield Reported(
                account=account.id,
                report=report.id,
                outlet=report.outlet or report.id,
                published=report.published,
                range=total,
                set_aside=None if account.id in used else aside.get(account.id),
            )


def draw(figures: Sequence[Reported]) -> Chart | None:
    """Return the chart of those figures whose day is known; None if there are not two."""
    dated = [(each, each.published) for each in figures if each.published]
    if len(dated) < 2:
        return None
    first, last = dated[0][1], dated[-1][1]
    top = max(1, *(each.range.high or each.range.low for each, _ in dated))
    tall = HEIGHT - _BELOW - _ABOVE

    def across(day: date) -> int:
        share = (day - first).days / ((last - first).days or 1)
        return round(LEFT + 24 + share * (WIDTH - LEFT - 48))

    def down(number: int) -> int:
        return round(_ABOVE + tall * (1 - number / top))

    same_day: dict[date, int] = {}
    marks = []
    for each, day in dated:
        beside = same_day[day] = same_day.get(day, -1) + 1
        high = top if each.range.high is None else each.range.high
        marks.append(
            Mark(reported=each, x=across(day) + beside * 9, top=down(high), bottom=down(each.range.low))
        )
    shown = (first, last) if first != last else (first,)
    return Chart(
        marks=tuple(marks),
        numbers=tuple((number, down(number)) for number in sorted({0, top // 2, top})),
        days=tuple((day, across(day)) for day in shown),
    )
