"""What is told in an Arabic report, sentence by sentence: the material that accounts are assembled from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from harmledger.model import Span, TimeExpression, Toponym
from harmledger.model.sentences import index_at
from harmledger.reading.arabic import counting, parties
from harmledger.reading.casualties.counting import Counted
from harmledger.reading.events import events, sections
from harmledger.reading.evidence import Sentence
from harmledger.reading.text import paragraphs
from harmledger.reading.text.tokens import Token

T = TypeVar("T", TimeExpression, Toponym)


def gather(
    text: str,
    sentences: Sequence[Span],
    words: Sequence[tuple[Token, ...]],
    times: Sequence[TimeExpression],
    places: Sequence[Toponym],
    *,
    profile: str,
) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, each given with its `words`, with what is told in them."""
    paragraph_of = paragraphs.number(text, sentences)
    section_of = sections.number(text, sentences, paragraph_of, places)
    times_in = _by_sentence(sentences, times)
    places_in = _by_sentence(sentences, [p for p in places if p.kind == "name"])
    parties_in = parties.find(text, words, places_in)
    return _without_noughts(
        Sentence(
            span=span,
            paragraph=paragraph_of[k],
            tokens=words[k],
            figures=tuple(
                figure
                for figure in counting.read(text, words[k], profile=profile)
                if figure.parts or not any(time.span.overlaps(figure.span) for time in times_in[k])
            ),
            triggers=tuple(events.triggers(text, words[k], language="ar")),
            actors=parties_in[k],
            victims=(),
            times=tuple(times_in[k]),
            places=tuple(places_in[k]),
            section=section_of[k],
            over_time=counting.is_over_time(words[k]),
        )
        for k, span in enumerate(sentences)
    )


def _by_sentence(sentences: Sequence[Span], items: Iterable[T]) -> list[list[T]]:
    found: list[list[T]] = [[] for _ in sentences]
    for item in items:
        at = index_at(sentences, item.span.start)
        if at >= 0 and item.span.end <= sentences[at].end:
            found[at].append(item)
    return found


def _without_noughts(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Leave out that no one came to a harm where the report counts people who did: it is of another place."""
    told = tuple(sentences)
    harmed = {f.harm for s in told for f in s.figures if f.range.high != 0}
    return tuple(s._replace(figures=tuple(f for f in s.figures if _stands(f, harmed))) for s in told)


def _stands(figure: Counted, harmed: set[str]) -> bool:
    return figure.range.high != 0 or figure.harm not in harmed
