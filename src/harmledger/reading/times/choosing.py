"""Which of the days that recur with the years are meant: those that one most likely speaks of so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from harmledger.model import DateInterval

# In news, a date without its year lies behind the day of publication, unless it is so much nearer ahead.
_NEARER_AHEAD = 5
# In a narrative, it lies in the year last told of, unless another year's is so much nearer.
_NEARER_ELSEWHERE = 3


class Dated(Protocol):
    """What has days."""

    @property
    def interval(self) -> DateInterval | None:
        """Its days, or None outside the calendar."""


T = TypeVar("T", bound=Dated)


def likeliest(
    choices: Sequence[T], base: DateInterval, *, pull: int | None, ahead: bool, narrative: bool
) -> T | None:
    """Return the one of `choices` that is meant as seen from `base`, or None if none can be.

    `pull` is -1 for the last before it, 1 for the next after it; `ahead` says that the words speak of what is
    to come, and `narrative` that the text tells of long ago.
    """

    def unlikely(days: DateInterval) -> int:
        away = days.gap_days(base)
        if pull:
            return away
        if narrative:
            return away if days.earliest.year == base.earliest.year else away * _NEARER_ELSEWHERE
        return away * _NEARER_AHEAD if days.earliest > base.earliest and not ahead else away

    def wanted(days: DateInterval) -> bool:
        return not pull or (days.gap_days(base) > 0 and (days.earliest > base.earliest) == (pull > 0))

    weighed = [(unlikely(c.interval), c) for c in choices if c.interval and wanted(c.interval)]
    return min(weighed, key=lambda pair: pair[0])[1] if weighed else None
