"""Tolls over a time: no incident's count, nor is what goes on from one or is listed under it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.casualties import counting
from harmledger.reading.evidence import Sentence


class _Words(NamedTuple):
    these: frozenset[str]
    incidents: frozenset[str]
    bullets: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "harm")["tolls"]
    return _Words(**{name: frozenset(data[name]) for name in _Words._fields})


def carried(sentences: Sequence[Sentence], *, language: str) -> tuple[Sentence, ...]:
    """Return the sentences with the figures of those that go on from a toll over a time as such tolls.

    A toll goes on in the next sentence of its paragraph, unless that tells of an event; in "these attacks",
    which it counted; and in the list that follows it. What days those name are none of the event's own.
    """
    words = _words(language)
    told: list[Sentence] = []
    is_toll = is_listed = has_counted = False
    for sentence in sentences:
        is_item = bool(sentence.tokens) and sentence.tokens[0].text in words.bullets
        adds = has_counted and _is_of(told[-1], sentence)
        goes_on = is_toll and (adds or _names_these(sentence, words))
        if not sentence.over_time and (goes_on or (is_listed and is_item)):
            figures = tuple(map(counting.as_toll, sentence.figures))
            told.append(sentence._replace(figures=figures, times=()))
            is_toll = True
        else:
            told.append(sentence)
            is_toll = sentence.over_time
        has_counted = is_toll and (has_counted or bool(sentence.figures))
        is_listed = is_toll or (is_listed and (is_item or not sentence.figures))
    return tuple(told)


def _names_these(sentence: Sentence, words: _Words) -> bool:
    """Whether a sentence opens with incidents that were counted before it: "These attacks left"."""
    opening = [token.low for token in sentence.tokens[:2]]
    return len(opening) == 2 and opening[0] in words.these and opening[1] in words.incidents


def _is_of(toll: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence only adds figures to those of a toll: "Another 3,915 people were injured."."""
    return sentence.paragraph == toll.paragraph and not sentence.triggers and not sentence.times
