"""When the event was: which of a report's days is its own, and not that of a statement or a funeral."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from harmledger.model import EventDate, TimeExpression
from harmledger.reading import lexicon
from harmledger.reading.evidence import Sentence
from harmledger.reading.tokens import Phrases

LONGEST = 31
"""An expression of more days than this is no event's date."""
NEAR = 8
"""How many words from a day its sentence is searched for what happened on it."""


class _Candidate(NamedTuple):
    score: float
    time: TimeExpression


@cache
def _cues(language: str) -> Phrases:
    data = lexicon.load(language, "events")
    return Phrases((p, kind) for kind in ("happening", "aftermath") for p in data[kind]["words"])


def choose(sentences: Sequence[Sentence], *, published: date | None, language: str) -> EventDate | None:
    """Return the day or days that the sentences most plainly give to the event, or None.

    A day counts for more if it is exact, comes early, and stands by a word for what happened; for less if
    it stands by a word for what was said or done afterwards, or comes after the day of publication.
    """
    candidates = list(_candidates(sentences, published, language))
    if not candidates:
        return None
    time = max(candidates, key=lambda c: c.score).time
    return EventDate(interval=time.interval, spans=(time.span,)) if time.interval else None


def _candidates(sentences: Sequence[Sentence], published: date | None, language: str) -> Iterator[_Candidate]:
    telling = 0
    for sentence in sentences:
        telling += sentence.tells_of_harm
        for time in sentence.times:
            if time.interval is None or time.interval.days > LONGEST:
                continue
            score = _exactness(time) + _company(sentence, time, language) - 0.4 * min(telling, 10)
            score -= 0 if sentence.tells_of_harm else 1.5
            if published and time.interval.earliest > published:
                score -= 5
            yield _Candidate(score, time)


def _exactness(time: TimeExpression) -> float:
    days = time.interval.days if time.interval else LONGEST
    return 3.0 if days == 1 else 1.0 if days <= 6 else 0.0


def _company(sentence: Sentence, time: TimeExpression, language: str) -> float:
    """Return 2 if the nearest word of `_cues` to a day tells of the event, -2 if of what came after it."""
    words = sentence.tokens
    first = next((k for k, t in enumerate(words) if t.end > time.span.start), len(words))
    last = next((k for k, t in enumerate(words) if t.start >= time.span.end), len(words))
    cues = _cues(language)
    for distance in range(NEAR):
        for at in (first - 1 - distance, last + distance):
            hit = cues.at(words, at) if 0 <= at < len(words) and not first <= at < last else None
            if hit:
                return 2.0 if hit[1] == "happening" else -2.0
    return 0.0
