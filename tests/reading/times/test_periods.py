"""Periods of the calendar: which days they are, how they shift, what TIMEX3 calls them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.reading.times.periods import Period, is_finer, unknown

UNITS = ("day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century")
# Seasons and weekends leave days out, or share some.
UNBROKEN = tuple(unit for unit in UNITS if unit not in ("weekend", "season"))
days = st.dates(min_value=date(1, 1, 1), max_value=date(9899, 12, 31))


@given(st.sampled_from(UNBROKEN), days)
def test_the_period_of_a_day_holds_it(unit: str, day: date) -> None:
    interval = Period.of(unit, day).interval
    if day.year < 100 and interval is None:
        return  # the first decade and century would begin in the year 0
    assert interval is not None
    assert interval.earliest <= day <= interval.latest


@given(st.sampled_from(UNBROKEN), days)
def test_the_next_period_begins_on_the_day_after_the_last(unit: str, day: date) -> None:
    here, there = Period.of(unit, day).interval, Period.of(unit, day).shifted(1).interval
    if here is not None and there is not None:
        assert there.earliest.toordinal() == here.latest.toordinal() + 1


@given(st.sampled_from(UNITS), st.integers())
def test_no_period_raises_and_one_outside_the_calendar_has_no_days(unit: str, index: int) -> None:
    period = Period(unit=unit, index=index)
    assert period.value
    if not 0 <= period.year <= 10_000:
        assert period.interval is None


@given(st.sampled_from(UNITS), days, st.integers(-10_000, 10_000))
def test_shifting_there_and_back_changes_nothing(unit: str, day: date, by: int) -> None:
    period = Period.of(unit, day)
    assert period.shifted(by).shifted(-by) == period


@pytest.mark.parametrize(
    ("unit", "value", "earliest", "latest"),
    [
        ("day", "2031-02-28", "2031-02-28", "2031-02-28"),
        ("week", "2031-W09", "2031-02-24", "2031-03-02"),
        ("weekend", "2031-W09-WE", "2031-03-01", "2031-03-02"),
        ("month", "2031-02", "2031-02-01", "2031-02-28"),
        ("quarter", "2031-Q1", "2031-01-01", "2031-03-31"),
        ("half", "2031-H1", "2031-01-01", "2031-06-30"),
        ("season", "2030-WI", "2030-01-01", "2031-03-31"),
        ("year", "2031", "2031-01-01", "2031-12-31"),
        ("decade", "203", "2030-01-01", "2039-12-31"),
        ("century", "20", "2000-01-01", "2099-12-31"),
    ],
)
def test_every_unit_has_its_timex_value_and_all_its_days(
    unit: str, value: str, earliest: str, latest: str
) -> None:
    period = Period.of(unit, date(2031, 2, 28))
    assert period.interval is not None
    assert (period.value, str(period.interval.earliest), str(period.interval.latest)) == (
        value,
        earliest,
        latest,
    )


def test_a_day_is_finer_than_a_month_and_a_month_than_a_year() -> None:
    assert is_finer("day", "month")
    assert is_finer("month", "year")
    assert not is_finer("year", "year")


def test_an_unknown_day_keeps_what_is_known_of_it() -> None:
    assert unknown("day", Period.of("month", date(2031, 2, 1))) == "2031-02-XX"
    assert unknown("day", Period.of("year", date(2031, 2, 1))) == "2031-XX-XX"
    assert unknown("month") == "XXXX-XX"
