"""How many people, as far as the words say: the one type that counts are reckoned in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Literal

from harmledger.model.message import Message, say
from harmledger.model.record import Record

CountKind = Literal["stated", "derived", "cumulative"]


class CountRange(Record, frozen=True):
    """From `low` to `high` people, both included; a `high` of None is open upward.

    `kind` says whether the words state it, whether it was derived from stated parts, or whether it is a
    cumulative toll, which never enters an incident's range. `low_stated` is False for "up to nine": the
    words give no low, and the 0 that stands there is not a finding. Raises ValueError if low > high.
    """

    low: int
    high: int | None
    kind: CountKind = "stated"
    approximate: bool = False
    low_stated: bool = True

    def __post_init__(self) -> None:
        if self.low < 0:
            raise ValueError(f"a count cannot be negative: {self.low}")
        if self.high is not None and self.high < self.low:
            raise ValueError(f"a count needs low <= high, not {self.low}, {self.high}")

    def __str__(self) -> str:
        """Return `5`, `5-7`, `56+` or `up to 9`, with `~` before what is approximate."""
        return str(self.words)

    @property
    def words(self) -> Message:
        """The same, to be said in any language."""
        bounds = self._bounds()
        return say("~{}", bounds) if self.approximate else bounds

    def _bounds(self) -> Message:
        if not self.low_stated:
            return say("some") if self.high is None else say("up to {}", self.high)
        if self.high is None:
            return say("{}+", self.low)
        return say("{}", self.low) if self.low == self.high else say("{}-{}", self.low, self.high)

    @classmethod
    def exactly(cls, number: int, *, approximate: bool = False) -> CountRange:
        """Return the range of one stated number."""
        return cls(low=number, high=number, approximate=approximate)

    @classmethod
    def at_least(cls, number: int) -> CountRange:
        """Return the range that is open above `number`."""
        return cls(low=number, high=None)

    @classmethod
    def up_to(cls, number: int) -> CountRange:
        """Return the range below `number` whose low the words leave unstated."""
        return cls(low=0, high=number, low_stated=False)

    @property
    def is_open(self) -> bool:
        """Whether there is no upper bound."""
        return self.high is None

    @property
    def is_vague(self) -> bool:
        """Whether the numbers are a profile's reading of words that state none."""
        return self.kind == "derived" and self.approximate

    def contains(self, other: CountRange) -> bool:
        """Whether every number that `other` allows is allowed here too."""
        if other.low < self.low:
            return False
        return self.high is None or (other.high is not None and other.high <= self.high)

    def overlaps(self, other: CountRange) -> bool:
        """Whether some number fits both."""
        below = other.high is None or self.low <= other.high
        above = self.high is None or other.low <= self.high
        return below and above

    def union(self, other: CountRange) -> CountRange:
        """Return the lowest low to the highest high: what two reports of the same people span.

        Open stays open. A low that no one stated does not lower one that is stated.
        """
        self._refuse_mixing_with(other)
        lows = [r.low for r in (self, other) if r.low_stated]
        return CountRange(
            low=min(lows) if lows else 0,
            high=None if self.high is None or other.high is None else max(self.high, other.high, *lows),
            kind=self.kind if self.kind == other.kind else "derived",
            approximate=self.approximate or other.approximate,
            low_stated=bool(lows),
        )

    def plus(self, other: CountRange) -> CountRange:
        """Return the sum over people who are known to be distinct; it is always `derived`.

        A low that no one states adds nothing, and takes nothing from one that is stated.
        For groups of people use `harmledger.model.groups.total`, which refuses to add a subset.
        """
        self._refuse_mixing_with(other)
        low = self.low + other.low
        return CountRange(
            low=low,
            high=None if self.high is None or other.high is None else self.high + other.high,
            kind="cumulative" if self.kind == "cumulative" else "derived",
            approximate=self.approximate or other.approximate,
            low_stated=low > 0 or (self.low_stated and other.low_stated),
        )

    def _refuse_mixing_with(self, other: CountRange) -> None:
        if (self.kind == "cumulative") != (other.kind == "cumulative"):
            raise ValueError("a cumulative toll is not an incident's count: the two cannot be combined")


def envelope(ranges: Iterable[CountRange]) -> CountRange:
    """Return the union of all `ranges`; TypeError if there are none."""
    return reduce(CountRange.union, ranges)


def sum_distinct(ranges: Iterable[CountRange]) -> CountRange:
    """Return the sum of `ranges` over distinct people; TypeError if there are none."""
    return reduce(CountRange.plus, ranges)
