"""What a person points at in a report: where the words stand, and what we would read in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from harmledger.errors import LedgerError
from harmledger.gazetteer import open_gazetteer
from harmledger.ledger import Ledger
from harmledger.model import CountRange, DateInterval, Place, Report, Span, say, sentences
from harmledger.model.count_range import sum_distinct
from harmledger.model.decision import (
    AddDate,
    AddFigure,
    AddPlace,
    AddVictim,
    AnyAddition,
    DropVictim,
)
from harmledger.model.record import Record
from harmledger.pipeline import settings, written
from harmledger.reading import figures, times
from harmledger.reading.places import resolve
from harmledger.reading.reader import LANGUAGES

T = TypeVar("T")

_GAP = re.compile(r"\s+")
_MOST = 12
"""How many of the places that a name can mean are offered."""
_COMMAS = 3
"""How many a place that is written with where it lies has in it, at least."""


class Proposal(Record, frozen=True):
    """What words of a report come to if they are read on their own; None and nothing where they do not."""

    span: Span
    sentence: Span
    range: CountRange | None = None
    harm: str = "killed"
    group: str = "all"
    interval: DateInterval | None = None
    places: tuple[Place, ...] = ()
    """All that they can mean, the likeliest first."""


def quote(report: Report, words: str, near: int | None = None) -> Span:
    """Return where the report says `words`, however white space is written: the nearest to offset `near`.

    LedgerError if it does not, or more than once and nothing says near what.
    """
    found = list(_standing(report.text, words))
    if not found:
        raise LedgerError(say("{} does not say {!r}: quote its words as they stand", report.id, words))
    if len(found) > 1 and near is None:
        raise LedgerError(
            say("{} says {!r} {} times: quote more of the words around", report.id, words, len(found))
        )
    return min(found, key=lambda span: abs(span.start - (near or 0)))


def _standing(text: str, words: str) -> Iterator[Span]:
    """Yield where `words` stand, found in the text with every white space made one blank."""
    sought = _GAP.sub(" ", words).strip()
    offsets, pieces, at = [], [], 0
    for gap in _GAP.finditer(text):
        pieces += [text[at : gap.start()], " "]
        offsets += [*range(at, gap.start()), gap.start()]
        at = gap.end()
    plain = "".join([*pieces, text[at:]])
    offsets += range(at, len(text) + 1)
    start = plain.find(sought) if sought else -1
    while start >= 0:
        yield Span.of(text, offsets[start], offsets[start + len(sought) - 1] + 1)
        start = plain.find(sought, start + len(sought))


def sentences_of(report: Report) -> tuple[Span, ...]:
    """Return the sentences of a report."""
    return sentences.split(report.text)


def propose(ledger: Ledger, folder: Path, report: Report, span: Span) -> Proposal:
    """Return what we read in the words at `span`, for a person to correct."""
    said = next((s for s in sentences.split(report.text) if s.overlaps(span)), span)
    proposal = Proposal(
        span=span, sentence=said, interval=_days(report, span), places=places(ledger, folder, span.text)
    )
    return _with_figure(proposal, report, settings.of(ledger).profile)


def _days(report: Report, span: Span) -> DateInterval | None:
    language = report.language or "en"
    found = times.read(report.text, published=report.published, language=language, outlet=report.outlet)
    return next((t.interval for t in found if t.interval and t.span.overlaps(span)), None)


def _with_figure(proposal: Proposal, report: Report, profile: str) -> Proposal:
    """Add the figure that the sentence gives in these words, or else how many people the words tell of."""
    if (report.language or "en") not in LANGUAGES:
        return proposal
    said = figures.read(report, proposal.sentence, profile=profile)
    for figure in said:
        if figure.span.overlaps(proposal.span):
            return replace(proposal, range=figure.range, harm=figure.harm, group=figure.group)
    told = figures.people_in(report, proposal.span, profile=profile)
    ranges = [some.range for some in told if some.range]
    if not ranges:
        return proposal
    group = told[0].group if len(told) == 1 else "all"
    return replace(proposal, range=sum_distinct(ranges), group=group, harm=told[0].harm or proposal.harm)


def addition(  # noqa: PLR0913  # one keyword a part of what is claimed
    ledger: Ledger,
    folder: Path,
    report: Report,
    span: Span,
    *,
    field: str,
    value: str = "",
    account: str = "",
    event_type: str = "",
) -> AnyAddition:
    """Return a person's claim that `report` says `value` of `field` in the words at `span`.

    `field` is `date`, `place`, `totals.HARM.GROUP`, `victims.HARM`, or `victims.none` for someone who is no
    victim; `value` is written as `written` has it, and where it is empty it is what the words come to.
    LedgerError if it cannot be read, or they come to nothing.
    """
    said: dict[str, Any] = {
        "report": report.id,
        "span": span,
        "account": account,
        "event_type": "" if account else event_type,
    }
    read = None if value.strip() else propose(ledger, folder, report, span)
    match field.split("."):
        case ["totals", harm, group]:
            figure = written.count(value) if read is None else _given(read.range, span)
            return AddFigure(**said, harm=harm, group=group, range=figure)
        case ["victims", "none"]:
            return DropVictim(**said, name=value.strip() or span.text)
        case ["victims", harm]:
            person = written.person(value if read is None else span.text)
            return AddVictim(**said, harm=harm, name=person.name, age=person.age, sex=person.sex)
        case ["date"]:
            days = written.days(value) if read is None else _given(read.interval, span)
            return AddDate(**said, interval=days)
        case ["place"]:
            where = place(ledger, folder, value if read is None else span.text)
            return AddPlace(**said, place=where)
        case _:
            raise LedgerError(
                say("nothing can be added to {!r}: date, place, totals.HARM.GROUP, victims.HARM", field)
            )


def _given(value: T | None, span: Span) -> T:
    if value is None:
        raise LedgerError(say("{!r} does not say it in a way that is read: write the value", span.text))
    return value


def place(ledger: Ledger, folder: Path, words: str) -> Place:
    """Return the place that `words` name to the ledger's gazetteers, or that they locate themselves.

    LedgerError if no gazetteer has it and the words do not say where it lies.
    """
    if words.count(",") < _COMMAS:
        found = places(ledger, folder, words)
        if not found:
            raise LedgerError(say("no gazetteer has {!r}: write NAME, LATITUDE, LONGITUDE, PRECISION", words))
        return found[0]
    located = written.place(words)
    known = (p for p in places(ledger, folder, located.name) if (p.lat, p.lon) == (located.lat, located.lon))
    return next(known, located)


def places(ledger: Ledger, folder: Path, name: str) -> tuple[Place, ...]:
    """Return what a name can mean, the likeliest first."""
    gazetteer = open_gazetteer(settings.files(settings.of(ledger), folder))
    resolved, matches = resolve(name, gazetteer)
    candidates = (*(toponym.place for toponym in resolved), *(match.place for match in matches))
    return tuple(dict.fromkeys(p for p in candidates if p))[:_MOST]
