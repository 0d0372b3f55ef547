"""People who are part of others counted beside them: "fifteen people, including seven children"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model.groups import is_within
from harmledger.reading import lexicon
from harmledger.reading.people import People
from harmledger.reading.text.tokens import Phrases, Token


class _Words(NamedTuple):
    marks: Phrases
    among: Phrases
    small: frozenset[str]
    joins: frozenset[str]
    openers: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "harm")
    return _Words(
        marks=Phrases((p, p) for p in data["subsets"]["phrases"]),
        among=Phrases((p, harm) for harm, listed in data["among"].items() for p in listed),
        small=frozenset(data["subsets"]["small"]),
        joins=frozenset(data["lists"]["joins"]),
        openers=frozenset(data["subsets"]["openers"]),
    )


def find(
    tokens: Sequence[Token],
    people: Sequence[People],
    harms: list[str | None],
    lists: Sequence[Sequence[int]],
    *,
    language: str = "en",
) -> list[bool]:
    """Say of each of `people` whether they are part of others.

    A part whose harm the words do not tell takes its whole's, and people "among the dead" take that of those:
    both are written into `harms`. `lists` are the people who are told of in one list, by their places.
    """
    words = _words(language)
    rest_of = {k: found[at:] for found in lists for at, k in enumerate(found[:2])}
    flags: list[bool] = []
    spelled_out: set[int] = set()
    whole: int | None = None
    for k, person in enumerate(people):
        among = words.among.before(tokens, person.first, over=words.small)
        marked = person.part_of or words.marks.before(tokens, person.first, over=words.small) is not None
        goes_on = (
            bool(flags) and flags[-1] and not person.harm and _joined(tokens, people[k - 1], person, words)
        )
        if whole is not None and _spells_out(tokens, people, harms, whole, rest_of.get(k, ()), words):
            spelled_out.update(rest_of[k])
        if among:
            harms[k] = harms[k] or among
        elif (marked or goes_on or k in spelled_out) and whole is not None and harms[k] is None:
            harms[k] = harms[whole]
        of_another = whole is not None and harms[whole] is not None and harms[k] != harms[whole]
        of_another |= whole is None and person.part_of and harms[k] is not None
        flags.append(bool(among) or ((marked or goes_on or k in spelled_out) and not of_another))
        if not flags[-1] and (whole is None or harms[k] is not None):
            whole = k
    return flags


def _joined(tokens: Sequence[Token], one: People, other: People, words: _Words) -> bool:
    return all(t.low in words.joins for t in tokens[one.last : other.first])


def _spells_out(
    tokens: Sequence[Token],
    people: Sequence[People],
    harms: Sequence[str | None],
    whole: int,
    listed: Sequence[int],
    words: _Words,
) -> bool:
    """Whether a list says who the whole are: "four people, a couple and their two sons"."""
    if not listed or tokens[people[listed[0]].first - 1].text not in words.openers:
        return False
    all_of = people[whole].range
    ranges = [people[k].range for k in listed]
    if (
        all_of is None
        or people[whole].unnumbered
        or any(harms[k] not in (None, harms[whole]) for k in listed)
    ):
        return False
    group = people[whole].group
    presumed = "all" if group == "civilians" else group
    narrower = all(is_within(people[k].group, presumed) and people[k].group != group for k in listed)
    number = sum(r.low for r in ranges if r is not None)
    if is_within(group, "combatants") and not narrower:
        return False
    return number == all_of.low > 1 or (narrower and number <= all_of.low)
