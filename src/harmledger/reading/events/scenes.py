"""What a sentence tells of when, where and to whom something happened, and an event as far as it is told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from harmledger.model import Place, TimeExpression, Toponym
from harmledger.reading import lexicon
from harmledger.reading.events import event_dates, events
from harmledger.reading.events.event_places import BEFORE, WIDE
from harmledger.reading.evidence import Sentence
from harmledger.reading.text.tokens import Phrases

APART = 3.0
"""Kilometres between two places, beyond how uncertain they are, from which on they are two."""
OPENING = 6
"""How many of a sentence's first words open it: a day, an hour or a place among them sets the scene."""
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")
RECENT = 8
"""How many places of an event are kept in mind."""
TOLD_BY = 4
"""Of how many letters a word is at least that tells one event from another."""

HARMED = frozenset(("killed", "injured", "missing", "detained"))
PARTS = ("people", "perpetrator", "target", "means", "location", "type")
"""What is known of an event besides its days and places: words and codes, by the part they play."""
Parts = Mapping[str, frozenset[str]]


class Words(NamedTuple):
    """Words that tell how sentences hang together."""

    openers: Phrases
    definite: frozenset[str]
    locative: frozenset[str]
    entering: frozenset[str]
    ways: Phrases
    background: Phrases


@cache
def words(language: str) -> Words:
    """Return the words of a language."""
    data = lexicon.load(language, "events")
    background = lexicon.load(language, "actuality")["background"]["phrases"]
    return Words(
        openers=Phrases((p, kind) for kind, listed in data["openers"].items() for p in listed),
        definite=frozenset(data["scenes"]["definite"]),
        locative=frozenset(data["scenes"]["locative"]),
        entering=frozenset(data["scenes"]["entering"]),
        ways=Phrases((p, p) for p in data["scenes"]["ways"]),
        background=Phrases((p, p) for p in background),
    )


class Scene(NamedTuple):
    """A sentence, with when and where it says that something happened, and to whom."""

    number: int
    """Which sentence of the report it is."""
    sentence: Sentence
    days: frozenset[date]
    hours: frozenset[str]
    places: tuple[Place, ...]
    parts: Parts
    """Empty if it tells of nothing."""
    vocabulary: frozenset[str]
    at_unknown: frozenset[str]
    """The words, in lower case, of a place that it opens with and no gazetteer knows: "In Farrow Dell"."""
    opener: str | None
    """The list of the words that it opens with, if they may turn to another event."""
    names_another: bool
    """Whether an event is named next to those words: "in a second attack"."""
    refers_back: bool
    """Whether it speaks of an event as known: "the attack"."""
    opens_paragraph: bool
    """Whether it is the first sentence of its paragraph, or follows only a heading."""
    opens_elsewhere: bool
    """Whether a place, a day or an hour stands among its first words."""
    opens_on_date: bool
    """Whether one of those is a day with its month: "On June 29", not "On Monday"."""

    @property
    def opens_entry(self) -> bool:
        """Whether it opens an entry of a chronicle: "January 22: A shell hit"."""
        sentence = self.sentence
        first = sentence.times[0] if sentence.times else None
        if first is None or first.span.start != sentence.span.start or not _is_dated(first):
            return False
        after = bisect_left(sentence.tokens, first.span.end, key=lambda token: token.start)
        return after < len(sentence.tokens) and sentence.tokens[after].text == ":"

    @property
    def tells(self) -> bool:
        """Whether it says that something happened."""
        return self.sentence.tells_of_harm

    @property
    def counts_people(self) -> bool:
        """Whether it counts or names people who were harmed."""
        return bool(self.sentence.figures or self.sentence.victims)

    @property
    def counts(self) -> frozenset[tuple[str, int]]:
        """How many came to each harm, by any of its figures."""
        return frozenset((f.harm, f.range.low) for f in self.sentence.figures)


def scene(sentences: Sequence[Sentence], number: int, *, language: str) -> Scene:
    """Return the scene that sentence `number` of a report sets."""
    listed, sentence = words(language), sentences[number]
    before = sentences[max(0, number - 2) : number]
    places = [p for p in sentence.places if _is_where(p, sentence, listed)]
    hours = [t for t in sentence.times if t.type == "TIME" and ":" in t.value]
    setting = [p.span.start for p in places] + [t.span.start for t in sentence.times]
    edge = sentence.tokens[min(OPENING, len(sentence.tokens)) - 1].end if sentence.tokens else 0
    opener = listed.openers.at(sentence.tokens, 0)
    return Scene(
        number=number,
        sentence=sentence,
        days=event_dates.own_days(sentence, language=language),
        hours=frozenset(t.value.rpartition("T")[2] for t in hours),
        places=tuple(p.place for p in places if p.place),
        parts=_parts(sentence, language) if sentence.tells_of_harm else {},
        vocabulary=frozenset(t.low for t in sentence.tokens if len(t.low) >= TOLD_BY and t.text.isalpha()),
        at_unknown=_unknown_place(sentence, listed),
        opener=opener and opener[1],
        names_another=opener is not None and any(0 <= t.first - opener[0] <= 1 for t in sentence.triggers),
        refers_back=_refers_back(sentence, listed),
        opens_paragraph=sum(s.paragraph == sentence.paragraph for s in before) <= 1,
        opens_elsewhere=any(start < edge for start in setting),
        opens_on_date=any(_is_dated(t) and t.span.start < edge for t in sentence.times),
    )


class Event:
    """The sentences of one event as far as they are read, and what they have told."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.is_told = False
        self.last = self.paragraph = 0
        """Which sentence told of it last, and in which paragraph."""
        self.parts: dict[str, set[str]] = {part: set() for part in PARTS}
        self.vocabulary: set[str] = set()
        self.days: set[date] = set()
        self.hours: set[str] = set()
        self.counts_people = self.is_dated = False
        self.counts: set[tuple[str, int]] = set()
        self._places: list[Place] = []
        self._words: set[str] = set()

    def add(self, scene: Scene) -> None:
        """Take in the next sentence."""
        self.sentences.append(scene.sentence)
        self.is_told |= scene.tells
        if scene.tells or not self.is_told:
            self._places = [*self._places, *scene.places][:RECENT]
            self.days |= scene.days
            self.hours |= scene.hours
        if scene.tells:
            self.last, self.paragraph = scene.number, scene.sentence.paragraph
            self.vocabulary |= scene.vocabulary
            for part, told in scene.parts.items():
                self.parts[part] |= told
        self.counts_people |= scene.counts_people
        self.counts |= scene.counts
        self.is_dated |= any(map(_is_dated, scene.sentence.times))
        self._words |= {token.low for token in scene.sentence.tokens}

    def is_elsewhere(self, scene: Scene) -> bool:
        """Whether a scene names places, and none of this event's."""
        return bool(scene.places and self._places) and not any(map(self.is_here, scene.places))

    def is_here(self, place: Place) -> bool:
        """Whether a place is one of this event's, as far as either is known."""
        return any(place.km_to(o) <= APART + place.radius_km + o.radius_km for o in self._places)

    def is_another_day(self, scene: Scene) -> bool:
        """Whether a scene names days, and none of this event's."""
        return bool(scene.days and self.days) and scene.days.isdisjoint(self.days)

    def is_of_others_in_another_way(self, scene: Scene) -> bool:
        """Whether a scene counts people, and tells of a type of event that this event is not told to be."""
        told, own = scene.parts.get("type", frozenset()), self.parts["type"]
        return scene.counts_people and bool(told and own) and own.isdisjoint(told)

    def is_before_the_news(self, scene: Scene) -> bool:
        """Whether a scene tells of other people "yesterday", or under its date where the event has none."""
        is_update = any(f.standing == "late" for f in scene.sentence.figures)
        is_other = self.counts_people and bool(scene.counts) and self.counts.isdisjoint(scene.counts)
        is_dated = scene.opens_on_date and not (self.is_dated or self.days)
        return is_other and not is_update and (is_dated or scene.opener == "before")

    def is_at_new_unknown(self, scene: Scene) -> bool:
        """Whether a scene opens with a place that no gazetteer knows and this event has not told of."""
        return bool(scene.at_unknown - self._words)


def in_passing(sentence: Sentence, *, language: str) -> bool:
    """Whether a sentence tells of what was before."""
    background = words(language).background
    return any(background.at(sentence.tokens, k) for k in range(len(sentence.tokens)))


def _parts(sentence: Sentence, language: str) -> Parts:
    found: dict[str, set[str]] = {part: set() for part in PARTS}
    for mark in sentence.marks:
        if mark.label == "person":  # who may be anyone: a witness, a minister
            continue
        part = "people" if mark.label in HARMED else mark.label
        found[part].add(_last_word(mark.span.text))
    found["people"].update(_last_word(victim.name) for victim in sentence.victims)
    found["perpetrator"].update(m.name for m in sentence.actors if m.role == "alleged_perpetrator")
    found["means"].update(events.means_named(sentence.tokens, language=language))
    found["location"].update(_last_word(place.span.text) for place in sentence.places)
    found["type"].update(t.event_type for t in sentence.triggers if t.event_type != events.GENERAL)
    return {part: frozenset(told) for part, told in found.items()}


def _is_dated(time: TimeExpression) -> bool:
    """Whether it names a day by its number and month: "June 29", the year known or not."""
    return _DAY.match(time.value) is not None and any(c.isdigit() for c in time.span.text)


def _last_word(text: str) -> str:
    return text.lower().split()[-1]


def _unknown_place(sentence: Sentence, listed: Words) -> frozenset[str]:
    """Return the capitalised words from an opening "in" to a comma, if they are no day or known place."""
    tokens = sentence.tokens
    if not tokens or tokens[0].low not in listed.entering:
        return frozenset()
    end = next((k for k, t in enumerate(tokens[: OPENING + 1]) if t.text == ","), 0)
    taken = [t.span for t in sentence.times] + [p.span for p in sentence.places if p.place]
    named = [t for t in tokens[1:end] if t.low not in listed.definite]
    is_name = all(t.text[0].isupper() and t.text[0].isalpha() for t in named)
    free = not any(span.start < t.end and t.start < span.end for span in taken for t in named)
    return frozenset(t.low for t in named) if is_name and free else frozenset()


def _is_where(toponym: Toponym, sentence: Sentence, listed: Words) -> bool:
    """Whether a name says where: it is no country's or way's, and "in" or "near" stand before it."""
    if toponym.place is None or toponym.place.radius_km >= WIDE:
        return False
    at = bisect_left(sentence.tokens, toponym.span.start, key=lambda token: token.start)
    on_the_way = listed.ways.before(sentence.tokens, at)
    near = any(t.low in listed.locative for t in sentence.tokens[max(0, at - BEFORE) : at])
    return near and not on_the_way


def _refers_back(sentence: Sentence, listed: Words) -> bool:
    firsts = [t.first for t in sentence.triggers]
    return any(first and sentence.tokens[first - 1].low in listed.definite for first in firsts)
