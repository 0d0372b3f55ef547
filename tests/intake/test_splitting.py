"""A page of many articles is cut where each begins; an ordinary article stays whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.intake.splitting import single, split

SHELLING = (
    "Shells hit the market of Velmora on Monday and killed five people, the mayor of the town said. "
    "Residents spoke of a second round of fire while the wounded were being carried away."
)
TRUCE = (
    "The two sides have agreed to a truce in Tarn Hollow, a senior officer told the agency on Thursday. "
    "Buses are ready to bring out the wounded, and aid is to go in tomorrow morning."
)
BRIDGE = (
    "A drone struck the bridge at Brask in the night, the Northern Front said in a statement. "
    "No one was hurt, it added, and the road to Osterby stays open for trucks that carry food."
)

COMPILATION = f"""Five Killed as Shells Hit Velmora Market

Local Editor

{SHELLING}

© Ada Marsh - Karsholm Press

{SHELLING}

Source: News Agencies

15-12-2031 | 10:52

The videos that they do not want you to see [Reports and Videos]

Truce for Tarn Hollow is agreed

By Ada Marsh

{TRUCE}

Joe Brask, KPA
Bridge at Brask Is Struck by a Drone Again


{BRIDGE}

24-11-2031 – 12:06 Last updated 04-12-2031 – 12:10
"""


def test_each_article_of_a_compilation_has_its_own_title_credit_and_date() -> None:
    market, truce, bridge = split(COMPILATION)
    assert market.title == "Five Killed as Shells Hit Velmora Market"
    assert (market.byline, market.outlet) == ("Local Editor", "News Agencies")
    assert market.published == date(2031, 12, 15)
    assert (truce.title, truce.byline, truce.outlet) == (
        "Truce for Tarn Hollow is agreed",
        "Ada Marsh",
        "KPA",
    )
    assert truce.published is None
    assert bridge.title == "Bridge at Brask Is Struck by a Drone Again"
    assert bridge.published == date(2031, 11, 24)


def test_captions_and_titles_without_an_article_belong_to_none() -> None:
    market, truce, bridge = split(COMPILATION)
    assert market.text == f"{SHELLING}\n\n{SHELLING}"
    assert (truce.text, bridge.text) == (TRUCE, BRIDGE)


@pytest.mark.parametrize(
    "subheading",
    ["What happened", "Who Is Behind the Attack on the Market of Velmora", "“They came at dawn”"],
)
def test_an_article_with_subheadings_stays_whole(subheading: str) -> None:
    page = f"Market Shelled\n\nBy Ada Marsh\n3 May 2031\n\n{SHELLING}\n\n{subheading}\n\n{TRUCE}\n\n{BRIDGE}"
    (article,) = split(page)
    assert article.text == f"{SHELLING}\n\n{subheading}\n\n{TRUCE}\n\n{BRIDGE}"
    assert (article.byline, article.published) == ("Ada Marsh", date(2031, 5, 3))


def test_an_article_without_furniture_stays_as_it_is() -> None:
    (article,) = split(f"{SHELLING}\n\n{TRUCE}\n  {BRIDGE}")
    assert article.text == f"{SHELLING}\n\n{TRUCE}\n  {BRIDGE}"
    assert (article.title, article.byline, article.published) == (None, None, None)


def test_a_title_may_end_in_a_stop_where_a_date_follows_it() -> None:
    (article,) = split(f"The market of Velmora, revisited.\n\nApril 01, 2031\n\nBy Ada Marsh\n\n{SHELLING}")
    assert article.title == "The market of Velmora, revisited."
    assert article.text == SHELLING


def test_stamps_that_open_the_page_belong_to_the_article_below() -> None:
    page = (
        f"3 May 2031\n\nMarket of Velmora shelled\n\n{SHELLING}\n\n4 May 2031\n\nTruce is agreed\n\n{TRUCE}"
    )
    assert [(a.title, a.published) for a in split(page)] == [
        ("Market of Velmora shelled", date(2031, 5, 3)),
        ("Truce is agreed", date(2031, 5, 4)),
    ]


def test_a_signature_at_the_start_is_byline_and_outlet_and_stays_in_the_text() -> None:
    (article,) = split(f"(Ada Marsh, KPA) ~ {SHELLING}")
    assert (article.byline, article.outlet) == ("Ada Marsh", "KPA")
    assert article.text.startswith("(Ada Marsh, KPA)")


def test_an_outlet_beside_the_date_is_the_outlet_but_a_town_is_not() -> None:
    def outlet(stamp: str) -> str | None:
        return split(f"Market of Velmora shelled\n\n{stamp}\n\n{SHELLING}")[0].outlet

    assert outlet("Karsholm Herald, January 11, 2031") == "Karsholm Herald"
    assert outlet("Velmora, January 11, 2031") is None


@pytest.mark.parametrize("page", ["", "15-12-2031", "VIDEO: Market shelled", "Read more"])
def test_a_page_of_nothing_but_furniture_is_kept_as_it_stands(page: str) -> None:
    assert [article.text for article in split(page)] == [page]


def test_what_is_known_for_one_article_is_never_split() -> None:
    article = single(COMPILATION)
    assert article.title == "Five Killed as Shells Hit Velmora Market"
    assert all(paragraph in article.text for paragraph in (SHELLING, TRUCE, BRIDGE))


PIECES = st.sampled_from(
    [*COMPILATION.split("\n"), "", "", "Ⅷ\u2028x", "a", "\u202e", "1: Who?", "By Ada Marsh"]
)


@given(st.lists(PIECES, max_size=30).map("\n".join))
def test_every_article_is_made_of_the_page_and_no_prose_is_lost(page: str) -> None:
    articles = split(page)
    for article in articles:
        assert all(part in page for part in article.text.split("\n\n"))
    kept = "".join(article.text for article in articles)
    for paragraph in (SHELLING, TRUCE, BRIDGE):
        assert kept.count(paragraph) == page.count(paragraph)


CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


def corpus_texts(name: str) -> Iterator[str]:
    path = CORPORA / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    with path.open() as lines:
        yield from (json.loads(line)["text"] for line in lines)


@pytest.mark.corpora
@pytest.mark.parametrize("name", ["airwars_gaza/dev.jsonl", "gun_violence/docs.jsonl", "polnear/dev.jsonl"])
def test_of_real_single_articles_fewer_than_two_in_a_hundred_split(name: str) -> None:
    pieces = [len(split(text)) for text in corpus_texts(name)]
    assert sum(count > 1 for count in pieces) < 0.02 * len(pieces)


@pytest.mark.corpora
def test_a_real_page_of_about_a_dozen_articles_is_split() -> None:
    path = CORPORA / "blog_page" / "page.txt"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    articles = split(path.read_text())
    assert 10 <= len(articles) <= 12
    assert all(article.title for article in articles)
    assert not any(re.search(r"©|Click image|\d\d-\d\d-\d{4} [|–]", article.text) for article in articles)
