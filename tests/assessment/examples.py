"""Incidents of the invented island of Karsholm, ready to be assessed. All of it is fiction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tests.grouping.examples import MARKET, report

from harmledger.assessment import STANDARD, Method, assess
from harmledger.model import Account, Assessment, Claim, Figure, Origin, Party

DAY_AFTER = MARKET + timedelta(days=1)


def assessed(
    *accounts: Account,
    origins: Sequence[Sequence[str]] | None = None,
    published: Mapping[str, date | None] | None = None,
    outlets: Mapping[str, str] | None = None,
    claims: Mapping[str, Sequence[Claim]] | None = None,
    kinds: Mapping[str, str] | None = None,
    method: Method = STANDARD,
    parties: Mapping[str, Party] | None = None,
) -> Assessment:
    """Assess accounts, each report of which is an origin of its own unless `origins` says otherwise."""
    ids = list(dict.fromkeys(account.report for account in accounts))
    days, names = published or {}, outlets or {}
    return assess(
        accounts,
        {id_: report(id_, published=days.get(id_, MARKET), outlet=names.get(id_)) for id_ in ids},
        [
            Origin(
                name=names.get(of[0], of[0]),
                accounts=tuple(account.id for account in accounts if account.report in of),
                kind=(kinds or {}).get(of[0], "unknown"),
            )
            for of in origins or [[id_] for id_ in ids]
        ],
        {id_: {claim.id: claim for claim in made} for id_, made in (claims or {}).items()},
        method,
        parties or {},
    )


def killed(assessment: Assessment, group: str = "all") -> Figure:
    return assessment.figures["killed"][group]
