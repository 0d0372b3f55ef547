"""Which sentences tell of which event: a report may tell of several, one after the other, or of the past."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.evidence import Sentence
from harmledger.reading.tokens import Phrases

LONG_AGO = timedelta(days=45)
"""What lies this long before the main event is told as its background."""


class Segment(NamedTuple):
    """Sentences that tell of one event; `background` ones tell of what was long before."""

    sentences: tuple[Sentence, ...]
    background: bool


@cache
def _openers(language: str) -> Phrases:
    return Phrases((p, p) for p in lexicon.load(language, "events")["openers"]["phrases"])


def split(sentences: Sequence[Sentence], *, language: str) -> tuple[Segment, ...]:
    """Cut a report into its events, in text order, with what is background last."""
    main_day = _first_day(sentences)
    background = tuple(s for s in sentences if _is_long_before(s, main_day))
    events: list[list[Sentence]] = [[]]
    for sentence in sentences:
        if _is_long_before(sentence, main_day):
            continue
        if _opens_another(sentence, events[-1], language):
            events.append([])
        events[-1].append(sentence)
    told = [Segment(tuple(event), background=False) for event in events if event]
    return (*told, Segment(background, background=True)) if background else tuple(told)


def _first_day(sentences: Sequence[Sentence]) -> date | None:
    telling = [s for s in sentences if s.tells_of_harm] or sentences
    days = (t.interval.latest for s in telling for t in s.times if t.interval and t.interval.days <= 31)
    return next(days, None)


def _is_long_before(sentence: Sentence, main_day: date | None) -> bool:
    days = [t.interval.latest for t in sentence.times if t.interval]
    return main_day is not None and bool(days) and all(main_day - day > LONG_AGO for day in days)


def _opens_another(sentence: Sentence, current: Sequence[Sentence], language: str) -> bool:
    """Whether a sentence turns to another event.

    It does if it opens by saying so and names another place or day, or if it comes early in a paragraph of
    its own and names both another place and another day, once the first event's people have been told of.
    """
    if not sentence.tells_of_harm or not any(s.tells_of_harm for s in current):
        return False
    places, days = _places(*current), _days(*current)
    elsewhere, another_day = bool(_places(sentence) - places), bool(_days(sentence) - days)
    if _openers(language).at(sentence.tokens, 0) is not None:
        return elsewhere or another_day
    early = sum(s.paragraph == sentence.paragraph for s in current) <= 1
    is_told = bool(places and days) and any(s.figures or s.victims for s in current)
    return early and is_told and elsewhere and another_day


def _places(*sentences: Sentence) -> set[str]:
    return {p.place.name for s in sentences for p in s.places if p.place}


def _days(*sentences: Sentence) -> set[date]:
    return {t.interval.earliest for s in sentences for t in s.times if t.interval and t.interval.days == 1}
