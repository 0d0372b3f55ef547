"""The incidents of a ledger, added up as they stand now: one by one with their names, or by the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from harmledger import assessment
from harmledger.assessment import Line, Overview, Question, Size, Tally
from harmledger.assessment.tally import REJECTED, by_reason, graded, in_order, unknown
from harmledger.ledger import Ledger, Part, Sums
from harmledger.model import Message
from harmledger.pipeline.looking import incidents
from harmledger.pipeline.summaries import entry

_ALL = slice(None)


def tally(ledger: Ledger, by: str, question: Question) -> Tally:
    """Return the tally of every incident by one of the axes that `assessment` has."""
    return assessment.tally(map(entry, incidents(ledger, rejected=True)), by, question)


def overview(ledger: Ledger, by: str, question: Question, part: slice = _ALL) -> Overview:
    """Return the same in numbers, with a part of its rows, from the totals that the ledger keeps."""
    with ledger.snapshot():
        found = ledger.sums(by, question.harm, question.group)
        whole = ledger.sums("grade", question.harm, question.group)
    numbers, graded = _by_key(found), _by_key(whole)
    if by == "group":  # each incident is in every row
        numbers = dict.fromkeys((key for key, _ in found.reported), numbers.get(None, {}))
    total = [cell for grade, of in graded.items() for cell in _cells(whole, grade, of)]
    keys = in_order(by, numbers)
    return Overview(
        by=by,
        question=question,
        number=len(keys),
        rows=tuple(_line(key, _cells(found, key, numbers[key]), question.grades) for key in keys[part]),
        total=_line("total", total, question.grades),
        left_out=_left_out(total, question, found.rejected),
    )


def _by_key(found: Sums) -> dict[str | None, dict[str, int]]:
    """Return key -> grade -> how many incidents there are."""
    numbers: dict[str | None, dict[str, int]] = {}
    for (key, grade), number in found.numbers.items():
        numbers.setdefault(key, {})[grade] = number
    return numbers


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
