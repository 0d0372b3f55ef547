"""Marks made into whole phrases: no "the" alone, no "leader of" without of whom, no "and" at an edge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.marker import Mark


class _Edges(NamedTuple):
    opens: re.Pattern[str]
    leads_on: re.Pattern[str]
    around: re.Pattern[str]
    joins: re.Pattern[str]


@cache
def _edges(language: str) -> _Edges:
    data = lexicon.load(language, "entities")["edges"]
    words = {name: lexicon.alternatives(listed) for name, listed in data.items()}
    return _Edges(
        opens=re.compile(rf"(?:{words['opens']})", re.IGNORECASE),
        leads_on=re.compile(rf"\s(?:{words['leads_on']})$", re.IGNORECASE),
        around=re.compile(
            rf"^(?:{words['joins']})\s+|\s+(?:{words['joins']}|{words['leads_on']})$", re.IGNORECASE
        ),
        joins=re.compile(rf"\s+(?:{words['joins']})\s+", re.IGNORECASE),
    )


def whole(text: str, marks: Sequence[Mark], *, language: str = "en") -> Iterator[tuple[str, Span]]:
    """Yield the type and span of each phrase that `marks`, in text order, make of `text`.

    A mark that stops short ("the suburb of", "the") takes in the next, which stays a mention too; persons
    that one mark runs together are told apart.
    """
    edges = _edges(language)
    for k, mark in enumerate(marks):
        span = mark.span
        following = marks[k + 1].span if k + 1 < len(marks) else None
        if following and edges.leads_on.search(span.text) and _adjoins(text, span, following):
            yield mark.label, Span.of(text, span.start, following.end)
        elif edges.opens.fullmatch(span.text):
            if following and _adjoins(text, span, following) and marks[k + 1].label == mark.label:
                yield mark.label, Span.of(text, span.start, following.end)
        else:
            for part in _parts(text, span, edges.joins) if mark.label == "person" else (span,):
                yield from ((mark.label, cut) for cut in _without(text, part, edges.around))


def _adjoins(text: str, one: Span, other: Span) -> bool:
    return not text[one.end : other.start].strip() and other.start - one.end <= 2


def _parts(text: str, span: Span, joins: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    for found in joins.finditer(span.text):
        yield Span.of(text, start, span.start + found.start())
        start = span.start + found.end()
    yield Span.of(text, start, span.end)


def _without(text: str, span: Span, around: re.Pattern[str]) -> Iterator[Span]:
    """Yield the span without the words that belong to no phrase at either edge, if anything is left."""
    start, end = span.start, span.end
    for found in around.finditer(span.text):
        if found.start() == 0:
            start = span.start + found.end()
        else:
            end = span.start + found.start()
    if start < end:
        yield Span.of(text, start, end)
