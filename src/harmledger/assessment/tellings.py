"""An account with the report that tells it and the origin that the report leads back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from harmledger.model import Account, Claim, Origin, Report
from harmledger.model.record import Record

T = TypeVar("T", bound=Hashable)


class Telling(Record, frozen=True):
    """One account of the incident: who tells it, and back to whom it leads."""

    account: Account
    report: Report
    origin: Origin
    claims: Mapping[str, Claim]
    """The report's claims by id."""


def gather(
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    origins: Sequence[Origin],
    claims: Mapping[str, Mapping[str, Claim]],
) -> tuple[Telling, ...]:
    """Return the tellings of `accounts`, in their order; KeyError if a report of theirs has no origin."""
    origin_of = {report: origin for origin in _sources(accounts, origins) for report in origin.reports}
    return tuple(
        Telling(
            account=account,
            report=reports[account.report],
            origin=origin_of[account.report],
            claims=claims.get(account.report, {}),
        )
        for account in accounts
    )


def _sources(accounts: Sequence[Account], origins: Sequence[Origin]) -> Iterator[Origin]:
    """Yield the origins with those of one name joined: two stories of one agency are one source."""
    telling = {account.report for account in accounts}
    by_name: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        if telling.intersection(origin.reports):
            by_name[origin.name.casefold()].append(origin)
    for first, *others in by_name.values():
        yield Origin(
            name=first.name,
            kind=first.kind,
            reports=(*first.reports, *(report for other in others for report in other.reports)),
            path=(
                *first.path,
                *(line for other in others for line in (_same(first, other), *other.path)),
            ),
        )


def _same(first: Origin, other: Origin) -> str:
    return f"{other.reports[0]} is {first.name}'s too, like {first.reports[0]}"


def origins(tellings: Iterable[Telling]) -> tuple[Origin, ...]:
    """Return the origins of `tellings`, each once, in the order of their first telling."""
    return tuple(dict.fromkeys(telling.origin for telling in tellings))


def support(tellings: Iterable[Telling], say: Callable[[Telling], Iterable[T]]) -> dict[T, int]:
    """Return all that tellings say, in their order, with the number of independent origins that say it."""
    backers: dict[T, set[Origin]] = defaultdict(set)
    for telling in tellings:
        for said in say(telling):
            backers[said].add(telling.origin)
    return {said: len(of) for said, of in backers.items()}
