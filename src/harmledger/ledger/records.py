"""What the ledger tells of the work done on it."""

from __future__ import annotations

from datetime import date, datetime

from harmledger.model.record import Record


class Refused(Record, frozen=True):
    """An input, or a part of it, that was not taken: where it stands, why, at which stage, and when."""

    location: str
    reason: str
    stage: str
    at: datetime


class Saved(Record, frozen=True):
    """How many reports of an original were added, how many were known already, and what was refused."""

    added: int = 0
    known: int = 0
    refused: tuple[Refused, ...] = ()


class Heading(Record, frozen=True):
    """Who published a report, where and when, without what it says."""

    report: str
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
