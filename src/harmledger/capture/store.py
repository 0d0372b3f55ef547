"""The evidence store: each original once, under the name of its SHA-256, never altered.

    originals/ab/abcdef...    the bytes as captured, read-only
    incoming/                 what is being written, or was when the process was killed
    custody.jsonl             how each came to be here

An original is whole on the disk before its custody entry is written, so a kill between the two leaves an
original that no entry names; adding the same bytes again writes the entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from harmledger import __version__
from harmledger.capture.custody import CustodyLog, Entry, check
from harmledger.capture.disk import write_once
from harmledger.errors import LedgerError
from harmledger.model import Original, say

TOOL = f"harmledger {__version__}"


class EvidenceStore:
    """The originals and the custody log in the folder `root`; several processes may add to it at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._originals: dict[str, Original] = {}
        self._sightings: set[tuple[str, str]] = set()
        root.mkdir(parents=True, exist_ok=True)
        self._log = CustodyLog(root / "custody.jsonl")
        self._read_log()

    def add(
        self, content: bytes, *, location: str, method: str, media_type: str, by: str, at: datetime
    ) -> Original:
        """Keep `content` and return its original; the same bytes again add nothing, and return the first.

        The same bytes from another `location` leave a note in the custody log.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        if (sha256, location) in self._sightings:
            return self._originals[sha256]
        write_once(self._path(sha256), content, by_way_of=self.root / "incoming")
        with self._log.writing() as file:
            self._read_log()
            if (sha256, location) not in self._sightings:
                entry = Entry(
                    number=0,
                    at=at,
                    by=by,
                    action="sighting" if sha256 in self._originals else "capture",
                    tool=TOOL,
                    sha256=sha256,
                    size=len(content),
                    media_type=media_type,
                    location=location,
                    method=method,
                )
                self._learn(self._log.append(file, entry))
        return self._originals[sha256]

    def knows(self, sha256: str) -> bool:
        """Whether the custody log tells of an original with this hash."""
        return sha256 in self._originals

    def read(self, sha256: str) -> bytes:
        """Return the bytes of an original; LedgerError as `stored`."""
        return stored(self.root, sha256)

    def head(self) -> str:
        """Return the hash of the last custody entry: kept elsewhere, it proves that nothing was cut off."""
        return self._log.head()

    def verify(self, expected_head: str | None = None) -> tuple[str, ...]:
        """Re-read every original and the custody log; return a line a fault, and nothing if all is well.

        `expected_head` is what `head` returned at some earlier time.
        """
        entries, faults = check(self._log.path, expected_head)
        named = {entry.sha256: entry.location for entry in entries if entry.action == "capture"}
        return (*faults, *self._faults_of_originals(named), *self._strays(named))

    def _faults_of_originals(self, named: dict[str, str]) -> Iterator[str]:
        for sha256, location in named.items():
            try:
                with self._path(sha256).open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError as error:
                yield f"original {sha256} ({location}): cannot be read: {error.strerror}"
                continue
            if digest != sha256:
                yield f"original {sha256} ({location}): altered: its bytes now have the hash {digest}"

    def _strays(self, named: dict[str, str]) -> Iterator[str]:
        folder = self.root / "originals"
        for path in sorted(p for p in folder.rglob("*") if not p.is_dir()):
            if path.name not in named or path != self._path(path.name):
                yield (
                    f"{path.relative_to(self.root)}: no custody entry names it "
                    "(a capture cut short, a log cut short, or a stray file)"
                )

    def _path(self, sha256: str) -> Path:
        return _path(self.root, sha256)

    def _read_log(self) -> None:
        for entry in self._log.read_on():
            self._learn(entry)

    def _learn(self, entry: Entry) -> None:
        if entry.action == "repair":
            return
        self._sightings.add((entry.sha256, entry.location))
        self._originals.setdefault(
            entry.sha256,
            Original(
                sha256=entry.sha256,
                size=entry.size,
                media_type=entry.media_type,
                location=entry.location,
                captured_at=entry.at,
                captured_by=entry.by,
                method=entry.method,
                tool=entry.tool,
            ),
        )


def stored(root: Path, sha256: str) -> bytes:
    """Return the bytes of an original in the store at `root`.

    LedgerError if they are missing or no longer as captured.
    """
    try:
        content = _path(root, sha256).read_bytes()
    except OSError as error:
        raise LedgerError(say("original {} cannot be read: {}", sha256, error.strerror or "")) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise LedgerError(say("original {} is no longer as captured: restore it from a copy", sha256))
    return content


def _path(root: Path, sha256: str) -> Path:
    return root / "originals" / sha256[:2] / sha256
