"""How figures of several origins become one range: by a policy that is named, never silently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from harmledger.assessment import figures
from harmledger.assessment.figures import Standing, Told
from harmledger.assessment.tellings import Telling
from harmledger.model import CountRange, Figure, Figures, count_range
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms


class Choice(Record, frozen=True):
    """What a policy makes of figures: the range, those it rests on, and why it rests on no others."""

    range: CountRange
    used: tuple[Told, ...]
    others: str = ""


Policy = Callable[[Sequence[Sequence[Told]]], Choice]
"""The current figures of each origin, of which there is at least one -> what is published."""


def envelope(origins: Sequence[Sequence[Told]]) -> Choice:
    """Choose the lowest to the highest of all origins' current figures."""
    used = tuple(_all(origins))
    return Choice(range=count_range.envelope(told.range for told in used), used=used)


def most_conservative(origins: Sequence[Sequence[Told]]) -> Choice:
    """Choose the lowest of all origins' current figures; "up to nine", which has no low, counts as nine."""
    lowest = min((told.range for told in _all(origins)), key=_least)
    used = tuple(told for told in _all(origins) if told.range == lowest)
    return Choice(range=lowest, used=used, others="higher than the most conservative figure")


def _all(origins: Iterable[Iterable[Told]]) -> Iterable[Told]:
    return (told for current in origins for told in current)


def _least(counted: CountRange) -> tuple[int, float]:
    top = float("inf") if counted.high is None else counted.high
    return (counted.low, top) if counted.low_stated else (counted.high or 0, top)


POLICIES: Mapping[str, Policy] = MappingProxyType(
    {"envelope": envelope, "most_conservative": most_conservative}
)
"""The policies of the `policies` vocabulary that this edition applies."""


def reconcile(tellings: Sequence[Telling], policy: str) -> Figures:
    """Return harm -> group -> the figure that `policy` makes of what `tellings` say.

    A harm or group that no one quantifies is absent. Raises KeyError for a policy that `POLICIES` lacks.
    """
    reconciled: dict[str, dict[str, Figure]] = {}
    for harm, group in sorted(figures.kinds(tellings), key=_as_listed):
        standing = figures.standing(tellings, harm, group)
        if standing.current:
            reconciled.setdefault(harm, {})[group] = _figure(standing, policy)
    return reconciled


def _as_listed(kind: tuple[str, str]) -> tuple[int, int]:
    harm, group = kind
    return list(terms("harms")).index(harm), list(terms("groups")).index(group)


def _figure(standing: Standing, policy: str) -> Figure:
    choice = POLICIES[policy](standing.current)
    used = tuple(name for told in choice.used for name in told.counts)
    passed_over = (told for told in _all(standing.current) if told not in choice.used)
    return Figure(
        range=choice.range,
        policy=policy,
        used=used,
        set_aside=(*standing.set_aside, *((n, choice.others) for told in passed_over for n in told.counts)),
    )
