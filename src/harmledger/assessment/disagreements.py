"""The fields on which accounts differ, with what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from harmledger.assessment import figures, responsibility
from harmledger.assessment.tellings import Telling
from harmledger.model import CountRange, DateInterval, Disagreement, Figures, Place
from harmledger.model.groups import is_within

T = TypeVar("T")


def find(tellings: Sequence[Telling], reconciled: Figures) -> tuple[Disagreement, ...]:
    """Return the disagreements; `field` is a path as the export prints it, or `denial`."""
    found = (
        _event_types(tellings),
        _dates(tellings),
        _places(tellings),
        _actors(tellings),
        _denials(tellings),
        *(_figures(tellings, harm, group) for harm, of in reconciled.items() for group in of),
        *_subsets(tellings, reconciled),
    )
    return tuple(disagreement for disagreement in found if disagreement.values)


def _disagreement(field: str, said: Mapping[str, T], fit: Callable[[T, T], bool]) -> Disagreement:
    """Return what each account says if some two of them do not `fit`; no values if all do."""
    distinct = list(dict.fromkeys(said.values()))
    differ = any(not fit(one, other) for one, other in combinations(distinct, 2))
    return Disagreement(
        field=field, values={account: str(value) for account, value in said.items() if differ}
    )


def _event_types(tellings: Sequence[Telling]) -> Disagreement:
    said = {t.account.id: t.account.event_type for t in tellings}
    return _disagreement("event_type", said, lambda one, other: "attack" in (one, other))


def _dates(tellings: Sequence[Telling]) -> Disagreement:
    said = {t.account.id: t.account.date.interval for t in tellings if t.account.date}
    return _disagreement("date", said, DateInterval.overlaps)


def _places(tellings: Sequence[Telling]) -> Disagreement:
    said = {t.account.id: t.account.place.place for t in tellings if t.account.place}
    apart = _disagreement("place", said, Place.may_be)
    return Disagreement(field="place", values={account: said[account].name for account in apart.values})


def _actors(tellings: Sequence[Telling]) -> Disagreement:
    competing = responsibility.competing(responsibility.accusations(tellings))
    values: dict[str, str] = {}
    for accusation in competing:
        accused = " and ".join(sorted(accusation.accused))
        earlier = values.get(accusation.account)
        values[accusation.account] = f"{earlier}; {accused}" if earlier else accused
    return Disagreement(field="actors", values=values)


def _denials(tellings: Sequence[Telling]) -> Disagreement:
    denied = responsibility.denials(tellings)
    return Disagreement(field="denial", values={d.account: f"{d.party} denies: {d.words}" for d in denied})


def _figures(tellings: Sequence[Telling], harm: str, group: str) -> Disagreement:
    return _disagreement(f"totals.{harm}.{group}", _said(tellings, harm, group), CountRange.overlaps)


def _said(tellings: Sequence[Telling], harm: str, group: str) -> dict[str, CountRange]:
    """Return the current figure of each account that has one."""
    current = figures.standing(tellings, harm, group).current
    return {told.telling.account.id: told.range for of_origin in current for told in of_origin}


def _subsets(tellings: Sequence[Telling], reconciled: Figures) -> Iterator[Disagreement]:
    """Yield where a whole is put lower than a part of it; it is shown, never mended."""
    for harm, of in reconciled.items():
        for outer, inner in ((o, i) for o in of for i in of if o != i and is_within(i, o)):
            top = of[outer].range.high
            if top is not None and top < of[inner].range.low:
                said = [(group, _said(tellings, harm, group)) for group in (outer, inner)]
                accounts = dict.fromkeys(account for _, by_account in said for account in by_account)
                yield Disagreement(
                    field=f"totals.{harm}: {inner} exceed {outer}",
                    values={
                        a: ", ".join(
                            f"{by_account[a]} {group}" for group, by_account in said if a in by_account
                        )
                        for a in accounts
                    },
                )
