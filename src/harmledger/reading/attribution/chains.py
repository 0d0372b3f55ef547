"""Who had it from whom: for each statement the sources from the nearest teller to the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.attribution.statements import Statement

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
    """Name the teller of each statement; he, she, it and they are the last source that was named."""
    names: list[str] = []
    last, last_end = "", 0
    for statement in statements:
        name = _short(statement.teller)
        if name.lower() in _pronouns(language):
            near = statement.source[0].start - last_end <= REACH
            name = last if last and near else name
        elif name:
            last, last_end = name, statement.source[-1].end
        names.append(name)
    return names


@cache
def _pronouns(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "attribution")["sources"]["pronouns"])


def _short(name: str) -> str:
    """Cut a source down to its name: "Anna Veld, a nurse" is "Anna Veld"."""
    return " ".join(name.split(",", 1)[0].split())


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
