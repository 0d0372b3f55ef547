"""The Islamic calendar in its tabular form, and the days of our calendar that its dates can mean.

Its months begin when the moon is seen, or when a state has reckoned that it will be: no table knows the day.
The rules are those of E. M. Reingold and N. Dershowitz, Calendrical Calculations (4th edition, 2018), chapter
7: a cycle of 30 years, of which 11 are leap years, from Friday, 16 July 622 (Julian); Unicode's CLDR calls it
`islamic-civil`. A date is taken to be its tabular day, give or take one.
"""

from __future__ import annotations

from datetime import date, timedelta

from harmledger.model import DateInterval
from harmledger.model.record import Record

MONTHS = 12
LAST_YEAR = 9665
"""The last year of which our calendar (`datetime.date`, to the year 9999) knows every day."""
GIVE_OR_TAKE = timedelta(days=1)

FIRST_DAY = date(622, 7, 19)
"""16 July 622 in the Julian calendar."""
_EPOCH = FIRST_DAY.toordinal()


def is_leap(year: int) -> bool:
    """Whether `year` has 355 days, not 354."""
    return (14 + 11 * year) % 30 < 11


def days_in(year: int, month: int) -> int:
    """Return how many days `month` (from 1) has: 30 and 29 in turn, and 30 at the end of a leap year."""
    return 30 if month % 2 or (month == MONTHS and is_leap(year)) else 29


def _ordinal(year: int, month: int, day: int) -> int:
    before_year = (year - 1) * 354 + (3 + 11 * year) // 30
    before_month = 29 * (month - 1) + month // 2
    return _EPOCH - 1 + before_year + before_month + day


class HijriDate(Record, frozen=True, order=True):
    """A day, a month (`day` is None) or a year (both are) of the tabular calendar.

    Raises ValueError if there is no such day, month or year.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        year, month, day = self.year, self.month or 1, self.day or 1
        if not (1 <= year <= LAST_YEAR and 1 <= month <= MONTHS and 1 <= day <= days_in(year, month)):
            raise ValueError(f"there is no Hijri date {year}-{month}-{day}")

    @classmethod
    def of(cls, day: date) -> HijriDate:
        """Return the tabular date of `day`; ValueError if it lies before the first year or after the last."""
        since = day.toordinal() - _EPOCH
        year = (30 * since + 10646) // 10631
        month = (11 * (day.toordinal() - _ordinal(year, 1, 1)) + 330) // 325
        return cls(year=year, month=month, day=day.toordinal() - _ordinal(year, month, 1) + 1)

    @property
    def tabular(self) -> DateInterval:
        """Its days by the table."""
        last_month = self.month or MONTHS
        last_day = self.day or days_in(self.year, last_month)
        return DateInterval(
            earliest=date.fromordinal(_ordinal(self.year, self.month or 1, self.day or 1)),
            latest=date.fromordinal(_ordinal(self.year, last_month, last_day)),
        )

    def on(self, weekday: int) -> date | None:
        """Return the day, of those that this one can mean, that is a `weekday` (1 to 7); None if none is."""
        middle = self.tabular.earliest
        about = (middle + timedelta(days=by) for by in (-1, 0, 1))
        return next((day for day in about if self.day and day.isoweekday() == weekday), None)

    @property
    def interval(self) -> DateInterval:
        """Every day that it can mean: the table's, give or take one."""
        tabular = self.tabular
        return DateInterval(earliest=tabular.earliest - GIVE_OR_TAKE, latest=tabular.latest + GIVE_OR_TAKE)
