"""Words that people take for the same are searched as the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import is_linear

from harmledger.ledger.folding import fold, folded_words, located_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Velmóra", "velmora"),
        ("BRASK", "brask"),
        ("Brask's", "Brask"),
        ("Brask’s", "Brask"),
        ("Shar'iya", "Shariya"),
        ("Ra`sim", "Rasim"),
        ("Łódka", "lodka"),
        ("al-Tarn", "Tarn"),
        ("مُسْتَشْفَى", "مستشفي"),
        ("المستشفى", "مستشفى"),
        ("والمدرسة", "مدرسه"),
        ("للمدرسة", "مدرسة"),
        ("أحمد", "احمد"),
        ("إصابة", "اصابه"),
        ("مدينـــة", "مدينة"),
        ("کتاب", "كتاب"),
        ("١٢", "12"),
        ("۱۲", "12"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other) != []


@pytest.mark.parametrize(("one", "other"), [("قتل", "قتيل"), ("Brask", "Bask"), ("الله", "له"), ("12", "21")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_a_folded_word_is_letters_and_digits_and_folds_to_itself_or_less(text: str) -> None:
    for word in folded_words(text):
        assert word.isalnum()
        assert len(word) <= 64


@given(st.text())
def test_located_words_stand_where_they_say(text: str) -> None:
    located = list(located_words(text))
    assert [word for _, _, word in located] == folded_words(text)
    for (_, end, _), (start, _, _) in pairwise(located):
        assert end <= start
    for start, end, word in located:
        assert fold(text[start:end]) == word


@pytest.mark.parametrize("part", ["a", "a'", "a\u0301", "'", "\u0301", "a\u200b", "ا\u064e"])
def test_a_hostile_text_folds_in_time_linear_in_its_length(part: str) -> None:
    assert is_linear(lambda size: lambda: folded_words(part * (size // len(part)) + "_"), 50_000)
