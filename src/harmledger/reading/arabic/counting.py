"""Counts of people harmed in an Arabic sentence: figures, the sums of lists, and explicit noughts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import CountRange, Span
from harmledger.model.count_range import sum_distinct
from harmledger.reading import lexicon
from harmledger.reading.arabic import harm
from harmledger.reading.arabic import people as peoples
from harmledger.reading.arabic.harm import Told
from harmledger.reading.arabic.words import phrase
from harmledger.reading.casualties.counting import CASUALTIES, Counted, as_toll
from harmledger.reading.text.tokens import Phrases, Token

SINCE = 5
"""Within how many words behind "since" the time is told."""
YEAR = 4
"""Digits of a year."""

Tokens = Sequence[Token]


class _Words(NamedTuple):
    start: str
    since: frozenset[str]
    short: frozenset[str]
    periods: Phrases
    no: Phrases
    between: frozenset[str]
    nouns: Mapping[str, Phrases]


@cache
def _words() -> _Words:
    data = lexicon.load("ar", "harm")
    none, over_time = data["none"], data["over_time"]

    def phrases(listed: Sequence[str]) -> Phrases:
        return Phrases((phrase(p), p) for p in listed)

    return _Words(
        start=over_time["start"],
        since=frozenset(over_time["since"]),
        short=frozenset(over_time["short"]),
        periods=phrases(over_time["phrases"]),
        no=phrases(none["words"]),
        between=frozenset(none["between"]),
        nouns={code: phrases(none[code]) for code in sorted(CASUALTIES)},
    )


def read(text: str, words: Tokens, *, profile: str) -> tuple[Counted, ...]:
    """Return the figures of a sentence of `text`, given as its `words`, in text order."""
    if not words:
        return ()
    told = harm.told(words, peoples.find(words, profile=profile))
    figures = [_counted(text, words, each) for each in told]
    figures += _sums(text, words, told)
    figures += _zeros(text, words)
    if figures and is_over_time(words):
        figures = [as_toll(figure) for figure in figures]
    return tuple(sorted(figures, key=lambda f: (f.span.start, f.span.end)))


def is_over_time(words: Tokens) -> bool:
    """Whether a sentence counts over a time: "منذ بداية العام", "خلال شهر", "في أقل من 24 ساعة"."""
    lists = _words()
    for i, token in enumerate(words):
        if lists.periods.at(words, i):
            return True
        following = {t.low for t in words[i + 1 : i + 1 + SINCE]} if token.low == lists.start else set()
        if following & lists.short:
            continue
        if following & lists.since or any(low.isdigit() and len(low) == YEAR for low in following):
            return True
    return False


def _counted(text: str, words: Tokens, told: Told) -> Counted:
    person = told.people
    return Counted(
        told.harm,
        person.group,
        person.range or CountRange.at_least(1),
        _span(text, words, person.first, person.last),
        subset=told.subset,
        definite=person.definite,
        single=person.single and person.definite,
    )


def _span(text: str, words: Tokens, first: int, last: int) -> Span:
    return Span.of(text, words[first].start, words[last - 1].end)


def _sums(text: str, words: Tokens, told: Sequence[Told]) -> Iterator[Counted]:
    """Add up the lists of distinct people: "a woman and four children" are five."""
    for chain in _chains(told):
        listed = [each.people for each in chain]
        ranges = [person.range for person in listed if person.range]
        if len(listed) < 2 or len(ranges) < len(listed) or any(p.unnumbered for p in listed):
            continue
        groups = {person.group for person in listed}
        yield Counted(
            chain[0].harm,
            groups.pop() if len(groups) == 1 else "all",
            sum_distinct(ranges),
            _span(text, words, listed[0].first, listed[-1].last),
            parts=tuple(_span(text, words, p.first, p.last) for p in listed),
        )


def _chains(told: Sequence[Told]) -> Iterable[Sequence[Told]]:
    """Return the lists that people stand in, each without the parts of those before."""
    chains: dict[int, list[Told]] = {}
    for each in told:
        if not each.subset:
            chains.setdefault(each.chain, []).append(each)
    return chains.values()


def _zeros(text: str, words: Tokens) -> Iterator[Counted]:
    """Read "دون وقوع إصابات": an explicit nought."""
    lists = _words()
    for i in range(len(words)):
        hit = lists.no.at(words, i)
        if hit is None:
            continue
        at = i + hit[0]
        while at < len(words) and words[at].low in lists.between:
            at += 1
        for code, nouns in lists.nouns.items():
            if noun := nouns.at(words, at):
                yield Counted(code, "all", CountRange.exactly(0), _span(text, words, i, at + noun[0]))
