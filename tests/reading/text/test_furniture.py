"""Lists of other stories on a page are not the report's own words."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.reading import reports

from harmledger.gazetteer import open_gazetteer
from harmledger.model import Derivation, Report, sentences
from harmledger.reading import reader
from harmledger.reading.text import furniture

STORY = "Shells fell on Velmora on Monday.\nTwo people were killed, the clinic said."
HEADLINES = (
    "Seven drowned when a ferry sank off Nyrup Bay\n"
    "Child killed by a mine near the Greywater camp\n"
    "Teachers of Brask go back to work after strike"
)


def told(text: str) -> list[str]:
    return [span.text for span in furniture.without(text, sentences.split(text), language="en")]


def test_headlines_under_a_heading_are_left_out_up_to_the_next_full_sentence() -> None:
    assert told(f"Related News\n{HEADLINES}\n{STORY}") == STORY.split("\n")
    assert told(f"{STORY}\n\nPrev Post\nFerry sank\n\nNext Post\nMine found") == STORY.split("\n")


def test_headlines_that_end_a_text_are_left_out() -> None:
    assert told(f"{STORY}\n{HEADLINES}") == STORY.split("\n")


def test_names_in_lines_and_a_text_of_headlines_alone_are_kept() -> None:
    names = "Marit Solne, 34\nIda Solne, 7\nPell Ostrander, 61"
    assert "".join(told(f"{STORY}\n{names}")).endswith(names)
    assert told(HEADLINES) == [span.text for span in sentences.split(HEADLINES)]


def test_a_headline_under_a_heading_may_ask_or_be_cut_short() -> None:
    listed = "Next Post\n\nWho fired on the market at Velmora?\n\nThree fishermen drowned off…"
    assert told(f"{STORY}\n{listed}") == STORY.split("\n")
    numbered = "Recommended Stories\n\nlist 1 of 2Three fishermen drowned\n\nlist 2 of 2Who paid?"
    assert told(f"{STORY}\n{numbered}\n\nThe clinic is open.")[-1] == "The clinic is open."


def test_days_and_places_of_other_stories_are_none_of_the_event() -> None:
    (account,) = reports.read(
        "Two people were killed in the shelling of Brask.\n\nNext Post\n\nDaily toll of Osterby on March 4"
    )
    assert account.date is None
    assert account.place is not None
    assert account.place.place.name == "Brask"


def test_days_of_other_stories_tell_no_year() -> None:
    text = (
        "Civilian killed in Brask on July 24\n\nRelated News\n\nMan named Omar Solne shot, August 7, 2034\n\n"
        "Shells fell on Brask on July 24, 2032 and killed one civilian."
    )
    report = Report(
        id="r", original="0" * 64, position=0, text=text, derivation=Derivation(tool="t", version="1")
    )
    found = reader.read(report, open_gazetteer()).times
    assert [time.value for time in found] == ["2032-07-24", "2034-08-07", "2032-07-24"]


def test_a_single_line_without_a_full_stop_is_kept() -> None:
    assert told(f"{STORY}\nThe clinic asks people who can to give blood") != STORY.split("\n")


@given(
    st.lists(st.sampled_from([*STORY.split("\n"), *HEADLINES.split("\n"), "Related News", ""]), max_size=12)
)
def test_what_is_kept_quotes_the_text_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = furniture.without(text, sentences.split(text), language="en")
    assert all(text[span.start : span.end] == span.text for span in kept)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    alone = furniture.blanked(text, kept)
    assert len(alone) == len(text)
    assert alone.split() == [word for span in kept for word in span.text.split()]
