"""The time: read here and nowhere else, and handed down."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)
