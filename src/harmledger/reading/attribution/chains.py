"""Who had it from whom: for each statement the sources from the nearest teller to the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.attribution.statements import Statement
from harmledger.reading.attribution.words import grammar

Chain = tuple[str, ...]

REACH = 1_000
"""Characters; a pronoun may stand for a source named no farther back."""
_NEIGHBOURS = 6
"""Statements on either side among which the one that holds a statement is looked for."""
_LONGEST = 6
"""Sources in a chain; no honest report hands a word on more often."""


def find(statements: Sequence[Statement], language: str) -> list[Chain]:
    """Return the chain of each statement; `statements` are in text order."""
    tellers = _tellers(statements, language)
    parents = [_parent(statements, at) for at in range(len(statements))]
    return [_chain(statements, tellers, parents, at) for at in range(len(statements))]


def _tellers(statements: Sequence[Statement], language: str) -> list[str]:
    """Name the teller of each statement; a pronoun stands for the last one named that it can stand for."""
    names: list[str] = []
    last = person = _Named("", -1)
    for statement in statements:
        if statement.topic and statement.topic.start > person.end:
            person = last = _Named(_short(statement.topic.text), statement.topic.end)
        name = _short(statement.teller)
        if name.lower() in _listed(language, "pronouns"):
            named = person if name.lower() in _listed(language, "personal") else last
            name = named.name if statement.source[0].start - named.end <= REACH and named.name else name
        elif name:
            last = _Named(name, statement.source[-1].end)
            person = last if _is_person(name, language) else person
        names.append(name)
    return names


class _Named(NamedTuple):
    name: str
    end: int


def _is_person(name: str, language: str) -> bool:
    """Whether a name may be a person's: some word in capitals is neither common nor a noun for tellers."""
    common = _listed(language, "nouns") | grammar(language).kinds.keys()
    return any(word[0].isupper() and word.lower() not in common for word in name.split())


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "attribution")["sources"][name])


def _short(name: str) -> str:
    """Cut a source down to its name: "Anna Veld, a nurse" and "the nurse, Anna Veld" are "Anna Veld"."""
    head, *rest = (" ".join(part.split()) for part in name.split(","))
    named = rest[:1] if head.lower() == head else []
    return next((part for part in named if part != part.lower()), head)


def _parent(statements: Sequence[Statement], at: int) -> int | None:
    """Return which statement's content holds this one most tightly."""
    start, end = _reach(statements[at])
    around = range(max(0, at - _NEIGHBOURS), min(len(statements), at + _NEIGHBOURS + 1))
    holding = [
        (fragment.end - fragment.start, other)
        for other in around
        for fragment in statements[other].content
        if other != at and fragment.start <= start and end <= fragment.end
    ]
    return min(holding)[1] if holding else None


def _reach(statement: Statement) -> tuple[int, int]:
    spans: tuple[Span, ...] = statement.spans
    return min(span.start for span in spans), max(span.end for span in spans)


def _chain(statements: Sequence[Statement], tellers: list[str], parents: list[int | None], at: int) -> Chain:
    names = [statements[at].cites]
    current: int | None = at
    for _ in range(_LONGEST):
        if current is None:
            break
        names.append(tellers[current])
        current = parents[current]
    return _without_repeats(name for name in reversed(names) if name)


def _without_repeats(names: Iterable[str]) -> Chain:
    return tuple(dict.fromkeys(names))
