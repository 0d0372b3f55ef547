"""Which reports reprint earlier ones: whole, cut, re-headed, or several of them merged into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from harmledger.grouping.origins import furniture, similarity
from harmledger.grouping.origins.similarity import Repeat
from harmledger.model import Message, Report, Step, say

_DAYS = 31
"""A story is not reprinted for longer: what recurs over months is background or furniture."""


def find(told: Sequence[Report]) -> Mapping[str, tuple[Step, ...]]:
    """Return, for each report that repeats earlier ones, a step back to each story that it repeats.

    `told` are in the order of telling. The first step leads to the report it owes most wording to; another
    only to a report that is not itself of that one's story.
    """
    published = {report.id: report.published for report in told}
    owed: dict[str, list[Repeat]] = defaultdict(list)
    for repeat in similarity.repeats(furniture.blank(told)):
        if _is_in_time(published[repeat.earlier], published[repeat.later]):
            owed[repeat.later].append(repeat)
    stories: dict[str, frozenset[str]] = {}
    steps: dict[str, tuple[Step, ...]] = {}
    for report in told:
        stories[report.id], steps_back = _steps(report.id, owed.get(report.id, []), stories)
        if steps_back:
            steps[report.id] = steps_back
    return steps


def _steps(
    report: str, repeats: Sequence[Repeat], stories: Mapping[str, frozenset[str]]
) -> tuple[frozenset[str], tuple[Step, ...]]:
    """Return the stories that a report is of, each by its first teller, and a step for each of them."""
    if not repeats:
        return frozenset({report}), ()
    known: frozenset[str] = frozenset()
    steps = []
    for repeat in sorted(repeats, key=lambda repeat: -repeat.share_of_later):
        if stories[repeat.earlier].isdisjoint(known):
            known |= stories[repeat.earlier]
            steps.append(Step(how="reprints", of=report, to=repeat.earlier, reason=_words(repeat)))
    return known, tuple(steps)


def _is_in_time(earlier: date | None, later: date | None) -> bool:
    return earlier is None or later is None or (later - earlier).days <= _DAYS


def _words(repeat: Repeat) -> Message:
    if repeat.share_of_earlier >= repeat.share_of_later:
        return say("{} repeats {:.0%} of {}", repeat.later, repeat.share_of_earlier, repeat.earlier)
    return say("{:.0%} of {} is found in {}", repeat.share_of_later, repeat.later, repeat.earlier)
