"""A report with all that was read in it marked: what a person looks at to see where the reader errs.

A note is one thing that was read, with the spans that it rests on. The text is cut wherever a span begins or
ends, so that spans may nest and overlap as they like and the pieces still make up the text, once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count as numbers
from itertools import pairwise

from harmledger.model import (
    Account,
    Claim,
    Count,
    EventDate,
    EventPlace,
    Reading,
    Report,
    Span,
    TimeExpression,
    Toponym,
    Victim,
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
    words: str
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


_Found = tuple[str, str, Iterable[Span]]
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
            yield letter, f"{words}; account {number}", spans


def _account(account: Account, reasons: dict[Span, str]) -> Iterator[_Found]:
    yield "e", _event(account), account.event_spans
    if account.date:
        yield "d", _date(account.date), account.date.spans
    if account.place:
        yield "p", _place(account.place, reasons), account.place.spans
    if account.means:
        yield "m", account.means.code, account.means.spans
    for actor in account.actors:
        yield "a", f"{actor.name}: {actor.role}{_resting_on(actor.claim)}", actor.spans
    for count in account.counts:
        yield "n", _count(count), (count.span, *count.parts)
    for victim in account.victims:
        yield "v", _victim(victim), victim.spans


def _event(account: Account) -> str:
    totals = (f"{harm}, {group}: {r}" for harm, of in account.coded.items() for group, r in of.items())
    return "; ".join((account.event_type, *(["told as background"] if account.context else []), *totals))


def _date(date: EventDate) -> str:
    why = f": {date.reason}" if date.reason else ""
    return f"{date.interval} ({date.interval.precision}){why}{_added(date.added)}"


def _place(chosen: EventPlace, reasons: dict[Span, str]) -> str:
    place = chosen.place
    why = "; ".join(dict.fromkeys(reasons[span] for span in chosen.spans if reasons.get(span)))
    where = f"{place.name} {place.lat:.4f} {place.lon:.4f} ({place.precision})"
    return where + (f": {why}" if why else "") + _added(chosen.added)


def _count(count: Count) -> str:
    kind = "" if count.range.kind == "stated" else f", {count.range.kind}"
    return f"{count.harm}, {count.group}: {count.range}{kind}{_resting_on(count.claim)}{_added(count.added)}"


def _victim(victim: Victim) -> str:
    age = None if victim.age is None else f"aged {victim.age:g}"
    return ", ".join(filter(None, (victim.name, victim.harm, age, victim.sex))) + _added(victim.added)


def _resting_on(claim: str | None) -> str:
    return f"; claim {claim}" if claim else ""


def _added(decision: int | None) -> str:
    return f"; added by a person, decision {decision}" if decision else ""


def _claims(claims: Iterable[Claim]) -> Iterator[_Found]:
    for claim in claims:
        chain = " < ".join(claim.chain) or "no one named"
        if claim.source:
            yield "s", f"claim {claim.id}: {chain}", claim.source
        if claim.cue:
            yield "u", f"claim {claim.id}: {claim.stance}", claim.cue
        if claim.content:
            yield "q", f"claim {claim.id}: {chain}; {claim.stance}", claim.content


def _mentions(reading: Reading) -> Iterator[_Found]:
    for time in reading.times:
        yield "t", _time(time), (time.span,)
    for toponym in reading.places:
        yield "l", _toponym(toponym), (toponym.span,)
    marked = {time.span for time in reading.times} | {toponym.span for toponym in reading.places}
    for entity in reading.entities:
        if entity.span not in marked:
            yield "x", entity.type, (entity.span,)


def _time(time: TimeExpression) -> str:
    return f"{time.type} {time.value}" + (f": {time.interval}" if time.interval else "")


def _toponym(toponym: Toponym) -> str:
    place = toponym.place
    where = f"{place.name} {place.lat:.4f} {place.lon:.4f} ({place.precision})" if place else "no place known"
    kind = "" if toponym.kind == "name" else f"{toponym.kind}, "
    return f"{kind}{where}" + (f": {toponym.reason}" if toponym.reason else "")
