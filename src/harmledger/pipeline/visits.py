"""Up to which report each person has seen all: what came later is new to them."""

from __future__ import annotations

from datetime import datetime

import msgspec

from harmledger.ledger import Ledger
from harmledger.model.person import key
from harmledger.model.record import Record
from harmledger.pipeline import clock


class Visit(Record, frozen=True):
    """The latest report, by its place in the order of capture, when someone said that they had seen all."""

    report: int
    at: datetime


def last(ledger: Ledger, person: str) -> Visit | None:
    """Return how far the person has seen, or None if they never said so."""
    kept = ledger.meta(_name(person))
    return None if kept is None else msgspec.json.decode(kept, type=Visit)


def note(ledger: Ledger, person: str, report: int) -> None:
    """Let the person have seen all up to `report`, as far as there are reports."""
    visit = Visit(report=max(0, min(report, ledger.last_report())), at=clock.now())
    ledger.set_meta(_name(person), msgspec.json.encode(visit).decode())


def _name(person: str) -> str:
    return f"seen by {key(person)}"
