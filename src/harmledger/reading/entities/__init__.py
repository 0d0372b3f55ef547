"""Mentions of persons, bodies, places and things by type: what the marker marks, and what words say alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmledger.model import Entity, Span, TimeExpression, Toponym
from harmledger.reading.entities import amounts, words
from harmledger.reading.evidence import Sentence
from harmledger.reading.marker import Marks

Mention = tuple[str, Span]
"""The type of a mention, and where it stands."""


def read(
    text: str,
    times: Sequence[TimeExpression],
    places: Sequence[Toponym],
    sentences: Sequence[Sentence],
    marks: Marks,
    *,
    language: str = "en",
) -> tuple[Entity, ...]:
    """Return the mentions in text order; they may lie inside each other, but each span stands once."""
    surest_first = (
        *(("time", time.span) for time in times),
        *(("nationality", place.span) for place in places if place.kind == "demonym"),
        *(mention for sentence in sentences for mention in _in_words(text, sentence, language)),
        *((mark.label, mark.span) for mark in (*marks.entities, *marks.nested)),
        *(("location", place.span) for place in places if place.kind == "name"),
        *(("organisation", actor.span) for sentence in sentences for actor in sentence.actors),
        *(("person", person.span) for sentence in sentences for person in sentence.victims),
    )
    found: dict[tuple[int, int], Entity] = {}
    for kind, span in surest_first:
        found.setdefault((span.start, span.end), Entity(span=span, type=kind))
    return tuple(found[key] for key in sorted(found))


def _in_words(text: str, sentence: Sentence, language: str) -> Iterator[Mention]:
    """Yield the amounts and the things that words name by themselves; the numbers of a date are no amount."""
    for amount in amounts.find(text, sentence.tokens, language=language):
        if amount.is_measured or not any(amount.span.overlaps(time.span) for time in sentence.times):
            yield amount.kind, amount.span
    yield from words.find(text, sentence.tokens, language=language)
