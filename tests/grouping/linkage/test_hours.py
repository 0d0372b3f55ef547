"""Hours: at what time of its day an event happened, from the sentences that tell of it."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.grouping.examples import MARKET, account, reading, report

from harmledger.grouping.linkage import hours, tellings
from harmledger.grouping.linkage.hours import Hours
from harmledger.model import DateInterval, Span
from harmledger.model.reading import TimeExpression

TEXT = "A shell hit the market at 9 a.m. on Saturday. Talks resume at 4 p.m. on Saturday."
MIDNIGHT = MARKET.toordinal() * 24 * 60


def at(words: str, value: str) -> TimeExpression:
    start = TEXT.index(words)
    span = Span.of(TEXT, start, start + len(words))
    return TimeExpression(span=span, type="TIME", value=f"{MARKET}T{value}", interval=DateInterval.on(MARKET))


def told(*times: TimeExpression, on: DateInterval | date = MARKET) -> Hours | None:
    one = msgspec.structs.replace(account("r", on=on), event_spans=(Span.of(TEXT, 2, 11),))
    marked = reading("r", times=times)
    telling = tellings.read([one], {"r": report("r", TEXT)}, {"r": marked})
    return hours.told(one, telling["r/1"], marked)


def test_the_clock_of_the_sentence_that_tells_of_the_event_is_taken() -> None:
    found = told(at("9 a.m.", "09:00"), at("4 p.m.", "16:00"))
    assert found == Hours(earliest=MIDNIGHT + 540, latest=MIDNIGHT + 540, words="9 a.m.")


def test_a_clock_is_more_exact_than_a_part_of_the_day() -> None:
    found = told(at("on Saturday", "MO"), at("9 a.m.", "09:00"))
    assert found is not None
    assert found.words == "9 a.m."


def test_a_night_reaches_into_the_next_morning() -> None:
    night = told(at("9 a.m.", "NI"))
    assert night is not None
    assert night.gap(Hours(earliest=MIDNIGHT + 27 * 60, latest=MIDNIGHT + 27 * 60, words="3 a.m.")) == 0


@pytest.mark.parametrize("value", ["25:00", "WI", ""])
def test_what_is_no_hour_tells_nothing(value: str) -> None:
    assert told(at("9 a.m.", value)) is None


def test_an_event_of_several_days_has_no_hour() -> None:
    assert told(at("9 a.m.", "09:00"), on=DateInterval(earliest=MARKET, latest=date(2031, 3, 16))) is None


@given(st.lists(st.integers(0, 3000), min_size=4, max_size=4))
def test_a_gap_is_the_same_from_either_side_and_none_between_what_overlaps(minutes: list[int]) -> None:
    (a, b), (c, d) = sorted(minutes[:2]), sorted(minutes[2:])
    one, other = Hours(earliest=a, latest=b, words=""), Hours(earliest=c, latest=d, words="")
    assert one.gap(other) == other.gap(one)
    assert (one.gap(other) == 0) == (a <= d and c <= b)
