"""Statements that someone did not do something: "said that it had not fired", "did not use them, it said"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.text.tokens import Phrases, Token, tokens

REACH = 16
"""Within how many words what was not done is told."""
ADVERBS = 2
"""How many words may stand between "did not" and the deed."""


class _Words(NamedTuple):
    negations: Phrases
    deeds: Phrases
    states: Phrases
    ends: frozenset[str]
    joins: frozenset[str]
    adverbs: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "attribution")["not_done"]
    past = lexicon.load(language, "roles")["deeds"]["verbs"]

    def phrases(listed: Sequence[str]) -> Phrases:
        return Phrases((phrase, phrase) for phrase in listed)

    return _Words(
        negations=phrases(data["negations"]),
        deeds=phrases((*data["deeds"], *past)),
        states=phrases(data["states"]),
        ends=frozenset(data["ends"]),
        joins=frozenset(data["joins"]),
        adverbs=frozenset(data["adverbs"]),
    )


def denies(content: Sequence[Span], *, language: str) -> bool:
    """Whether what is said ends with the clause, or is nothing but the clause, that a deed was not done."""
    if len(content) != 1:
        return False
    words, said = _words(language), tokens(content[0])
    last = max((at for at in range(len(said) - 2) if said[at].low in words.ends | words.joins), default=-1)
    if last > REACH or any(token.low in words.ends for token in said[1 : last + 1]):
        return False
    found = range(last + 1, min(len(said), last + 1 + REACH))
    return any(words.states.at(said, at) or _is_not_done(said, at, words) for at in found)


def _is_not_done(said: Sequence[Token], at: int, words: _Words) -> bool:
    negation = words.negations.at(said, at)
    if negation is None:
        return False
    deed = at + negation[0]
    while deed < len(said) and deed <= at + negation[0] + ADVERBS and said[deed].low in words.adverbs:
        deed += 1
    return deed < len(said) and words.deeds.at(said, deed) is not None
