"""Which pairs of accounts are worth comparing: few enough that time grows in line with the accounts.

Two accounts are compared if they have a key in common: a rare name, a person, a day and a place, or a place
or high toll within a few days or, where the days of one are not known, within a season. Which keys an account
has depends on the whole pile, but never on the order in which it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import floor

from harmledger.grouping.linkage.facts import Facts
from harmledger.grouping.linkage.pile import Pile
from harmledger.model import DateInterval

_NAMES = 40
"""By how many of its rarest names an account is looked up."""
_SHARED = 40
"""How many accounts one key may bring together."""
_HIGH = 5
SEASON = "season"
"""How a key begins that brings together what has a place, or a high toll, within some time in common."""
_DAYS = "days"
"""What follows in a key that brings together what is known to have happened within a few days."""
DAYS_ASTRAY = 4
"""By how many days one of two reports may be misdated that have little else in common."""
_SEASON = 60  # days
_LONGEST_DAYS = 7
_WIDEST_KM = 30
_CELL = 0.5  # degrees
_EDGE = 0.15  # a place so near to a cell's edge is looked for across it too


def keys(pile: Pile) -> list[list[str]]:
    """Return the keys of each account; no more than `_SHARED` accounts have one in common.

    A key that more accounts would share, such as a day and a place in a war, is parted: the accounts are
    put in line by what they tell, and every stretch of the line has a key of its own, half of which it shares
    with the next (the sorted neighbourhood method: Hernández and Stolfo, 1995).
    """
    sharing: Mapping[str, list[int]] = defaultdict(list)
    for number, told in enumerate(pile.told):
        for key in set(_keys(told, pile)):
            sharing[key].append(number)
    found: list[list[str]] = [[] for _ in pile.told]
    for key, numbers in sharing.items():
        for part, together in _parts(key, numbers, pile):
            if together[1:] and _is_needed(part, (pile.told[number] for number in together)):
                for number in together:
                    found[number].append(part)
    return found


def _parts(key: str, numbers: list[int], pile: Pile) -> Iterator[tuple[str, list[int]]]:
    """Yield a key with those that share it or, if they are too many, the keys of its stretches."""
    if len(numbers) <= _SHARED:
        yield key, numbers
        return
    line = sorted(numbers, key=lambda number: _in_line(pile.told[number], pile))
    half = _SHARED // 2
    for stretch, start in enumerate(range(-half, len(line), half)):
        yield f"{key}#{stretch}", line[max(0, start) : start + _SHARED]


def _is_needed(key: str, sharing: Iterable[Facts]) -> bool:
    """Whether a season is what some of them have to be looked up by: others have the days in common too."""
    if not key.startswith(f"{SEASON} ") or key.startswith(f"{SEASON} {_DAYS} "):
        return True
    return any(_exact(facts) is None for facts in sharing)


def _in_line(facts: Facts, pile: Pile) -> tuple[object, ...]:
    place = facts.place
    tolls = tuple(facts.tolls[harm].low if harm in facts.tolls else -1 for harm in ("killed", "injured"))
    where = (place.radius_km, facts.place_key or "") if place else (0.0, "")
    return (*where, tolls, pile.names.rare(facts.account, 1, _SHARED), facts.account)


def _keys(facts: Facts, pile: Pile) -> Iterator[str]:
    yield from (f"name {name}" for name in pile.names.rare(facts.account, _NAMES, _SHARED))
    yield from (f"person {name}" for name in pile.people.rare(facts.account, _NAMES, _SHARED))
    yield from (f"person {name}" for name in facts.victims)
    yield from _seasons(facts)
    yield from (f"{day} {cell}" for day, cell in product(_days(facts), _cells(facts)))


def _exact(facts: Facts) -> DateInterval | None:
    """Return the days of the event if they are few enough to look it up by."""
    return facts.happened if facts.happened and facts.happened.days <= _LONGEST_DAYS else None


def _seasons(facts: Facts) -> Iterator[str]:
    """Yield the days and season with the place, and with each exact toll high enough to tell one event."""
    day = facts.happened.earliest if facts.happened else facts.published
    if day is None:
        return
    tolls = (f"{t.low} {harm}" for harm, t in facts.tolls.items() if t.low == t.high and t.low >= _HIGH)
    near = facts.place and facts.place.radius_km <= _WIDEST_KM
    for what in (*tolls, *([f"at {facts.place_key}"] if near else [])):
        yield from (f"{SEASON} {day.toordinal() // _SEASON + shift} {what}" for shift in (0, 1))
        if days := _exact(facts):
            spans = {number // DAYS_ASTRAY for number in _numbers(days)}
            yield from (f"{SEASON} {_DAYS} {span} {what}" for span in spans | {span + 1 for span in spans})


def _numbers(days: DateInterval) -> range:
    return range(days.earliest.toordinal(), days.latest.toordinal() + 1)


def _days(facts: Facts) -> set[int]:
    """Number the pairs of days that the event may lie in; neighbouring days have a pair in common."""
    if exact := _exact(facts):
        days = _numbers(exact)
    elif facts.published and not facts.happened:
        days = _numbers(DateInterval.on(facts.published))
    else:
        return set()
    return {day + shift for day in days for shift in (0, 1)}


def _cells(facts: Facts) -> set[str]:
    if facts.place is None or facts.place.radius_km > _WIDEST_KM:
        return set()
    return {
        f"{floor((facts.place.lat + north) / _CELL)},{floor((facts.place.lon + east) / _CELL)}"
        for north, east in product((-_EDGE, _EDGE), repeat=2)
    }
