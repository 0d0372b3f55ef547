"""Reading alone: inputs to readings, with no ledger, one after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from harmledger.errors import RefusedError
from harmledger.gazetteer import open_gazetteer
from harmledger.intake import Found, Guard, Refusal, media_type, walk
from harmledger.model import Original, Report, vocabulary
from harmledger.pipeline import workers
from harmledger.pipeline.clock import now
from harmledger.pipeline.taking import TOOL
from harmledger.pipeline.workers import Read

Refuse = Callable[[Refusal], None]


def read(
    inputs: Sequence[str],
    refuse: Refuse,
    *,
    gazetteers: Sequence[Path] = (),
    profile: str = "airwars",
    jobs: int | None = None,
) -> Iterator[Read]:
    """Yield what is read in each report of `inputs`, in their order; `refuse` is told what is not taken.

    VocabularyError if there is no such profile, RefusedError if a gazetteer file cannot be read.
    """
    gazetteer = open_gazetteer(gazetteers)
    profile = vocabulary.check("profiles", profile)
    return workers.read_all(_reports(inputs, refuse), gazetteer, profile=profile, jobs=jobs)


def _reports(inputs: Sequence[str], refuse: Refuse) -> Iterator[Report]:
    with Guard() as guard:
        for item in walk(inputs):
            if isinstance(item, Refusal):
                refuse(item)
            else:
                yield from _reports_in(item, guard, refuse)


def _reports_in(found: Found, guard: Guard, refuse: Refuse) -> Iterator[Report]:
    """Yield the reports of a file, and then those of the files that it carries."""
    try:
        waiting = [as_original(found.read(), found.location, found.method)]
    except RefusedError as error:
        refuse(Refusal(where=found.location, reason=str(error)))
        return
    while waiting:
        content, original = waiting.pop()
        intake = guard.take_in(content, original)
        for refusal in intake.refusals:
            refuse(refusal)
        yield from intake.reports
        waiting += (
            as_original(
                member.content, f"{original.location}!{member.name}", "archive member", member.media_type
            )
            for member in reversed(intake.members)
        )


def as_original(
    content: bytes, location: str, method: str, declared: str | None = None
) -> tuple[bytes, Original]:
    """Return the content with what it is as an original; nothing keeps it."""
    original = Original(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=declared or media_type(content, location),
        location=location,
        captured_at=now(),
        captured_by="",
        method=method,
        tool=TOOL,
    )
    return content, original
