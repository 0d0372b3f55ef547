"""Stretches of a text, asked whether one of them covers some words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from harmledger.model import Span


class Stretches:
    """What some spans of a text cover together; where they overlap or meet, they are one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._merged: list[tuple[int, int]] = []
        for start, end in sorted((span.start, span.end) for span in spans):
            if self._merged and start <= self._merged[-1][1]:
                self._merged[-1] = (self._merged[-1][0], max(end, self._merged[-1][1]))
            else:
                self._merged.append((start, end))
        self._starts = [start for start, _ in self._merged]

    def cover(self, span: Span) -> bool:
        """Whether one of them covers `span`."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._merged[at][1]
