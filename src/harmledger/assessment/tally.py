"""What the figures of many incidents add up to, and what is left out of the sum and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from harmledger.model import Assessment, CountRange
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


class Tally(Record, frozen=True):
    """Sums by one axis; `left_out` names the incidents that `total.graded` does not count, and why.

    Each incident is in one row, so that rows add up to the total. Groups of people overlap: by `group`, each
    incident is in every row, and rows must not be added.
    """

    by: str
    question: Question
    rows: tuple[Row, ...]
    total: Row
    left_out: tuple[tuple[str, str], ...]


def tally(entries: Iterable[Entry], by: str, question: Question) -> Tally:
    """Return the tally of `entries` by one of `AXES`; KeyError for another axis."""
    known = tuple(entries)
    standing = [entry for entry in known if not entry.rejected]
    return Tally(
        by=by,
        question=question,
        rows=tuple(AXES[by](standing, question)),
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
    figure = entry.assessment.figures.get(question.harm, {}).get(question.group)
    return figure.range if figure else None


def _conceded(entry: Entry, question: Question) -> CountRange | None:
    own = [c.figures.get(question.harm, {}).get(question.group) for c in entry.assessment.conceded]
    ranges = [figure.range for figure in own if figure]
    return envelope(ranges) if ranges else None


def _why_left_out(entry: Entry, question: Question) -> str:
    if entry.rejected:
        return "rejected by a reviewer"
    if entry.grade not in question.grades:
        return f"graded {entry.grade}"
    if _figure(entry, question) is None:
        return f"unknown: no figure of {question.group} {question.harm}"
    return ""


Axis = Callable[[Sequence[Entry], Question], Iterator[Row]]


def _by(key: Callable[[Entry], str | None], vocabulary: str | None = None) -> Axis:
    """Return the axis of `key`: rows in the vocabulary's order, or else the alphabet's; unknown last."""

    def rows(entries: Sequence[Entry], question: Question) -> Iterator[Row]:
        keyed: dict[str | None, list[Entry]] = {}
        for entry in entries:
            keyed.setdefault(key(entry), []).append(entry)
        listed = list(terms(vocabulary)) if vocabulary else []
        for each in sorted(keyed, key=lambda k: (k is None, listed.index(k) if k in listed else 0, k or "")):
            yield _row(each, keyed[each], question)

    return rows


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


AXES: Mapping[str, Axis] = MappingProxyType(
    {
        "month": _by(_month),
        "place": _by(_place),
        "admin1": _by(_admin1),
        "country": _by(_country),
        "actor": _by(_actors),
        "means": _by(lambda entry: entry.assessment.means, "means"),
        "event": _by(lambda entry: entry.assessment.event_type, "event_types"),
        "group": _groups,
        "grade": _by(lambda entry: entry.grade, "grades"),
    }
)
"""What incidents can be tallied by."""
