"""The figures of one account reconciled into ranges, harm by harm and group by group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from harmledger.model import CountRange, Totals, Victim
from harmledger.model.count_range import envelope
from harmledger.model.groups import is_within
from harmledger.model.vocabulary import ProfileTerm
from harmledger.model.vocabulary import load as vocabulary
from harmledger.reading.counting import Counted

PUBLISHED = ("civilians", "combatants", "children", "women", "men")
"""The groups that an account's totals tell beside `all`."""
ADULT = 18
"""Years of age (OHCHR, minimum disaggregation)."""
HIGHER = 2
"""A figure more than this many times the adopted one is taken to count something else."""


class Reconciled(NamedTuple):
    """Totals as the words have them, and as the profile codes them."""

    totals: Totals
    coded: Totals


def reconcile(
    sentences: Sequence[Sequence[Counted]], victims: Sequence[Victim], *, profile: str
) -> Reconciled:
    """Return harm -> group -> range from the figures of each sentence and the named victims.

    Cumulative tolls are left out. People told of again ("the two men") count only where no one else does.
    People who are only named are counted by their names.
    """
    current = [[f for f in figures if f.range.kind != "cumulative"] for figures in sentences]
    harms = dict.fromkeys(f.harm for figures in current for f in figures) | dict.fromkeys(
        v.harm for v in victims
    )
    close = _closed if vocabulary("profiles", ProfileTerm)[profile].closes_open else envelope
    totals: dict[str, dict[str, CountRange]] = {}
    coded: dict[str, dict[str, CountRange]] = {}
    for harm in harms:
        of = [[f for f in figures if f.harm == harm] for figures in current]
        figures = _of_harm([f for f in of if f], [v for v in victims if v.harm == harm])
        if figures:
            totals[harm] = {group: envelope(ranges) for group, ranges in figures.items()}
            coded[harm] = {group: close(ranges) for group, ranges in figures.items()}
    return Reconciled(totals, coded)


def _of_harm(
    sentences: Sequence[Sequence[Counted]], victims: Sequence[Victim]
) -> dict[str, list[CountRange]]:
    """Return the figures that each group's range is made of."""
    figures: dict[str, list[CountRange]] = {}
    wholes = _wholes(sentences)
    if wholes:
        figures["all"] = _adopted(wholes)
    elif victims:
        figures["all"] = [_by_name(len(victims))]
    for group in PUBLISHED:
        stated = [f.range for found in sentences for f in found if is_within(f.group, group)]
        named = sum(is_within(group_of(v), group) for v in victims)
        if stated:
            figures[group] = _numbered(stated)[:1]
        elif named:
            figures[group] = [_by_name(named)]
    return figures


def _numbered(ranges: Sequence[CountRange]) -> list[CountRange]:
    """Leave out the profile's reading of vague words where a number stands beside it."""
    return [r for r in ranges if not r.is_vague] or list(ranges)


def _by_name(number: int) -> CountRange:
    return CountRange(low=number, high=number, kind="derived")


def group_of(victim: Victim) -> str:
    """Return the group that a named victim's age and sex put them in."""
    is_child = None if victim.age is None else victim.age < ADULT
    return _GROUPS.get((is_child, victim.sex), "all")


_GROUPS = {
    (True, "female"): "girls",
    (True, "male"): "boys",
    (True, None): "children",
    (False, "female"): "women",
    (False, "male"): "men",
    (False, None): "adults",
    (None, "female"): "females",
    (None, "male"): "males",
}
"""(whether a child, sex) -> group; what is not known is None."""


def _wholes(sentences: Sequence[Sequence[Counted]]) -> list[CountRange]:
    """Return how many came to the harm by each sentence that says so of all of them.

    One person told of without a number counts only where no sentence gives a number, and then the first;
    someone told of again ("the man died") only where nothing else is said.
    """
    numbered = _each([[f for f in figures if not f.single and not f.definite] for figures in sentences])
    fresh = [[f for f in figures if not f.definite] for figures in sentences]
    return numbered or _each(fresh[:1]) or _each(sentences)[:1]


def _each(sentences: Sequence[Sequence[Counted]]) -> list[CountRange]:
    return [whole for figures in sentences if (whole := _whole(figures)) is not None]


def _whole(figures: Sequence[Counted]) -> CountRange | None:
    """Return how many came to the harm by one sentence: its sums, else its figures of whole groups."""
    inside = {part for f in figures for part in f.parts}
    wholes = [f.range for f in figures if not f.subset and f.span not in inside]
    return max(wholes, key=lambda r: r.low) if wholes else None


def _adopted(wholes: Sequence[CountRange]) -> list[CountRange]:
    """Return the figure that the report adopts, the first, and those that others put higher."""
    first, *others = _numbered(wholes)
    top = first.high if first.high is not None else first.low
    return [first, *(r for r in others if top < max(r.low, r.high or 0) <= HIGHER * max(top, 1))]


def _closed(ranges: Sequence[CountRange]) -> CountRange:
    """Close what is open upward at the highest number stated: what the words name, and no more."""
    whole = envelope(ranges)
    if whole.high is not None:
        return whole
    top = max(max(r.low, r.high or 0) for r in ranges)
    return CountRange(low=whole.low, high=top, kind=whole.kind, approximate=whole.approximate)
