"""Days, numbers and ranges of people as pages say them, in the words of a language.

Arabic pages write these digits and both names of a month, as the UN's Arabic documents and the Arabic pages
of monitors do: `4 أيار/مايو 2031` is read alike from Morocco to Iraq, and figures look as in the exports. A
range has a word between its numbers, since a dash leaves open from which side it is read.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from harmledger.model import CountRange, DateInterval

MONTHS = calendar.month_name[1:]


class Saying:
    """How one language says them; `translate` gives its words for English ones."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        self._ = translate

    def number(self, value: int) -> str:
        """Return a number, its thousands apart."""
        return f"{value:,}"

    def day(self, day: date | None) -> str:
        """Return a day in words, as `4 May 2031`; nothing for none."""
        return "" if day is None else f"{day.day} {self._month(day)}"

    def days(self, interval: DateInterval) -> str:
        """Return an interval as short as it can be said: a day, a month, a year, or from day to day."""
        first, last = interval.earliest, interval.latest
        if first == last:
            return self.day(first)
        ends_month = (last + timedelta(days=1)).day == 1
        if first.day == 1 and ends_month and first.year == last.year:
            if first.month == last.month:
                return self._month(first)
            if (first.month, last.month) == (1, 12):
                return str(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}{self._('–')}{self.day(last)}"
        return f"{self.day(first)}{self._(' – ')}{self.day(last)}"

    def count(self, people: CountRange) -> str:
        """Return a range of people, as `5–7`, `56+` or `up to 9`, with `~` before what is approximate."""
        mark = "~" if people.approximate else ""
        if people.high is None:
            return f"{mark}{self.number(people.low)}+" if people.low_stated else self._("some")
        high = self.number(people.high)
        if not people.low_stated:
            return f"{mark}{self._('up to')} {high}"
        return mark + (high if people.low == people.high else f"{self.number(people.low)}{self._('–')}{high}")

    def month(self, month: str) -> str:
        """Return a month, such as `2031-05`, in words."""
        return self._month(date.fromisoformat(f"{month}-01"))

    def _month(self, day: date) -> str:
        return f"{self._(MONTHS[day.month - 1])} {day.year}"
