"""A mark ends at its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.reading.marker.edges import trimmed


@pytest.mark.parametrize(
    ("stretch", "kept"),
    [
        ("“Osterby”,", "Osterby"),
        ("(the council)", "the council"),
        ("the Karsholm Fishing Council (KFC),", "the Karsholm Fishing Council (KFC)"),
        ("Oda Brandt “Um Zaki”.", "Oda Brandt “Um Zaki”"),
        ("the council (KFC) of Brask)", "the council (KFC) of Brask"),
        ("the U.N.", "the U.N."),
        ("the end.", "the end"),
        ("—…", ""),
    ],
)
def test_punctuation_is_cut_off_save_what_closes_something_inside(stretch: str, kept: str) -> None:
    start, end = trimmed(f"{stretch} ", 0, len(stretch))
    assert stretch[start:end] == kept


@given(st.text(alphabet="ab ().“”-"), st.integers(0, 9), st.integers(0, 9))
def test_what_is_left_lies_inside_the_stretch(text: str, one: int, other: int) -> None:
    first, last = sorted((min(one, len(text)), min(other, len(text))))
    start, end = trimmed(text, first, last)
    assert first <= start <= end <= last
    assert start == end or text[start] not in ".- ("
