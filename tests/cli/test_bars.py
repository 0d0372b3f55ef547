"""Bars draw ranges as ranges."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.cli import bars
from harmledger.model import CountRange


def test_a_range_is_solid_to_its_low_and_shaded_to_its_high() -> None:
    between = CountRange(low=5, high=10)
    assert bars.draw([between, CountRange.exactly(15)]) == ["█" * 5 + "░" * 5, "█" * 15]


def test_an_open_range_ends_in_an_arrow() -> None:
    assert bars.draw([CountRange.at_least(15)]) == ["█" * 15 + ">"]


def test_unknown_and_zero_have_no_bar_and_one_is_still_seen() -> None:
    ranges = [None, CountRange.exactly(0), CountRange.exactly(1), CountRange.exactly(1000)]
    assert bars.draw(ranges)[:3] == ["", "", "█"]
    assert bars.draw([]) == []
    assert bars.draw([CountRange.exactly(0)]) == [""]


@given(st.lists(st.integers(0, 10**9), min_size=2))
def test_a_longer_bar_is_never_of_a_lower_number(numbers: list[int]) -> None:
    drawn = bars.draw([CountRange.exactly(number) for number in sorted(numbers)])
    assert [len(bar) for bar in drawn] == sorted(len(bar) for bar in drawn)
    assert max(map(len, drawn)) <= 16
