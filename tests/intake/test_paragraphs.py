"""Paragraphs by the space between lines. All texts are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.intake.paragraphs import Line, joined

HEIGHT = 12.0

WORDS = st.sampled_from(
    ["Shells fell on Brask,", "and two people died.", "The clinic said so", "in the town", ""]
)


def page(*lines: str | float, leading: float = 1.0) -> Sequence[Line]:
    """Return lines set one below the other, with `leading` and what numbers say between them, in points."""
    made: list[Line] = []
    top = 800.0
    for line in lines:
        if isinstance(line, str):
            made.append(Line(line, bottom=top - HEIGHT, top=top))
            top -= HEIGHT + leading
        else:
            top -= line
    return made


@pytest.mark.parametrize("leading", [-1.0, 0.5, 6.0, 12.0])
def test_a_wider_space_begins_a_paragraph_however_wide_lines_are_set(leading: float) -> None:
    lines = page("MINISTRY", 6.0, "Shells fell on the", "market of Brask.", 6.0, "Two died.", leading=leading)
    assert joined([lines]) == "MINISTRY\n\nShells fell on the\nmarket of Brask.\n\nTwo died."


def test_a_sentence_may_run_on_to_the_next_page() -> None:
    assert joined([page("Shells fell on the", "town and the"), page("market.")]) == (
        "Shells fell on the\ntown and the\nmarket."
    )


def test_the_next_column_begins_no_paragraph() -> None:
    lines = (*page("Shells fell on the", "town of Brask and"), *page("killed", "two people."))
    assert joined([lines]) == "Shells fell on the\ntown of Brask and\nkilled\ntwo people."


def test_where_no_line_goes_on_there_is_nothing_to_measure_by() -> None:
    assert joined([page("Brask.", 9.0, "Osterby.")]) == "Brask.\nOsterby."


@given(st.lists(st.lists(st.tuples(WORDS, st.floats(-50, 50)))))
def test_no_word_is_lost_or_added(pages: list[list[tuple[str, float]]]) -> None:
    lines = [page(*(part for pair in made for part in pair)) for made in pages]
    words = [word for lined in lines for line in lined for word in line.text.split()]
    assert joined(lines).split() == words
