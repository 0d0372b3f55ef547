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
    events = [_Event()]
    background: list[Sentence] = []
    for sentence in sentences:
        if _is_long_before(sentence, main_day):
            background.append(sentence)
            continue
        if events[-1].gives_way_to(sentence, language):
            events.append(_Event())
        events[-1].add(sentence)
    told = [Segment(tuple(event.sentences), background=False) for event in events if event.sentences]
    return (*told, Segment(tuple(background), background=True)) if background else tuple(told)


def _first_day(sentences: Sequence[Sentence]) -> date | None:
    telling = [s for s in sentences if s.tells_of_harm] or sentences
    days = (t.interval.latest for s in telling for t in s.times if t.interval and t.interval.days <= 31)
    return next(days, None)


def _is_long_before(sentence: Sentence, main_day: date | None) -> bool:
    days = [t.interval.latest for t in sentence.times if t.interval]
    return main_day is not None and bool(days) and all(main_day - day > LONG_AGO for day in days)


class _Event:
    """The sentences of one event as far as they are read, and what they have told."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self._places: set[str] = set()
        self._days: set[date] = set()
        self._is_told = False
        self._names_people = False

    def add(self, sentence: Sentence) -> None:
        """Take in the next sentence."""
        self.sentences.append(sentence)
        self._places |= _places(sentence)
        self._days |= _days(sentence)
        self._is_told |= sentence.tells_of_harm
        self._names_people |= bool(sentence.figures or sentence.victims)

    def gives_way_to(self, sentence: Sentence, language: str) -> bool:
        """Whether a sentence turns to another event.

        It does if it opens by saying so and names another place or day, or if it comes early in a paragraph
        of its own and names both another place and another day, once this event's people were told of.
        """
        if not sentence.tells_of_harm or not self._is_told:
            return False
        elsewhere = bool(_places(sentence) - self._places)
        another_day = bool(_days(sentence) - self._days)
        if _openers(language).at(sentence.tokens, 0) is not None:
            return elsewhere or another_day
        early = sum(s.paragraph == sentence.paragraph for s in self.sentences[-2:]) <= 1
        whole = bool(self._places and self._days) and self._names_people
        return early and whole and elsewhere and another_day


def _places(sentence: Sentence) -> set[str]:
    return {p.place.name for p in sentence.places if p.place}


def _days(sentence: Sentence) -> set[date]:
    return {t.interval.earliest for t in sentence.times if t.interval and t.interval.days == 1}
