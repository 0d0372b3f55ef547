"""Stretches of the calendar, by which every date is reckoned: a unit and which one it is.

A period's `index` counts its unit from the year 0, so that two weeks later is `index + 2`. A period may
lie outside the years that the calendar of `datetime` knows (1 to 9999): then it has no interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from harmledger.model import DateInterval
from harmledger.model.record import Record

SEASONS = ("SP", "SU", "FA", "WI")

_PER_YEAR: Mapping[str, int] = MappingProxyType(
    {"year": 1, "half": 2, "quarter": 4, "season": 4, "month": 12}
)
_YEARS: Mapping[str, int] = MappingProxyType({"year": 1, "decade": 10, "century": 100})
_UNKNOWN: Mapping[str, str] = MappingProxyType(
    {"day": "-XX-XX", "week": "-WXX", "weekend": "-WXX-WE", "month": "-XX", "quarter": "-QX", "half": "-HX"}
)

# From the earlier of the meteorological and astronomical beginnings to the later of the ends, north of the
# equator. "The winter of 1943" may be the one that began or the one that ended in 1943: it is both.
_SEASON_DAYS = (((3, 1), (6, 21)), ((6, 1), (9, 23)), ((9, 1), (12, 22)), ((1, 1), (3, 31)))


_FROM_COARSEST = (
    "century",
    "decade",
    "year",
    "half",
    "season",
    "quarter",
    "month",
    "week",
    "weekend",
    "day",
)


def is_finer(unit: str, other: str) -> bool:
    """Whether `unit` is the shorter of the two."""
    return _FROM_COARSEST.index(unit) > _FROM_COARSEST.index(other)


class Period(Record, frozen=True):
    """One day, week, weekend, month, quarter, half, season, year, decade or century."""

    unit: str
    index: int

    @classmethod
    def of(cls, unit: str, day: date) -> Period:
        """Return the period of `unit` that holds `day`."""
        if unit == "day":
            return cls(unit=unit, index=day.toordinal())
        if unit in ("week", "weekend"):
            return cls(unit=unit, index=(day.toordinal() - 1) // 7)
        if unit in _PER_YEAR:
            months = 12 // _PER_YEAR[unit]
            # Spring begins in March: January and February belong to the year before's winter.
            lead = 3 if unit == "season" else 1
            return cls(unit=unit, index=(day.year * 12 + day.month - lead) // months)
        return cls(unit=unit, index=day.year // _YEARS[unit])

    @classmethod
    def holding(cls, interval: DateInterval) -> Period | None:
        """Return the shortest day, month, year, decade or century that holds all days of `interval`."""
        units = ("day", "month", "year", "decade", "century")
        first, last = interval.earliest, interval.latest
        return next((cls.of(u, first) for u in units if cls.of(u, first) == cls.of(u, last)), None)

    @classmethod
    def in_year(cls, year: int, unit: str, number: int) -> Period:
        """Return the period of `unit`, shorter than a year, that is `number` (from 1) of `year`."""
        return cls(unit=unit, index=year * _PER_YEAR[unit] + number - 1)

    def shifted(self, by: int) -> Period:
        """Return the period so many units later."""
        return Period(unit=self.unit, index=self.index + by)

    def within(self, unit: str) -> Period | None:
        """Return the period of `unit` in which this one begins, or None if it is not in the calendar."""
        interval = self.interval
        return None if interval is None else Period.of(unit, interval.earliest)

    @property
    def number(self) -> int:
        """Which one of its year it is, from 1; 1 for years and longer."""
        return self.index % _PER_YEAR.get(self.unit, 1) + 1

    @property
    def year(self) -> int:
        """The year in which it begins."""
        if self.unit in _PER_YEAR:
            return self.index // _PER_YEAR[self.unit]
        if self.unit in _YEARS:
            return self.index * _YEARS[self.unit]
        return 0 if self.interval is None else self.interval.earliest.year

    @property
    def interval(self) -> DateInterval | None:
        """Every day that it can mean; None outside the calendar."""
        try:
            if self.unit == "season":
                return self._season()
            first, following = self._first_day(), self.shifted(1)._first_day()
        except (ValueError, OverflowError):
            return None
        if self.unit == "weekend":
            first += timedelta(days=5)
        return DateInterval(earliest=first, latest=following - timedelta(days=1))

    def _season(self) -> DateInterval:
        year, which = divmod(self.index, 4)
        first, last = _SEASON_DAYS[which]
        ends = year + 1 if SEASONS[which] == "WI" else year
        return DateInterval(earliest=date(year, *first), latest=date(ends, *last))

    def _first_day(self) -> date:
        if self.unit == "day":
            return date.fromordinal(self.index)
        if self.unit in ("week", "weekend"):
            return date.fromordinal(self.index * 7 + 1)
        if self.unit in _PER_YEAR:
            year, number = divmod(self.index, _PER_YEAR[self.unit])
            return date(year, number * (12 // _PER_YEAR[self.unit]) + 1, 1)
        return date(self.index * _YEARS[self.unit], 1, 1)

    @property
    def value(self) -> str:
        """Its TIMEX3 value (TimeML 1.2.1); a decade or century is its year's first digits."""
        interval = self.interval
        if interval is None:
            return unknown(self.unit)
        year = f"{self.year:04}"
        iso = interval.earliest.isocalendar()
        return {
            "day": interval.earliest.isoformat(),
            "week": f"{iso.year:04}-W{iso.week:02}",
            "weekend": f"{iso.year:04}-W{iso.week:02}-WE",
            "month": f"{year}-{self.number:02}",
            "quarter": f"{year}-Q{self.number}",
            "half": f"{year}-H{self.number}",
            "season": f"{year}-{SEASONS[(self.number - 1) % 4]}",
            "year": year,
            "decade": year[:3],
            "century": year[:2],
        }[self.unit]


def unknown(unit: str, known: Period | None = None) -> str:
    """Return the TIMEX3 value of some `unit`, of the month or the year `known` if that is known."""
    if known is not None and known.unit == "month" and unit == "day":
        return f"{known.value}-XX"
    year = known.value if known is not None and known.unit == "year" else "XXXX"
    return year + _UNKNOWN.get(unit, "")
