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
        *(("time", span) for span in _times(text, times)),
        *((_people(place.span), place.span) for place in places if place.kind == "demonym"),
        *(mention for sentence in sentences for mention in _in_words(text, sentence, language)),
        *((mark.label, mark.span) for mark in (*marks.entities, *marks.nested)),
        *(("location", place.span) for place in places if place.kind == "name"),
        *(("organisation", actor.span) for sentence in sentences for actor in sentence.actors),
        *(("person", span) for sentence in sentences for person in sentence.victims for span in person.spans),
    )
    found: dict[tuple[int, int], Entity] = {}
    for kind, span in surest_first:
        found.setdefault((span.start, span.end), Entity(span=span, type=kind))
    return tuple(found[key] for key in sorted(found))


def _times(text: str, times: Sequence[TimeExpression]) -> Iterator[Span]:
    """Yield what says when; "11-13 December" is one mention, and "now" or "recently" is none."""
    said = [time.span for time in times if not time.value.endswith("_REF")]
    for k, span in enumerate(said):
        if k and _is_range(text, said[k - 1], span):
            continue
        last = k
        while last + 1 < len(said) and _is_range(text, said[last], said[last + 1]):
            last += 1
        yield Span.of(text, span.start, said[last].end)


def _is_range(text: str, one: Span, other: Span) -> bool:
    return text[one.end : other.start].strip() in ("-", "–", "—") if one.end < other.start else False


def _people(demonym: Span) -> str:
    """Return whether a demonym is a quality, "Karsholmer", or a group of people, "Karsholmers"."""
    is_plural = demonym.text.endswith("s") and not demonym.text.endswith("ss")
    return "organisation" if is_plural else "nationality"


def _in_words(text: str, sentence: Sentence, language: str) -> Iterator[Mention]:
    """Yield the amounts and the things that words name by themselves; the numbers of a time are no amount."""
    for kind, span in amounts.find(text, sentence.tokens, language=language):
        if not any(span.overlaps(time.span) for time in sentence.times):
            yield kind, span
    yield from words.find(text, sentence.tokens, language=language)
