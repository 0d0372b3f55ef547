"""What the figures of many incidents add up to, and what is left out of the sum and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from harmledger.model import Assessment, CountRange, Message, say
from harmledger.model.count_range import envelope, sum_distinct
from harmledger.model.record import Record
from harmledger.model.vocabulary import check, terms

HEADLINE = ("confirmed", "fair")
"""The grades of a headline total (Airwars: minima and maxima of confirmed and fair incidents only)."""


class Entry(Record, frozen=True):
    """An incident as a tally takes it; `grade` is a reviewer's, or else the suggested one."""

    incident: str
    grade: str
    assessment: Assessment
    rejected: bool = False


class Question(Record, frozen=True):
    """What is tallied: who, which harm they came to, and which grades count.

    Raises VocabularyError for a code that its vocabulary lacks.
    """

    harm: str = "killed"
    group: str = "all"
    grades: tuple[str, ...] = HEADLINE

    def __post_init__(self) -> None:
        check("harms", self.harm)
        check("groups", self.group)
        for grade in self.grades:
            check("grades", grade)


class Sum(Record, frozen=True):
    """The sum of some incidents' minima and of their maxima, open upward if one of them is.

    `range` is None where no incident has a figure; `unknown` are those that have none, and add nothing.
    """

    range: CountRange | None
    counted: tuple[str, ...]
    unknown: tuple[str, ...]


class Row(Record, frozen=True):
    """The incidents that share one key, None where it is unknown: those of the chosen grades, and all."""

    key: str | None
    graded: Sum
    alleged: Sum
    """Of every grade; rejected incidents are in no row."""
    conceded: Sum
    """What the accused concede themselves, whatever the grade; where several do, their envelope."""


class Size(Record, frozen=True):
    """A sum in numbers: its range, how many incidents it counts, and how many have no figure."""

    range: CountRange | None
    counted: int
    unknown: int


class Line(Record, frozen=True):
    """A row in numbers."""

    key: str | None
    graded: Size
    alleged: Size
    conceded: Size


class Overview(Record, frozen=True):
    """A tally in numbers: its rows without the names of incidents, and how many are left out and why.

    `number` says how many rows there are, where `rows` are only a part of them.
    """

    by: str
    question: Question
    number: int
    rows: tuple[Line, ...]
    total: Line
    left_out: tuple[tuple[Message, int], ...]


class Tally(Record, frozen=True):
    """Sums by one axis; `left_out` names the incidents that `total.graded` does not count, and why.

    Each incident is in one row, so that rows add up to the total. Groups of people overlap: by `group`, each
    incident is in every row, and rows must not be added.
    """

    by: str
    question: Question
    rows: tuple[Row, ...]
    total: Row
    left_out: tuple[tuple[str, Message], ...]

    def overview(self) -> Overview:
        """Return it in numbers."""
        return Overview(
            by=self.by,
            question=self.question,
            number=len(self.rows),
            rows=tuple(map(_line, self.rows)),
            total=_line(self.total),
            left_out=by_reason(Counter(why for _, why in self.left_out)),
        )


def _line(row: Row) -> Line:
    return Line(
        key=row.key, graded=_size(row.graded), alleged=_size(row.alleged), conceded=_size(row.conceded)
    )


def _size(of: Sum) -> Size:
    return Size(range=of.range, counted=len(of.counted), unknown=len(of.unknown))


def by_reason(numbers: Mapping[Message, int]) -> tuple[tuple[Message, int], ...]:
    """Return how many are left out for which reason, in a fixed order."""
    return tuple(sorted(numbers.items(), key=lambda item: str(item[0])))


def tally(entries: Iterable[Entry], by: str, question: Question) -> Tally:
    """Return the tally of `entries` by one of `AXES`; KeyError for another."""
    known = tuple(entries)
    standing = [entry for entry in known if not entry.rejected]
    return Tally(
        by=by,
        question=question,
        rows=tuple(_groups(standing, question) if by == "group" else _by(by, standing, question)),
        total=_row("total", standing, question),
        left_out=tuple((e.incident, why) for e in known if (why := _why_left_out(e, question))),
    )


def _row(key: str | None, entries: Sequence[Entry], question: Question) -> Row:
    graded = [entry for entry in entries if entry.grade in question.grades]
    return Row(
        key=key,
        graded=_sum(graded, question, _figure),
        alleged=_sum(entries, question, _figure),
        conceded=_sum(entries, question, _conceded),
    )


def _sum(
    entries: Iterable[Entry], question: Question, of: Callable[[Entry, Question], CountRange | None]
) -> Sum:
    figures = {entry.incident: of(entry, question) for entry in entries}
    counted = {incident: figure for incident, figure in figures.items() if figure}
    return Sum(
        range=sum_distinct(counted.values()) if counted else None,
        counted=tuple(counted),
        unknown=tuple(incident for incident in figures if incident not in counted),
    )


def _figure(entry: Entry, question: Question) -> CountRange | None:
    return reported(entry.assessment).get((question.harm, question.group))


def _conceded(entry: Entry, question: Question) -> CountRange | None:
    return conceded(entry.assessment).get((question.harm, question.group))


def reported(found: Assessment) -> Mapping[tuple[str, str], CountRange]:
    """Return harm and group -> what an incident comes to."""
    return {(harm, group): figure.range for harm, of in found.figures.items() for group, figure in of.items()}


def conceded(found: Assessment) -> Mapping[tuple[str, str], CountRange]:
    """Return harm and group -> what the accused concede; where several do, the envelope of their figures."""
    said: dict[tuple[str, str], list[CountRange]] = {}
    for concession in found.conceded:
        for harm, of in concession.figures.items():
            for group, figure in of.items():
                said.setdefault((harm, group), []).append(figure.range)
    return {kind: envelope(ranges) for kind, ranges in said.items()}


REJECTED = say("rejected by a reviewer")


def graded(grade: str) -> Message:
    """Say that incidents are left out for their grade."""
    return say("graded {}", say(grade))


def unknown(question: Question) -> Message:
    """Say that incidents have no figure."""
    return say("unknown: no figure of {} {}", say(question.group), say(question.harm))


def _why_left_out(entry: Entry, question: Question) -> Message | None:
    if entry.rejected:
        return REJECTED
    if entry.grade not in question.grades:
        return graded(entry.grade)
    return unknown(question) if _figure(entry, question) is None else None


def _by(axis: str, entries: Sequence[Entry], question: Question) -> Iterator[Row]:
    """Yield a row for each key of an axis."""
    keyed: dict[str | None, list[Entry]] = {}
    for entry in entries:
        keyed.setdefault(KEYS[axis](entry), []).append(entry)
    for each in in_order(axis, keyed):
        yield _row(each, keyed[each], question)


def in_order(axis: str, keys: Iterable[str | None]) -> list[str | None]:
    """Return an axis's keys in the order of its vocabulary, or else the alphabet's; unknown last."""
    listed = list(terms(VOCABULARIES[axis])) if axis in VOCABULARIES else []
    return sorted(keys, key=lambda k: (k is None, listed.index(k) if k in listed else 0, k or ""))


def _month(entry: Entry) -> str | None:
    """Return the month ("2031-05"); unknown, never split, where the date may lie in either of two."""
    date = entry.assessment.date
    months = {f"{day:%Y-%m}" for day in (date.interval.earliest, date.interval.latest)} if date else set()
    return months.pop() if len(months) == 1 else None


def _place(entry: Entry) -> str | None:
    """Return the place's name with its division and country, which keep places of one name apart."""
    where = entry.assessment.place
    return _joined(where.place.name, where.place.admin1, where.place.country) if where else None


def _admin1(entry: Entry) -> str | None:
    where = entry.assessment.place
    return _joined(where.place.admin1, where.place.country) if where and where.place.admin1 else None


def _country(entry: Entry) -> str | None:
    return entry.assessment.place.place.country if entry.assessment.place else None


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _actors(entry: Entry) -> str | None:
    """Return the parties: an incident of several stands once, under all their names, and never in shares."""
    return "; ".join(sorted(entry.assessment.actors)) or None


def _groups(entries: Sequence[Entry], question: Question) -> Iterator[Row]:
    """Yield a row for each group that some incident has a figure of."""
    for group in terms("groups"):
        asked = Question(harm=question.harm, group=group, grades=question.grades)
        row = _row(group, entries, asked)
        if row.alleged.counted:
            yield row


KEYS: Mapping[str, Callable[[Entry], str | None]] = MappingProxyType(
    {
        "month": _month,
        "place": _place,
        "admin1": _admin1,
        "country": _country,
        "actor": _actors,
        "means": lambda entry: entry.assessment.means,
        "event": lambda entry: entry.assessment.event_type,
        "grade": lambda entry: entry.grade,
    }
)
"""What an incident has one of, and can be tallied by."""
VOCABULARIES: Mapping[str, str] = MappingProxyType(
    {"means": "means", "event": "event_types", "group": "groups", "grade": "grades"}
)
"""Axis -> the vocabulary that its keys are codes of."""
AXES = ("month", "place", "admin1", "country", "actor", "means", "event", "group", "grade")
"""All that incidents can be tallied by."""
