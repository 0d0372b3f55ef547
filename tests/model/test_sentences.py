"""Sentences: where they end, and that nothing of the text is lost but white space."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model.sentences import index_at, split


def parts(text: str) -> list[str]:
    return [s.text for s in split(text)]


def test_a_stop_before_a_capital_ends_a_sentence() -> None:
    assert parts("It fell. Nobody spoke! Why? Then dawn came.") == [
        "It fell.",
        "Nobody spoke!",
        "Why?",
        "Then dawn came.",
    ]


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    assert parts("“We ran.” She wept.") == ["“We ran.”", "She wept."]


@pytest.mark.parametrize(
    "text", ["Dr. Aase Holt died.", "It fell at 5 p.m. Tuesday.", "The U.S. Army left.", "J. Brandt ran."]
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert parts(text) == [text]


def test_a_line_that_opens_with_a_bullet_is_a_sentence_of_its_own() -> None:
    assert parts("By month:\n• May: two raids\n • June: none") == [
        "By month:",
        "• May: two raids",
        "• June: none",
    ]


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert parts("Two killed in Brask\n\nThe shelling began early.") == [
        "Two killed in Brask",
        "The shelling began early.",
    ]


@given(st.text(max_size=300))
def test_sentences_hold_every_character_that_is_not_white_space(text: str) -> None:
    found = split(text)
    assert all(s.quotes(text) for s in found)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_an_offset_leads_to_its_sentence() -> None:
    found = split("One. Two. Three.")
    assert [index_at(found, 0), index_at(found, 5), index_at(found, 12)] == [0, 1, 2]


def test_a_long_run_of_marks_and_lines_takes_linear_time() -> None:
    assert len(split("a. B" * 20_000 + "\n" * 200_000 + ". " * 20_000)) > 20_000
