"""A field's new value is written in the shell as a person would write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.cli import wording
from harmledger.cli.group import WrongCall
from harmledger.cli.values import read
from harmledger.model import CountRange, DateInterval, Place

FIGURE = "totals.killed.civilians"


@st.composite
def ranges(draw: st.DrawFn) -> CountRange:
    low = draw(st.integers(0, 500))
    about = draw(st.booleans())
    if draw(st.booleans()):
        return CountRange(low=0, high=low, low_stated=False, approximate=about)
    return CountRange(low=low, high=draw(st.none() | st.integers(low, 900)), approximate=about)


@given(ranges())
def test_a_range_is_written_as_it_is_shown(value: CountRange) -> None:
    assert read(FIGURE, wording.count(value)) == value


@pytest.mark.parametrize("words", ["", "five", "7-5", "-3", "5+-7", "up to", "1e3"])
def test_what_is_no_range_is_refused_with_how_to_write_one(words: str) -> None:
    with pytest.raises(WrongCall, match="56\\+"):
        read(FIGURE, words)


def test_a_date_is_a_day_or_two() -> None:
    assert read("date", "2031-05-04") == DateInterval.on(date(2031, 5, 4))
    between = DateInterval(earliest=date(2031, 5, 4), latest=date(2031, 5, 6))
    assert read("date", "2031-05-04/2031-05-06") == between
    with pytest.raises(WrongCall):
        read("date", "2031-05-06/2031-05-04")


def test_a_place_is_a_name_a_point_and_how_exact_it_is() -> None:
    place = read("place", "Tarn Hollow, lower town, -40.25, -119.5, village")
    assert isinstance(place, Place)
    assert (place.name, place.lat, place.lon) == ("Tarn Hollow, lower town", -40.25, -119.5)
    assert place.precision == "village"


def test_a_code_is_taken_as_it_is() -> None:
    assert read("event_type", "shelling") == "shelling"
