"""At what time of its day an event is said to have happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType

from harmledger.grouping.linkage.tellings import Telling
from harmledger.model import Account, Reading
from harmledger.model.reading import TimeExpression
from harmledger.model.record import Record

_CLOCK = re.compile(r"(\d\d)(?::(\d\d))?(?::\d\d)?")
_PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"MO": (3, 12), "MI": (11, 14), "DT": (6, 19), "AF": (12, 18), "EV": (16, 24), "NI": (18, 30)}
)
"""TIMEX3's parts of a day, in hours from its midnight; a night reaches into the morning after."""
_HOUR = 60
_DAY = 24 * _HOUR


class Hours(Record, frozen=True, order=True):
    """A stretch of time in minutes since the first day of the calendar, and the words that say it."""

    earliest: int
    latest: int
    words: str

    def gap(self, other: Hours) -> int:
        """Return how many minutes lie between the two."""
        return max(0, self.earliest - other.latest, other.earliest - self.latest)


def told(account: Account, telling: Telling, reading: Reading) -> Hours | None:
    """Return when on its one day the event happened, if a sentence that tells of it or of its day says so.

    A clock's time is preferred to "in the evening".
    """
    if account.date is None or account.date.interval.days > 1:
        return None
    starts = [start for start, _ in telling.sentences]
    here = {bisect_right(starts, span.start) for span in (*account.event_spans, *account.date.spans)}
    found = [
        hours
        for time in reading.times
        if time.interval == account.date.interval
        and bisect_right(starts, time.span.start) in here
        and (hours := _hours(time))
    ]
    return min(found, key=lambda hours: hours.latest - hours.earliest, default=None)


def _hours(time: TimeExpression) -> Hours | None:
    minutes = _minutes(time.value.partition("T")[2])
    if time.interval is None or minutes is None:
        return None
    midnight = time.interval.earliest.toordinal() * _DAY
    return Hours(earliest=midnight + minutes[0], latest=midnight + minutes[1], words=time.span.text)


def _minutes(time: str) -> tuple[int, int] | None:
    """Return the minutes of its day that a TIMEX3 value's end, such as "19:00" or "NI", stands for."""
    clock = _CLOCK.fullmatch(time)
    if clock and int(clock[1]) <= 24:
        minute = int(clock[1]) * _HOUR + int(clock[2] or 0)
        return minute, minute
    first, last = _PARTS.get(time, (0, 0))
    return (first * _HOUR, last * _HOUR) if last else None
