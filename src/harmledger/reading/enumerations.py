"""Lists of people that came to one harm: "a father, his wife and their five children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import CountRange
from harmledger.model.count_range import sum_distinct
from harmledger.reading import lexicon
from harmledger.reading.people import People
from harmledger.reading.tokens import Token

NEAR = 6
"""How many words of the one before may stand between two people of a list."""


class Enumeration(NamedTuple):
    """People of one list, by their place among the sentence's people, and how many they come to."""

    harm: str
    people: tuple[int, ...]
    total: CountRange


class _Words(NamedTuple):
    joins: frozenset[str]
    splits: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "harm")["lists"]
    return _Words(joins=frozenset(data["and"]), splits=frozenset(data["splits"]))


def find(
    words: Sequence[Token],
    people: Sequence[People],
    harms: Sequence[str | None],
    subsets: Sequence[bool],
    *,
    language: str = "en",
) -> Iterator[Enumeration]:
    """Yield the lists of two or more distinct people that came to one harm, with their sum.

    `harms` and `subsets` say of each of `people` what happened to them, and whether they are part of others.
    """
    for chain in _chains(words, people, harms, subsets, _words(language)):
        known = [r for k in chain if (r := people[k].range) is not None]
        harm = harms[chain[0]]
        if harm and len(chain) > 1 and len(known) == len(chain) and not _is_spelled_out(known):
            yield Enumeration(harm, tuple(chain), sum_distinct(known))


def _is_spelled_out(ranges: Sequence[CountRange]) -> bool:
    """Whether the first figure is the whole of the rest: "four people, a couple and their two sons"."""
    return sum_distinct(ranges[1:]).low == ranges[0].low > 1


def _chains(
    tokens: Sequence[Token],
    people: Sequence[People],
    harms: Sequence[str | None],
    subsets: Sequence[bool],
    words: _Words,
) -> Iterator[list[int]]:
    chain: list[int] = []
    for k, person in enumerate(people):
        if subsets[k]:
            continue
        fits = harms[k] is not None and _adds_up(person)
        if (
            chain
            and fits
            and harms[k] == harms[chain[-1]]
            and _joined(tokens, people[chain[-1]], person, words)
        ):
            chain.append(k)
            continue
        if chain:
            yield chain
        chain = [k] if fits else []
    if chain:
        yield chain


def _adds_up(person: People) -> bool:
    """Whether people can be part of a sum: they are new, and the words say how many they are."""
    return not (person.definite or person.bare or person.unnumbered)


def _joined(tokens: Sequence[Token], one: People, other: People, words: _Words) -> bool:
    between = {t.low for t in tokens[one.last : other.first]}
    near = other.first - one.last <= NEAR
    return near and bool(between & words.joins) and not between & words.splits
