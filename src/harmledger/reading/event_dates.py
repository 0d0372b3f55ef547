"""When the event was: which of a report's days is its own, and not that of a statement or a funeral."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from harmledger.model import DateInterval, EventDate, Message, TimeExpression, say
from harmledger.reading import event_places, events, lexicon
from harmledger.reading.evidence import Sentence
from harmledger.reading.tokens import Phrases, Token

LONGEST = 31
"""An expression of more days than this is no event's date."""
NEAR = 8
"""How many words from a day its sentence is searched for what happened on it."""

DATELINE = 8
"""How many words a dateline may have before its day, and after it."""

# What a day gains or loses in the choice.
_BY_CUE: Mapping[str, float] = MappingProxyType(
    {"happening": 1.0, "outcome": 0.0, "telling": -2.0, "sequel": 0.0}
)
_ABOUT_AN_HOUR = 1.0
_NO_HARM_TOLD = -1.5
_STILL_TO_COME = -5.0
_EACH_SENTENCE, _SENTENCES = -0.4, 10

OTHERS = 2
"""Of how many other days the reason says what they go with."""


class _Cue(NamedTuple):
    """Words near a day, and of which list they are: what they tell of is what the day goes with."""

    words: str | Message
    kind: str


class _Candidate(NamedTuple):
    time: TimeExpression
    interval: DateInterval
    score: float
    cue: _Cue | None
    sentence: int
    """Which sentence of the event it stands in, from 1."""
    joint: str | None = None
    """Of which list the word is, if one alone joins it to the day before it: "26 to 28 April"."""

    @property
    def kind(self) -> str | None:
        """Of which list its cue is, if it has one."""
        return self.cue and self.cue.kind


class _Words(NamedTuple):
    cues: Phrases
    about: frozenset[str]
    joints: Mapping[str, str]
    between: frozenset[str]


@cache
def _words(language: str, event_type: str) -> _Words:
    data = lexicon.load(language, "event_dates")
    kinds = {phrase: kind for kind in _BY_CUE for phrase in data[kind]["words"]}
    # An arrest comes after a shooting, but where people were detained it is what happened.
    own = lexicon.load(language, "events")["triggers"].get(event_type, ())
    kinds.update((phrase, "happening") for phrase in own if kinds.get(phrase) == "sequel")
    agreed = "happening" if event_type == "agreement" else "sequel"
    kinds.update((phrase, agreed) for phrase in data["agreed"]["words"])
    return _Words(
        cues=Phrases(kinds.items()),
        about=frozenset(data["about"]["words"]),
        joints={word: kind for kind in ("through", "and") for word in data["joints"][kind]},
        between=frozenset(data["joints"]["between"]),
    )


def choose(
    sentences: Sequence[Sentence], *, event_type: str, published: date | None, language: str
) -> EventDate | None:
    """Return the day or days that the sentences most plainly give to the event, and why, or None.

    A day counts for more if it is exact, comes early, and stands by a word for what happened; for less if
    it stands by a word for what was said or done afterwards, or comes after the day of publication. A day
    that goes with what an event leads to, such as a trial or a funeral, is never its own. Days that go on
    from one to the next ("26 to 28 April", "on Saturday and Sunday") are its days together.
    """
    candidates = list(_candidates(sentences, published, _words(language, event_type)))
    own = [c for c in candidates if c.kind != "sequel"]
    if not own:
        return None
    best = max(own, key=lambda c: c.score)
    days = _together(best, candidates)
    interval = DateInterval(earliest=days[0].interval.earliest, latest=days[-1].interval.latest)
    spans = tuple(day.time.span for day in days)
    return EventDate(interval=interval, spans=spans, reason=_reason(best, candidates))


def _together(best: _Candidate, candidates: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """Return the days in a row that the best one stands in, it alone if it stands in none."""
    first = last = candidates.index(best)
    while first and _goes_on(candidates[first - 1], candidates[first]):
        first -= 1
    while last + 1 < len(candidates) and _goes_on(candidates[last], candidates[last + 1]):
        last += 1
    row = candidates[first : last + 1]
    return row if row[-1].interval.latest - row[0].interval.earliest < timedelta(LONGEST) else (best,)


def _goes_on(day: _Candidate, following: _Candidate) -> bool:
    """Whether a day is the end of what another begins, or the next one."""
    away = following.interval.earliest - day.interval.latest
    return following.joint is not None and (
        away == timedelta(1) or (following.joint == "through" and away > timedelta(0))
    )


def own_days(sentence: Sentence, *, language: str) -> frozenset[date]:
    """Return the single days that a sentence gives to what happened, not to what was said or done later."""
    event_type = events.choose(sentence.triggers, language=language) or events.GENERAL
    return frozenset(
        c.interval.earliest
        for c in _candidates([sentence], None, _words(language, event_type))
        if c.interval.days == 1 and c.kind in (None, "happening", "outcome")
    )


def _candidates(sentences: Sequence[Sentence], published: date | None, words: _Words) -> Iterator[_Candidate]:
    telling = 0
    for number, sentence in enumerate(sentences, start=1):
        telling += sentence.tells_of_harm
        place = _EACH_SENTENCE * min(telling, _SENTENCES) + (0 if sentence.tells_of_harm else _NO_HARM_TOLD)
        spans = [_tokens_of(time, sentence.tokens) for time in sentence.times]
        opened = event_places.dateline(sentence)
        for k, time in enumerate(sentence.times):
            if time.interval is None or time.interval.days > LONGEST:
                continue
            first, last = spans[k]
            begin = spans[k - 1][1] if k else 0
            end = spans[k + 1][0] if k + 1 < len(spans) else len(sentence.tokens)
            is_opening = time.span.end <= opened or _is_dateline(sentence.tokens, first, last)
            cue = _Cue(say("the dateline"), "telling") if is_opening else None
            cue = cue or _nearest(words.cues, sentence.tokens, first, last, within=range(begin, end))
            score = place + _exactness(time.interval) + (_BY_CUE[cue.kind] if cue else 0)
            if any(t.low in words.about for t in sentence.tokens[max(0, first - 2) : first]):
                score += _ABOUT_AN_HOUR
            if published and time.interval.earliest > published:
                score += _STILL_TO_COME
            joint = _joint(sentence.tokens, spans[k - 1], first, words) if k else None
            yield _Candidate(time, time.interval, score, cue, number, joint)


def _joint(tokens: Sequence[Token], before: tuple[int, int], first: int, words: _Words) -> str | None:
    """Return what joins a day, of which `first` is the first word, to the expression `before` it."""
    between = [t.low for t in tokens[before[1] : first]]
    joint = words.joints.get(between[0]) if len(between) == 1 else None
    opens = joint == "and" and before[0] and tokens[before[0] - 1].low in words.between
    return "through" if opens else joint


def _exactness(interval: DateInterval) -> float:
    return 3.0 if interval.days == 1 else 1.0 if interval.days <= 6 else 0.0


def _tokens_of(time: TimeExpression, words: Sequence[Token]) -> tuple[int, int]:
    """Return the first word of the expression and the first after it."""
    first = bisect_right(words, time.span.start, key=lambda token: token.end)
    return first, bisect_left(words, time.span.end, key=lambda token: token.start)


def _is_dateline(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether a day is a dateline's, even of an unknown place: "OSTERBY, March 5 (Strand Wire) - "."""
    before, after = words[:first], words[last : last + DATELINE]
    if not before or first > DATELINE or not before[0].text.isupper() or _dash_at(after) == len(after):
        return False
    return not any(t.text.islower() for t in (*before, *after[: _dash_at(after)]))


def _dash_at(words: Sequence[Token]) -> int:
    return next((k for k, t in enumerate(words) if t.text in ("-", "–", "—", "_")), len(words))


def _nearest(cues: Phrases, words: Sequence[Token], first: int, last: int, *, within: range) -> _Cue | None:
    """Return the cue nearest to the words `first` to `last`, the one before them if two are as near.

    Only words `within` are looked at: those that no other time expression parts from this one. A word of
    telling that follows behind a comma tells of the whole sentence ("..., residents said"), unless the day
    opens it. Where an arrest or a charge stands in the same clause, a "murder" or "death" is what it is for.
    """
    outcome: _Cue | None = None
    for distance in range(NEAR):
        for at in (first - 1 - distance, last + distance):
            hit = cues.at(words, at) if at in within else None
            behind_a_comma = hit and any(t.text == "," for t in (*words[last:at], *words[at:first]))
            if not hit or (hit[1] == "telling" and first > 1 and at >= last and behind_a_comma):
                continue
            cue = _Cue(" ".join(t.low for t in words[at : at + hit[0]]), hit[1])
            if outcome is None and cue.kind != "outcome":
                return cue
            if cue.kind == "sequel" and not behind_a_comma:
                return cue
            outcome = outcome or cue
    return outcome


# ---- the reason, in a plain sentence


def _reason(best: _Candidate, candidates: Sequence[_Candidate]) -> Message:
    clauses = [_why(best)]
    told = {best.interval}
    for other in candidates:
        if other.cue and other.kind in ("telling", "sequel") and other.interval not in told:
            told.add(other.interval)
            clauses.append(say('"{}" goes with "{}"', _quoted(other), other.cue.words))
    return say("{:;}", tuple(clauses[: 1 + OTHERS]))


def _why(best: _Candidate) -> Message:
    quoted, where = _quoted(best), say("in sentence {} of its telling", best.sentence)
    if best.cue is None:
        alone = '"{}", {}, is the first of the most exact days; no word near it tells of it'
        return say(alone, quoted, where)
    if best.kind == "telling":
        told = 'no day goes with what happened; "{}", {}, goes with "{}"'
        return say(told, quoted, where, best.cue.words)
    return say('"{}" is the day nearest to "{}", {}', quoted, best.cue.words, where)


def _quoted(candidate: _Candidate) -> str:
    return " ".join(candidate.time.span.text.split())
