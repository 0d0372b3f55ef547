"""CountRange: low never passes high, open stays open, and no sum hides a subset or a running toll."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from harmledger.model import CountRange, groups
from harmledger.model.count_range import envelope, sum_distinct
from harmledger.model.vocabulary import GroupTerm, load

NUMBERS = st.integers(min_value=0, max_value=10_000)


@st.composite
def ranges(draw: st.DrawFn, *, cumulative: bool = False) -> CountRange:
    low_stated = draw(st.booleans())
    low = draw(NUMBERS) if low_stated else 0
    return CountRange(
        low=low,
        high=draw(st.none() | st.integers(min_value=low, max_value=20_000)),
        kind="cumulative" if cumulative else draw(st.sampled_from(["stated", "derived"])),
        approximate=draw(st.booleans()),
        low_stated=low_stated,
    )


def high(value: CountRange) -> float:
    return float("inf") if value.high is None else value.high


@given(ranges(), ranges())
def test_low_never_passes_high(one: CountRange, other: CountRange) -> None:
    for value in (one.union(other), one.plus(other)):
        assert 0 <= value.low <= high(value)


@pytest.mark.parametrize(("low", "top"), [(-1, 3), (4, 3), (-2, -1)])
def test_a_range_out_of_order_cannot_be_made(low: int, top: int) -> None:
    with pytest.raises(ValueError, match="count"):
        CountRange(low=low, high=top)


@given(ranges(), ranges())
def test_open_stays_open(one: CountRange, other: CountRange) -> None:
    either = one.is_open or other.is_open
    assert one.union(other).is_open == either
    assert one.plus(other).is_open == either


@given(ranges(), ranges())
def test_a_union_holds_all_that_either_report_states(one: CountRange, other: CountRange) -> None:
    both = one.union(other)
    for part in (one, other):
        assert high(both) >= high(part)
        if part.low_stated:
            assert both.low <= part.low


@given(ranges(), ranges(), ranges())
def test_a_union_asks_no_order(a: CountRange, b: CountRange, c: CountRange) -> None:
    assert a.union(b) == b.union(a)
    left, right = a.union(b).union(c), a.union(b.union(c))
    assert (left.low, left.high) == (right.low, right.high)
    assert envelope([a, b, c]) == left


@given(ranges())
def test_a_report_said_twice_widens_nothing(one: CountRange) -> None:
    assert one.union(one) == one


@given(NUMBERS, ranges())
def test_a_low_that_no_one_stated_does_not_lower_one_that_is(number: int, other: CountRange) -> None:
    assume(other.low_stated)
    assert CountRange.up_to(number).union(other).low == other.low


@given(ranges(), ranges(), ranges())
def test_a_sum_is_monotone(one: CountRange, wider: CountRange, other: CountRange) -> None:
    assume(wider.contains(one))
    assert wider.plus(other).contains(one.plus(other))


@given(ranges(), ranges(), ranges())
def test_a_sum_asks_no_order(a: CountRange, b: CountRange, c: CountRange) -> None:
    assert a.plus(b) == b.plus(a)
    assert sum_distinct([a, b, c]) == a.plus(b.plus(c))


def test_a_low_that_no_one_stated_takes_nothing_from_a_sum() -> None:
    assert str(CountRange.exactly(5).plus(CountRange.up_to(9))) == "5-14"
    assert str(CountRange.exactly(0).plus(CountRange.up_to(9))) == "up to 9"


@given(ranges(), ranges())
def test_a_sum_is_marked_derived(one: CountRange, other: CountRange) -> None:
    assert one.plus(other).kind == "derived"


@given(ranges(), ranges())
def test_two_ranges_overlap_if_some_number_fits_both(one: CountRange, other: CountRange) -> None:
    some = max(one.low, other.low) <= min(high(one), high(other))
    assert one.overlaps(other) == other.overlaps(one) == some


@given(ranges(), ranges(cumulative=True))
def test_a_running_toll_is_never_combined_with_an_incident_s_count(
    incident: CountRange, running: CountRange
) -> None:
    for combine in (incident.union, incident.plus):
        with pytest.raises(ValueError, match="cumulative"):
            combine(running)


@given(st.data())
def test_nothing_is_added_to_its_own_subset(data: st.DataObject) -> None:
    pairs = [
        (whole, part)
        for whole, part in product(load("groups", GroupTerm), repeat=2)
        if whole != part and groups.is_within(part, whole)
    ]
    whole, part = data.draw(st.sampled_from(pairs))
    with pytest.raises(ValueError, match="cannot be added"):
        groups.total({whole: data.draw(ranges()), part: data.draw(ranges())})


def test_women_and_children_may_be_the_same_people_only_where_the_list_says_so() -> None:
    women, children = CountRange.exactly(2), CountRange.exactly(4)
    assert groups.total({"women": women, "children": children}).low == 6
    with pytest.raises(ValueError, match="civilians and children"):
        groups.total({"civilians": women, "children": children})


def test_a_range_prints_as_a_table_shows_it() -> None:
    roughly_five = CountRange.exactly(5, approximate=True)
    some = CountRange(low=0, high=None, low_stated=False)
    ranges = (roughly_five, CountRange(low=5, high=7), CountRange.at_least(56), CountRange.up_to(9), some)
    assert [str(each) for each in ranges] == ["~5", "5-7", "56+", "up to 9", "some"]
