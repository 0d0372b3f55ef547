"""The figures of one account reconciled into ranges, harm by harm and group by group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from harmledger.model import CountRange, Totals, Victim
from harmledger.model.count_range import envelope, sum_distinct
from harmledger.model.groups import are_disjoint, is_within
from harmledger.model.vocabulary import ProfileTerm
from harmledger.model.vocabulary import load as vocabulary
from harmledger.reading import lexicon
from harmledger.reading.casualties.counting import Counted
from harmledger.reading.people import PUBLISHED

ADULT = 18
"""Years of age (OHCHR, minimum disaggregation)."""
HIGHER = 2
"""A figure more than this many times the adopted one, or less than its part, counts something else."""

_NO_RIVALS = {("all", "combatants"), ("civilians", "combatants"), ("combatants", "civilians")}
"""Groups of people counted first and of others counted later who give no other figure of the first."""

Sentences = Sequence[Sequence[Counted]]
"""The figures of each sentence, in text order."""


class Reconciled(NamedTuple):
    """Totals as the words have them, and as the profile codes them."""

    totals: Totals
    coded: Totals


def reconcile(
    sentences: Sentences, victims: Sequence[Victim], *, profile: str, language: str = "en"
) -> Reconciled:
    """Return harm -> group -> range from the figures of each sentence and the named victims.

    Cumulative tolls and what is superseded are left out. People told of again ("the two men") count only
    where no one else does. People are counted by their names where the words count none, or only some.
    """
    codes = vocabulary("profiles", ProfileTerm)[profile]
    close = _closed if codes.closes_open else envelope
    current = [
        [f for f in figures if f.range.kind != "cumulative" and not f.superseded] for figures in sentences
    ]
    harms = dict.fromkeys([f.harm for figures in current for f in figures] + [v.harm for v in victims])
    totals: dict[str, dict[str, CountRange]] = {}
    coded: dict[str, dict[str, CountRange]] = {}
    for harm in harms:
        told = [found for figures in current if (found := [f for f in figures if f.harm == harm])]
        named = [group_of(v) for v in victims if v.harm == harm]
        presumed = (
            [_presumed(v, language) for v in victims if v.harm == harm] if codes.presumes_adult else named
        )
        if told or named:
            totals[harm] = {group: envelope(ranges) for group, ranges in _of_harm(told, named).items()}
            coded[harm] = {group: close(ranges) for group, ranges in _of_harm(told, presumed).items()}
    return Reconciled(totals, coded)


def _of_harm(sentences: Sentences, named: Sequence[str]) -> dict[str, list[CountRange]]:
    """Return the figures that each group's range is made of; `named` are the groups of the named victims."""
    wholes = _wholes(sentences)
    figures = {"all": _by_name(len(named)) if _tell_less(wholes, len(named)) else _adopted(wholes)}
    for group in PUBLISHED:
        figures[group] = _of_group(sentences, group, sum(is_within(one, group) for one in named))
    if wholes and not envelope(figures["all"]).low_stated:
        figures["all"] += _floor(figures, len(named))
    if _are_all_civilians(sentences):
        figures["civilians"] = figures["all"]
    return {group: ranges for group, ranges in figures.items() if ranges}


def _tell_less(wholes: Sequence[CountRange], named: int) -> bool:
    """Whether figures tell less than the names: a vague word first, and sums of some with kin."""
    return all(r.kind == "derived" and r.low < named for r in wholes) and all(r.is_vague for r in wholes[:1])


def _by_name(number: int) -> list[CountRange]:
    return [CountRange(low=number, high=number, kind="derived")] if number else []


def _floor(figures: Mapping[str, Sequence[CountRange]], named: int) -> list[CountRange]:
    """Return the most that are known of a whole whose low no one states: a part of it, or those named."""
    top = envelope(figures["all"]).high or 0
    known = [named, *(envelope(ranges).low for ranges in figures.values() if ranges)]
    return _by_name(max(n for n in (0, *known) if n <= top))


def _are_all_civilians(sentences: Sentences) -> bool:
    """Whether civilians are told of and no one else: the others are presumed civilians too."""
    told = [f for figures in sentences for f in figures]
    others = any(
        is_within(f.group, "combatants") or (f.group == "civilians" and f.subset and not f.range.is_vague)
        for f in told
    )
    return not others and any(f.group == "civilians" for f in told)


def _of_group(sentences: Sentences, group: str, named: int) -> list[CountRange]:
    """Return the figures of a group: the first that is numbered, or where there is none, the named.

    Where a figure that is open upward is exceeded by those who are named, it stays the low.
    """
    within = [[f._replace(subset=False) for f in s if _is_of(f, group)] for s in sentences]
    told = _ranges(_each([[f for f in figures if not _is_passing(f)] for figures in within])[:1])
    if any(not r.is_open or named <= r.low for r in told):
        return told
    if named:
        return [r for r in told if r.is_open] + _by_name(named)
    return told or _ranges(_each(within)[:1])


def _is_of(figure: Counted, group: str) -> bool:
    """Whether a figure counts a group; a few journalists do not tell how many civilians there are."""
    return figure.group == group if group == "civilians" else is_within(figure.group, group)


def _is_passing(figure: Counted) -> bool:
    """Whether a figure gives way to any other: one person, people told of again, or a vague word."""
    return figure.single or figure.definite or figure.range.is_vague


def _numbered(ranges: Sequence[CountRange]) -> list[CountRange]:
    """Leave out the profile's reading of vague words where a number stands beside it."""
    return [r for r in ranges if not r.is_vague] or list(ranges)


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

_PRESUMED = {"females": "women", "males": "men", "all": "adults"}
"""Group -> the group of those in it who are presumed adults."""


def _presumed(victim: Victim, language: str) -> str:
    """Return a victim's group, an adult's where nothing says otherwise; a son or a sister may be a child."""
    group = group_of(victim)
    of_any_age: Sequence[str] = lexicon.load(language, "victims")["kin_of_any_age"]["words"]
    return group if victim.relation in of_any_age else _PRESUMED.get(group, group)


class _Whole(NamedTuple):
    """How many of a group one sentence counts."""

    group: str
    range: CountRange


def _wholes(sentences: Sentences) -> list[CountRange]:
    """Return how many came to the harm by each sentence that says so of all of them.

    One person told of without a number counts only where no sentence gives a number, and then the first;
    people told of again ("the three men died") only where nothing else is said.
    """
    numbered = _told_apart(_each(_counting(sentences)))
    again = _each([[f for f in figures if f.definite and not f.single] for figures in sentences])
    fresh = [[f for f in figures if not f.definite] for figures in sentences]
    return _ranges(numbered or _one_by_one(fresh[0] if fresh else ()) or again[:1] or _each(sentences)[:1])


def _told_apart(wholes: Sequence[_Whole]) -> list[_Whole]:
    """Add to those counted first people who, by age or sex, are others: three children, then five women.

    Fighters told of later are no second figure of all people. After civilians, or they after fighters, they
    may be what another calls the same people, and are not added either.
    """
    first = next((whole for whole in wholes if not whole.range.is_vague), None)
    if first is None:
        return list(wholes)
    alike = [whole for whole in wholes if (first.group, whole.group) not in _NO_RIVALS]
    apart: list[_Whole] = []
    for whole in alike:
        if not whole.range.is_vague and all(are_disjoint(whole.group, known.group) for known in apart):
            apart.append(whole)
    added = _Whole("all", sum_distinct(whole.range for whole in apart)) if len(apart) > 1 else first
    return [added if whole is first else whole for whole in alike if whole is first or whole not in apart]


def _ranges(wholes: Iterable[_Whole]) -> list[CountRange]:
    return [whole.range for whole in wholes]


def _one_by_one(figures: Sequence[Counted]) -> list[_Whole]:
    """Return how many one sentence tells of: at least as many as it sets apart by sex, age or "another"."""
    told = _each([figures])
    known: list[Counted] = []
    for figure in figures:
        is_one = figure.single and not figure.subset and figure.range.high == 1
        if is_one and not any(_may_be_one(figure, other) for other in known):
            known.append(figure)
    if not told or told[0].range.is_vague or told[0].range.low >= len(known):
        return told
    return [_Whole("all", by_name) for by_name in _by_name(len(known))]


def _may_be_one(figure: Counted, other: Counted) -> bool:
    near = figure.age is None or other.age is None or abs(figure.age - other.age) < 1
    return near and not figure.others and not are_disjoint(figure.group, other.group)


def _counting(sentences: Sentences) -> Iterator[list[Counted]]:
    """Yield the figures of each sentence that count people anew.

    After one person who was told of first, plurals without a number and "no injuries" count no one.
    """
    is_alone: bool | None = None
    for figures in sentences:
        yield [
            f
            for f in figures
            if not (f.single or f.definite or (is_alone and (f.range.is_vague or f.range.high == 0)))
        ]
        if is_alone is None:
            is_alone = next((f.single for f in figures if not f.definite), None)


def _each(sentences: Iterable[Sequence[Counted]]) -> list[_Whole]:
    return [whole for figures in sentences if (whole := _whole(figures)) is not None]


def _whole(figures: Sequence[Counted]) -> _Whole | None:
    """Return how many came to the harm by one sentence: its sums, else its figures of whole groups."""
    inside = {part for f in figures for part in f.parts if part != f.span}
    wholes = [_Whole(f.group, f.range) for f in figures if not f.subset and f.span not in inside]
    stated = [whole for whole in wholes if not whole.range.is_vague] or wholes
    return max(stated, key=lambda whole: whole.range.low, default=None)


def _adopted(wholes: Sequence[CountRange]) -> list[CountRange]:
    """Return the figure that the report adopts, the first, and those of its size that others put higher.

    A range with both ends stated stands alone: whoever wrote it has weighed the others. Where the words give
    no low ("up to nine"), figures that others put lower are its low.
    """
    first, *others = _numbered(wholes)
    top = max(first.low, first.high or 0, 1)
    if first.low_stated and first.low < top and not first.is_vague:
        return [first]
    near = [r for r in others if max(r.low, r.high or 0) <= HIGHER * top and HIGHER * r.low >= top]
    higher = [r for r in near if max(r.low, r.high or 0) > top]
    lower = [] if first.low_stated else [r for r in near if r.low < top] or near
    return [first, *higher, *lower]


def _closed(ranges: Sequence[CountRange]) -> CountRange:
    """Close what is open upward at the highest number stated: what the words name, and no more."""
    whole = envelope(ranges)
    if whole.high is not None or not whole.low_stated:
        return whole
    top = max(max(r.low, r.high or 0) for r in ranges)
    return CountRange(low=whole.low, high=top, kind=whole.kind, approximate=whole.approximate)
