"""Reports that go from place to place under headings. All reports, people and places are invented."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from tests.growth import is_linear
from tests.reading.reports import read, toponyms

from harmledger.model import sentences
from harmledger.reading.events import sections
from harmledger.reading.text import paragraphs


def headed(text: str) -> list[tuple[int, str | None]]:
    split = sentences.split(text)
    found = sections.number(text, split, paragraphs.number(text, split), toponyms(text))
    return [(section.number, section.place.span.text if section.place else None) for section in found]


def told(text: str) -> list[tuple[str | None, int]]:
    return [
        (account.place.place.name if account.place else None, account.totals["killed"]["all"].low)
        for account in read(text)
        if not account.context
    ]


def test_each_place_that_heads_a_section_has_an_event_of_its_own() -> None:
    numbered = (
        "Deaths entered on 4 March\n\n1. Osterby. Four people were killed when shells fell on a mill.\n\n"
        "2. Brask. Two people were killed in the same hour by shells."
    )
    assert told(numbered) == [("Osterby", 4), ("Brask", 2)]
    by_name = (
        "OSTERBY: Shelling killed four people on March 4.\n\nBRASK: Shelling killed two people on March 4."
    )
    assert told(by_name) == [("Osterby", 4), ("Brask", 2)]


def test_headings_may_stand_on_lines_of_their_own_in_wrapped_text() -> None:
    text = (
        "Osterby\nShells fell on the upper town all through the morning of 4 March, and four\n"
        "people were killed. No school opened.\n"
        "Brask\nThe team counted nine craters along the river road, and it was told by the elders\n"
        "that two people were killed.\n"
        "Supplies\nFlour is dear in all of the towns along the river road, and there is no salt.\n"
    )
    assert headed(text) == [(1, "Osterby"), (1, "Osterby"), (2, "Brask"), (3, None)]


def test_what_is_summed_up_under_no_place_is_of_no_one_event() -> None:
    text = (
        "1. Osterby. Shelling injured nine people on March 4.\n\n"
        "2. Brask. Shelling injured four people on March 4.\n\n"
        "3. Wards. Of the 13 injured, two have died."
    )
    assert [account.context for account in read(text)] == [False, False, True]


def test_one_heading_makes_no_sections() -> None:
    assert headed("BRASK: Two people were killed.\n\nOther news: the ferry runs again.") == [(0, None)] * 2


def test_a_place_that_opens_a_sentence_is_no_heading() -> None:
    assert headed("Osterby was shelled.\n\nBrask was quiet.") == [(0, None)] * 2


@given(st.lists(st.sampled_from(["Osterby", "Brask", ". ", ": ", "\n", "\n\n", "2. ", "fell", " "])))
def test_sections_are_numbered_in_order(words: list[str]) -> None:
    numbers = [number for number, _ in headed("".join(words))]
    assert numbers == sorted(numbers)


def test_headings_are_found_in_time_linear_in_the_text() -> None:
    def numbering(times: int) -> Callable[[], object]:
        text = "1. (1) " * times
        split = sentences.split(text)
        return lambda: sections.number(text, split, list(range(len(split))), ())

    assert is_linear(numbering, 5_000)
