"""What a recorder coded of a report by hand: the answers that a reading is measured by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from harmledger.model.record import Record


class Bounds(Record, frozen=True):
    """The ends of a range as far as the recorder gives them; ValueError if they are out of order."""

    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if min(self.low or 0, self.high or 0) < 0:
            raise ValueError("a count cannot be negative")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"the minimum, {self.low}, lies over the maximum, {self.high}")

    def __str__(self) -> str:
        """Return `5`, `5-7`, or, where one end is all that is given, `min 5`, `max 7`."""
        if self.low is None:
            return f"max {self.high}"
        if self.high is None:
            return f"min {self.low}"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


class CodedRecord(Record, frozen=True):
    """A recorder's row on one report; what it leaves empty is absent here."""

    counts: Mapping[str, Bounds] = msgspec.field(default_factory=dict)
    """By harm."""
    day: date | None = None
    """Of the event."""
    place: str | None = None
    point: tuple[float, float] | None = None
    """Latitude and longitude, WGS 84 degrees."""
