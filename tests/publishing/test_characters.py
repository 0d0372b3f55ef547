"""Words of a report cannot steer the screen that shows them."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from harmledger.publishing.characters import clean, cut, line

ANYTHING = st.text(alphabet=st.characters())


@given(ANYTHING)
def test_no_control_character_is_left_but_tabs_and_line_ends(text: str) -> None:
    left = [c for c in clean(text) if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    assert left == []


@given(ANYTHING)
def test_no_bidirectional_override_is_left(text: str) -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not any(unicodedata.bidirectional(character) in turning for character in clean(text))


def test_an_escape_sequence_loses_what_makes_it_one() -> None:
    assert clean("before\x1b]0;owned\x07\x1b[2Jafter") == "before]0;owned[2Jafter"


def test_words_of_any_language_stay_as_they_are() -> None:
    text = "قُتل 5 أشخاص في فيلمورا — “Velmora”, Brask’s"
    assert clean(text) == text


@given(ANYTHING, st.integers(min_value=1, max_value=30))
def test_a_cell_is_one_line_and_no_longer_than_asked(text: str, length: int) -> None:
    assert len(cut(text, length)) <= length
    assert len(line(text).splitlines()) <= 1
