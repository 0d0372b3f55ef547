"""What people claim that reports say, laid over the accounts that were read in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from harmledger.model import Account, Count, CountRange, Decision, EventDate, EventPlace, Totals, Victim
from harmledger.model.count_range import envelope
from harmledger.model.decision import (
    AddDate,
    AddFigure,
    Addition,
    AddPlace,
    AddVictim,
    AnyAddition,
    DropVictim,
)
from harmledger.reading.events import GENERAL
from harmledger.reading.totals import reconcile


def lay_over(accounts: Iterable[Account], additions: Iterable[Decision]) -> tuple[Account, ...]:
    """Return the accounts with all that people claim of them; one that was not read comes last.

    A person's figure for a harm and group stands in place of what was read; several make a range. Of two
    dates or places the later claimed holds.
    """
    found = {account.id: account for account in accounts}
    for decision in additions:
        claim = decision.action
        if isinstance(claim, Addition):
            found[claim.account] = _with(found.get(claim.account) or _made(claim), claim, decision.number)
    return tuple(found.values())


def _made(claim: AnyAddition) -> Account:
    """Return the account that a person makes, or that no reading has any more: only what is claimed of it."""
    return Account(
        id=claim.account,
        report=claim.report,
        event_type=claim.event_type or GENERAL,
        event_spans=(claim.span,),
    )


def _with(account: Account, claim: AnyAddition, number: int) -> Account:
    spans = (claim.span,)
    change: dict[str, object] = {}
    match claim:
        case AddFigure(harm=harm, group=group):
            count = Count(harm=harm, group=group, range=claim.range, span=claim.span, added=number)
            counts = (*account.counts, count)
            whole = envelope(c.range for c in counts if c.added and (c.harm, c.group) == (harm, group))
            change = {
                "counts": counts,
                "totals": _set(account.totals, harm, {group: whole}),
                "coded": _set(account.coded, harm, {group: whole}),
            }
        case AddVictim():
            change = _with_victims(account, claim.name, [_victim(claim, number)])
        case DropVictim():
            change = _with_victims(account, claim.name, [])
        case AddPlace(place=place):
            change = {"place": EventPlace(place=place, spans=spans, added=number)}
        case AddDate(interval=interval):
            change = {"date": EventDate(interval=interval, spans=spans, added=number)}
    return msgspec.structs.replace(account, **change)


def _set(totals: Totals, harm: str, ranges: Mapping[str, CountRange]) -> Totals:
    return {**totals, harm: {**totals.get(harm, {}), **ranges}}


def _victim(claim: AddVictim, number: int) -> Victim:
    return Victim(
        name=claim.name,
        harm=claim.harm,
        spans=(claim.span,),
        age=claim.age,
        sex=claim.sex,
        added=number,
    )


def _with_victims(account: Account, name: str, claimed: Sequence[Victim]) -> dict[str, object]:
    """Return the account's victims with what is claimed in place of those of the name.

    Where no figure is given of a harm, those who are named count.
    """
    former = [victim for victim in account.victims if victim.name == name]
    victims = (*(victim for victim in account.victims if victim.name != name), *claimed)
    totals, coded = dict(account.totals), dict(account.coded)
    for harm in {victim.harm for victim in (*former, *claimed)} - {count.harm for count in account.counts}:
        counted = reconcile((), [victim for victim in victims if victim.harm == harm], profile="none")
        for ranges, of_names in ((totals, counted.totals), (coded, counted.coded)):
            ranges.pop(harm, None)
            ranges.update(of_names)
    return {"victims": victims, "totals": totals, "coded": coded}
