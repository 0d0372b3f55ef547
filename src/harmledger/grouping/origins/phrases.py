"""The words by which reports say whose word they pass on; `data/credits.toml` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from harmledger.grouping.origins.sources import Source, words
from harmledger.model.record import Record

SMALL = frozenset({"and", "for", "in", "of"})
"""Words that join a name's words in capitals."""


class Words(Record, frozen=True):
    """One language's words; the mappings are by code of the `source_kinds` vocabulary."""

    labels: tuple[str, ...]
    openings: tuple[str, ...]
    told: tuple[str, ...]
    says: tuple[str, ...]
    trimmings: tuple[str, ...]
    arms: tuple[str, ...]
    nouns: Mapping[str, tuple[str, ...]]
    organisations: Mapping[str, tuple[str, ...]]
    unnamed: Mapping[str, tuple[str, ...]]


@cache
def english() -> Words:
    """Return the words of English, the one language that is listed so far."""
    content = (files(__package__) / "data" / "credits.toml").read_bytes()
    return msgspec.toml.decode(content, type=dict[str, Words])["en"]


def alternatives(listed: Iterable[str]) -> str:
    """Return a pattern of the words, longest first."""
    return "|".join(re.escape(each) for each in sorted(listed, key=len, reverse=True))


def organisation(phrase: str) -> Source | None:
    """Return the organisation that a phrase names in capitals, such as "the Brask Relief Committee"."""
    for name in _capitalised(words(phrase)):
        kinds = (_organisations().get(word.casefold()) for word in name)
        kind = next(filter(None, kinds), None)
        if kind and len(name) > 1:
            return Source(name=" ".join(name), kind=kind)
    return None


def _capitalised(phrase: Iterable[str]) -> Iterator[list[str]]:
    """Yield the runs of words in capitals, joined by small ones: "Ministry of Health"."""
    name: list[str] = []
    for word in (*phrase, ""):
        if (word[:1].isupper() and word.casefold() != "the") or (name and word in SMALL):
            name.append(word)
            continue
        while name and name[-1] in SMALL:
            name.pop()
        if name:
            yield name
        name = []


@cache
def _organisations() -> dict[str, str]:
    return {word: kind for kind, listed in english().organisations.items() for word in listed}


def kind_of_unnamed(phrase: str) -> str | None:
    """Return what sort of people a phrase without a name is of: "three residents" are witnesses."""
    said = {word.casefold() for word in words(phrase)}
    return next((kind for kind, listed in english().unnamed.items() if said.intersection(listed)), None)


@cache
def arms() -> frozenset[str]:
    """Return the words for the arms and spokesmen of a party, beside which a name says whose they are."""
    return frozenset(english().arms)


@cache
def kinds_called() -> Mapping[str, frozenset[str]]:
    """Return noun -> the kinds of source that go by it: "agency" -> agency, state media."""
    found: dict[str, set[str]] = {}
    for kind, listed in english().nouns.items():
        for noun in listed:
            found.setdefault(noun, set()).add(kind)
    return {noun: frozenset(kinds) for noun, kinds in found.items()}
