"""Which sentences tell of which event: a report may tell of several, one after the other, or of the past."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from harmledger.model import Place, Toponym
from harmledger.reading import event_dates, lexicon
from harmledger.reading.evidence import Sentence
from harmledger.reading.tokens import Phrases

LONG_AGO = timedelta(days=45)
"""What lies this long before the main event is told as its background."""
WIDE = 200.0
"""Kilometres of uncertainty from which a place, such as a country, is no other place than the ones in it."""
APART = 3.0
"""Kilometres between two places, beyond how uncertain they are, from which on they are two."""
OPENING = 6
"""How many of a sentence's first words open it: a day, an hour or a place among them sets the scene."""
BEFORE = 4
"""How many words before a place's name "in" or "near" may stand: "in the coastal town of"."""
RECENT = 8
"""How many places and how many events are kept in mind, the last ones told of."""


class Segment(NamedTuple):
    """Sentences that tell of one event; `background` ones tell of what was before the main one."""

    sentences: tuple[Sentence, ...]
    background: bool


class _Words(NamedTuple):
    openers: Phrases
    definite: frozenset[str]
    locative: frozenset[str]
    entering: frozenset[str]
    background: Phrases


@cache
def _words(language: str) -> _Words:
    openers = lexicon.load(language, "events")["openers"]
    background = lexicon.load(language, "actuality")["background"]["phrases"]
    return _Words(
        openers=Phrases((p, kind) for kind, listed in openers.items() for p in listed),
        definite=frozenset(lexicon.load(language, "events")["scenes"]["definite"]),
        locative=frozenset(lexicon.load(language, "events")["scenes"]["locative"]),
        entering=frozenset(lexicon.load(language, "events")["scenes"]["entering"]),
        background=Phrases((p, p) for p in background),
    )


def split(sentences: Sequence[Sentence], *, language: str) -> tuple[Segment, ...]:
    """Cut a report into its events, in the order in which they are first told of, what is background last."""
    main_day = _first_day(sentences)
    words = _words(language)
    events = [_Event()]
    current = events[0]
    long_ago: list[Sentence] = []
    for number, sentence in enumerate(sentences):
        if _is_long_before(sentence, main_day):
            long_ago.append(sentence)
            continue
        scene = _scene(sentence, sentences[max(0, number - 2) : number], words, language)
        if scene.tells and current.is_told and not current.fits(scene):
            others = (e for e in reversed(events[-RECENT:]) if e is not current)
            known = next((e for e in others if e.is_of(scene)), None)
            if known:
                current = known
            elif current.gives_way_to(scene, words):
                current = _Event()
                events.append(current)
        current.add(scene)
    told = [Segment(tuple(e.sentences), e.is_background(events[0], words)) for e in events if e.sentences]
    told.sort(key=lambda segment: segment.background)
    return (*told, Segment(tuple(long_ago), background=True)) if long_ago else tuple(told)


def _first_day(sentences: Sequence[Sentence]) -> date | None:
    telling = [s for s in sentences if s.tells_of_harm] or sentences
    days = (t.interval.latest for s in telling for t in s.times if t.interval and t.interval.days <= 31)
    return next(days, None)


def _is_long_before(sentence: Sentence, main_day: date | None) -> bool:
    days = [t.interval.latest for t in sentence.times if t.interval]
    if main_day is None or not days or (not sentence.tells_of_harm and _accuses(sentence)):
        return False
    return all(main_day - day > LONG_AGO for day in days)


def _accuses(sentence: Sentence) -> bool:
    return any(mention.role == "alleged_perpetrator" for mention in sentence.actors)


class _Scene(NamedTuple):
    """A sentence, with when and where it says that something happened."""

    sentence: Sentence
    days: frozenset[date]
    hours: frozenset[str]
    places: tuple[Place, ...]
    at_unknown: frozenset[str]
    """The words, in lower case, of a place that it opens with and no gazetteer knows: "In Farrow Dell"."""
    opens_paragraph: bool
    """Whether it is the first sentence of its paragraph, or follows only a heading."""
    opens_elsewhere: bool
    """Whether a place, a day or an hour stands among its first words."""

    @property
    def tells(self) -> bool:
        return self.sentence.tells_of_harm

    @property
    def counts_people(self) -> bool:
        return bool(self.sentence.figures or self.sentence.victims)


def _scene(sentence: Sentence, before: Sequence[Sentence], words: _Words, language: str) -> _Scene:
    places = [p for p in sentence.places if _is_where(p, sentence, words)]
    hours = [t for t in sentence.times if t.type == "TIME" and ":" in t.value]
    setting = [p.span.start for p in places] + [t.span.start for t in sentence.times]
    edge = sentence.tokens[min(OPENING, len(sentence.tokens)) - 1].end if sentence.tokens else 0
    return _Scene(
        sentence=sentence,
        days=event_dates.own_days(sentence, language=language),
        hours=frozenset(t.value.rpartition("T")[2] for t in hours),
        places=tuple(p.place for p in places if p.place),
        at_unknown=_unknown_place(sentence, words),
        opens_paragraph=sum(s.paragraph == sentence.paragraph for s in before) <= 1,
        opens_elsewhere=any(start < edge for start in setting),
    )


class _Event:
    """The sentences of one event as far as they are read, and what they have told."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.is_told = False
        self._places: list[Place] = []
        self._days: set[date] = set()
        self._hours: set[str] = set()
        self._words: set[str] = set()
        self._counts_people = False

    def add(self, scene: _Scene) -> None:
        """Take in the next sentence."""
        self.sentences.append(scene.sentence)
        self.is_told |= scene.tells
        if scene.tells or not self.is_told:
            self._places = [*self._places, *scene.places][:RECENT]
            self._days |= scene.days
            self._hours |= scene.hours
        self._counts_people |= scene.counts_people
        self._words |= {token.low for token in scene.sentence.tokens}

    def is_of(self, scene: _Scene) -> bool:
        """Whether a scene is on a day or at a place of this event, and not on another."""
        on_day = bool(self._days & scene.days)
        here = any(self._is_here(place) for place in scene.places)
        return (on_day or here) and not self._is_another_day(scene) and not self._is_elsewhere(scene)

    def fits(self, scene: _Scene) -> bool:
        """Whether a scene names a day or a place of this event, and none but its own."""
        return self.is_of(scene) and not (scene.hours - self._hours and self._hours)

    def gives_way_to(self, scene: _Scene, words: _Words) -> bool:
        """Whether a scene turns to another event.

        It does if it opens by saying so and is on another day or elsewhere, or tells of other people; or if,
        once this event's people were told of, a paragraph opens on another day and elsewhere, or with
        people hurt at another hour or place that its first words name.
        """
        elsewhere, another_day = self._is_elsewhere(scene), self._is_another_day(scene)
        opener = words.openers.at(scene.sentence.tokens, 0)
        if opener and (elsewhere or another_day):
            return True
        if opener and opener[1] == "another":
            named_next = any(0 <= t.first - opener[0] <= 1 for t in scene.sentence.triggers)
            return scene.counts_people and named_next
        if not scene.opens_paragraph or _refers_back(scene.sentence, words):
            return False
        if elsewhere and another_day and self._counts_people:
            return True
        another_hour = bool(self._hours and scene.hours - self._hours)
        at_another = scene.opens_elsewhere and (elsewhere or another_hour)
        return scene.counts_people and (at_another or bool(scene.at_unknown - self._words))

    def is_background(self, main: _Event, words: _Words) -> bool:
        """Whether all that tells of the event tells it as what was before the main one."""
        telling = [s for s in self.sentences if s.tells_of_harm]
        if self is main or (self._days and main._days and min(self._days) >= max(main._days)):
            return False
        return all(_in_passing(sentence, words) for sentence in telling)

    def _is_elsewhere(self, scene: _Scene) -> bool:
        return bool(scene.places and self._places) and not any(map(self._is_here, scene.places))

    def _is_here(self, place: Place) -> bool:
        return any(place.km_to(o) <= APART + place.radius_km + o.radius_km for o in self._places)

    def _is_another_day(self, scene: _Scene) -> bool:
        return bool(scene.days and self._days) and scene.days.isdisjoint(self._days)


def _unknown_place(sentence: Sentence, words: _Words) -> frozenset[str]:
    """Return the capitalised words from an opening "in" to a comma, if they are no day or known place."""
    tokens = sentence.tokens
    if not tokens or tokens[0].low not in words.entering:
        return frozenset()
    end = next((k for k, t in enumerate(tokens[: OPENING + 1]) if t.text == ","), 0)
    taken = [t.span for t in sentence.times] + [p.span for p in sentence.places if p.place]
    named = [t for t in tokens[1:end] if t.low not in words.definite]
    is_name = all(t.text[0].isupper() and t.text[0].isalpha() for t in named)
    free = not any(span.start < t.end and t.start < span.end for span in taken for t in named)
    return frozenset(t.low for t in named) if is_name and free else frozenset()


def _is_where(toponym: Toponym, sentence: Sentence, words: _Words) -> bool:
    """Whether a name says where: it is no country's, and "in" or "near" stand before it."""
    if toponym.place is None or toponym.place.radius_km >= WIDE:
        return False
    at = bisect_left(sentence.tokens, toponym.span.start, key=lambda token: token.start)
    return any(t.low in words.locative for t in sentence.tokens[max(0, at - BEFORE) : at])


def _refers_back(sentence: Sentence, words: _Words) -> bool:
    """Whether a sentence speaks of an event as known: "the attack"."""
    firsts = [t.first for t in sentence.triggers]
    return any(first and sentence.tokens[first - 1].low in words.definite for first in firsts)


def _in_passing(sentence: Sentence, words: _Words) -> bool:
    return any(words.background.at(sentence.tokens, k) for k in range(len(sentence.tokens)))
