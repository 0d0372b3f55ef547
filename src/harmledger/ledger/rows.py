"""Records as rows of the tables, and back."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
from sqlalchemy import Row

from harmledger.ledger.records import Refused
from harmledger.model.account import Account
from harmledger.model.incident import Lineage
from harmledger.model.report import Derivation, Original, Report

Values = dict[str, Any]


def original(row: Row[Any]) -> Original:
    """Return the original that a row of `originals` holds."""
    values = dict(row._mapping)
    del values["sequence"]
    return Original(**values)


def of_report(report: Report) -> Values:
    """Return the columns of `reports`, less the sequence number."""
    values = msgspec.structs.asdict(report)
    derivation: Derivation = values.pop("derivation")
    return values | msgspec.structs.asdict(derivation)


def report(row: Row[Any]) -> Report:
    """Return the report that a row of `reports` holds."""
    values = dict(row._mapping)
    del values["sequence"]
    derivation = Derivation(tool=values.pop("tool"), version=values.pop("version"))
    return Report(derivation=derivation, **values)


def of_account(account: Account, report: int, place_in_report: int) -> Values:
    """Return the columns of `accounts`; `report` is the report's sequence number."""
    interval = account.date.interval if account.date else None
    place = account.place.place if account.place else None
    return {
        "report": report,
        "place_in_report": place_in_report,
        "id": account.id,
        "event_type": account.event_type,
        "context": account.context,
        "earliest": interval.earliest if interval else None,
        "latest": interval.latest if interval else None,
        "place": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "body": account,
    }


def of_lineage(lineage: Lineage, places: Counter[str]) -> Values:
    """Return the columns of `lineages`; `places` counts how many each account has so far."""
    places[lineage.account] += 1
    return msgspec.structs.asdict(lineage) | {"place": places[lineage.account] - 1}


def lineage(row: Row[Any]) -> Lineage:
    """Return the lineage that a row of `lineages` holds."""
    values = dict(row._mapping)
    del values["place"]
    return Lineage(**values)


def refused(row: Row[Any]) -> Refused:
    """Return the refusal that a row of `refusals` holds."""
    return Refused(location=row.location, reason=row.reason, stage=row.stage, at=row.at)
