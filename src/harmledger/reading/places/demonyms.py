"""Demonyms: what the people and things of a place are called, which names the place and places no event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from harmledger.gazetteer import Gazetteer, Match
from harmledger.reading import lexicon
from harmledger.reading.places.mentions import Mention
from harmledger.reading.places.words import Token, words

_SURE, _NAME_OF_A_PERSON = 2.0, -2.0
_WORD_BEFORE = re.compile(r"\b([^\W\d_]+)\.?[ \u00a0-]$")
_NO_PLURAL = ("ch", "s", "se", "sh")


def count(tokens: Sequence[Token], start: int) -> int:
    """Return how many tokens from `start` on make a demonym; 0 if they make none."""
    for length in (2, 1):
        if start + length <= len(tokens) and _phrase(tokens, start, length) in _places():
            return length
    return 0


def mention(text: str, tokens: Sequence[Token], start: int, length: int, gazetteer: Gazetteer) -> Mention:
    """Return the demonym of so many tokens, with one sense: the country of its place's name, if there is one.

    It scores low after a given name or a title ("Ms. French"), or a word of descent ("Native American").
    """
    first, last = tokens[start], tokens[start + length - 1]
    left = _WORD_BEFORE.search(text, max(0, first.start - 20), first.start)
    word = left.group(1) if left else ""
    personal = word.lower() in words().given or word in words().titles or word in _descent()
    return Mention(
        first.start,
        last.end,
        text[first.start : last.end],
        _sense(_places()[_phrase(tokens, start, length)], gazetteer),
        score=_NAME_OF_A_PERSON if personal else _SURE,
        kind="demonym",
    )


def _phrase(tokens: Sequence[Token], start: int, length: int) -> str:
    return " ".join([token.text for token in tokens[start : start + length]])


def _sense(name: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    matches = gazetteer.matches(name)
    return tuple(m for m in matches if m.place.kind == "country")[:1] or matches[:1]


@cache
def _places() -> Mapping[str, str]:
    """Return the name of the place for each demonym and its plural."""
    listed = lexicon.load("en", "demonyms")["demonyms"]
    singular = {demonym: place for place, demonyms in listed.items() for demonym in demonyms}
    return singular | {f"{d}s": place for d, place in singular.items() if not d.endswith(_NO_PLURAL)}


@cache
def _descent() -> frozenset[str]:
    return frozenset(lexicon.load("en", "demonyms")["descent"]["words"].split())
