"""The incidents of a ledger, added up as they stand now: one by one with their names, or by the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce
from itertools import chain
from typing import NamedTuple

from harmledger import assessment
from harmledger.assessment import Line, Overview, Question, Size, Tally
from harmledger.assessment.tally import REJECTED, by_reason, graded, in_order, unknown
from harmledger.ledger import Ledger, Part, Sums
from harmledger.model import Message
from harmledger.pipeline.looking import incidents
from harmledger.pipeline.summaries import entry


def tally(ledger: Ledger, by: str, question: Question) -> Tally:
    """Return the tally of every incident by one of the axes that `assessment` has."""
    return assessment.tally(map(entry, incidents(ledger, rejected=True)), by, question)


def overview(ledger: Ledger, by: str, question: Question) -> Overview:
    """Return the same in numbers, from what the ledger keeps of each incident."""
    found = ledger.sums(by, question.harm, question.group)
    numbers: dict[str | None, dict[str, int]] = defaultdict(dict)
    for (key, grade), number in found.numbers.items():
        numbers[key][grade] = number
    if by == "group":  # each incident is in every row
        keys = {key for key, _ in found.reported}
        cells = {key: _cells(found, key, numbers[None]) for key in (*keys, question.group)}
        whole = cells[question.group]
    else:
        keys = set(numbers)
        cells = {key: _cells(found, key, numbers[key]) for key in keys}
        whole = list(chain(*cells.values()))
    return Overview(
        by=by,
        question=question,
        rows=tuple(_line(key, cells[key], question.grades) for key in in_order(by, keys)),
        total=_line("total", whole, question.grades),
        left_out=_left_out(whole, question, found.rejected),
    )


class _Cell(NamedTuple):
    """The incidents of one key and one grade."""

    grade: str
    number: int
    reported: Part
    conceded: Part


def _cells(found: Sums, key: str | None, numbers: Mapping[str, int]) -> list[_Cell]:
    """Return the cells of a key; `numbers` say how many incidents of each grade it has."""
    return [
        _Cell(
            grade=grade,
            number=number,
            reported=found.reported.get((key, grade), Part()),
            conceded=found.conceded.get((key, grade), Part()),
        )
        for grade, number in numbers.items()
    ]


def _line(key: str | None, cells: Sequence[_Cell], grades: Collection[str]) -> Line:
    return Line(
        key=key,
        graded=_size([cell for cell in cells if cell.grade in grades], lambda cell: cell.reported),
        alleged=_size(cells, lambda cell: cell.reported),
        conceded=_size(cells, lambda cell: cell.conceded),
    )


def _size(cells: Sequence[_Cell], of: Callable[[_Cell], Part]) -> Size:
    part = reduce(Part.plus, map(of, cells), Part())
    number = sum(cell.number for cell in cells)
    return Size(range=part.range, counted=part.counted, unknown=number - part.counted)


def _left_out(cells: Sequence[_Cell], question: Question, rejected: int) -> tuple[tuple[Message, int], ...]:
    numbers = Counter({REJECTED: rejected})
    for cell in cells:
        if cell.grade in question.grades:
            numbers[unknown(question)] += cell.number - cell.reported.counted
        else:
            numbers[graded(cell.grade)] += cell.number
    return by_reason(+numbers)
