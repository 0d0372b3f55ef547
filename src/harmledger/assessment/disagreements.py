"""What contradicts what: the fields on which accounts differ, each side with the words that state it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from harmledger.assessment import civilian_status, figures, named, responsibility
from harmledger.assessment.figures import Told
from harmledger.assessment.tellings import Telling
from harmledger.model import CountRange, DateInterval, Disagreement, Figures, Message, Place, Side, Span, say
from harmledger.model.groups import is_within

T = TypeVar("T")

_WIDER: Mapping[str, str] = MappingProxyType({"drone_strike": "airstrike", "execution": "shooting"})
"""Type of event -> the wider one that it may be told of as."""


class _Said(NamedTuple, Generic[T]):
    account: str
    value: T
    words: Message
    spans: tuple[Span, ...]


def find(tellings: Sequence[Telling], reconciled: Figures) -> tuple[Disagreement, ...]:
    """Return the disagreements."""
    found = (
        _event_types(tellings),
        _dates(tellings),
        _places(tellings),
        _actors(tellings),
        _denials(tellings),
        *(_figures(tellings, harm, group) for harm, of in reconciled.items() for group in of),
        *_subsets(tellings, reconciled),
        *_statuses(tellings, reconciled),
        *_names(tellings, reconciled),
    )
    return tuple(disagreement for disagreement in found if disagreement.sides)


def _disagreement(path: str, said: Sequence[_Said[T]], fit: Callable[[T, T], bool]) -> Disagreement:
    """Return what each account says if some two of them do not `fit`; no sides if all do."""
    distinct = list(dict.fromkeys(each.value for each in said))
    differ = any(not fit(one, other) for one, other in combinations(distinct, 2))
    return Disagreement(path=path, sides=tuple(map(_side, said)) if differ else ())


def _side(said: _Said[T]) -> Side:
    return Side(account=said.account, value=said.words, spans=said.spans)


def _event_types(tellings: Sequence[Telling]) -> Disagreement:
    said = [
        _Said(a.id, a.event_type, say(a.event_type), a.event_spans) for a in (t.account for t in tellings)
    ]
    return _disagreement("event_type", said, _are_one_type)


def _are_one_type(one: str, other: str) -> bool:
    """Whether two types can be of one event: any may be called an attack, and a narrower one its wider."""
    return "attack" in (one, other) or one == _WIDER.get(other) or other == _WIDER.get(one)


def _dates(tellings: Sequence[Telling]) -> Disagreement:
    said = [
        _Said(t.account.id, date.interval, date.interval.words, date.spans)
        for t in tellings
        if (date := t.account.date)
    ]
    return _disagreement("date", said, DateInterval.overlaps)


def _places(tellings: Sequence[Telling]) -> Disagreement:
    said = [
        _Said(t.account.id, where.place, say("{}", where.place.name), where.spans)
        for t in tellings
        if (where := t.account.place)
    ]
    return _disagreement("place", said, Place.may_be)


def _actors(tellings: Sequence[Telling]) -> Disagreement:
    competing = responsibility.competing(responsibility.accusations(tellings))
    sides = (
        Side(account=a.account, value=say("{:and}", tuple(sorted(a.accused))), spans=a.spans)
        for a in competing
    )
    return Disagreement(path="actors", sides=tuple(sides))


def _denials(tellings: Sequence[Telling]) -> Disagreement:
    denied = responsibility.denials(tellings)
    sides = (
        Side(account=d.account, value=say("{} denies: {}", d.party or d.source, d.words), spans=d.spans)
        for d in denied
    )
    return Disagreement(path="denial", sides=tuple(sides))


def _figures(tellings: Sequence[Telling], harm: str, group: str) -> Disagreement:
    said = [_figure(told) for told in figures.current(tellings, harm, group)]
    return _disagreement(f"totals.{harm}.{group}", said, CountRange.overlaps)


def _figure(told: Told, group: str = "") -> _Said[CountRange]:
    number = told.range.words
    words = say("{} {}", number, say(group)) if group else number
    return _Said(told.telling.account.id, told.range, words, told.spans)


def _subsets(tellings: Sequence[Telling], reconciled: Figures) -> Iterator[Disagreement]:
    """Yield where a whole is put lower than a part of it; it is shown, never mended."""
    for harm, of in reconciled.items():
        for outer, inner in ((o, i) for o in of for i in of if o != i and is_within(i, o)):
            top = of[outer].range.high
            if top is not None and top < of[inner].range.low:
                fault = say("{} exceed {}", say(inner), say(outer))
                yield _of_groups(fault, tellings, harm, (outer, inner))


def _statuses(tellings: Sequence[Telling], reconciled: Figures) -> Iterator[Disagreement]:
    """Yield where the same people are counted as civilians and as combatants."""
    for harm, of in reconciled.items():
        if civilian_status.is_contested(of):
            fault = say("civilians or combatants")
            yield _of_groups(fault, tellings, harm, ("civilians", "combatants"))


def _of_groups(fault: Message, tellings: Sequence[Telling], harm: str, groups: Sequence[str]) -> Disagreement:
    said = [_figure(told, group) for group in groups for told in figures.current(tellings, harm, group)]
    return Disagreement(path=f"totals.{harm}", fault=fault, sides=tuple(map(_side, said)), is_internal=True)


def _names(tellings: Sequence[Telling], reconciled: Figures) -> Iterator[Disagreement]:
    """Yield where more people are named than the highest figure allows: a flag, and not mended either."""
    for harm, of in reconciled.items():
        top = of["all"].range.high if "all" in of else None
        people = named.people((telling.account for telling in tellings), harm)
        if top is not None and len(people) > top:
            yield Disagreement(
                path=f"totals.{harm}",
                fault=say("{} are named, more than {}", len(people), top),
                sides=tuple(Side(account=p.account, value=say("{}", p.name), spans=p.spans) for p in people),
                is_internal=True,
            )
