"""The tabular Islamic calendar: every day has one date, and a date is never more exact than the moon."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.reading.times.hijri import FIRST_DAY, LAST_YEAR, HijriDate, days_in, is_leap

LAST_DAY = HijriDate(year=LAST_YEAR).tabular.latest
days = st.dates(min_value=FIRST_DAY, max_value=LAST_DAY)


@st.composite
def dates(draw: st.DrawFn) -> HijriDate:
    year, month = draw(st.integers(1, LAST_YEAR)), draw(st.integers(1, 12))
    return HijriDate(year=year, month=month, day=draw(st.integers(1, days_in(year, month))))


@given(days)
def test_a_day_there_and_back_is_the_same_day(day: date) -> None:
    tabular = HijriDate.of(day).tabular
    assert (tabular.earliest, tabular.latest) == (day, day)


@given(dates())
def test_a_date_there_and_back_is_the_same_date(hijri: HijriDate) -> None:
    assert HijriDate.of(hijri.tabular.earliest) == hijri


@given(days, st.integers(1, 2000))
def test_a_later_day_has_a_later_date(day: date, by: int) -> None:
    if day + timedelta(days=by) <= LAST_DAY:
        assert HijriDate.of(day) < HijriDate.of(day + timedelta(days=by))


@given(st.integers(1, LAST_YEAR - 1))
def test_months_and_years_follow_without_a_gap(year: int) -> None:
    ends = [HijriDate(year=year, month=month).tabular for month in range(1, 13)]
    ends.append(HijriDate(year=year + 1, month=1).tabular)
    assert all(b.earliest - a.latest == timedelta(days=1) for a, b in pairwise(ends))
    assert HijriDate(year=year).tabular == ends[0].union(ends[11])
    assert HijriDate(year=year).tabular.days == (355 if is_leap(year) else 354)


def test_a_cycle_of_thirty_years_has_its_eleven_leap_years() -> None:
    assert [year for year in range(1, 31) if is_leap(year)] == [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        # Reingold and Dershowitz, Calendrical Calculations, appendix C.
        (1043, 10, 25, date(1634, 4, 24)),
        (1158, 10, 11, date(1745, 11, 6)),
        (1364, 12, 6, date(1945, 11, 12)),
        (1416, 10, 5, date(1996, 2, 25)),
        # The first of Muharram, the epoch.
        (1, 1, 1, FIRST_DAY),
    ],
)
def test_published_dates_are_met(year: int, month: int, day: int, expected: date) -> None:
    assert HijriDate(year=year, month=month, day=day).tabular.earliest == expected


@given(dates())
def test_a_date_is_its_tabular_day_give_or_take_one(hijri: HijriDate) -> None:
    assert hijri.interval.days == 3
    assert hijri.interval.earliest == hijri.tabular.earliest - timedelta(days=1)


@given(dates(), st.integers(1, 7))
def test_a_weekday_tells_which_of_the_three_days_is_meant(hijri: HijriDate, weekday: int) -> None:
    day = hijri.on(weekday)
    about = [hijri.interval.earliest + timedelta(days=by) for by in range(3)]
    assert day == next((d for d in about if d.isoweekday() == weekday), None)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1445, 2, 30), (1444, 12, 30), (1445, 13, 1), (0, 1, 1), (LAST_YEAR + 1, 1, 1)]
)
def test_there_is_no_such_date(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="no Hijri date"):
        HijriDate(year=year, month=month, day=day)
