"""Who owes what to whom, as a drawing: reports on the left, step by step to the origins on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from harmledger.model import Origin, Report, Step
from harmledger.model.record import Record

WIDE = 240
"""Pixels that a box is wide."""
HIGH = 34
_ACROSS = WIDE + 90
_DOWN = HIGH + 18
_LETTERS = 28
"""How many letters of a name stand in a box; the whole stands in its title."""
_DAY = 12
"""How many of them a day takes, with the comma before it."""
_DEEPEST = 8
"""Steps that are drawn one after another; a longer way is drawn back on itself."""
_MOST = 60
"""With more boxes than this nobody could follow the lines: the steps are told in words alone."""


class Box(Record, frozen=True):
    """A report, or a source, at its upper left corner."""

    name: str
    label: str
    is_report: bool
    is_origin: bool
    x: int
    y: int


class Line(Record, frozen=True):
    """A step from one box's right side to another's left, with the number it has in the list of steps."""

    step: Step
    number: int
    x1: int
    y1: int
    x2: int
    y2: int


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
    rows: Counter[int] = Counter()
    boxes: dict[str, Box] = {}
    for name in names:
        column = columns[name]
        boxes[name] = Box(
            name=name,
            label=_label(name, reports.get(name)),
            is_report=name in printed,
            is_origin=name in ends,
            x=column * _ACROSS,
            y=rows[column] * _DOWN,
        )
        rows[column] += 1
    return Drawing(
        width=max(columns.values()) * _ACROSS + WIDE,
        height=max(rows.values()) * _DOWN,
        boxes=tuple(boxes.values()),
        lines=tuple(_line(walked[n - 1], n, boxes) for n in drawn),
    )


def _is_drawn(step: Step, printed: Collection[str]) -> bool:
    if step.how == "quotes" or step.of == step.to:
        return False
    return step.how != "is told by" or step.of in printed


def _label(name: str, report: Report | None) -> str:
    """Return what stands in a box: a source's name, or the outlet and the day of a report."""
    if report is None or not report.outlet:
        return _cut(name, _LETTERS)
    return f"{_cut(report.outlet, _LETTERS - _DAY)}, {report.published or '?'}"


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1]}…"


def _columns(names: Sequence[str], walked: Sequence[Step]) -> dict[str, int]:
    """Return in which column each box stands: as many steps before the last one as its way goes on, at most.

    A way that comes back to where it was goes on for `_DEEPEST` steps.
    """
    onward = dict.fromkeys(names, 0)
    for _ in range(_DEEPEST):
        for step in walked:
            onward[step.of] = max(onward[step.of], min(onward[step.to] + 1, _DEEPEST))
    return {name: max(onward.values()) - steps_on for name, steps_on in onward.items()}


def _line(step: Step, number: int, boxes: Mapping[str, Box]) -> Line:
    of, to = boxes[step.of], boxes[step.to]
    return Line(step=step, number=number, x1=of.x + WIDE, y1=of.y + HIGH // 2, x2=to.x, y2=to.y + HIGH // 2)
