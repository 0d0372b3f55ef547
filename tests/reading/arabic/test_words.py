"""Arabic words: what is written on to them is parted from them; offsets are of the text as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.arabic import words
from harmledger.reading.arabic.words import is_definite, phrase, tokens

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤ،.؟!ـًٌٍَُِّْ٠١٢٣4 \n\u200f"


def whole(text: str) -> Span:
    return Span.of(text, 0, len(text))


def lows(text: str) -> list[str]:
    return [token.low for token in tokens(whole(text))]


def test_what_is_written_on_to_a_word_is_a_word() -> None:
    assert lows("وبقصف مدفعي فقتل طفلين للقرية") == [
        *("و", "ب", "قصف", "مدفعي", "ف", "قتل", "طفلين", "ل", "قريه")
    ]


def test_a_words_own_first_letter_stays_its_own() -> None:
    assert lows("وفاة والد بلدة لغم كتائب فصائل") == ["وفاه", "والد", "بلده", "لغم", "كتائب", "فصائل"]


def test_scripts_and_digits_part_words_that_are_glued_together() -> None:
    assert lows("NEWSمقتل 3شبان") == ["news", "مقتل", "3", "شبان"]


def test_the_article_stays_in_the_text_of_a_word() -> None:
    (word,) = tokens(whole("القصف"))
    assert (word.low, word.text, is_definite(word)) == ("قصف", "القصف", True)
    assert not is_definite(tokens(whole("قصف"))[0])


@pytest.mark.parametrize("written", ["قُتِلَ", "قـــتل", "قـ.ـتل", "قتـ ـل", "قـُـ.ـتـ ـل"])
def test_a_word_is_the_same_in_every_spelling(written: str) -> None:
    (word,) = tokens(whole(written))
    assert (word.low, word.text) == ("قتل", written)


@given(st.text(ARABIC, max_size=80), st.integers(0, 1000))
def test_every_token_quotes_the_text(text: str, base: int) -> None:
    last = base
    for token in tokens(Span(start=base, end=base + len(text) + 1, text=text + ".")):
        assert last <= token.start < token.end
        assert token.text == (text + ".")[token.start - base : token.end - base]
        last = token.end


@pytest.mark.parametrize("name", ["actuality", "event_dates", "events"])
def test_lists_that_other_rooms_look_up_hold_words_as_they_are_parted(name: str) -> None:
    listed = [entry for entry in words.entries(lexicon.load("ar", name)) if not entry.isascii()]
    assert listed
    assert [entry for entry in listed if phrase(entry) != entry] == []
