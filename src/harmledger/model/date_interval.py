"""When, as far as the words say, and never more exactly."""

from __future__ import annotations

from datetime import date

from harmledger.model.message import Message, say
from harmledger.model.record import Record


class DateInterval(Record, frozen=True, order=True):
    """From `earliest` to `latest`, both days included; ValueError if they are out of order."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"an interval needs earliest <= latest, not {self.earliest}, {self.latest}")

    def __str__(self) -> str:
        """Return the day, or the first and the last with `to` between them."""
        return str(self.words)

    @property
    def words(self) -> Message:
        """The same, to be said in any language."""
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        return say("{}", first) if first == last else say("{} to {}", first, last)

    @classmethod
    def on(cls, day: date) -> DateInterval:
        """Return the interval of a single day."""
        return cls(earliest=day, latest=day)

    @property
    def days(self) -> int:
        """How many days the interval spans, 1 or more."""
        return (self.latest - self.earliest).days + 1

    @property
    def precision(self) -> str:
        """The code of the date precision (UCDP GED) that the interval's length allows."""
        return next((code for limit, code in _LONGEST if self.days <= limit), "year")

    def overlaps(self, other: DateInterval) -> bool:
        """Whether some day lies in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def contains(self, other: DateInterval) -> bool:
        """Whether every day of `other` lies in this interval."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def union(self, other: DateInterval) -> DateInterval:
        """Return the shortest interval that holds both."""
        return DateInterval(
            earliest=min(self.earliest, other.earliest), latest=max(self.latest, other.latest)
        )

    def intersection(self, other: DateInterval) -> DateInterval | None:
        """Return the days that lie in both, or None."""
        if not self.overlaps(other):
            return None
        return DateInterval(
            earliest=max(self.earliest, other.earliest), latest=min(self.latest, other.latest)
        )

    def gap_days(self, other: DateInterval) -> int:
        """Return how many days lie between the two, 0 if they touch or overlap."""
        return max(0, (self.earliest - other.latest).days, (other.earliest - self.latest).days)


_LONGEST = ((1, "day"), (6, "days"), (7, "week"), (31, "month"))
