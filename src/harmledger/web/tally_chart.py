"""A tally as a drawing: for each row how many at least and at most, of the chosen grades and of all."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.model import CountRange
from harmledger.model.record import Record
from harmledger.pipeline import Line, Overview

LABELS = 200
"""Pixels that the rows' names take on the left."""
ACROSS = 420
"""Pixels of the highest number."""
NUMBERS = 120
"""Pixels that the figures take on the right."""
HIGH = 30
"""Pixels from row to row."""
_MOST = 200
"""Rows that are drawn; the table has them all."""


class Bar(Record, frozen=True):
    """From the least to the most, in pixels from the left; open upward if no one says how many at most."""

    low: int
    high: int
    is_open: bool
    range: CountRange


class Bars(Record, frozen=True):
    """One row: its key, the bar of the chosen grades and that of every grade, where there are figures."""

    key: str | None
    y: int
    graded: Bar | None
    alleged: Bar | None


class Chart(Record, frozen=True):
    """All rows, the number at the right end, and how large the drawing is in pixels."""

    rows: tuple[Bars, ...]
    top: int
    width: int
    height: int


def draw(found: Overview) -> Chart:
    """Return the chart of a tally; ranges are drawn as ranges, and what is unknown not at all."""
    rows = found.rows[:_MOST]
    top = _top(rows)
    return Chart(
        rows=tuple(
            Bars(
                key=row.key,
                y=number * HIGH,
                graded=_bar(row.graded.range, top),
                alleged=_bar(row.alleged.range, top),
            )
            for number, row in enumerate(rows)
        ),
        top=top,
        width=LABELS + ACROSS + NUMBERS,
        height=(len(rows) + 1) * HIGH,
    )


def _top(rows: Sequence[Line]) -> int:
    ranges = (each for row in rows for each in (row.graded.range, row.alleged.range) if each)
    return max((max(each.low, each.high or 0) for each in ranges), default=0) or 1


def _bar(counted: CountRange | None, top: int) -> Bar | None:
    if counted is None:
        return None
    high = max(counted.low, counted.high or 0)
    return Bar(
        low=round(ACROSS * counted.low / top),
        high=round(ACROSS * high / top),
        is_open=counted.is_open,
        range=counted,
    )
