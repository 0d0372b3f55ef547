"""What the tests of intake share: an original around some bytes."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from harmledger.intake import Intake, media_type, take_in
from harmledger.model import Original, Report


def original_of(content: bytes, location: str, declared: str | None = None) -> Original:
    """Return the original that capturing `content` makes."""
    return Original(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=declared or media_type(content, location),
        location=location,
        captured_at=datetime(2031, 6, 1, tzinfo=UTC),
        captured_by="Analyst",
        method="file",
        tool="harmledger 0",
    )


def taken(content: bytes | str, location: str, declared: str | None = None) -> Intake:
    """Return what intake makes of `content`."""
    content = content.encode() if isinstance(content, str) else content
    return take_in(content, original_of(content, location, declared))


def only_report(content: bytes | str, location: str, declared: str | None = None) -> Report:
    """Return the one report of `content`, of which nothing is refused."""
    intake = taken(content, location, declared)
    assert intake.refusals == ()
    (report,) = intake.reports
    return report
