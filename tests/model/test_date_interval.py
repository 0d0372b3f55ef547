"""DateInterval: both ends belong to it, and it is never more exact than its length."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import DateInterval
from harmledger.model.vocabulary import terms

DAYS = st.dates()


@st.composite
def intervals(draw: st.DrawFn) -> DateInterval:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return DateInterval(earliest=first, latest=last)


def test_an_interval_out_of_order_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="earliest <= latest"):
        DateInterval(earliest=date(2031, 5, 2), latest=date(2031, 5, 1))


@given(DAYS)
def test_a_day_is_one_day_long_and_exact_to_the_day(day: date) -> None:
    assert (DateInterval.on(day).days, DateInterval.on(day).precision) == (1, "day")


@pytest.mark.parametrize(
    ("length", "precision"),
    [(2, "days"), (6, "days"), (7, "week"), (8, "month"), (31, "month"), (32, "year")],
)
def test_precision_is_no_finer_than_the_length_allows(length: int, precision: str) -> None:
    first = date(2031, 5, 1)
    assert DateInterval(earliest=first, latest=first + timedelta(days=length - 1)).precision == precision


@given(intervals())
def test_every_precision_is_in_the_controlled_list(interval: DateInterval) -> None:
    assert interval.precision in terms("date_precision")


@given(intervals(), intervals())
def test_a_wider_interval_is_never_called_more_exact(one: DateInterval, other: DateInterval) -> None:
    order = list(terms("date_precision"))
    assert order.index(one.union(other).precision) >= order.index(one.precision)


@given(intervals(), intervals())
def test_a_union_holds_both_and_no_day_more_than_it_must(one: DateInterval, other: DateInterval) -> None:
    both = one.union(other)
    assert both == other.union(one)
    assert both.contains(one)
    assert both.contains(other)
    assert both.earliest in (one.earliest, other.earliest)
    assert both.latest in (one.latest, other.latest)


@given(intervals(), intervals())
def test_an_intersection_lies_in_both_or_is_none(one: DateInterval, other: DateInterval) -> None:
    shared = one.intersection(other)
    assert (shared is not None) == one.overlaps(other)
    if shared is not None:
        assert one.contains(shared)
        assert other.contains(shared)


@given(intervals(), intervals())
def test_a_gap_is_nil_just_when_the_two_overlap(one: DateInterval, other: DateInterval) -> None:
    assert (one.gap_days(other) == 0) == one.overlaps(other)
    assert one.gap_days(other) == other.gap_days(one)


def test_an_interval_prints_its_day_or_its_first_and_last() -> None:
    assert str(DateInterval.on(date(2031, 3, 4))) == "2031-03-04"
    assert str(DateInterval(earliest=date(2031, 3, 4), latest=date(2031, 3, 6))) == "2031-03-04 to 2031-03-06"
