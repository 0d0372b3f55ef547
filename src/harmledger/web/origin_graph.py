"""Who owes what to whom, as a drawing: reports on the left, step by step to the origins on the right.

A page in a language that is written from right to left mirrors it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import mean

from harmledger.model import Origin, Report, Step
from harmledger.model.record import Record

WIDE = 240
"""Pixels that a box is wide."""
HIGH = 44
_ACROSS = WIDE + 90
_DOWN = HIGH + 14
_LETTERS = 28
"""How many letters of a name stand in a box; the whole stands in its title."""
_BEND = 45
"""Pixels that a line goes straight on at either end, before it bends."""
_DEEPEST = 8
"""Steps that are drawn one after another; a longer way is drawn back on itself."""
_MOST = 60
"""With more boxes than this nobody could follow the lines: the steps are told in words alone."""


class Box(Record, frozen=True):
    """A report, or a source, at its upper left corner."""

    name: str
    label: str
    day: date | None
    is_report: bool
    is_origin: bool
    x: int
    y: int


class Line(Record, frozen=True):
    """A step from one box's right side to another's left, with the number it has in the list of steps.

    The number stands near where the line begins, at `x` and `y`.
    """

    step: Step
    number: int
    x1: int
    y1: int
    x2: int
    y2: int
    x: int
    y: int


class Drawing(Record, frozen=True):
    """A drawing, so many pixels wide and high; without boxes if it would be too large."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def steps(origins: Sequence[Origin]) -> tuple[Step, ...]:
    """Return the steps of all ways back, each once."""
    return tuple(dict.fromkeys(step for origin in origins for step in origin.path))


def draw(origins: Sequence[Origin], reports: Mapping[str, Report]) -> Drawing:
    """Draw the ways back to `origins` from those of their reports that are in `reports`.

    Who is quoted without a name, and in which of its reports a source tells it, is left to the words.
    """
    walked = steps(origins)
    printed = {step.to for step in walked if step.how == "reprints"} | reports.keys()
    drawn = [n for n, step in enumerate(walked, start=1) if _is_drawn(step, printed)]
    told = [report for origin in origins for report in origin.reports if report in reports]
    passed = [end for n in drawn for end in (walked[n - 1].of, walked[n - 1].to)]
    names = list(dict.fromkeys((*told, *passed, *(origin.name for origin in origins))))
    if not drawn or len(names) > _MOST:
        return Drawing(width=0, height=0, boxes=(), lines=())
    ends = {origin.name for origin in origins}
    columns = _columns(names, [walked[n - 1] for n in drawn])
    rows = _rows(columns, [walked[n - 1] for n in drawn])
    boxes = {
        name: Box(
            name=name,
            label=_label(name, reports.get(name)),
            day=reports[name].published if name in reports else None,
            is_report=name in printed,
            is_origin=name in ends,
            x=columns[name] * _ACROSS,
            y=rows[name] * _DOWN,
        )
        for name in names
    }
    return Drawing(
        width=max(columns.values()) * _ACROSS + WIDE,
        height=(max(rows.values()) + 1) * _DOWN,
        boxes=tuple(boxes.values()),
        lines=tuple(_lines([(n, walked[n - 1]) for n in drawn], boxes)),
    )


def _is_drawn(step: Step, printed: Collection[str]) -> bool:
    if step.how == "quotes" or step.of == step.to:
        return False
    return step.how != "is told by" or step.of in printed


def _label(name: str, report: Report | None) -> str:
    """Return what stands in a box: a source's name, or the outlet of a report."""
    label = report.outlet or name if report else name
    return label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1]}…"


def _columns(names: Sequence[str], walked: Sequence[Step]) -> dict[str, int]:
    """Return in which column each box stands: as many steps before the last one as its way goes on, at most.

    A way that comes back to where it was goes on for `_DEEPEST` steps.
    """
    onward = dict.fromkeys(names, 0)
    for _ in range(_DEEPEST):
        for step in walked:
            onward[step.of] = max(onward[step.of], min(onward[step.to] + 1, _DEEPEST))
    return {name: max(onward.values()) - steps_on for name, steps_on in onward.items()}


def _rows(columns: Mapping[str, int], walked: Sequence[Step]) -> dict[str, int]:
    """Return in which row of its column each box stands: as high as what its lines lead to, if they do."""
    ends: dict[str, list[str]] = defaultdict(list)
    for step in walked:
        ends[step.of].append(step.to)
    rows: dict[str, int] = {}
    for column in range(max(columns.values()), -1, -1):
        here = [name for name, at in columns.items() if at == column]
        aim = {name: mean([rows[to] for to in ends[name] if to in rows] or [len(here)]) for name in here}
        rows.update((name, row) for row, name in enumerate(sorted(here, key=aim.__getitem__)))
    return rows


def _lines(drawn: Iterable[tuple[int, Step]], boxes: Mapping[str, Box]) -> Iterator[Line]:
    begun: Counter[str] = Counter()
    for number, step in drawn:
        of, to = boxes[step.of], boxes[step.to]
        x1, y1, x2, y2 = of.x + WIDE, of.y + HIGH // 2, to.x, to.y + HIGH // 2
        begun[step.of] += 1
        part = min(0.9, 0.18 * begun[step.of])
        x, y = _along(x1, x1 + _BEND, x2 - _BEND, x2, part), _along(y1, y1, y2, y2, part)
        yield Line(step=step, number=number, x1=x1, y1=y1, x2=x2, y2=y2, x=x, y=y - 4)


def _along(begin: int, bend: int, bend_back: int, end: int, part: float) -> int:
    """Return where a line is after a part of its way, on one axis: a cubic Bézier curve."""
    rest = 1 - part
    return round(rest**3 * begin + 3 * rest * part * (rest * bend + part * bend_back) + part**3 * end)
