"""The exercise's reports as intake gives them, with the place where each was found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from harmledger.exercise import REPORTS
from harmledger.exercise.key import Source
from harmledger.intake.guard import Guard
from harmledger.intake.records import Refusal
from harmledger.model import Original, Report

Found = tuple[Source, Report]


@cache
def taken(folder: Path = REPORTS) -> tuple[Found | Refusal, ...]:
    """Return all that intake makes of the files in `folder`, archives and mail opened."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    locations = {path: path.relative_to(folder).as_posix() for path in files}
    with Guard() as guard:
        return tuple(each for path in files for each in _taken(guard, path.read_bytes(), locations[path]))


def _taken(guard: Guard, content: bytes, location: str) -> Iterator[Found | Refusal]:
    original = Original(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="application/octet-stream",
        location=location,
        captured_at=datetime(2014, 6, 1, tzinfo=UTC),
        captured_by="a test",
        method="file",
        tool="pytest",
    )
    intake = guard.take_in(content, original)
    for report in intake.reports:
        yield Source(location=location, position=report.position), report
    yield from intake.refusals
    for member in intake.members:
        yield from _taken(guard, member.content, f"{location}!{member.name}")
