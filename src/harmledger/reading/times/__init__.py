"""Time expressions: recognised by a language's patterns, given a meaning, anchored, and valued.

`english` (patterns) and `lexicons/en/times.toml` (words) lead through `grammar` and `rules` to `meanings`;
`anchoring` turns those into TIMEX3 values and days, reckoned in `periods`. A language is a module of
patterns and a word list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType, ModuleType

from harmledger.model import TimeExpression
from harmledger.reading.times import english
from harmledger.reading.times.anchoring import Anchor
from harmledger.reading.times.grammar import Grammar, Words

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
