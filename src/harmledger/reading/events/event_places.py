"""Where the event was: which of a report's places is its own, and not that of a desk, a source or a road."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import EventPlace, Place, Toponym
from harmledger.reading import lexicon
from harmledger.reading.evidence import Sentence
from harmledger.reading.text.stretches import Stretches
from harmledger.reading.text.tokens import Phrases

WIDE = 200.0
"""Kilometres of uncertainty from which a place, such as a country, is no anchor for more exact ones."""
NEAR = 3.0
"""Kilometres within which a more exact place may stand in for the chosen one."""
LEAD = 3
"""In how many sentences that tell of harm a more exact place is looked for."""
BEFORE = 4
"""How many words before a place's name "in" or "near" may stand: "in the coastal town of"."""
DATELINE = 24
"""How many words the opening of a report may have in which a dateline is looked for."""

TITLED = 30.0
"""Kilometres of uncertainty from which a place in a title, such as a province, says too little."""
LONGEST_TITLE = 300
"""Characters of a title that are looked at."""
_WORD = re.compile(r"\w+")
_SITE = re.compile(r"\s(?:[-–—|«»]|::)\s")
"""Before the name of its site, which a page's title may end with."""

DASHES = frozenset(("-", "–", "—", "_"))

# What a place gains or loses in the choice.
_HEADING, _TITLE, _WHERE, _WAY, _SOURCE, _DATELINE, _COUNTRY = 4.0, 3.0, 1.0, -2.0, -3.0, -4.0, -6.0
_NO_HARM_TOLD = -2.0
_EACH_SENTENCE, _SENTENCES = -0.5, 6


class _Candidate(NamedTuple):
    toponym: Toponym
    place: Place
    score: float
    lead: bool
    """Whether it stands in one of the first sentences that tell of harm."""


class _Words(NamedTuple):
    locative: frozenset[str]
    ways: Phrases


@cache
def _words(language: str) -> _Words:
    scenes = lexicon.load(language, "events")["scenes"]
    return _Words(locative=frozenset(scenes["locative"]), ways=Phrases((w, w) for w in scenes["ways"]))


def choose(
    sentences: Sequence[Sentence],
    sources: Stretches,
    *,
    event_type: str,
    language: str,
    title: str | None = None,
) -> EventPlace | None:
    """Return the place that the sentences most plainly give to the event, or a more exact one in it, or None.

    A place counts for more if it heads its section, is named in the report's `title`, comes early, or follows
    "in" or "near"; for less if it is that of a dateline, of one of the `sources`, of a way there or back, or
    a country. People are displaced from where it happened; the title of an agreement names what it is about.
    """
    candidates = list(_candidates(sentences, sources, event_type, _words(language), title or ""))
    if not candidates:
        return None
    best = max(candidates, key=lambda c: c.score)
    within = max(best.place.radius_km, NEAR) if best.place.radius_km < WIDE else 0.0
    near = [c for c in candidates if c.lead and c.score > _WAY and best.place.km_to(c.place) <= within]
    finest = min((best, *near), key=lambda c: c.place.radius_km)
    return EventPlace(place=finest.place, spans=(finest.toponym.span,))


def _candidates(
    sentences: Sequence[Sentence], sources: Stretches, event_type: str, words: _Words, title: str
) -> Iterator[_Candidate]:
    telling = 0
    titled = _WORD.findall(_SITE.split(title[:LONGEST_TITLE])[0].casefold())
    for sentence in sentences:
        telling += sentence.tells_of_harm
        late = _EACH_SENTENCE * min(telling, _SENTENCES) + (0 if sentence.tells_of_harm else _NO_HARM_TOLD)
        opened = dateline(sentence)
        for toponym in sentence.places:
            if toponym.place is None:
                continue
            score = late + _as_told(toponym, sentence, event_type, words)
            score += _HEADING * (toponym is sentence.section.place)
            if toponym.place.radius_km <= TITLED and event_type != "agreement":
                score += _in_title(toponym, titled, words)
            score += _DATELINE * (toponym.span.end <= opened)
            score += _SOURCE * sources.cover(toponym.span)
            score += _COUNTRY * (toponym.place.radius_km >= WIDE)
            yield _Candidate(toponym, toponym.place, score, sentence.tells_of_harm and telling <= LEAD)


def _in_title(toponym: Toponym, title: Sequence[str], words: _Words) -> float:
    """Return what a place gains from a title that names it: most after "in", for people have their homes."""
    name = _WORD.findall(toponym.span.text.casefold())
    at = next((k for k in range(len(title)) if title[k : k + len(name)] == name), None)
    if at is None:
        return 0.0
    return _TITLE if words.locative.intersection(title[max(0, at - BEFORE) : at]) else _WHERE


def _as_told(toponym: Toponym, sentence: Sentence, event_type: str, words: _Words) -> float:
    """Return what the words before a place's name make of it."""
    at = bisect_left(sentence.tokens, toponym.span.start, key=lambda token: token.start)
    way = words.ways.before(sentence.tokens, at)
    if way:
        return _WHERE if way == "from" and event_type == "displacement" else _WAY
    return _WHERE if any(t.low in words.locative for t in sentence.tokens[max(0, at - BEFORE) : at]) else 0.0


def dateline(sentence: Sentence) -> int:
    """Return where the dateline ends that opens a sentence, or 0: "VELMORA, March 5 (Strand Wire) - ".

    It is a place's name, then names, dates and what stands in brackets, to a dash or to final brackets.
    """
    if not sentence.places or sentence.places[0].span.start > sentence.span.start:
        return 0
    opening = sentence.tokens[:DATELINE]
    end = next((k for k, token in enumerate(opening) if token.text in DASHES), 0)
    if not end and [t.text for t in opening[-2:]] == [")", "."]:
        end = len(opening)
    depth = 0
    for token in opening[:end]:
        depth += (token.text in "([") - (token.text in ")]")
        if token.text.islower() and not depth:
            return 0
    return opening[end - 1].end if end else 0
