"""The paragraphs of a printed page, told by the space between its lines: a PDF knows no blank lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_WIDER = 0.3
"""By how much of a line's height the space before a paragraph is wider than that within one."""


class Line(NamedTuple):
    """A line of a page, and where on the page it is."""

    text: str
    bottom: float
    """In points from the page's foot, as `top`."""
    top: float


def joined(pages: Sequence[Sequence[Line]]) -> str:
    """Return the lines of all pages as one text, with a blank line between paragraphs.

    A line goes on with the one before it if that does not end a sentence and it has no capital. Where more
    space than is usual between such lines stands before a line, a paragraph begins. The first line of a page
    may go on with the last of the page before.
    """
    within = [_space(*pair) for lines in pages for pair in pairwise(lines) if _goes_on(*pair)]
    usual = median(within) if within else float("inf")
    return "\n".join(_page(lines, usual) for lines in pages)


def _page(lines: Sequence[Line], usual: float) -> str:
    text = lines[0].text if lines else ""
    for one, other in pairwise(lines):
        parted = _space(one, other) > usual + _WIDER * (other.top - other.bottom)
        text += ("\n\n" if parted else "\n") + other.text
    return text


def _space(above: Line, below: Line) -> float:
    return above.bottom - below.top


def _goes_on(above: Line, below: Line) -> bool:
    end, begin = above.text.rstrip()[-1:], below.text.lstrip()[:1]
    return (end.isalnum() or end == ",") and begin.isalpha() and not begin.isupper()
