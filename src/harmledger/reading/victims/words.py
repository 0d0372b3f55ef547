"""The words by which victims are read, from the word lists `victims` and `given_names` of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from harmledger.gazetteer.folding import plain
from harmledger.reading import lexicon
from harmledger.reading.casualties.harm_cues import SHOT

UNTOLD = "victim"
"""What befell one of whom the words only say that they are a victim; the rest of the report has to tell."""
HARMS = ("killed", "injured", SHOT, "missing", "detained", UNTOLD)
"""What may befall a named person, the gravest first: `harms`, and what leaves open which of them it is."""
POSSESSIVES = frozenset(("’s", "'s"))
TOKEN = re.compile(r"[’']s\b|[^\W_]+(?:[-‑’'][^\W_]+)*|[^\w\s]")
"""A word of the text between names, a possessive or a mark."""


class Relation(NamedTuple):
    """A word for relatives in the singular, the sex that it tells, and whether it stood in the plural."""

    word: str
    sex: str | None
    plural: bool


class Words(NamedTuple):
    """The word lists of one language, ready for look-up."""

    language: str
    objects: Mapping[str, str | None]
    """Word before a name -> harm, or None if it tells only that someone is a victim."""
    deeds: Mapping[str, str]
    """Word before "of NAME" -> harm."""
    participles: Mapping[str, str]
    verbs: Mapping[str, str]
    of_theirs: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word -> phrases that begin with it, and their harm."""
    tells: frozenset[str]
    told_by: frozenset[str]
    told_in: frozenset[str]
    till_telling: frozenset[str]
    accusing: frozenset[str]
    accused: frozenset[str]
    spared: frozenset[str]
    earlier: frozenset[str]
    """What tells that a harm was done before the event."""
    breaks: frozenset[str]
    between: frozenset[str]
    links: frozenset[str]
    stops: frozenset[str]
    bodies: frozenset[str]
    things: frozenset[str]
    given: Mapping[str, str | None]
    """Given name, in plain letters -> the sex that bears it, if it is one."""
    surnames: frozenset[str]
    relations: Mapping[str, Relation]
    female: frozenset[str]
    male: frozenset[str]
    she: frozenset[str]
    he: frozenset[str]
    by_names: frozenset[tuple[str, ...]]
    """What leads to another name of one named before."""
    grammar: Mapping[str, frozenset[Any]]


@cache
def load(language: str) -> Words:
    """Return the words of `language` (ISO 639-1)."""
    data, names = lexicon.load(language, "victims"), lexicon.load(language, "person_names")

    def by_harm(kind: str) -> dict[str, str]:
        return {word: harm for harm in reversed(HARMS) for word in data.get(harm, {}).get(kind, ())}

    return Words(
        language=language,
        objects={**dict.fromkeys(data["victims"]["object"]), **by_harm("object")},
        deeds=by_harm("deed"),
        participles=by_harm("participle"),
        verbs=by_harm("verb"),
        of_theirs=by_harm("of_theirs"),
        phrases=_by_first_word(by_harm("phrases")),
        tells=frozenset(data["telling"]["verbs"]),
        told_by=frozenset(data["telling"]["before"]),
        told_in=frozenset(data["telling"]["in"]),
        till_telling=frozenset(data["telling"]["after"]),
        accusing=frozenset(data["accused"]["before"]),
        accused=frozenset(data["accused"]["after"]),
        spared=frozenset(data["spared"]["words"]),
        earlier=frozenset(data["before"]["words"]),
        breaks=frozenset(data["breaks"]["words"]),
        between=frozenset(data["between"]["words"]),
        links=frozenset(data["links"]["words"]),
        stops=frozenset(data["stops"]["words"]),
        bodies=frozenset(data["bodies"]["words"]),
        things=frozenset(data["things"]["words"]),
        given=_given(lexicon.load(language, "given_names"), names["given"]),
        surnames=frozenset(names["family"].split()),
        relations=dict(_relations(data["relations"])),
        female=frozenset(data["sex"]["female"]),
        male=frozenset(data["sex"]["male"]),
        she=frozenset(data["sex"]["she"]),
        he=frozenset(data["sex"]["he"]),
        by_names=frozenset(tuple(phrase.split()) for phrase in data["by_names"]["phrases"]),
        grammar={
            kind: frozenset(tuple(w) if isinstance(w, list) else w for w in listed)
            for kind, listed in data["grammar"].items()
        },
    )


def _by_first_word(phrases: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for phrase, harm in phrases.items():
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), (words, harm))
    return found


def _given(lists: Mapping[str, Any], unsexed: str) -> dict[str, str | None]:
    given: dict[str, str | None] = dict.fromkeys(map(plain, unsexed.split()))
    for of in lists.values():
        for sex in ("female", "male"):
            given |= dict.fromkeys(map(plain, of[sex].split()), sex)
    return given


def _relations(lists: Mapping[str, Iterable[tuple[str, str]]]) -> Iterable[tuple[str, Relation]]:
    for kind, pairs in lists.items():
        sex = None if kind == "either" else kind
        for one, many in pairs:
            yield one, Relation(one, sex, plural=False)
            yield many, Relation(one, sex, plural=True)
