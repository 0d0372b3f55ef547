"""How marks are made into whole phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Span
from harmledger.reading.entities import phrases
from harmledger.reading.marker import Mark


def read(marked: str) -> list[tuple[str, str]]:
    """Read the phrases of a text whose marks stand in brackets, "person" if they begin with a star."""
    text, marks = "", []
    for k, part in enumerate(marked.replace("]", "[").split("[")):
        label, part_text = ("person", part[1:]) if part.startswith("*") else ("location", part)
        text += part_text
        if k % 2:
            marks.append(Mark(Span.of(text, len(text) - len(part_text), len(text)), label, 0.9))
    return [(kind, span.text) for kind, span in phrases.whole(text, marks)]


def test_a_mark_that_leads_on_takes_in_what_it_is_of() -> None:
    assert read("in [the suburb of] [Velmora] today") == [
        ("location", "the suburb of Velmora"),
        ("location", "Velmora"),
    ]


def test_what_leads_on_to_nothing_that_is_marked_is_cut_off() -> None:
    assert read("in [the suburb of] which they told") == [("location", "the suburb")]


def test_an_article_opens_the_mark_that_follows_and_is_none_alone() -> None:
    assert read("[a] [ruined house], [the] war") == [
        ("location", "a ruined house"),
        ("location", "ruined house"),
    ]


def test_persons_that_one_mark_runs_together_are_told_apart() -> None:
    assert read("[*The mayor and Ilse Karrow] met") == [("person", "The mayor"), ("person", "Ilse Karrow")]


def test_a_place_or_body_may_have_and_in_its_name() -> None:
    assert read("[the Ministry of Fish and Tides]") == [("location", "the Ministry of Fish and Tides")]


@pytest.mark.parametrize("marked", ["[the harbour and]", "[and the harbour]"])
def test_what_joins_two_phrases_is_part_of_neither(marked: str) -> None:
    assert read(marked) == [("location", "the harbour")]


WORDS = st.lists(st.sampled_from(["the", "of", "and", "or", "Brask", "quay"]), min_size=1, max_size=5)


@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(["person", "location"])), max_size=6))
def test_phrases_quote_the_text_and_are_never_empty(
    stretches: list[tuple[list[str], list[str], str]],
) -> None:
    text, marks = "", []
    for between, marked, label in stretches:
        text += " ".join(between) + " "
        start, text = len(text), text + " ".join(marked)
        marks.append(Mark(Span.of(text, start, len(text)), label, 0.9))
        text += " "
    assert all(span.quotes(text) for _, span in phrases.whole(text, marks))
