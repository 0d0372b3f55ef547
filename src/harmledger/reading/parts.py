"""People who are part of others counted beside them: "fifteen people, including seven children"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.people import People
from harmledger.reading.tokens import Phrases, Token


class _Words(NamedTuple):
    marks: Phrases
    among: Phrases
    small: frozenset[str]
    joins: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "harm")
    return _Words(
        marks=Phrases((p, p) for p in data["subsets"]["phrases"]),
        among=Phrases((p, harm) for harm, listed in data["among"].items() for p in listed),
        small=frozenset(data["subsets"]["small"]),
        joins=frozenset(data["lists"]["joins"]),
    )


def find(
    tokens: Sequence[Token], people: Sequence[People], harms: list[str | None], *, language: str = "en"
) -> list[bool]:
    """Say of each of `people` whether they are part of others.

    A part whose harm the words do not tell takes its whole's, and people "among the dead" take that of those:
    both are written into `harms`.
    """
    words = _words(language)
    flags: list[bool] = []
    whole: int | None = None
    for k, person in enumerate(people):
        among = words.among.before(tokens, person.first, over=words.small)
        marked = person.part_of or words.marks.before(tokens, person.first, over=words.small) is not None
        goes_on = (
            bool(flags) and flags[-1] and not person.harm and _joined(tokens, people[k - 1], person, words)
        )
        if among:
            harms[k] = harms[k] or among
        elif (marked or goes_on) and whole is not None and harms[k] is None:
            harms[k] = harms[whole]
        flags.append(bool(among) or marked or goes_on)
        whole = whole if flags[-1] else k
    return flags


def _joined(tokens: Sequence[Token], one: People, other: People, words: _Words) -> bool:
    return all(t.low in words.joins for t in tokens[one.last : other.first])
