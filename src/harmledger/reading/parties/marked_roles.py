"""Who is said to have done it, and who or what was aimed at, by the model's marks where rules find none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.evidence import Sentence
from harmledger.reading.marker import Mark
from harmledger.reading.parties.actors import Mention
from harmledger.reading.parties.roles import Role

_ROLES: Mapping[str, tuple[Role, float]] = MappingProxyType(
    {"perpetrator": ("alleged_perpetrator", 0.6), "target": ("target", 0.7)}
)
"""Label -> the role that a mark gives, from which score on."""
_ANYONE = ("all", "civilians", "children", "girls", "boys", "women", "men", "females", "males")
"""Groups of people (word list `people`) of whom a word tells no more than age, sex or kin."""
_SOMEONE = frozenset(("person", "killed", "injured", "missing", "detained"))
"""Labels of people by name."""


class _Words(NamedTuple):
    articles: frozenset[str]
    """What a mark may begin with that is no part of what someone is called."""
    unfinished: frozenset[str]
    """What ends a mark that breaks off: "members of"."""
    anyone: frozenset[str]
    """What people are called of whom no more is told: "children"."""


@cache
def _words(language: str) -> _Words:
    listed, groups = lexicon.load(language, "actors")["marked"], lexicon.load(language, "people")["groups"]
    anyone = (form for group in _ANYONE for forms in groups[group] for form in forms)
    return _Words(frozenset(listed["articles"]), frozenset(listed["unfinished"]), frozenset(anyone))


def find(sentences: Sequence[Sentence], known: Sequence[Mention], *, language: str) -> Iterator[Mention]:
    """Yield those whom the model marks in a role that no party of `known` has, where harm is told of.

    Where a mark lies on a party, that party is meant; else whoever it is has no name ("gunmen").
    People who are counted or named are no targets, and no one is accused by name: that takes words.
    """
    taken = {party.role for party in known}
    for sentence in sentences:
        for mark in sentence.marks if sentence.tells_of_harm else ():
            words = _words(language)
            role, called = _role(mark, sentence, words), _called(mark.span.text, words)
            if role and called and role not in taken:
                party = next((p for p in sentence.actors if p.span.overlaps(mark.span)), None)
                yield party._replace(role=role) if party else Mention(called, mark.span, role, named=False)


def _role(mark: Mark, sentence: Sentence, words: _Words) -> Role | None:
    """Return the role that a mark surely gives to someone who may have it."""
    role, sure = _ROLES.get(mark.label, (None, 0.0))
    told_of_no_more = role == "target" and mark.span.text.lower().split()[-1] in words.anyone
    return None if mark.score < sure or told_of_no_more or _is_someone(mark, sentence) else role


def _called(text: str, words: _Words) -> str | None:
    """Return what the marked words call someone, in small letters if they are all capitals, or None."""
    called = text.split()
    if len(called) > 1 and called[0].lower() in words.articles:
        called = called[1:]
    last = called[-1].lower()
    if last in words.unfinished or not last[-1].isalpha():
        return None
    return " ".join(called).lower() if text.isupper() else " ".join(called)


def _is_someone(mark: Mark, sentence: Sentence) -> bool:
    people = (
        *(m.span for m in sentence.marks if m.label in _SOMEONE),
        *(v.spans[0] for v in sentence.victims),
        *(f.span for f in sentence.figures),
    )
    return any(mark.span.overlaps(span) for span in people)
