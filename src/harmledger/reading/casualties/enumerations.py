"""Lists of people that came to one harm: "a father, his wife and their five children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from harmledger.model import CountRange
from harmledger.model.count_range import sum_distinct
from harmledger.model.groups import is_within
from harmledger.reading import lexicon
from harmledger.reading.casualties import asides
from harmledger.reading.people import PUBLISHED, People
from harmledger.reading.text.tokens import Phrases, Token

NEAR = 6
"""How many words may stand between two people of a list; names and asides do not weigh."""
FARTHEST = 60
"""How many words of whatever kind may stand there."""


class Enumeration(NamedTuple):
    """People of a list, by their place among the sentence's people, and how many of a group they are."""

    harm: str
    group: str
    people: tuple[int, ...]
    total: CountRange
    subset: bool


class _Words(NamedTuple):
    joins: frozenset[str]
    splits: frozenset[str]
    subsets: Phrases
    killing: Phrases
    owners: frozenset[str]
    themselves: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data, people = lexicon.load(language, "harm"), lexicon.load(language, "people")
    return _Words(
        joins=frozenset(data["lists"]["and"]),
        splits=frozenset(data["lists"]["splits"]) | frozenset(data["blocks"]["words"]) - {"as"},
        subsets=Phrases((p, p) for p in data["subsets"]["phrases"]),
        killing=Phrases((p, p) for p in data["transitive"]["killed"]),
        owners=frozenset(people["determiners"]["possessives"]),
        themselves=frozenset(people["reflexives"]),
    )


def lists(tokens: Sequence[Token], people: Sequence[People], *, language: str = "en") -> list[list[int]]:
    """Return the lists of `people`, by their places: joined by commas or "and", one or more to a list."""
    words = _words(language)
    weights = asides.weights(tokens, asides.find(tokens, language=language))
    found: list[list[int]] = []
    for k, person in enumerate(people):
        if not _adds_up(person) and not _leads_to_others(tokens, people[k : k + 2], words):
            continue
        if found and (
            (found[-1][-1] == k - 1 and _joined(tokens, people[k - 1], person, weights, words))
            or _is_their_killer(tokens, [people[j] for j in found[-1]], person, words)
        ):
            found[-1].append(k)
        else:
            found.append([k])
    return found


def _is_their_killer(
    tokens: Sequence[Token], killed: Sequence[People], person: People, words: _Words
) -> bool:
    """Whether one who killed others died by the same hand: "killed his wife and two sons before himself"."""
    if tokens[person.first].low not in words.themselves or person.first - killed[-1].last > FARTHEST:
        return False
    return words.killing.before(tokens, killed[0].first, over=words.owners) is not None


def _adds_up(person: People) -> bool:
    """Whether people can be part of a sum: they are new, and the words say how many they are."""
    if person.range is None or (person.single and person.harm):
        return False
    return not (person.definite or person.bare or person.unnumbered)


def _leads_to_others(tokens: Sequence[Token], people: Sequence[People], words: _Words) -> bool:
    """Whether the first of `people` is new though definite: "the driver and his son" (or "two others")."""
    if len(people) < 2 or not (people[0].definite and people[0].single and people[0].range):
        return False
    between = {t.low for t in tokens[people[0].last : people[1].first]}
    with_others = people[1].others or tokens[people[1].first].low in words.owners
    return bool(between) and between <= words.joins and with_others


def _joined(
    tokens: Sequence[Token], one: People, other: People, weights: Sequence[int], words: _Words
) -> bool:
    if other.first - one.last > FARTHEST or weights[other.first] - weights[one.last] > NEAR:
        return False
    if _says_who(tokens, one, other):
        return False
    between = {t.low for t in tokens[one.last : other.first]}
    if not between & words.joins or between & words.splits:
        return False
    return not any(words.subsets.at(tokens, i) for i in range(one.last, other.first))


def _says_who(tokens: Sequence[Token], one: People, other: People) -> bool:
    """Whether a comma leads to who people are: "one person, a teacher", "two people, Omar and his son"."""
    is_open = one.group in ("all", "civilians") and one.range is not None and not one.single
    if not is_open or one.last >= len(tokens) or tokens[one.last].text != ",":
        return False
    is_one = one.range == CountRange.exactly(1) or one.range == CountRange.at_least(1)
    names_one = tokens[min(one.last + 1, len(tokens) - 1)].text[0].isupper()
    return (is_one and other.single and other.first == one.last + 1) or (not is_one and names_one)


def sums(
    found: Sequence[Sequence[int]],
    people: Sequence[People],
    harms: Sequence[str | None],
    subsets: Sequence[bool],
) -> Iterator[Enumeration]:
    """Yield what the lists come to: all of a list that came to one harm, and those of each group in it.

    `harms` and `subsets` say of each of `people` what happened to them, and whether they are part of others.
    """
    for listed in found:
        for chain in _alike(listed, harms, subsets):
            yield from _of_chain(chain, people, harms[chain[0]], subset=subsets[chain[0]])


def _alike(
    listed: Sequence[int], harms: Sequence[str | None], subsets: Sequence[bool]
) -> Iterator[list[int]]:
    """Cut a list where the harm changes, or where parts of others begin."""
    chain: list[int] = []
    for k in listed:
        if chain and (harms[k], subsets[k]) != (harms[chain[-1]], subsets[chain[-1]]):
            yield chain
            chain = []
        chain.append(k)
    yield chain


def _of_chain(
    chain: Sequence[int], people: Sequence[People], harm: str | None, *, subset: bool
) -> Iterator[Enumeration]:
    """Yield the sum of a list, and of each group in it; those beside combatants are presumed civilians."""
    if harm is None or len(chain) < 2:
        return
    groups = {people[k].group for k in chain}
    common = groups.pop() if len(groups) == 1 else "all"
    if common != "all" or not subset:
        yield _sum(chain, people, harm, common, subset=subset)
    if common == "all":
        for group in PUBLISHED:
            inside = [k for k in chain if is_within(people[k].group, group)]
            if len(inside) > 1:
                yield _sum(inside, people, harm, group, subset=True)
        presumed = [k for k in chain if not is_within(people[k].group, "combatants")]
        is_known = groups.isdisjoint(("all", "civilians"))
        if is_known and 0 < len(presumed) < len(chain):
            yield _sum(presumed, people, harm, "civilians", subset=True)


def _sum(
    chain: Sequence[int], people: Sequence[People], harm: str, group: str, *, subset: bool
) -> Enumeration:
    ranges = [r for k in chain if (r := people[k].range) is not None]
    total = msgspec.structs.replace(sum_distinct(ranges), kind="derived")
    return Enumeration(harm, group, tuple(chain), total, subset)
