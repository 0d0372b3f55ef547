"""What the words of a time expression mean before anyone asks when they were said.

The patterns of every language lead to these few records; `anchoring` turns them into dates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from harmledger.model import Span
from harmledger.model.reading import TimeType
from harmledger.model.record import Record
from harmledger.reading.times.hijri import FIRST_DAY, HijriDate
from harmledger.reading.times.periods import Period, unknown

Base = Literal["spoken", "told"]
"""Reckoned from when it is said (the publication, as a rule), or from the date last told of."""


class Said(Record, frozen=True):
    """A value that needs no anchor and means no particular days: a duration, a set, "now"."""

    type: TimeType
    value: str


class Fixed(Record, frozen=True):
    """A date that the words give whole: "October 2023"."""

    period: Period


class Shift(Record, frozen=True):
    """So many units from the base: "yesterday", "two weeks later", "this month", "that day"."""

    by: int
    unit: str
    base: Base


class InYear(Record, frozen=True):
    """A date that lacks its year: "October", "7 October", "the third quarter", "last spring".

    If `unit` is "day", `number` is the month, and `weekday` (1 to 7) may be said beside it. `pull` says which
    one the words ask for, seen from `base`: -1 the last, 0 this one, 1 the next; `year` is for "October of
    that year".
    """

    unit: str
    number: int
    day: int = 1
    weekday: int | None = None
    pull: int | None = None
    base: Base = "spoken"
    year: Shift | None = None

    def at(self, year: int) -> Period | None:
        """Return the period in `year`, or None if that year has no such day."""
        if self.unit != "day":
            return Period.in_year(year, self.unit, self.number)
        try:
            return Period.of("day", date(year, self.number, self.day))
        except ValueError:
            return None

    @property
    def value(self) -> str:
        """The TIMEX3 value as long as nobody knows the year."""
        if self.unit == "day":
            return f"XXXX-{self.number:02}-{self.day:02}"
        known = self.at(2000)
        return "XXXX" + known.value[4:] if known else "XXXX"


class Figures(Record, frozen=True):
    """A day in figures whose order is open: 07/10/2023."""

    first: int
    second: int
    year: int

    def readings(self) -> Mapping[str, Period]:
        """Return the days that it can be: order ("day first", "month first") -> day."""
        orders = {
            "day first": InYear(unit="day", number=self.second, day=self.first),
            "month first": InYear(unit="day", number=self.first, day=self.second),
        }
        days = {order: part.at(self.year) for order, part in orders.items()}
        return {order: day for order, day in days.items() if day is not None}


class InMonth(Record, frozen=True):
    """A day that lacks its month: "the 14th"."""

    day: int


class InWeek(Record, frozen=True):
    """A weekday, 1 (Monday) to 7, or the `unit` that begins then; `pull` and `base` as in `InYear`."""

    weekday: int
    unit: str = "day"
    pull: int | None = None
    base: Base = "spoken"

    @property
    def value(self) -> str:
        """The TIMEX3 value as long as nobody knows the week."""
        return f"XXXX-WXX-{self.weekday}" if self.unit == "day" else unknown(self.unit)


class Islamic(Record, frozen=True):
    """A date of the Islamic calendar: "10 Muharram 1445", "Ramadan", "1445 AH".

    `year` is Hijri and `common_year` is ours ("Ramadan 2023"); where neither is said, `pull` is as in
    `InYear`. A `weekday` (1 to 7) said beside a day tells which of the days about it is meant.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year: int | None = None
    common_year: int | None = None
    pull: int | None = None

    def in_year(self, year: int) -> HijriDate | None:
        """Return the date in the Hijri `year`, or None if that year has no such day."""
        try:
            return HijriDate(year=year, month=self.month, day=self.day)
        except ValueError:
            return None

    def in_common_year(self, year: int) -> Sequence[HijriDate]:
        """Return the dates, two at most, that begin in the `year` of our calendar."""
        around = self.around(date(year, 7, 1))
        return [d for d in around if d.tabular.earliest.year == year]

    def around(self, day: date) -> Sequence[HijriDate]:
        """Return the dates of the Hijri years about `day`; none before the first of them."""
        if day < FIRST_DAY:
            return ()
        year = HijriDate.of(day).year
        return [d for y in range(year - 1, year + 2) if (d := self.in_year(y))]

    @property
    def value(self) -> str:
        """The TIMEX3 value as long as nobody knows the year."""
        return "XXXX" if self.day is None else "XXXX-XX-XX"


Meaning = Said | Fixed | Figures | InYear | InMonth | InWeek | Islamic | Shift


class Phrase(Record, frozen=True):
    """A time expression as recognised: where it stands, what it means, and the time of day it adds.

    `time` is the end of a TIMEX3 value, "T19:00" or "TNI".
    """

    span: Span
    meaning: Meaning
    time: str = ""

    @property
    def is_clock(self) -> bool:
        """Whether it is a time of a day that it does not name itself."""
        return bool(self.time) and self.meaning == Shift(by=0, unit="day", base="told")

    @property
    def points_to_day(self) -> bool:
        """Whether it names a day as seen from the day when it is said: "Tuesday", "yesterday"."""
        match self.meaning:
            case InWeek(base="spoken") | Shift(unit="day", base="spoken"):
                return True
            case _:
                return False

    @property
    def is_day(self) -> bool:
        """Whether it names a single day."""
        meaning = self.meaning
        match meaning:
            case InMonth() | Figures():
                return True
            case Fixed(period=period):
                return period.unit == "day"
            case Islamic(day=day):
                return day is not None
            case InWeek(unit=unit) | InYear(unit=unit) | Shift(unit=unit):
                return unit == "day" and not self.is_clock
            case _:
                return False
