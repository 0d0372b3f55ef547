"""When the event was: which of a report's days is its own, and not that of a statement or a funeral."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from harmledger.model import DateInterval, EventDate, Message, TimeExpression, say
from harmledger.reading import lexicon
from harmledger.reading.events import event_places, events
from harmledger.reading.evidence import Sentence
from harmledger.reading.text.tokens import Phrases, Token

LONGEST = 31
"""An expression of more days than this is no event's date."""
WEEK = 7
"""An expression of more days than this dates an event only where there is none so exact."""
NEAR = 8
"""How many words from a day its sentence is searched for what happened on it."""

FAR = 30
"""How many words before a day are searched where none so near tells of it."""
_DAYS = ("month", "weekday", "weekday_short", "weekend", "holiday", "near", "pull", "daypart_spoken")
"""The tables of words for times that name a day."""
NAMED = 3
"""Among how many words after a day stands the event that is named by it: "the 5 March drive-by shooting"."""

DATELINE = 8
"""How many words a dateline may have before its day, and after it."""

# What a day gains or loses in the choice.
_BY_CUE: Mapping[str, float] = MappingProxyType(
    {"happening": 1.0, "outcome": 0.0, "telling": -2.0, "sequel": 0.0, "stamp": -4.0}
)
_OF_A_SEQUEL = -2.0
"""What a day loses that goes with nothing that happened, in a report of what came later."""
_ABOUT_AN_HOUR = 1.0
_NO_DAY_NAMED = -1.0
"""Of an hour or "overnight": of which day, only what was told before can say."""
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
    stamps: frozenset[str]
    naming: frozenset[str]
    owners: tuple[str, ...]
    named: frozenset[str]
    later: frozenset[str]
    days: frozenset[str]


@cache
def _words(language: str, event_type: str) -> _Words:
    data, times = lexicon.load(language, "event_dates"), lexicon.load(language, "times")
    kinds = {phrase: kind for kind in _BY_CUE if kind != "stamp" for phrase in data[kind]["words"]}
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
        stamps=frozenset(data["stamps"]["words"]),
        naming=frozenset(data["named"]["before"]),
        owners=tuple(data["named"]["owners"]),
        named=frozenset(data["named"]["words"]),
        later=frozenset(data["later"]["words"]),
        days=frozenset(
            word for table in _DAYS for listed in times.get(table, {}).values() for word in listed
        ),
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
    best = _best(candidates)
    if best is None:
        return None
    days = _together(best, candidates)
    interval = DateInterval(earliest=days[0].interval.earliest, latest=days[-1].interval.latest)
    spans = tuple(day.time.span for day in days)
    return EventDate(interval=interval, spans=spans, reason=_reason(best, candidates))


def _best(candidates: Sequence[_Candidate]) -> _Candidate | None:
    """Return the day that is most plainly the event's own.

    If a report opens with the day of what came of it, a day that goes with no word is not likely to be.
    """
    opening = next((c.kind for c in candidates if c.kind != "stamp"), None)
    doubt = _OF_A_SEQUEL if opening == "sequel" else 0
    return max(_own(candidates), key=lambda c: c.score + (0 if c.kind else doubt), default=None)


def _own(candidates: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """Return the days that may be the event's own.

    A report that dates what came of it, such as a trial, was not written when it happened: the days of what
    was said are none of its own either.
    """
    others = ("sequel", "telling", "stamp") if any(c.kind == "sequel" for c in candidates) else ("sequel",)
    return [c for c in candidates if c.kind not in others]


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


def main_day(sentences: Sequence[Sentence], *, language: str) -> date | None:
    """Return the first day that a report gives to what it tells of, or None: long before it is background.

    A day that goes with what came of an event, such as a trial, counts only where it gives no other.
    """
    telling = [s for s in sentences if s.tells_of_harm] or sentences
    days = list(_candidates(telling, None, _words(language, events.GENERAL)))
    own = [c for c in _own(days) if c.kind != "stamp"] or days
    first = next((c for c in own if c.interval.days <= WEEK), next(iter(own), None))
    return first.interval.latest if first else None


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
        days = [(t, t.interval) for t in sentence.times if t.interval and t.interval.days <= LONGEST]
        spans = [_tokens_of(time, sentence.tokens) for time, _ in days]
        cues = _cues(sentence, days, spans, words)
        for k, (time, interval) in enumerate(days):
            (first, last), cue = spans[k], cues[k]
            score = place + _exactness(interval) + (_BY_CUE[cue.kind] if cue else 0)
            if time.type == "TIME" and not any(t.low in words.days for t in sentence.tokens[first:last]):
                score += _NO_DAY_NAMED
            elif any(t.low in words.about for t in sentence.tokens[max(0, first - 2) : first]):
                score += _ABOUT_AN_HOUR
            if published and interval.earliest > published:
                score += _STILL_TO_COME
            joint = _joint(sentence.tokens, spans[k - 1], first, words) if k else None
            yield _Candidate(time, interval, score, cue, number, joint)


def _cues(
    sentence: Sentence,
    days: Sequence[tuple[TimeExpression, DateInterval]],
    spans: Sequence[tuple[int, int]],
    words: _Words,
) -> Sequence[_Cue | None]:
    """Return what each day of a sentence goes with."""
    tokens, opened = sentence.tokens, event_places.dateline(sentence)
    told = _told(tokens, {k for first, last in spans for k in range(first, last)}, words)
    found: list[_Cue | None] = []
    for k, (first, last) in enumerate(spans):
        begin = spans[k - 1][1] if k else 0
        end = spans[k + 1][0] if k + 1 < len(spans) else len(tokens)
        stamp = _stamp(tokens[begin:first], found[-1] if found else None, words)
        is_opening = days[k][0].span.end <= opened or _is_dateline(tokens, first, last)
        found.append(
            stamp
            or (_Cue(say("the dateline"), "telling") if is_opening else None)
            or _event_named(tokens, first, last, words)
            or _nearest(told, tokens, first, last, within=range(begin, end), later=words.later)
            or _far_before(told, tokens, first, begin)
        )
    return found


def _told(tokens: Sequence[Token], days: Container[int], words: _Words) -> Mapping[int, _Cue]:
    """Return the cues of a sentence by each of their words; the words of `days`, and of names, are none.

    A word in a name has a capital, as has the word after it: "Lantern Court Gardens".
    """
    found: dict[int, _Cue] = {}
    at = 0
    while at < len(tokens):
        hit = words.cues.at(tokens, at) if at not in days else None
        end = at + hit[0] if hit else at + 1
        following = tokens[end].text if end < len(tokens) and end not in days else ""
        if hit and not (at and tokens[at].text.istitle() and following.istitle()):
            cue = _Cue(" ".join(t.low for t in tokens[at:end]), hit[1])
            found.update(dict.fromkeys(range(at, end), cue))
        at = end
    return found


def _stamp(before: Sequence[Token], previous: _Cue | None, words: _Words) -> _Cue | None:
    """Return the word by which a day is the page's own, or follows on such a day: "Posted: 5 March, 7 pm"."""
    named = [t for t in before if t.text[0].isalnum()]
    if previous and previous.kind == "stamp" and not named:
        return previous
    is_stamp = bool(named) and named[-1].text[0].isupper() and named[-1].low in words.stamps
    return _Cue(named[-1].low, "stamp") if is_stamp else None


def _event_named(tokens: Sequence[Token], first: int, last: int, words: _Words) -> _Cue | None:
    """Return the event that is named by a day: "the 5 March shooting", "Friday's deadly attack"."""
    owns = tokens[last - 1].low.endswith(words.owners) or tokens[first].low in words.naming
    if not owns and not (first and tokens[first - 1].low in words.naming):
        return None
    for token in tokens[last : last + NAMED]:
        if token.low in words.named:
            return _Cue(token.low, "happening")
        if not token.text[0].isalpha():
            break
    return None


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


def _nearest(
    told: Mapping[int, _Cue],
    tokens: Sequence[Token],
    first: int,
    last: int,
    *,
    within: range,
    later: frozenset[str],
) -> _Cue | None:
    """Return the cue nearest to the words `first` to `last`, the one before them if two are as near.

    Only words `within` are looked at: those that no other day parts from this one. A word of telling that
    follows behind a comma tells of the whole sentence ("..., residents said"), unless the day opens it. Where
    an arrest or a charge stands in the same clause, a "murder" or "death" is what it is for. What happened
    stands before "after": "died on Friday after he was shot".
    """
    outcome: _Cue | None = None
    for distance in range(NEAR):
        for at in (first - 1 - distance, last + distance):
            cue = told.get(at) if at in within else None
            between = (*tokens[last:at], *tokens[at:first]) if cue else ()
            behind_a_comma = any(t.text == "," for t in between)
            if not cue or (cue.kind == "telling" and first > 1 and at >= last and behind_a_comma):
                continue
            if at >= last and cue.kind == "happening" and any(t.low in later for t in between):
                cue = cue._replace(kind="outcome")
            if outcome is None and cue.kind != "outcome":
                return cue
            if cue.kind == "sequel" and not behind_a_comma:
                return cue
            outcome = outcome or cue
    return outcome


def _far_before(told: Mapping[int, _Cue], tokens: Sequence[Token], first: int, begin: int) -> _Cue | None:
    """Return the last cue of what happened or came of it before the word `first`, far as it stands."""
    for at in range(first - 1, max(begin, first - FAR) - 1, -1):
        cue = told.get(at)
        if cue and cue.kind != "telling":
            return cue._replace(kind="telling") if cue.kind == "sequel" else cue
    return None


# ---- the reason, in a plain sentence


def _reason(best: _Candidate, candidates: Sequence[_Candidate]) -> Message:
    clauses = [_why(best)]
    told = {best.interval}
    for other in candidates:
        if other.cue and other.kind in ("telling", "sequel", "stamp") and other.interval not in told:
            told.add(other.interval)
            clauses.append(say('"{}" goes with "{}"', _quoted(other), other.cue.words))
    return say("{:;}", tuple(clauses[: 1 + OTHERS]))


def _why(best: _Candidate) -> Message:
    quoted, where = _quoted(best), say("in sentence {} of its telling", best.sentence)
    if best.cue is None:
        alone = '"{}", {}, is the first of the most exact days; no word near it tells of it'
        return say(alone, quoted, where)
    if best.kind in ("telling", "stamp"):
        told = 'no day goes with what happened; "{}", {}, goes with "{}"'
        return say(told, quoted, where, best.cue.words)
    return say('"{}" is the day nearest to "{}", {}', quoted, best.cue.words, where)


def _quoted(candidate: _Candidate) -> str:
    return " ".join(candidate.time.span.text.split())
