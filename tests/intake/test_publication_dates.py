"""The day of publication is read from an article's furniture, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.intake import dates
from harmledger.intake.limits import EARLIEST_PUBLISHED, LATEST_PUBLISHED

DAYS = st.dates(EARLIEST_PUBLISHED, LATEST_PUBLISHED)


@pytest.mark.parametrize(
    "words",
    [
        "2031-05-23",
        "2031-05-23T10:00:00Z",
        "23-05-2031 | 10:52",
        "05/23/2031",
        "23.5.2031",
        "23 May 2031",
        "May 23, 2031",
        "Posted: Fri, 23 May 2031 09:00",
        "23rd May, 2031",
        "MAY 23RD 2031",
        "Sept 1 x May 23, 2031",
    ],
)
def test_a_day_is_read_in_the_usual_forms(words: str) -> None:
    assert dates.read(words) == date(2031, 5, 23)


@pytest.mark.parametrize("words", ["", "May 2031", "2031", "31-02-2031", "5/23", "123-05-2031", "0000-00-00"])
def test_what_gives_no_day_is_none(words: str) -> None:
    assert dates.read(words) is None


def test_a_doubtful_numeric_date_takes_the_order_of_its_page() -> None:
    assert dates.read("05/04/2031", "day") == date(2031, 4, 5)
    assert dates.read("05/04/2031", "month") == date(2031, 5, 4)
    assert dates.read("05-04-2031", "month") == date(2031, 5, 4)


def test_without_a_page_a_doubtful_date_is_day_first_with_hyphens_and_none_with_strokes() -> None:
    assert dates.read("05-04-2031") == dates.read("05.04.2031") == date(2031, 4, 5)
    assert dates.read("05/04/2031") is None


def test_the_order_of_a_page_is_what_its_unmistakable_dates_agree_on() -> None:
    assert dates.numeric_order("15-12-2031 and 04-05-2031") == "day"
    assert dates.numeric_order("12/15/2031 and 04/05/2031") == "month"
    assert dates.numeric_order("12/15/2031 and 15/12/2031") is None
    assert dates.numeric_order("04/05/2031 and 40/50/2031") is None


@pytest.mark.parametrize(
    "words", ["23 مايو 2031", "23 أيار 2031", "23 أيار/مايو 2031", "الجمعة 23 مايو، 2031", "٢٣ مايو ٢٠٣١"]
)
def test_a_day_is_read_in_arabic(words: str) -> None:
    assert dates.read(words) == date(2031, 5, 23)


def test_a_day_without_a_year_is_the_one_nearest_to_a_known_day() -> None:
    assert dates.nearest("December 31", date(2031, 1, 2)) == date(2030, 12, 31)
    assert dates.nearest("2 January", date(2030, 12, 31)) == date(2031, 1, 2)
    assert dates.nearest("30 February", date(2031, 1, 2)) is None
    assert dates.nearest("", date(2031, 1, 2)) is None


@given(DAYS)
def test_every_day_is_read_back_from_each_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d-%m-%Y"):
        assert dates.read(day.strftime(form)) == day
    assert dates.read(day.strftime("%m/%d/%Y"), "month") == day


@given(st.text(alphabet="0123456789-/.: MayJun", max_size=60))
def test_no_text_makes_it_fail(words: str) -> None:
    dates.read(words, dates.numeric_order(words))
