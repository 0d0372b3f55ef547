"""An account with the report that tells it and the origin that the report leads back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from harmledger.model import Account, Claim, Origin, Party, Report
from harmledger.model.record import Record

T = TypeVar("T", bound=Hashable)


class Telling(Record, frozen=True):
    """One account of the incident: who tells it, and back to whom it leads."""

    account: Account
    report: Report
    origin: Origin
    claims: Mapping[str, Claim]
    """The report's claims by id."""
    others: tuple[Origin, ...] = ()
    """The further origins of an account that rests on the word of several."""
    parties: Mapping[str, Party] = msgspec.field(default_factory=dict)
    """Name -> whom it means, for parties and spokesmen of which that is known."""

    def side(self, name: str) -> str:
        """Return whose side a party or spokesman is on: its own, if nothing else is known."""
        return self.parties[name].side if name in self.parties else name

    def listed(self, name: str) -> str:
        """Return as what a party is listed, or the name if it is not."""
        return (self.parties[name].listed if name in self.parties else None) or name


def gather(
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    origins: Sequence[Origin],
    claims: Mapping[str, Mapping[str, Claim]],
    parties: Mapping[str, Party],
) -> tuple[Telling, ...]:
    """Return the tellings of `accounts`, in their order; KeyError if one of them has no origin."""
    behind: dict[str, tuple[Origin, ...]] = {}
    for origin in origins:
        behind |= {account: (*behind.get(account, ()), origin) for account in origin.accounts}
    return tuple(
        Telling(
            account=account,
            report=reports[account.report],
            origin=behind[account.id][0],
            claims=claims.get(account.report, {}),
            others=behind[account.id][1:],
            parties=parties,
        )
        for account in accounts
    )


def origins(tellings: Iterable[Telling]) -> tuple[Origin, ...]:
    """Return the origins of `tellings`, each once, in the order of their first telling."""
    return tuple(dict.fromkeys(o for telling in tellings for o in (telling.origin, *telling.others)))


def support(tellings: Iterable[Telling], say: Callable[[Telling], Iterable[T]]) -> dict[T, int]:
    """Return all that tellings say, in their order, with the number of independent origins that say it."""
    backers: dict[T, set[Origin]] = defaultdict(set)
    for telling in tellings:
        for said in say(telling):
            backers[said].update((telling.origin, *telling.others))
    return {said: len(of) for said, of in backers.items()}
