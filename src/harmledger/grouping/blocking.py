"""Which pairs of accounts are worth comparing: few enough that time grows in line with the accounts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import timedelta
from itertools import product
from math import floor

from harmledger.grouping.facts import Facts
from harmledger.grouping.wording import Wording

_NAMES = 12
"""By how many of its rarest names an account is looked up."""
_LISTED = 24
"""How many accounts a key remembers: the latest."""
_COMPARED = 40
"""With how many earlier accounts one account is compared, those with most keys in common first."""
_LONGEST_DAYS = 7
_WIDEST_KM = 30
_CELL = 0.5  # degrees
_EDGE = 0.15  # a place so near to a cell's edge is looked for across it too


def pairs(facts: Sequence[Facts], wording: Wording) -> Iterator[tuple[int, int]]:
    """Yield pairs of accounts of different reports that share a name, a victim, or a day and a place.

    An account is given by its place in `facts`, the earlier of a pair first.
    """
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number, later in enumerate(facts):
        keys = set(_keys(later, wording))
        common = Counter(earlier for key in keys for earlier in index[key][-_LISTED:])
        for earlier, _ in sorted(common.items(), key=lambda item: (-item[1], item[0]))[:_COMPARED]:
            if facts[earlier].report != later.report:
                yield earlier, number
        for key in keys:
            index[key].append(number)


def _keys(facts: Facts, wording: Wording) -> Iterator[Hashable]:
    yield from wording.rare(facts.account, _NAMES)
    for victim in facts.victims:
        yield "victim", victim
    yield from product(_days(facts), _cells(facts))


def _days(facts: Facts) -> set[int]:
    """Number the pairs of days that the event may lie in; neighbouring days have a pair in common."""
    if facts.happened and facts.happened.days <= _LONGEST_DAYS:
        days = [facts.happened.earliest + timedelta(n) for n in range(facts.happened.days)]
    elif facts.published and not facts.happened:
        days = [facts.published]
    else:
        return set()
    return {day.toordinal() + shift for day in days for shift in (0, 1)}


def _cells(facts: Facts) -> set[tuple[int, int]]:
    if facts.place is None or facts.place.radius_km > _WIDEST_KM:
        return set()
    return {
        (floor((facts.place.lat + north) / _CELL), floor((facts.place.lon + east) / _CELL))
        for north, east in product((-_EDGE, _EDGE), repeat=2)
    }
