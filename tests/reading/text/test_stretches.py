"""Stretches of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Span
from harmledger.reading.text.stretches import Stretches

TEXT = "x" * 40
SPANS = st.builds(
    lambda start, size: Span.of(TEXT, start, start + size), st.integers(0, 30), st.integers(1, 9)
)


@given(st.lists(SPANS), SPANS)
def test_words_are_covered_if_every_character_is(spans: list[Span], asked: Span) -> None:
    held = {k for span in spans for k in range(span.start, span.end)}
    assert Stretches(spans).cover(asked) == held.issuperset(range(asked.start, asked.end))
