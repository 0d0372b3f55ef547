"""Which sentences tell of which event: a report may tell of several, one after the other, or of the past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from harmledger.reading.events import event_dates, tying
from harmledger.reading.events.scenes import Event, Scene, in_passing, scene
from harmledger.reading.evidence import Sentence

LONG_AGO = timedelta(days=45)
"""What lies this long before the main event is told as its background."""
NEWS = timedelta(days=7)
"""What lies no longer than this before the main event may be news as well, though told in passing."""
RECENT = 8
"""How many events are kept in mind, the last ones opened."""
LIKELY = 0.5
"""From which probability on a scene is taken to be of an event that is told of already."""


class Segment(NamedTuple):
    """Sentences that tell of one event; `background` ones tell of what was before the main one."""

    sentences: tuple[Sentence, ...]
    background: bool


def split(
    sentences: Sequence[Sentence], *, language: str, weights: Mapping[str, float] | None = None
) -> tuple[Segment, ...]:
    """Cut a report into its events, in the order in which they are first told of, what is background last.

    `weights` are those that tell events apart: those that are shipped, if no others are given.
    """
    weights = weights or tying.load()
    main_day = event_dates.main_day(sentences, language=language)
    parts = [list(part) for _, part in groupby(sentences, key=lambda s: s.section)]
    found = [event for part in parts for event in _events(part, main_day, weights, language)]
    events = [event for event in found if event.sentences]
    main = next((event for event in events if event.is_told), Event())
    segments = [Segment(tuple(e.sentences), _is_background(e, main, language)) for e in events]
    long_ago = [s for s in sentences if _is_long_before(s, main_day)]
    segments.sort(key=lambda segment: segment.background)
    return (*segments, Segment(tuple(long_ago), background=True)) if long_ago else tuple(segments)


def _events(
    sentences: Sequence[Sentence], main_day: date | None, weights: Mapping[str, float], language: str
) -> Sequence[Event]:
    """Return the events that a section of a report tells of, but for those long before its main day."""
    events = [Event()]
    current = events[0]
    for number, sentence in enumerate(sentences):
        if _is_long_before(sentence, main_day):
            continue
        told = scene(sentences, number, language=language)
        if told.tells and current.is_told:
            current = _event_of(told, events, current, weights)
            if current not in events[-RECENT:]:
                events.append(current)
        current.add(told)
    return events


def _event_of(scene: Scene, events: Sequence[Event], current: Event, weights: Mapping[str, float]) -> Event:
    """Return the event that a scene tells of, or a new one.

    An entry of a chronicle is one of its own. Days, places and words that turn to another event settle it;
    where they do not, what is likeliest. A new one is not opened without a word for it.
    """
    if scene.opens_entry:
        return Event()
    if _completes(scene, current):
        return current
    recent = events[-RECENT:]
    if not _fits(scene, current):
        known = next((e for e in reversed(recent) if e is not current and _is_of(scene, e)), None)
        if known:
            return known
        if _turns_from(scene, current):
            return Event()
    likely = {
        k: tying.likelihood(
            tying.features(scene, event, told_last=event is current, main=event is events[0]), weights
        )
        for k, event in enumerate(recent)
    }
    best = max(likely, key=lambda k: likely[k])
    return recent[best] if likely[best] >= LIKELY or not scene.sentence.triggers else Event()


def _completes(scene: Scene, event: Event) -> bool:
    """Whether a scene counts the people of an event that its paragraph has told of without them."""
    if event.counts_people or not scene.counts_people or scene.sentence.paragraph != event.paragraph:
        return False
    return not (scene.opener or event.is_another_day(scene) or event.is_elsewhere(scene))


def _is_of(scene: Scene, event: Event) -> bool:
    """Whether a scene is on a day or at a place of an event, and not on another."""
    on_day = bool(event.days & scene.days)
    here = any(event.is_here(place) for place in scene.places)
    return (on_day or here) and not event.is_another_day(scene) and not event.is_elsewhere(scene)


def _fits(scene: Scene, event: Event) -> bool:
    """Whether a scene names a day or a place of an event, and none but its own."""
    is_other = event.is_before_the_news(scene) or (scene.hours - event.hours and event.hours)
    return _is_of(scene, event) and not is_other


def _turns_from(scene: Scene, event: Event) -> bool:
    """Whether a scene turns from an event to another.

    It does if it opens by saying so and is on another day or elsewhere, or tells of other people; or if,
    once the event's people were told of, a paragraph opens on another day and elsewhere, or with people
    hurt at another hour or place that its first words name, on a date of their own where it has none, or
    on another day in another way.
    """
    elsewhere, another_day = event.is_elsewhere(scene), event.is_another_day(scene)
    if scene.opener and (elsewhere or another_day):
        return True
    if scene.opener == "another":
        return scene.counts_people and scene.names_another
    if not scene.opens_paragraph or scene.refers_back:
        return False
    if event.is_before_the_news(scene) or (another_day and event.is_of_others_in_another_way(scene)):
        return True
    if elsewhere and another_day and event.counts_people:
        return True
    another_hour = bool(event.hours and scene.hours - event.hours)
    at_another = scene.opens_elsewhere and (elsewhere or another_hour)
    return scene.counts_people and (at_another or event.is_at_new_unknown(scene))


def _is_long_before(sentence: Sentence, main_day: date | None) -> bool:
    days = [t.interval.latest for t in sentence.times if t.interval]
    if main_day is None or not days or (not sentence.tells_of_harm and _accuses(sentence)):
        return False
    return all(main_day - day > LONG_AGO for day in days)


def _accuses(sentence: Sentence) -> bool:
    return any(mention.role == "alleged_perpetrator" for mention in sentence.actors)


def _is_background(event: Event, main: Event, language: str) -> bool:
    """Whether all that tells of an event tells it as what was before the main one, or sums up several.

    In a report from place to place, what stands under another heading and names no day is of no one event.
    What says how many were harmed where, on a day of the week before, is news although told in passing.
    """
    section = event.sentences[0].section
    if section.number and section.place is None and not event.days:
        return True
    telling = [s for s in event.sentences if s.tells_of_harm]
    if event is main or (event.days and main.days and min(event.days) >= max(main.days)):
        return False
    if main.days and any(_is_recent(sentence, min(main.days), language) for sentence in telling):
        return False
    return all(in_passing(sentence, language=language) for sentence in telling)


def _is_recent(sentence: Sentence, main_day: date, language: str) -> bool:
    """Whether a sentence says how many were harmed where, on a day of the week before `main_day`."""
    days = event_dates.own_days(sentence, language=language)
    return bool(sentence.figures and any(p.place for p in sentence.places)) and any(
        main_day - day <= NEWS for day in days
    )
