"""Time expressions: recognised by a language's patterns, given a meaning, anchored, and valued.

`words` (a language's word list, in its `spelling`) and `english` or `arabic` (its patterns) are compiled by
`grammar`. The rules of `dates`, `islamic`, `clock`, `deixis` and `lengths` say what a pattern means, in the
terms of `meanings`; `anchoring` turns that into TIMEX3 values and days, reckoned in `periods` and `hijri`.
Another language is another word list and another module of patterns.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from msgspec.structs import replace

from harmledger.model import TimeExpression
from harmledger.reading.text import spelling
from harmledger.reading.text.spelling import Spelling
from harmledger.reading.times import arabic, english
from harmledger.reading.times.anchoring import Anchor
from harmledger.reading.times.day_order import day_comes_first
from harmledger.reading.times.grammar import Grammar, Language
from harmledger.reading.times.words import Words

_LANGUAGES: Mapping[str, tuple[Language, Spelling]] = MappingProxyType(
    {"ar": (arabic.ARABIC, spelling.ARABIC), "en": (english.ENGLISH, spelling.LATIN)}
)


@cache
def _grammar(language: str) -> Grammar:
    worded, spelt = _LANGUAGES[language]
    return Grammar(Words(language, spelt), worded)


def read(
    text: str, *, published: date | None, language: str = "en", outlet: str | None = None
) -> tuple[TimeExpression, ...]:
    """Return every time expression of `text` in order, none overlapping, as TimeML 1.2.1 marks them.

    `published` is the day that "yesterday" and "Tuesday" are reckoned from; `outlet` may tell the order of
    07/10/2023. The interval of an expression is every day that its words can mean, or None if they mean no
    particular days, or none that can be told. A language without patterns is read as having no times.
    """
    if language not in _LANGUAGES:
        return ()
    grammar = _grammar(language)
    words = grammar.words
    bare = words.spelling.bare(text)
    level = words.spelling.level(bare.text)
    phrases = tuple(grammar.phrases(bare.text, level))
    day_first = day_comes_first(level, phrases, words.cues, published=published, outlet=outlet)
    anchor = Anchor(
        level,
        phrases,
        published,
        ahead=words.cues["future"],
        behind=words.cues["past"],
        joints=words.cues["to_the_end_of_a_range"],
        day_first=day_first,
    )
    return tuple(replace(t, span=bare.original(t.span, text)) for t in anchor.expressions())


__all__ = ["read"]
