"""A field's new value is written as a person would write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.errors import LedgerError
from harmledger.model import CountRange, DateInterval
from harmledger.pipeline.written import between, count, days, place, value


@st.composite
def ranges(draw: st.DrawFn) -> CountRange:
    low = draw(st.integers(0, 500))
    about = draw(st.booleans())
    if draw(st.booleans()):
        return CountRange(low=0, high=low, low_stated=False, approximate=about)
    return CountRange(low=low, high=draw(st.none() | st.integers(low, 900)), approximate=about)


@given(ranges())
def test_a_range_is_written_as_it_is_shown(counted: CountRange) -> None:
    assert count(str(counted)) == counted


@pytest.mark.parametrize("words", ["", "five", "7-5", "-3", "5+-7", "up to", "1e3"])
def test_what_is_no_range_is_refused_with_how_to_write_one(words: str) -> None:
    with pytest.raises(LedgerError, match="56\\+"):
        count(words)


@pytest.mark.parametrize(
    ("low", "high", "shown"), [("5", "7", "5-7"), (" 5 ", "5", "5"), ("5", "", "5+"), ("", "9", "up to 9")]
)
def test_a_range_of_two_numbers_is_open_where_one_is_left_out(low: str, high: str, shown: str) -> None:
    assert str(between(low, high)) == shown


@pytest.mark.parametrize(("low", "high"), [("", ""), ("7", "5"), ("five", ""), ("-1", "")])
def test_two_numbers_that_are_no_range_are_refused(low: str, high: str) -> None:
    with pytest.raises(LedgerError):
        between(low, high)


def test_a_date_is_a_day_or_two() -> None:
    assert days("2031-05-04") == DateInterval.on(date(2031, 5, 4))
    between = DateInterval(earliest=date(2031, 5, 4), latest=date(2031, 5, 6))
    assert days("2031-05-04/2031-05-06") == between
    with pytest.raises(LedgerError):
        days("2031-05-06/2031-05-04")


def test_a_place_is_a_name_a_point_and_how_exact_it_is() -> None:
    found = place("Tarn Hollow, lower town, -40.25, -119.5, village")
    assert (found.name, found.lat, found.lon) == ("Tarn Hollow, lower town", -40.25, -119.5)
    assert found.precision == "village"


@pytest.mark.parametrize(
    "words", ["Brask, 91, 0, town", "Brask, nan, 0, town", ", 1, 2, town", "Brask, 1, 2"]
)
def test_what_lies_nowhere_is_no_place(words: str) -> None:
    with pytest.raises(LedgerError):
        place(words)


def test_a_code_is_taken_as_it_is() -> None:
    assert value("event_type", "shelling") == "shelling"
    assert value("totals.killed.all", "5-7") == CountRange(low=5, high=7)
