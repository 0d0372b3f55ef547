"""Windows over a text's word pieces: as much as the model takes at once, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

OVERLAP = 32
"""How many pieces two windows share where a sentence is too long for one."""


class Window(NamedTuple):
    """Pieces `first` to `last` (half-open) are shown to the model; of these, labels are taken for `kept`."""

    first: int
    last: int
    kept: range


def cut(ends: Iterable[int], most: int) -> Iterator[Window]:
    """Yield windows of at most `most` pieces, given where each sentence ends, in pieces.

    The ranges kept follow each other without a gap. A sentence of more than `most` pieces is cut with an
    overlap, and each piece is kept where it has more context.
    """
    first = last = 0
    for end in ends:
        if end - first > most:
            yield from _window(first, last, most)
            first = last
        last = end
    yield from _window(first, last, most)


def _window(first: int, last: int, most: int) -> Iterator[Window]:
    start = kept = first
    while last - start > most:
        next_start = start + most - OVERLAP
        yield Window(start, start + most, range(kept, next_start + OVERLAP // 2))
        start, kept = next_start, next_start + OVERLAP // 2
    if kept < last:
        yield Window(start, last, range(kept, last))
