"""What of an account is compared with other accounts, made ready once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from harmledger.model import Account, CountRange, DateInterval, Place, Report
from harmledger.model.record import Record

_WORD = re.compile(r"\w+")


class Facts(Record, frozen=True):
    """An account's comparable side; None or empty is unknown."""

    account: str
    report: str
    event_type: str
    means: str | None
    happened: DateInterval | None
    published: date | None
    place: Place | None
    tolls: Mapping[str, CountRange]
    """harm -> how many came to it: of all, or else of the civilians."""
    victims: Mapping[str, str]
    """Folded full name -> the name as it stands."""


def of(account: Account, report: Report) -> Facts:
    """Return the facts of an account of `report`."""
    return Facts(
        account=account.id,
        report=account.report,
        event_type=account.event_type,
        means=account.means.code if account.means else None,
        happened=account.date.interval if account.date else None,
        published=report.published,
        place=account.place.place if account.place else None,
        tolls={
            harm: toll
            for harm, groups in account.totals.items()
            if (toll := groups.get("all") or groups.get("civilians"))
        },
        victims={
            folded: victim.name
            for victim in account.victims
            if (folded := " ".join(sorted(_WORD.findall(victim.name.casefold())))) and " " in folded
        },
    )
