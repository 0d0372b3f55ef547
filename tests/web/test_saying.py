"""Days, numbers and ranges, as pages say them in each language."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.model import CountRange, DateInterval
from harmledger.web import language
from harmledger.web.saying import MONTHS, Saying

ENGLISH, ARABIC = (Saying(language.translator(spoken)) for spoken in ("en", "ar"))


def interval(first: str, last: str) -> DateInterval:
    return DateInterval(earliest=date.fromisoformat(first), latest=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2031-05-04", "2031-05-04", "4 May 2031"),
        ("2031-05-04", "2031-05-06", "4–6 May 2031"),
        ("2031-05-30", "2031-06-02", "30 May 2031 – 2 June 2031"),
        ("2031-02-01", "2031-02-28", "February 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-01-01", "2032-12-31", "1 January 2031 – 31 December 2032"),
    ],
)
def test_an_interval_is_said_as_short_as_it_can_be(first: str, last: str, said: str) -> None:
    assert ENGLISH.days(interval(first, last)) == said


def test_arabic_says_both_names_of_a_month() -> None:
    assert ARABIC.days(interval("2031-05-04", "2031-05-06")) == "4 إلى 6 أيار/مايو 2031"
    assert all(month in language.words("ar") for month in MONTHS)


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (CountRange.exactly(5), "5"),
        (CountRange(low=5, high=7, approximate=True), "~5–7"),
        (CountRange.at_least(1200), "1,200+"),
        (CountRange.up_to(9), "up to 9"),
        (CountRange(low=0, high=None, low_stated=False), "some"),
    ],
)
def test_a_range_of_people_says_what_is_known(people: CountRange, said: str) -> None:
    assert ENGLISH.count(people) == said


def test_arabic_says_from_where_to_where_a_range_goes() -> None:
    assert ARABIC.count(CountRange(low=5, high=7)) == "5 إلى 7"


def test_what_no_one_states_is_said_in_arabic() -> None:
    assert ARABIC.count(CountRange.up_to(9)) == "حتى 9"
