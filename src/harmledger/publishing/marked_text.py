"""A report with all that was read in it marked: what a person looks at to see where the reader errs.

A note is one thing that was read, with the spans that it rests on. The text is cut wherever a span begins or
ends, so that spans may nest and overlap as they like and the pieces still make up the text, once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count as numbers
from itertools import pairwise

from harmledger.model import (
    Account,
    Claim,
    Count,
    EventDate,
    EventPlace,
    Message,
    Place,
    Reading,
    Report,
    Span,
    TimeExpression,
    Toponym,
    Victim,
    say,
)
from harmledger.model.record import Record


class Kind(Record, frozen=True):
    """A kind of note: the letter that its keys begin with, what it is called, how it is coloured."""

    letter: str
    label: str
    style: str
    """On a terminal, as rich writes styles."""
    colour: str
    """Behind the words on a page, as CSS writes colours: light, as the words are black."""


KINDS = (
    Kind(letter="q", label="what someone says", style="underline", colour="#f1f1f1"),
    Kind(letter="x", label="other mention", style="italic", colour="#e4e4e4"),
    Kind(letter="t", label="time", style="black on bright_cyan", colour="#d7f3f7"),
    Kind(letter="l", label="place name", style="black on bright_green", colour="#def5d8"),
    Kind(letter="u", label="words that attribute", style="black on white", colour="#e6ddf5"),
    Kind(letter="s", label="who says it", style="white on magenta", colour="#d9c2f0"),
    Kind(letter="e", label="event", style="white on blue", colour="#c9d8ff"),
    Kind(letter="m", label="means", style="black on bright_blue", colour="#b9c9e8"),
    Kind(letter="a", label="party", style="black on bright_magenta", colour="#ffd0ec"),
    Kind(letter="p", label="place of the event", style="black on green", colour="#a9e29b"),
    Kind(letter="d", label="date of the event", style="black on cyan", colour="#93dce6"),
    Kind(letter="v", label="victim", style="black on yellow", colour="#ffe27a"),
    Kind(letter="n", label="number of people", style="white on red", colour="#ffb3a7"),
)
"""The kinds of notes; where two meet on the same words, the later one's colour is seen."""


class Note(Record, frozen=True):
    """One thing that was read: its key (`n1`), its kind, what it is in words, and where it stands."""

    key: str
    kind: Kind
    words: Message
    spans: tuple[Span, ...]


class Segment(Record, frozen=True):
    """A piece of the text, the notes that lie on all of it, and those of which a span ends with it."""

    text: str
    notes: tuple[Note, ...] = ()
    ending: tuple[Note, ...] = ()


class MarkedText(Record, frozen=True):
    """A report in segments, which make up its text, and its notes in the order of `KINDS`."""

    report: Report
    notes: tuple[Note, ...]
    segments: tuple[Segment, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of notes that there are, what weighs most first."""
        there = {note.kind.letter for note in self.notes}
        return tuple(kind for kind in reversed(KINDS) if kind.letter in there)

    @property
    def listed(self) -> tuple[Note, ...]:
        """The notes, by kind, what weighs most first."""
        return tuple(note for kind in self.kinds for note in self.notes if note.kind is kind)


def mark(report: Report, reading: Reading, *, cuts: Iterable[int] = ()) -> MarkedText:
    """Mark in `report` all that `reading` has of it; the text is cut at the offsets `cuts` too."""
    notes = _numbered([*_accounts(reading), *_claims(reading.claims), *_mentions(reading)])
    return MarkedText(report=report, notes=notes, segments=tuple(_segments(report.text, notes, cuts)))


_Found = tuple[str, Message, Iterable[Span]]
"""A note that has no number yet: its letter, its words, its spans."""


def _numbered(found: Sequence[_Found]) -> tuple[Note, ...]:
    notes: list[Note] = []
    for kind in KINDS:
        number = numbers(1)
        notes += (
            Note(
                key=f"{kind.letter}{next(number)}", kind=kind, words=words, spans=tuple(dict.fromkeys(spans))
            )
            for letter, words, spans in found
            if letter == kind.letter
        )
    return tuple(notes)


def _segments(text: str, notes: Sequence[Note], cuts: Iterable[int]) -> Iterator[Segment]:
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for index, note in enumerate(notes):
        for span in note.spans:
            opening[span.start].append(index)
            closing[span.end].append(index)
    under: Counter[int] = Counter()
    for start, end in pairwise(sorted({0, len(text), *opening, *closing, *cuts})):
        under.update(opening[start])
        on_it, ending = sorted(under), sorted(set(closing[end]))
        yield Segment(
            text=text[start:end],
            notes=tuple(notes[index] for index in on_it),
            ending=tuple(notes[index] for index in ending),
        )
        under -= Counter(closing[end])


def _accounts(reading: Reading) -> Iterator[_Found]:
    reasons = {toponym.span: toponym.reason for toponym in reading.places}
    for number, account in enumerate(reading.accounts, start=1):
        for letter, words, spans in _account(account, reasons):
            yield letter, say("{}; account {}", words, number), spans


def _account(account: Account, reasons: Mapping[Span, Message | None]) -> Iterator[_Found]:
    yield "e", _event(account), account.event_spans
    if account.date:
        yield "d", _date(account.date), account.date.spans
    if account.place:
        yield "p", _place(account.place, reasons), account.place.spans
    if account.means:
        yield "m", say(account.means.code), account.means.spans
    for actor in account.actors:
        role = say("{}: {}", actor.name, say(actor.role))
        yield "a", _resting_on(role, actor.claim), actor.spans
    for count in account.counts:
        yield "n", _count(count), (count.span, *count.parts)
    for victim in account.victims:
        yield "v", _victim(victim), victim.spans


def _event(account: Account) -> Message:
    parts = [say(account.event_type)]
    if account.context:
        parts.append(say("told as background"))
    for harm, of in account.coded.items():
        parts += (say("{}, {}: {}", say(harm), say(group), each.words) for group, each in of.items())
    return say("{:;}", tuple(parts))


def _date(date: EventDate) -> Message:
    words = say("{} ({})", date.interval.words, say(date.interval.precision))
    return _added(_because(words, date.reason), date.added)


def _place(chosen: EventPlace, reasons: Mapping[Span, Message | None]) -> Message:
    why = tuple(dict.fromkeys(reason for span in chosen.spans if (reason := reasons.get(span))))
    return _added(_because(_where(chosen.place), *why), chosen.added)


def _where(place: Place) -> Message:
    return say("{} {:.4f} {:.4f} ({})", place.name, place.lat, place.lon, say(place.precision))


def _count(count: Count) -> Message:
    words = say("{}, {}: {}", say(count.harm), say(count.group), count.range.words)
    if count.range.kind != "stated":
        words = say("{}, {}", words, say(count.range.kind))
    return _added(_resting_on(words, count.claim), count.added)


def _victim(victim: Victim) -> Message:
    age = [] if victim.age is None else [say("aged {:g}", victim.age)]
    harm, sex = ([say(code)] if code else [] for code in (victim.harm, victim.sex))
    return _added(say("{}", (victim.name, *harm, *age, *sex)), victim.added)


def _because(words: Message, *reasons: Message | None) -> Message:
    why = tuple(reason for reason in reasons if reason)
    return say("{}: {:;}", words, why) if why else words


def _resting_on(words: Message, claim: str | None) -> Message:
    return say("{}; claim {}", words, claim) if claim else words


def _added(words: Message, decision: int | None) -> Message:
    return say("{}; added by a person, decision {}", words, decision) if decision else words


def _claims(claims: Iterable[Claim]) -> Iterator[_Found]:
    for claim in claims:
        chain = " < ".join(claim.chain) or say("no one named")
        if claim.source:
            yield "s", say("claim {}: {}", claim.id, chain), claim.source
        if claim.cue:
            yield "u", say("claim {}: {}", claim.id, say(claim.stance)), claim.cue
        if claim.content:
            yield "q", say("claim {}: {}; {}", claim.id, chain, say(claim.stance)), claim.content


def _mentions(reading: Reading) -> Iterator[_Found]:
    for time in reading.times:
        yield "t", _time(time), (time.span,)
    for toponym in reading.places:
        yield "l", _toponym(toponym), (toponym.span,)
    marked = {time.span for time in reading.times} | {toponym.span for toponym in reading.places}
    for entity in reading.entities:
        if entity.span not in marked:
            yield "x", say(entity.type), (entity.span,)


def _time(time: TimeExpression) -> Message:
    words = say("{} {}", say(time.type), time.value)
    return say("{}: {}", words, time.interval.words) if time.interval else words


def _toponym(toponym: Toponym) -> Message:
    words = _where(toponym.place) if toponym.place else say("no place known")
    if toponym.kind != "name":
        words = say("{}, {}", say(toponym.kind), words)
    return _because(words, toponym.reason)
