"""A letterhead says whose a statement is, of what day and under what title; a headline is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.intake import letterheads
from harmledger.intake.splitting import single, split

STORY = (
    "The Office has heard of the shells that fell on the market of Velmora on Monday and killed five people. "
    "It asks both parties to say what they fired, and offers to send two officers to the town."
)
MORE = (
    "The ferry to Osterby runs again from Tuesday, the harbour master said, with two crossings on each day. "
    "Tickets are sold on the quay, and those who were stranded in Brask travel without paying."
)


def test_the_body_is_the_outlet_its_date_the_day_and_the_line_below_the_title() -> None:
    (statement,) = split(
        f"BRASK RELIEF\nNote to the press no. 7\n28 April 2014\n\nShells on Velmora\n\n{STORY}"
    )
    assert (statement.outlet, statement.published) == ("BRASK RELIEF", date(2014, 4, 28))
    assert statement.title == "Shells on Velmora"


def test_a_line_of_the_letterhead_that_is_no_field_stays_in_the_text() -> None:
    head = "BRASK RELIEF\nOffice of the Speaker\nNote to the press no. 7\n28 April 2014"
    (statement,) = split(f"{head}\n\nShells on Velmora\n\n{STORY}")
    assert statement.text == f"Office of the Speaker\n\nNote to the press no. 7\n\n{STORY}"


def test_without_a_headline_the_kind_of_document_is_the_title() -> None:
    (statement,) = split(f"Velmora Port Office\nNotice to skippers no. 3\n18 May 2014\n\n{STORY}")
    assert (statement.outlet, statement.title) == ("Velmora Port Office", "Notice to skippers no. 3")
    assert statement.text == STORY


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("NOTICE", "NOTICE"),
        ("Press release no. 9", "Press release no. 9"),
        ("Subject: The shells on Velmora", "The shells on Velmora"),
    ],
)
def test_the_kind_of_document_or_the_subject_may_stand_below_the_date(kind: str, title: str) -> None:
    (statement,) = split(f"Brask Relief Committee\nHead office, Brask\n3 May 2014\n\n{kind}\n\n{STORY}")
    assert (statement.outlet, statement.title) == ("Brask Relief Committee", title)
    assert statement.text == f"Head office, Brask\n\n{STORY}"


def test_a_subject_line_is_the_title() -> None:
    head = "BRASK RELIEF\nPress release\nSubject: The shells on Velmora\n3 May 2014"
    (statement,) = split(f"{head}\n\n{STORY}")
    assert (statement.title, statement.text) == ("The shells on Velmora", f"Press release\n\n{STORY}")


@pytest.mark.parametrize(
    "dated",
    [
        "Velmora, 13 May 2014, 10.00",
        "Tuesday 13 May 2014",
        "Bulletin to members, 13 May 2014",
        "Days covered: 1 to 7 May 2014. Issued 13 May 2014",
    ],
)
def test_the_day_of_a_letterhead_is_read_however_the_line_goes_on(dated: str) -> None:
    (statement,) = split(f"Shells on Velmora\nMINISTRY OF TIDES\n{dated}\n\n{STORY}")
    assert (statement.outlet, statement.published) == ("MINISTRY OF TIDES", date(2014, 5, 13))


def test_a_line_that_only_dates_goes_before_a_title_with_a_date_in_it() -> None:
    head = "COASTAL LEAGUE\nPress office\nStatement on the strike, 21 March 2014\n11 April 2014"
    assert single(f"{head}\n{STORY}").published == date(2014, 4, 11)


def test_the_pages_of_a_pdf_have_no_blank_lines_and_their_title_first() -> None:
    statement = single(f"Tides in May\nREPUBLIC OF KARSHOLM\nMINISTRY OF TIDES\n13 May 2014\n{STORY}\n{MORE}")
    assert (statement.outlet, statement.title) == ("MINISTRY OF TIDES", "Tides in May")
    assert statement.text == f"REPUBLIC OF KARSHOLM\n\n{STORY}\n{MORE}"


def test_an_arabic_letterhead_is_read() -> None:
    story = "أعلنت الوزارة أن خمسة أشخاص قتلوا في قصف السوق يوم الاثنين، وطلبت من الأهالي البقاء في بيوتهم."
    (statement,) = split(f"وزارة الصحة\nبيان رقم 12\nفيلمورا، 13 مايو 2014\n\n{story}")
    assert (statement.outlet, statement.title) == ("وزارة الصحة", "بيان رقم 12")
    assert (statement.published, statement.text) == (date(2014, 5, 13), story)


def test_the_masthead_of_a_page_holds_for_each_of_its_articles() -> None:
    page = (
        f"TARN HERALD\nALL THE ISLAND\nWednesday 9 April 2014     Page 4\n\nMarket shelled in Velmora\n"
        f"By Ada Marsh\n8 April 2014\n\n{STORY}\n\nFerry to Osterby runs again\nBy Joe Brask\n\n{MORE}"
    )
    market, ferry = split(page)
    assert (market.outlet, market.published) == ("TARN HERALD", date(2014, 4, 8))
    assert (ferry.outlet, ferry.published) == ("TARN HERALD", date(2014, 4, 9))


@pytest.mark.parametrize(
    "top",
    [
        "Airstrike Hits Hospital\n3 May 2014",
        "AIRSTRIKE HITS HOSPITAL\n3 May 2014",
        "Five Die In Market\nMinistry Of Tides Denies It\n3 May 2014",
        "Market Shelled\nBy Ada Marsh\n3 May 2014",
        "SHARE\nUpdate\n3 May 2014",
        "BRUTAL\nKilling\n3 May 2014",
        "Ministry of Tides",
        "MINISTRY OF TIDES\nPress release",
    ],
)
def test_a_headline_with_a_date_is_no_letterhead(top: str) -> None:
    assert letterheads.read(f"{top}\n\n{STORY}") is None


def test_a_page_of_nothing_but_a_letterhead_is_kept_as_it_stands() -> None:
    page = "BRASK RELIEF\nPress release\n3 May 2014\n"
    assert letterheads.read(page) is None


LINES = st.sampled_from(
    [
        *("BRASK RELIEF", "MINISTRY OF TIDES", "Press release", "NOTICE", "Subject: Shells", "3 May 2014"),
        *("Velmora, 3 May 2014 (KPA)", "Shells on Velmora", "Tarn Herald", "وزارة الصحة", "", STORY, MORE),
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_no_prose_below_a_letterhead_is_lost_and_every_line_is_the_page_s(page: str) -> None:
    articles = split(page)
    assert sum(article.text.count(STORY) for article in articles) == page.count(STORY)
    assert all(block in page for article in articles for block in article.text.split("\n\n"))
