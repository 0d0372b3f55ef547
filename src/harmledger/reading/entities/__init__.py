"""Mentions of persons, bodies, places and things by type: what words alone say, and what the marker marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from harmledger.model import Entity, Span, TimeExpression, Toponym
from harmledger.reading.entities import amounts, locations, phrases, words
from harmledger.reading.evidence import Sentence
from harmledger.reading.marker import Mark, Marks

BY_WORDS = frozenset(("time", "nationality", "quantity", "money"))
"""The types that words tell by themselves, better than the marker does."""
SURE = 0.4
"""The least score of a mark that is taken for a mention."""

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
    """Return the mentions in text order; they may lie inside each other, but each span stands once.

    What other readers found by name is taken only where the marker marks nothing.
    """
    said = list(_said(text, times, places, sentences, language))
    marked = [
        mention
        for of_head in (marks.entities, marks.nested)
        for mention in phrases.whole(text, list(filter(_is_taken, of_head)), language=language)
    ]
    ground = _ground(text, (span for _, span in marked))
    named = [
        *(("location", place.span) for place in places if place.kind == "name"),
        *(("organisation", actor.span) for sentence in sentences for actor in sentence.actors),
        *(("person", span) for sentence in sentences for person in sentence.victims for span in person.spans),
    ]
    found: dict[tuple[int, int], Entity] = {}
    for kind, span in (*said, *marked, *(mention for mention in named if _is_clear(ground, mention[1]))):
        found.setdefault((span.start, span.end), Entity(span=span, type=kind))
    return tuple(found[key] for key in sorted(found))


def _is_taken(mark: Mark) -> bool:
    return mark.score >= SURE and mark.label not in BY_WORDS


def _ground(text: str, spans: Iterable[Span]) -> bytearray:
    """Return a byte for each character of `text`, which is 1 where one of `spans` stands."""
    ground = bytearray(len(text))
    for span in spans:
        ground[span.start : span.end] = b"\1" * (span.end - span.start)
    return ground


def _is_clear(ground: bytearray, span: Span) -> bool:
    return not any(ground[span.start : span.end])


def _said(
    text: str,
    times: Sequence[TimeExpression],
    places: Sequence[Toponym],
    sentences: Sequence[Sentence],
    language: str,
) -> Iterator[Mention]:
    """Yield what words say by themselves; the numbers of a time are no amount."""
    yield from (("time", span) for span in _times(text, times))
    yield from ((_people(place.span), place.span) for place in places if place.kind == "demonym")
    yield from (("location", span) for span in locations.of_two_names(text, places))
    dated = _ground(text, (time.span for time in times))
    for sentence in sentences:
        found = amounts.find(text, sentence.tokens, language=language)
        yield from (amount for amount in found if _is_clear(dated, amount[1]))
        yield from words.find(text, sentence.tokens, language=language)


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
    return text[one.end : other.start].strip() in ("-", "–", "—")


def _people(demonym: Span) -> str:
    """Return whether a demonym is a quality, "Karsholmer", or a group of people, "Karsholmers"."""
    is_plural = demonym.text.endswith("s") and not demonym.text.endswith("ss")
    return "organisation" if is_plural else "nationality"
