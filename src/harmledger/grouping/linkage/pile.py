"""All accounts at hand, ready to be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from harmledger.grouping.linkage import facts, tellings, wording
from harmledger.grouping.linkage.facts import Facts
from harmledger.grouping.linkage.terms import Terms
from harmledger.grouping.origins import sources
from harmledger.grouping.origins.sources import Directory
from harmledger.model import Account, Reading, Report
from harmledger.model.record import Record


class Pile(Record, frozen=True):
    """Accounts by their numbers, in the order of their ids: no order of capture tells."""

    told: Sequence[Facts]
    names: Terms
    """All names in each account."""
    people: Terms
    """The people whom each account names."""


def read(
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    directory: Directory | None = None,
) -> Pile:
    """Return the pile of `accounts`, save those that are told as context.

    The `directory` tells which names are one outlet's; None is what harmledger knows.
    """
    known = directory or sources.load()
    publishers = {report: known.publisher(reports[report]) for report in {a.report for a in accounts}}
    ordered = sorted(accounts, key=lambda account: account.id)
    telling = tellings.read(ordered, reports, readings)
    told = [
        facts.of(
            account,
            reports[account.report],
            telling[account.id],
            readings[account.report],
            publishers[account.report],
        )
        for account in ordered
        if not account.context
    ]
    return Pile(
        told=told,
        names=wording.read(telling, {account.id: publishers[account.report] for account in ordered}),
        people=Terms({one.account: frozenset(one.people) for one in told}),
    )
