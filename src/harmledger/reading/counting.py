"""Counts of people harmed, sentence by sentence: subsets, enumerations, denials and cumulative tolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import CountRange, Span
from harmledger.model.count_range import sum_distinct
from harmledger.reading import harm as harms
from harmledger.reading import lexicon
from harmledger.reading import people as peoples
from harmledger.reading.people import People
from harmledger.reading.tokens import Phrases, Token

CASUALTIES = frozenset(("killed", "injured"))
"""The harms of which a plural without a number is coded; a mass of people who left is not two people."""


class Counted(NamedTuple):
    """A figure of one sentence: so many of a group came to a harm, in the words of `span`.

    `subset` people are part of others who are counted beside them; `definite` ones ("the two men") have
    been told of before; a `single` one is told of without a number. `parts` are the words that a derived
    figure adds up.
    """

    harm: str
    group: str
    range: CountRange
    span: Span
    subset: bool = False
    definite: bool = False
    single: bool = False
    parts: tuple[Span, ...] = ()


class _Words(NamedTuple):
    zero: Phrases
    zero_of: dict[str, frozenset[str]]
    since: frozenset[str]
    cumulative: Phrases
    subset: Phrases
    among: Phrases


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "harm")
    return _Words(
        zero=Phrases((p, p) for p in data["none"]["phrases"]),
        zero_of={h: frozenset(data["none"][h]) for h in ("killed", "injured")},
        since=frozenset(data["cumulative"]["since"]),
        cumulative=Phrases((p, p) for p in data["cumulative"]["phrases"]),
        subset=Phrases((p, p) for p in data["subsets"]["phrases"]),
        among=Phrases((p, harm) for harm, listed in data["among"].items() for p in listed),
    )


def read(text: str, words: Sequence[Token], *, profile: str, language: str = "en") -> tuple[Counted, ...]:
    """Return the figures of a sentence of `text`, given as its `words`, in text order."""
    people = peoples.find(words, profile=profile, language=language)
    attached = harms.attach(words, people, language=language)
    subsets = _subsets(words, people, attached, language)
    kind_is_cumulative = _is_cumulative(words, language)
    figures = [
        Counted(harm, p.group, p.range, _span(text, words, p.first, p.last), subset, p.definite, p.single)
        for p, harm, subset in zip(people, attached, subsets, strict=True)
        if harm and p.range is not None and (harm in CASUALTIES or not p.unnumbered)
    ]
    figures += _sums(text, words, people, attached, subsets)
    figures += _zeros(text, words, language)
    if kind_is_cumulative:
        figures = [f._replace(range=_cumulative(f.range)) for f in figures]
    return tuple(sorted(figures, key=lambda f: (f.span.start, f.span.end)))


def _span(text: str, words: Sequence[Token], first: int, last: int) -> Span:
    return Span.of(text, words[first].start, words[last - 1].end)


def _cumulative(value: CountRange) -> CountRange:
    return CountRange(
        low=value.low,
        high=value.high,
        kind="cumulative",
        approximate=value.approximate,
        low_stated=value.low_stated,
    )


def _subsets(
    words: Sequence[Token], people: Sequence[People], attached: list[str | None], language: str
) -> list[bool]:
    """Say which people are part of others; a part without a harm of its own takes its whole's."""
    lists = _words(language)
    flags: list[bool] = []
    whole: int | None = None
    for k, person in enumerate(people):
        among = _before(words, person.first, lists.among)
        marked = person.part_of or _before(words, person.first, lists.subset) is not None
        follows_part = bool(flags) and flags[-1] and _only_joined(words, people[k - 1].last, person.first)
        if among:
            attached[k] = attached[k] or among
        part = bool(among) or marked or (follows_part and not person.harm)
        if part and not among and whole is not None and attached[k] is None:
            attached[k] = attached[whole]
        if not part:
            whole = k
        flags.append(part)
    return flags


def _before(words: Sequence[Token], first: int, phrases: Phrases) -> str | None:
    """Return the value of the phrase that ends right before token `first`, over a few small words."""
    at = first - 1
    while at >= 0 and words[at].low in _SMALL:
        at -= 1
    for start in range(max(0, at - 4), at + 1):
        hit = phrases.at(words, start)
        if hit and start + hit[0] == at + 1:
            return hit[1]
    return None


_SMALL = frozenset((",", "(", "the", "also", "were", "was", "a", "an", ":", "–", "-", "—"))


def _only_joined(words: Sequence[Token], start: int, end: int) -> bool:
    return all(
        t.low in (",", "and", "or", "as", "well", "plus", "&", "another", "the") for t in words[start:end]
    )


def _sums(
    text: str,
    words: Sequence[Token],
    people: Sequence[People],
    attached: Sequence[str | None],
    subsets: Sequence[bool],
) -> Iterator[Counted]:
    """Add up the lists of distinct people: "a woman and four children" are five."""
    for chain in _chains(words, people, attached, subsets):
        known = [r for k in chain if (r := people[k].range) is not None]
        harm = attached[chain[0]]
        if harm is None or len(chain) < 2 or len(known) < len(chain) or _is_spelled_out(known):
            continue
        groups = {people[k].group for k in chain}
        yield Counted(
            harm,
            groups.pop() if len(groups) == 1 else "all",
            sum_distinct(known),
            _span(text, words, people[chain[0]].first, people[chain[-1]].last),
            parts=tuple(_span(text, words, people[k].first, people[k].last) for k in chain),
        )


def _is_spelled_out(ranges: Sequence[CountRange]) -> bool:
    """Whether the first figure is the whole of the rest: "four people, a couple and their two sons"."""
    return sum_distinct(ranges[1:]).low == ranges[0].low > 1


def _chains(
    words: Sequence[Token],
    people: Sequence[People],
    attached: Sequence[str | None],
    subsets: Sequence[bool],
) -> Iterator[list[int]]:
    chain: list[int] = []
    for k, person in enumerate(people):
        if subsets[k]:
            continue
        joined = bool(chain) and _adds_up(person) and _listed(words, people, chain[-1], k)
        if joined and attached[k] == attached[chain[-1]]:
            chain.append(k)
            continue
        if chain:
            yield chain
        chain = [k] if attached[k] and _adds_up(person) else []
    if chain:
        yield chain


def _adds_up(person: People) -> bool:
    """Whether people can be part of a sum: they are new, and the words say how many they are."""
    return not (person.definite or person.bare or person.unnumbered)


def _listed(words: Sequence[Token], people: Sequence[People], one: int, other: int) -> bool:
    """Whether two people stand in one list: "and" or a comma, and at most a few words of the first's own."""
    between = [t.low for t in words[people[one].last : people[other].first]]
    return (
        len(between) <= 6
        and any(t in (",", "and", "plus") for t in between)
        and not any(
            t
            in (
                "killing",
                "injuring",
                "killed",
                "injured",
                "wounded",
                "wounding",
                "who",
                "died",
                "were",
                "was",
            )
            for t in between
        )
    )


def _zeros(text: str, words: Sequence[Token], language: str) -> Iterator[Counted]:
    """Read "no casualties", "no one was killed": an explicit nought."""
    lists = _words(language)
    for i in range(len(words)):
        hit = lists.zero.at(words, i)
        if not hit:
            continue
        said = hit[1].split()
        for harm, marks in lists.zero_of.items():
            if marks & set(said):
                yield Counted(harm, "all", CountRange.exactly(0), _span(text, words, i, i + hit[0]))


def _is_cumulative(words: Sequence[Token], language: str) -> bool:
    lists = _words(language)
    for i, token in enumerate(words):
        if lists.cumulative.at(words, i):
            return True
        if token.low == "since":
            following = {t.low for t in words[i + 1 : i + 6]}
            if following & lists.since or any(t[:4].isdigit() and len(t) == 4 for t in following):
                return True
    return False
