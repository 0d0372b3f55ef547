"""A stretch of a report's text: what every figure must lead back to."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.model.record import Record


class Span(Record, frozen=True, order=True):
    """Characters `start` to `end` (Unicode code points, half-open) of a report, and what stands there.

    Raises ValueError if the bounds are out of order or do not fit the text.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}-{self.end} cannot hold {len(self.text)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut the span out of `text`."""
        return cls(start=start, end=end, text=text[start:end])

    def quotes(self, text: str) -> bool:
        """Whether `text` says exactly this at exactly this place."""
        return text[self.start : self.end] == self.text

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def hull(text: str, spans: Iterable[Span]) -> Span:
    """Return the shortest span of `text` that covers all of `spans`; ValueError if there is none."""
    parts = list(spans)
    return Span.of(text, min(s.start for s in parts), max(s.end for s in parts))
