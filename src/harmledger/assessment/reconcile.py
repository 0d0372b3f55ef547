"""How figures of several origins become one range: by a policy that is named, never silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from harmledger.assessment import civilian_status, figures
from harmledger.assessment.figures import Standing, Told
from harmledger.assessment.method import Method
from harmledger.assessment.tellings import Telling
from harmledger.model import CountRange, Figure, Figures, Message, Origin, count_range, say
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms


class Choice(Record, frozen=True):
    """What a policy makes of figures: a range, those it rests on, why on no others, the best of them."""

    range: CountRange
    used: tuple[Told, ...]
    others: Message = say("")
    best: CountRange | None = None


Policy = Callable[[Sequence[Sequence[Told]], Method], Choice]
"""The current figures of each origin, of which there is at least one -> what is published."""


def envelope(origins: Sequence[Sequence[Told]], _: Method) -> Choice:
    """Choose the lowest to the highest of all origins' current figures."""
    used = tuple(_all(origins))
    return Choice(range=count_range.envelope(told.range for told in used), used=used)


def most_conservative(origins: Sequence[Sequence[Told]], _: Method) -> Choice:
    """Choose the lowest of all origins' current figures; "up to nine", which has no low, counts as nine."""
    lowest = min((told.range for told in _all(origins)), key=_least)
    return _only(origins, [lowest], say("higher than the most conservative figure"))


def majority(origins: Sequence[Sequence[Told]], _: Method) -> Choice:
    """Choose what most independent origins give; the envelope of several figures that tie."""
    return _only(origins, _best_supported(origins), say("fewer independent origins give it"))


def source_priority(origins: Sequence[Sequence[Told]], method: Method) -> Choice:
    """Choose what the first of `method.priority` gives; all that are not listed come last, together."""
    ranks = [_rank(current[0].telling.origin, method.priority) for current in origins]
    first = [current for current, rank in zip(origins, ranks, strict=True) if rank == min(ranks)]
    used = tuple(_all(first))
    whole = count_range.envelope(told.range for told in used)
    others = say("a source that comes first gives another figure")
    return Choice(range=whole, used=used, others=others)


def low_best_high(origins: Sequence[Sequence[Told]], method: Method) -> Choice:
    """Choose the envelope, and in it the best supported figure, the lowest of several that tie (UCDP)."""
    whole = envelope(origins, method)
    return msgspec.structs.replace(whole, best=min(_best_supported(origins), key=_least))


def _only(origins: Sequence[Sequence[Told]], chosen: Sequence[CountRange], others: Message) -> Choice:
    used = tuple(told for told in _all(origins) if told.range in chosen)
    return Choice(range=count_range.envelope(told.range for told in used), used=used, others=others)


def _best_supported(origins: Sequence[Sequence[Told]]) -> Sequence[CountRange]:
    """Return the figure that most origins give, or all that tie for it."""
    votes = Counter(each for current in origins for each in {told.range for told in current})
    return [each for each, number in votes.items() if number == max(votes.values())]


def _rank(origin: Origin, priority: Sequence[str]) -> int:
    """Return the place of the origin, by its name or its kind, in the order of priority."""
    names = {origin.name.casefold(), origin.kind.casefold()}
    return next((rank for rank, name in enumerate(priority) if name.casefold() in names), len(priority))


def _all(origins: Iterable[Iterable[Told]]) -> Iterable[Told]:
    return (told for current in origins for told in current)


def _least(counted: CountRange) -> tuple[int, float]:
    top = float("inf") if counted.high is None else counted.high
    return (counted.low, top) if counted.low_stated else (counted.high or 0, top)


POLICIES: Mapping[str, Policy] = MappingProxyType(
    {
        "envelope": envelope,
        "most_conservative": most_conservative,
        "majority": majority,
        "source_priority": source_priority,
        "low_best_high": low_best_high,
    }
)
"""How each policy of the `policies` vocabulary is applied."""


def reconcile(tellings: Sequence[Telling], method: Method) -> Figures:
    """Return harm -> group -> the figure that the method's policy makes of what `tellings` say.

    A harm or group that no one quantifies is absent.
    """
    reconciled: dict[str, dict[str, Figure]] = {}
    for harm, group in sorted(figures.kinds(tellings), key=_as_listed):
        standing = figures.standing(tellings, harm, group)
        if standing.current:
            reconciled.setdefault(harm, {})[group] = _figure(standing, method)
    return {harm: civilian_status.settle(of, tellings, harm) for harm, of in reconciled.items()}


def _as_listed(kind: tuple[str, str]) -> tuple[int, int]:
    harm, group = kind
    return list(terms("harms")).index(harm), list(terms("groups")).index(group)


def _figure(standing: Standing, method: Method) -> Figure:
    choice = POLICIES[method.policy](standing.current, method)
    used = tuple(name for told in choice.used for name in told.counts)
    passed_over = (told for told in _all(standing.current) if told not in choice.used)
    return Figure(
        range=choice.range,
        policy=method.policy,
        best=choice.best,
        used=used,
        set_aside=(*standing.set_aside, *((n, choice.others) for told in passed_over for n in told.counts)),
    )
