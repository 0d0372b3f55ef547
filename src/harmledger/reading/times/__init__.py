"""Time expressions: recognised by a language's patterns, given a meaning, anchored, and valued.

`words` (a language's word list) and `english` (its patterns) are compiled by `grammar`. The rules of
`dates`, `clock`, `deixis` and `lengths` say what a pattern means, in the terms of `meanings`; `anchoring`
turns that into TIMEX3 values and days, reckoned in `periods`. Another language is another word list and
another module of patterns.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType, ModuleType

from harmledger.model import TimeExpression
from harmledger.reading.times import english
from harmledger.reading.times.anchoring import Anchor
from harmledger.reading.times.grammar import Grammar
from harmledger.reading.times.words import Words

_LANGUAGES: Mapping[str, ModuleType] = MappingProxyType({"en": english})


@cache
def _grammar(language: str) -> Grammar:
    module = _LANGUAGES[language]
    return Grammar(Words(language), module.PATTERNS, module.OPENERS)


def read(text: str, *, published: date | None, language: str = "en") -> tuple[TimeExpression, ...]:
    """Return every time expression of `text` in order, none overlapping, as TimeML 1.2.1 marks them.

    `published` is the day that "yesterday" and "Tuesday" are reckoned from. The interval of an expression is
    every day that its words can mean, or None if they mean no particular days, or none that can be told.
    A language without patterns is read as having no times.
    """
    if language not in _LANGUAGES:
        return ()
    grammar = _grammar(language)
    phrases = tuple(grammar.phrases(text))
    return tuple(Anchor(text, phrases, published, ahead=grammar.words.cues["future"]).expressions())


__all__ = ["read"]
