"""The words for people: nouns with their groups, and what may stand around them; from the lexicons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.text.tokens import Phrases


class Noun(NamedTuple):
    """A noun for people, and what it says of them."""

    group: str
    plural: bool
    harm: str | None = None
    """What it says befell them: "deaths"."""
    fixed: int | None = None
    """How many one of it is: "couple"."""
    alone: bool = False
    """It stands for people only where no other noun follows: "a Karsholmer died"."""


@cache
def nouns(language: str) -> Mapping[str, Noun]:
    """Return the nouns, in lower case."""
    data = lexicon.load(language, "people")
    nouns = {
        word: Noun(group, plural)
        for group, pairs in data["groups"].items()
        for pair in pairs
        for word, plural in zip(pair, (False, True), strict=True)
    }
    nouns = {**demonyms(language), **nouns}
    nouns |= {w: Noun("all", plural=True, harm=h) for h, words in data["harmed"].items() for w in words}
    nouns |= {w: Noun("all", plural=True, fixed=n) for w, n in data["fixed"].items()}
    return nouns | {w: nouns[w]._replace(alone=True) for w in data["by_themselves"]["words"]}


@cache
def demonyms(language: str) -> Mapping[str, Noun]:
    """Return what people are called by where they are from; a plural that is like the singular is one."""
    data = lexicon.load(language, "demonyms")["demonyms"].values()
    names = {name.lower() for listed in data for name in listed}
    regular = {name for name in names if not name.endswith(("ch", "s", "se", "sh"))}
    one = {name: Noun("all", plural=name not in regular, alone=True) for name in names}
    return one | {f"{name}s": Noun("all", plural=True) for name in regular}


@cache
def modifiers(language: str) -> frozenset[str]:
    """Return words that may stand between a number and its noun."""
    return frozenset(lexicon.load(language, "people")["modifiers"]["words"])


@cache
def collectives(language: str) -> frozenset[str]:
    """Return what people come in: "family of six"."""
    return frozenset(lexicon.load(language, "people")["collectives"]["words"])


@cache
def qualified(language: str) -> Mapping[str, str]:
    """Return word before a noun -> the group that it makes of them: "elderly"."""
    qualifiers: Mapping[str, str] = lexicon.load(language, "people")["qualifiers"]
    return qualifiers


@cache
def ordinals(language: str) -> Mapping[str, int]:
    """Return the words for a place in a count, from the second on."""
    listed = lexicon.load(language, "times")["ordinal"]
    return {word: int(place) for place, names in listed.items() for word in names if int(place) > 1}


@cache
def things(language: str) -> frozenset[str]:
    """Return nouns of things that people stand before: "police car"."""
    return frozenset(lexicon.load(language, "people")["things"]["words"])


@cache
def of_age(language: str) -> Phrases:
    """Return what stands before an age: "the age of"."""
    return Phrases((p, p) for p in lexicon.load(language, "people")["of_age"]["phrases"])


@cache
def parties(language: str) -> Phrases:
    """Return the names of armed parties that are well known."""
    listed = lexicon.load(language, "actors")["names"]
    return Phrases((name, party) for party, names in listed.items() for name in (party, *names))


@cache
def functional(language: str) -> frozenset[str]:
    """Return words of grammar that begin something else than the name of a group of people."""
    blocks = lexicon.load(language, "harm")["blocks"]["words"]
    return frozenset(blocks) | follows_person(language)


@cache
def follows_person(language: str) -> frozenset[str]:
    """Return words of grammar that follow a noun for people that ends its phrase."""
    return frozenset(lexicon.load(language, "people")["by_themselves"]["then"])


@cache
def being(language: str) -> frozenset[str]:
    """Return the forms of "be"."""
    return frozenset(lexicon.load(language, "harm")["auxiliaries"]["be"])


@cache
def after_bare(language: str) -> frozenset[str]:
    """Return words after a number without a noun that stands for people."""
    return frozenset(lexicon.load(language, "people")["after_bare"]["words"])


class Determiners(NamedTuple):
    """Words that stand before people or a number, by what they say of them."""

    articles: frozenset[str]
    possessives: frozenset[str]
    definite: frozenset[str]
    part_of: frozenset[str]
    them: frozenset[str]
    alone: frozenset[str]
    none: frozenset[str]
    befallen: frozenset[str]
    before_definite: frozenset[str]
    others: frozenset[str]
    ordinals: frozenset[str]


@cache
def determiners(language: str) -> Determiners:
    """Return the determiners."""
    data = lexicon.load(language, "people")["determiners"]
    return Determiners(**{name: frozenset(listed) for name, listed in data.items()})


class Headlines(NamedTuple):
    """Words between which headlines leave articles out: "Civilian killed", "Shells kill civilian"."""

    openers: frozenset[str]
    befallen: frozenset[str]
    joins: frozenset[str]
    verbs: frozenset[str]


@cache
def headlines(language: str) -> Headlines:
    """Return the words of headlines."""
    data = lexicon.load(language, "people")["headlines"]
    return Headlines(**{name: frozenset(data[name]) for name in Headlines._fields})
