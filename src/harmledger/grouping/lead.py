"""How one report leads back to another."""

from __future__ import annotations

from urllib.parse import urlsplit

from harmledger.model import Report
from harmledger.model.record import Record


class Lead(Record, frozen=True):
    """`report` owes what it says to `back_to`, which was told before it; `reason` says how, in words."""

    report: str
    back_to: str
    reason: str


def teller(report: Report) -> str:
    """Return what tells a report: its outlet, else its site, else the report's own id."""
    return report.outlet or _site(report.url) or report.id


def _site(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # a malformed address names no site
        return None
