"""A dateline says when and where an article was written, and for which agency."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.intake import stamps
from harmledger.intake.splitting import split

STORY = (
    "Shells hit the market of the town on Monday and killed five people, the mayor said on the radio. "
    "Residents spoke of a second round of fire while the wounded were being carried away."
)
MORE = (
    "The ferry to Osterby runs again from Tuesday, the harbour master said, with two crossings on each day. "
    "Tickets are sold on the quay, and those who were stranded in Brask travel without paying."
)


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("VELMORA, 15 March 2014 (KPA)", "KPA", date(2014, 3, 15)),
        ("TARN HOLLOW, Karsholm, March 15, 2014 (Tarn Wire)", "Tarn Wire", date(2014, 3, 15)),
        ("Velmora, Saturday 15 March 2014", None, date(2014, 3, 15)),
        ("VELMORA, 15 March 2014", None, date(2014, 3, 15)),
        ("Tarn Herald, 15 March 2014", "Tarn Herald", date(2014, 3, 15)),
        ("KPA | 15 March 2014", "KPA", date(2014, 3, 15)),
        ("صوت المضيق - 19 مارس 2014", "صوت المضيق", date(2014, 3, 19)),
        ("فيلمورا، 13 مايو 2014", None, date(2014, 5, 13)),
    ],
)
def test_a_headline_above_a_dateline_is_the_title(line: str, outlet: str | None, day: date) -> None:
    (article,) = split(f"Rebel mortars strike a market\n\n{line}\n\n{STORY}")
    assert (article.title, article.text) == ("Rebel mortars strike a market", STORY)
    assert (article.outlet, article.published) == (outlet, day)


@pytest.mark.parametrize(
    "line",
    ["shells fell on 15 March 2014", "Velmora", "VELMORA, 15 March (KPA)", "The market of Velmora, 2014"],
)
def test_words_with_a_date_among_them_are_no_stamp(line: str) -> None:
    assert stamps.read(line) is None


def test_the_place_and_day_above_a_later_part_of_an_article_stay_in_its_text() -> None:
    (article,) = split(f"A week in May\n\n9 May 2014\n\n{STORY}\n\nBrask, 4 May 2014\n\n{MORE}")
    assert article.text == f"{STORY}\n\nBrask, 4 May 2014\n\n{MORE}"
    assert article.published == date(2014, 5, 9)


@pytest.mark.parametrize(
    ("opening", "outlet", "day"),
    [
        ("OSTERBY, March 5, 2014 (Tarn Wire) - ", "Tarn Wire", date(2014, 3, 5)),
        ("OSTERBY, Karsholm, 5 March 2014 (KPA). ", "KPA", date(2014, 3, 5)),
        ("OSTERBY (KPA) — ", "KPA", None),
        ("OSTERBY, March 5 (Tarn Wire) -- ", "Tarn Wire", None),
        ("OSTERBY, 5 March 2014 — ", None, date(2014, 3, 5)),
        ("أوستربي، 5 مارس 2014 (سانا) - ", "سانا", date(2014, 3, 5)),
        ("OSTERBY (Thursday, 4:02 p.m.): ", None, None),
        ("On March 5, 2014 (a Tuesday) - ", None, None),
    ],
)
def test_a_dateline_that_opens_the_text_stays_there(
    opening: str, outlet: str | None, day: date | None
) -> None:
    (article,) = split(f"{opening}{STORY}")
    assert article.text == f"{opening}{STORY}"
    assert (article.outlet, article.published) == (outlet, day)


def test_a_dateline_may_follow_the_name_of_a_section() -> None:
    assert split(f"News\n\nOSTERBY (KPA) - {STORY}")[0].outlet == "KPA"


def test_a_dateline_without_a_year_takes_that_of_the_other_dates_of_its_page() -> None:
    page = (
        f"Market shelled in Velmora\nBy Ada Marsh\n2 January 2014\n\n{STORY}\n\n"
        f"Ferry to Osterby runs again\nBy Joe Brask\n\nOSTERBY, December 30 (KPA) - {MORE}"
    )
    assert [article.published for article in split(page)] == [date(2014, 1, 2), date(2013, 12, 30)]


def test_where_those_dates_leave_the_year_open_there_is_none() -> None:
    page = "".join(
        f"Market shelled in Velmora\nBy Ada Marsh\n3 May {year}\n\n{STORY}\n\n" for year in (2012, 2014)
    )
    *_, ferry = split(f"{page}Ferry to Osterby runs again\nBy Joe Brask\n\nOSTERBY, May 5 (KPA) - {MORE}")
    assert (ferry.outlet, ferry.published) == ("KPA", None)


@pytest.mark.parametrize("line", ["By Ada Marsh | 2014-03-28", "By Ada Marsh, 28 March 2014"])
def test_a_byline_may_bear_the_date(line: str) -> None:
    (article,) = split(f"Market shelled in Velmora\n{line}\n\n{STORY}")
    assert (article.byline, article.published, article.text) == ("Ada Marsh", date(2014, 3, 28), STORY)
