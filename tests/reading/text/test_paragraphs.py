"""Paragraphs of texts with and without hard line ends. All is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import sentences
from harmledger.reading.text import paragraphs


def numbers(text: str) -> list[int]:
    return paragraphs.number(text, sentences.split(text))


def test_a_new_line_opens_a_paragraph() -> None:
    assert numbers("The mill burned. No one was hurt.\nThe bakery stood.\n\nThe inn stood.") == [0, 0, 1, 2]


WRAPPED = (
    "The mill at Brask burned on Tuesday and\nnobody knows who set fire to the old\nwheel. "
    "The bakery beside it stood.\nMasons came on Wednesday to look at what\nwas left of the walls."
    "{}The inn at Osterby was hit too and its\nroof fell."
)


@pytest.mark.parametrize(
    ("between", "expected"), [("\n\n", [0, 0, 0, 1]), ("\n   ", [0, 0, 0, 1]), (" ", [0, 0, 0, 0])]
)
def test_in_a_wrapped_text_a_blank_or_indented_line_does(between: str, expected: list[int]) -> None:
    assert numbers(WRAPPED.format(between)) == expected


def test_in_a_wrapped_text_a_short_line_ends_a_paragraph() -> None:
    text = (
        "The mill at Brask burned on Tuesday and nobody knows who\nset fire to it.\n"
        "Osterby\nThe inn at Osterby was hit on Wednesday and its old roof\nfell on the stables."
    )
    assert numbers(text) == [0, 1]


@given(st.text(alphabet="Aa. \n", max_size=60))
def test_paragraphs_are_numbered_in_order(text: str) -> None:
    found = numbers(text)
    assert len(found) == len(sentences.split(text))
    assert found == sorted(found)
