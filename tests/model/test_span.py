"""Span: half-open, in code points, and never apart from the words that stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Span
from harmledger.model.span import hull


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span.of(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def texts_with_two_spans(draw: st.DrawFn) -> tuple[str, Span, Span]:
    text = draw(st.text(min_size=1, max_size=60))
    return text, draw(spans(text)), draw(spans(text))


@given(texts_with_two_spans())
def test_a_span_quotes_the_text_that_it_was_cut_from(drawn: tuple[str, Span, Span]) -> None:
    text, one, _ = drawn
    assert one.quotes(text)
    assert not one.quotes(text[: one.end - 1])


@given(texts_with_two_spans())
def test_two_spans_overlap_if_some_character_lies_in_both(drawn: tuple[str, Span, Span]) -> None:
    _, one, other = drawn
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.covers(other) == (shared == set(range(other.start, other.end)))


@given(texts_with_two_spans())
def test_a_hull_covers_all_and_begins_and_ends_with_one_of_them(drawn: tuple[str, Span, Span]) -> None:
    text, one, other = drawn
    both = hull(text, [one, other])
    assert both.quotes(text)
    assert both.covers(one)
    assert both.covers(other)
    assert both.start in (one.start, other.start)
    assert both.end in (one.end, other.end)


@pytest.mark.parametrize(("start", "end", "text"), [(3, 3, ""), (5, 3, "ab"), (-1, 1, "ab"), (0, 3, "ab")])
def test_a_span_whose_bounds_do_not_fit_its_words_cannot_be_made(start: int, end: int, text: str) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start=start, end=end, text=text)
