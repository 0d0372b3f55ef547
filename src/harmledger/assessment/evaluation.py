"""How well the reader does on a recorder's own coded records, field by field.

A field that the recorder coded is read right, read wrong, or missing. What the reader gives where the
recorder left the cell empty is extra: it may be wrong, or may be what the recorder chose not to code, so that
it is counted apart and enters no share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from harmledger.model import Account, CountRange, DateInterval, Place, Span
from harmledger.model.coded_record import Bounds, CodedRecord
from harmledger.model.record import Record

Outcome = Literal["right", "wrong", "missing", "extra"]

NEAR_KM = 20.0
"""Within how many kilometres of the coded point a place is read right."""


class Judgement(Record, frozen=True):
    """What became of one field of one report: both values in words, and the words that the reader took.

    `off` says by how much they differ: people, days or kilometres; None where there is nothing to compare.
    """

    report: str
    field: str
    outcome: Outcome
    coded: str = ""
    read: str = ""
    off: float | None = None
    span: Span | None = None


class FieldScore(Record, frozen=True):
    """How often a field was read right, read wrong, missed, or given where the recorder left it empty."""

    field: str
    right: int
    wrong: int
    missing: int
    extra: int

    @property
    def coded(self) -> int:
        """In how many reports the recorder coded the field."""
        return self.right + self.wrong + self.missing

    @property
    def share(self) -> float | None:
        """The share read right of what was coded; None if nothing was."""
        return self.right / self.coded if self.coded else None


def judge(
    report: str,
    coded: CodedRecord,
    account: Account | None,
    *,
    fields: Sequence[str],
    group: str,
    candidates: Sequence[Place],
) -> Iterator[Judgement]:
    """Yield what became of each of `fields` in a report whose main account is `account`.

    Nothing is yielded of a field that neither side has. Counts are those of `group`, or of all where the
    report does not tell the group apart. `candidates` are the places that the coded place can be.
    """
    for field in fields:
        if field == "date":
            judgement = _date(report, coded.day, account)
        elif field == "place":
            judgement = _place(report, coded, account, candidates)
        else:
            judgement = _count(report, field, coded.counts.get(field), account, group)
        if judgement.coded or judgement.read:
            yield judgement


def scores(judgements: Iterable[Judgement], fields: Sequence[str]) -> tuple[FieldScore, ...]:
    """Return the score of each of `fields`."""
    found = Counter((judgement.field, judgement.outcome) for judgement in judgements)
    return tuple(
        FieldScore(
            field=field,
            right=found[field, "right"],
            wrong=found[field, "wrong"],
            missing=found[field, "missing"],
            extra=found[field, "extra"],
        )
        for field in fields
    )


def worst(judgements: Iterable[Judgement], fields: Sequence[str], most: int) -> tuple[Judgement, ...]:
    """Return, of each of `fields`, the `most` that are furthest off; what is missing or extra comes last."""
    amiss = [judgement for judgement in judgements if judgement.outcome != "right"]
    chosen: list[Judgement] = []
    for field in fields:
        of_field = [judgement for judgement in amiss if judgement.field == field]
        chosen += sorted(of_field, key=_lightness)[:most]
    return tuple(chosen)


def _lightness(judgement: Judgement) -> tuple[bool, bool, float]:
    return judgement.outcome == "extra", judgement.off is None, -(judgement.off or 0)


def _count(report: str, harm: str, coded: Bounds | None, account: Account | None, group: str) -> Judgement:
    found = account.coded.get(harm, {}) if account else {}
    group = group if group in found else "all"
    read = found.get(group)
    off = _people_off(coded, read) if coded else None
    return _judgement(
        report,
        harm,
        coded=str(coded or ""),
        read=str(read or ""),
        off=off,
        span=_words(account, harm, group),
        agree=off == 0 and (read is not None or coded == _NO_ONE),
    )


_NO_ONE = Bounds(low=0, high=0)


def _people_off(coded: Bounds, read: CountRange | None) -> int:
    """Return by how many people the coded ends are off; the end of an open range always is, by 1 or more."""
    low, high = (read.low, read.high) if read else (0, 0)
    off = 0 if coded.low is None else abs(coded.low - low)
    if coded.high is not None:
        off += max(1, abs(coded.high - low)) if high is None else abs(coded.high - high)
    return off


def _words(account: Account | None, harm: str, group: str) -> Span | None:
    """Return the words of the first count of the group, or else of the harm."""
    counts = [count for count in account.counts if count.harm == harm] if account else []
    of_group = [count for count in counts if count.group == group]
    return next((count.span for count in (*of_group, *counts)), None)


def _date(report: str, coded: date | None, account: Account | None) -> Judgement:
    read = account.date if account else None
    off = _days_off(coded, read.interval) if coded and read else None
    return _judgement(
        report,
        "date",
        coded=str(coded or ""),
        read=str(read.interval) if read else "",
        off=off,
        span=next(iter(read.spans), None) if read else None,
        agree=off == 0,
    )


def _days_off(coded: date, read: DateInterval) -> float:
    """Return how many days the further end of what was read lies away."""
    return max(abs((coded - read.earliest).days), abs((coded - read.latest).days))


def _place(
    report: str, coded: CodedRecord, account: Account | None, candidates: Sequence[Place]
) -> Judgement:
    read = account.place if account else None
    name = coded.place or (f"{coded.point[0]:g} {coded.point[1]:g}" if coded.point else "")
    off = min((read.place.km_to(place) for place in candidates), default=None) if read else None
    same_name = read is not None and not candidates and name.casefold() == read.place.name.casefold()
    return _judgement(
        report,
        "place",
        coded=name,
        read=read.place.name if read else "",
        off=off,
        span=next(iter(read.spans), None) if read else None,
        agree=same_name or (off is not None and off <= NEAR_KM),
    )


def _judgement(
    report: str, field: str, *, coded: str, read: str, off: float | None, span: Span | None, agree: bool
) -> Judgement:
    outcome: Outcome
    if agree:
        outcome = "right"
    elif coded:
        outcome = "wrong" if read else "missing"
    else:
        outcome = "extra"
    return Judgement(report=report, field=field, outcome=outcome, coded=coded, read=read, off=off, span=span)
