"""Spellings laid level, so that one entry of a word list finds all the ways in which a word is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from harmledger.model import Span

# Vowel signs, the stretching stroke, the marks that only steer the direction of writing, and a dot or a blank
# between two strokes, with which posts hold the letters of a word apart that a filter would find.
_ARABIC_MARKS = re.compile(
    "(?:[\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    "|(?<=\u0640)[. ]{1,2}(?=\u0640))+"
)
_ARABIC_LETTERS = str.maketrans("أإآٱىةیک،؛٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااي" + "هيك,;" + "0123456789" * 2)


class Bare(NamedTuple):
    """A text without its marks, and where in the original each of its characters stands."""

    text: str
    at: Sequence[int]

    def original(self, span: Span, text: str) -> Span:
        """Return the span of the original `text` that `span` of the bare one stands for."""
        last = self.at[span.end - 1] + 1
        marks = _ARABIC_MARKS.match(text, last)
        return Span.of(text, self.at[span.start], marks.end() if marks else last)


class Spelling(NamedTuple):
    """How a language's words are laid level: first their marks are left out, then letters are replaced.

    `level` keeps each character in its place.
    """

    bare: Callable[[str], Bare]
    level: Callable[[str], str]

    def key(self, word: str) -> str:
        """Return how `word` is written when laid level."""
        return self.level(self.bare(word).text)


def _unchanged(text: str) -> Bare:
    return Bare(text, range(len(text)))


def _without_arabic_marks(text: str) -> Bare:
    at: list[int] = []
    end = 0
    for marks in _ARABIC_MARKS.finditer(text):
        at += range(end, marks.start())
        end = marks.end()
    if not end:
        return _unchanged(text)
    at += range(end, len(text))
    return Bare("".join([text[k] for k in at]), at)


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _level_latin(text: str) -> str:
    """Lay level what is written with Latin letters; keyboards of Arabic newsrooms leave their comma in it."""
    return _lower(text.replace("،", ","))


def _level_arabic(text: str) -> str:
    return _lower(text.translate(_ARABIC_LETTERS))


def level_arabic(word: str) -> str:
    """Return how `word` is written when laid level as Arabic, its Latin letters as they are."""
    return _without_arabic_marks(word).text.translate(_ARABIC_LETTERS)


LATIN = Spelling(bare=_unchanged, level=_level_latin)
ARABIC = Spelling(bare=_without_arabic_marks, level=_level_arabic)
