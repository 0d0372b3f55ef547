"""What people claim that reports say, laid over the accounts that were read in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

import msgspec

from harmledger.ledger import Ledger
from harmledger.model import (
    Account,
    Count,
    CountRange,
    Decision,
    EventDate,
    EventPlace,
    Reading,
    Totals,
    Victim,
)
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
from harmledger.reading.casualties.totals import reconcile
from harmledger.reading.events.events import GENERAL

_KINDS = tuple(str(kind.__struct_config__.tag) for kind in get_args(AnyAddition))


def claims(ledger: Ledger) -> tuple[Decision, ...]:
    """Return the decisions in force by which people claim what reports say, in their order."""
    undone = ledger.undone()
    return tuple(d for d in ledger.decisions_of_kinds(_KINDS) if d.number not in undone)


def claims_of(ledger: Ledger, report: str) -> tuple[Decision, ...]:
    """Return those about one report."""
    states = ledger.states_of(ledger.incidents_of([report])[report]).values()
    found = (d for state in states for d in state.additions if _report(d) == report)
    return tuple(sorted(found, key=lambda decision: decision.number))


def _report(decision: Decision) -> str | None:
    return decision.action.report if isinstance(decision.action, Addition) else None


def reading_of(ledger: Ledger, report: str) -> Reading | None:
    """Return what was read in a report, with all that people claim of it; None if there is neither."""
    said, read = claims_of(ledger, report), ledger.reading(report)
    return _claimed(report, read, said) if read or said else None


def _claimed(report: str, read: Reading | None, said: Iterable[Decision]) -> Reading:
    read = read or Reading(report=report, reader="")
    return msgspec.structs.replace(read, accounts=lay_over(read.accounts, said))


class Told(NamedTuple):
    """What all reports tell: what was read in them, with all that people claim of it."""

    accounts: tuple[Account, ...]
    """In order of capture; those that people made come last."""
    readings: Mapping[str, Reading]
    """By report id."""


def told(ledger: Ledger) -> Told:
    """Return all that the ledger's reports tell."""
    readings = {reading.report: reading for reading in ledger.readings()}
    order = {account.id: None for reading in readings.values() for account in reading.accounts}
    said: dict[str, list[Decision]] = defaultdict(list)
    for decision in claims(ledger):
        if isinstance(decision.action, Addition):
            said[decision.action.report].append(decision)
            order.setdefault(decision.action.account)
    readings |= {report: _claimed(report, readings.get(report), found) for report, found in said.items()}
    accounts = {account.id: account for reading in readings.values() for account in reading.accounts}
    return Told(tuple(accounts[account] for account in order), readings)


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
