"""Inputs to originals, and originals to reports in the ledger: each step picks up only what is not done.

First every input is captured, then every original that has not been taken in is. An archive's members are
captured in the transaction that marks the archive as taken in, and so come after it. A run that is killed
anywhere leaves the rest to the next run, in the same order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from harmledger import __version__
from harmledger.capture import EvidenceStore
from harmledger.errors import LedgerError, RefusedError
from harmledger.intake import Found, Guard, Intake, Member, Refusal, media_type, walk
from harmledger.ledger import Ledger, Refused
from harmledger.model import Original
from harmledger.model.record import Record
from harmledger.pipeline.progress import Progress

TOOL = f"harmledger {__version__}"

_PLACE = re.compile(r", |: |!|$")
"""What may stand between a file's location and a place in it; a location may hold it too."""


class TakenFile(Record, frozen=True):
    """What became of one file: whether its bytes were known, how many reports it gave, what was refused."""

    location: str
    known: bool = False
    added: int = 0
    refused: tuple[str, ...] = ()


class Taking:
    """One run's way from inputs to reports, counting what was `captured`, `added` and `known` already."""

    def __init__(self, ledger: Ledger, store: EvidenceStore, *, by: str, now: Callable[[], datetime]) -> None:
        self.captured = self.added = self.known = 0
        self._ledger = ledger
        self._store = store
        self._by = by
        self._now = now
        self._seen: dict[str, str] = {}
        """Where a file of this run lies -> where its bytes were first found."""
        self._originals: set[str] = set()
        """Where the bytes of this run's files were first found."""
        self._new: set[str] = set()
        self._added: Counter[str] = Counter()
        """Where an original was first found -> how many reports it gave."""
        self._refused: list[Refused] = []

    def capture(self, inputs: Sequence[str], progress: Progress) -> None:
        """Keep the bytes of every file that `inputs` name or hold."""
        found = list(walk(inputs))
        for done, item in enumerate(found, start=1):
            if isinstance(item, Refusal):
                self._refuse(item.where, item.reason)
            else:
                self._capture_file(item)
            progress("capture", done, len(found))

    def take_in(self, progress: Progress) -> None:
        """Make reports of every original that this version has not taken in, archives' members among them."""
        tried: set[str] = set()
        with Guard() as guard:
            while waiting := self._waiting(tried):
                known = len(tried) + len(waiting)
                for original in waiting:
                    self._take_in(original, guard)
                    tried.add(original.sha256)
                    progress("take in", len(tried), known)

    def refusals(self) -> tuple[Refused, ...]:
        """Return what was refused of this run's inputs, in this run or when they were first taken in."""
        return (*self._refused, *(r for r in self._ledger.refusals() if self._is_about_input(r)))

    def files(self) -> tuple[TakenFile, ...]:
        """Return what became of each file of this run, archives' members counted with them."""
        added, refused = Counter[str](), defaultdict[str, list[str]](list)
        for location, number in self._added.items():
            added.update(dict.fromkeys(_places(location), number))
        for each in self.refusals():
            for place in _places(each.location):
                within = each.location.removeprefix(place).strip(":, !")
                refused[place].append(f"{within}: {each.reason}" if within else each.reason)
        not_captured = {each.location: each.location for each in self._refused}
        return tuple(
            TakenFile(
                location=location,
                known=location in self._seen and first not in self._new,
                added=added[first],
                refused=tuple(refused[first]),
            )
            for location, first in (self._seen | not_captured).items()
        )

    def _capture_file(self, found: Found) -> None:
        try:
            content = found.read()
        except RefusedError as error:
            self._refuse(found.location, str(error))
            return
        kind = media_type(content, found.location)
        first = self._capture(content, found.location, found.method, kind)
        self._seen[found.location] = first
        self._originals.add(first)

    def _capture(self, content: bytes, location: str, method: str, kind: str) -> str:
        """Keep the bytes, and return where they were first found."""
        original = self._store.add(
            content, location=location, method=method, media_type=kind, by=self._by, at=self._now()
        )
        if self._ledger.add_original(original):
            self.captured += 1
            self._new.add(original.location)
        return original.location

    def _waiting(self, tried: set[str]) -> list[Original]:
        return [o for o in self._ledger.originals_to_take_in(TOOL) if o.sha256 not in tried]

    def _take_in(self, original: Original, guard: Guard) -> None:
        try:
            content = self._store.read(original.sha256)
        except LedgerError as error:
            self._refuse(original.location, str(error))
            return
        self._save(original, guard.take_in(content, original))

    def _save(self, original: Original, intake: Intake) -> None:
        with self._ledger.transaction():
            self._capture_members(original, intake.members)
            saved = self._ledger.save_intake(
                original,
                intake.reports,
                [self._refusal(r.where, r.reason, "intake") for r in intake.refusals],
                tool_version=TOOL,
                at=self._now(),
            )
        self.added += saved.added
        self._added[original.location] += saved.added
        self.known += saved.known

    def _capture_members(self, original: Original, members: Iterable[Member]) -> None:
        for member in members:
            kind = member.media_type or media_type(member.content, member.name)
            self._capture(member.content, f"{original.location}!{member.name}", "archive member", kind)

    def _refuse(self, location: str, reason: str) -> None:
        refused = self._refusal(location, reason, "capture")
        self._ledger.note_refusal(refused)
        self._refused.append(refused)

    def _refusal(self, location: str, reason: str, stage: str) -> Refused:
        return Refused(location=location, reason=reason, stage=stage, at=self._now())

    def _is_about_input(self, refused: Refused) -> bool:
        """Whether it names an input, or a place in one, and stands not in this run's own list already."""
        if refused.stage == "capture":
            return False
        return not _places(refused.location).isdisjoint(self._originals)


def _places(location: str) -> set[str]:
    """Return the files that a place may lie in."""
    return {location[: end.start()] for end in _PLACE.finditer(location)}
