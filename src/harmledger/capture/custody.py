"""The custody log: who captured what, when, how and from where, each line chained to the one before it.

`custody.jsonl` holds one entry a line, as JSON with its fields in the order of `Entry`. The chain can be
checked with stock tools: an entry's `hash` is the SHA-256 of its line with the hash itself left empty
(`"hash":""`) and without the line end, and its `previous` is the hash of the line before.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from harmledger.capture.disk import sync_folder
from harmledger.errors import LedgerError
from harmledger.model.record import Record

Action = Literal["capture", "sighting", "repair"]
"""An original came in; the same bytes were met at another location; a torn last line was set right."""

NO_ENTRY = "0" * 64
"""What stands for the hash before the first entry."""


class Entry(Record, frozen=True):
    """One line of the log. A `repair` names no original, and keeps the torn words in its `note`."""

    number: int
    at: datetime
    by: str
    action: Action
    tool: str
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    location: str = ""
    method: str = ""
    note: str = ""
    previous: str = NO_ENTRY
    hash: str = ""

    def sealed(self) -> Entry:
        """Return the entry with the hash that belongs to it."""
        unsealed = msgspec.structs.replace(self, hash="")
        digest = hashlib.sha256(msgspec.json.encode(unsealed)).hexdigest()
        return msgspec.structs.replace(unsealed, hash=digest)


class CustodyLog:
    """An append-only file of entries; what it knows of them is a pure function of the file's lines.

    A line that a kill tore off counts as not written: the next append puts it into a `repair` entry.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read_to = 0
        self._last: Entry | None = None

    def head(self) -> str:
        """Return the hash of the last whole entry that this log has read or written."""
        return self._last.hash if self._last else NO_ENTRY

    def read_on(self) -> Iterator[Entry]:
        """Yield the whole entries that were written since the last call, by whomever.

        Raises LedgerError at a line that is no entry: a log that was altered is not carried on.
        """
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(self._read_to)
            for line in file:
                if not line.endswith(b"\n"):
                    return
                try:
                    entry = msgspec.json.decode(line, type=Entry)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    raise LedgerError(f"{self.path}: a line is no custody entry ({error}): verify") from error
                self._last, self._read_to = entry, self._read_to + len(line)
                yield entry

    @contextmanager
    def writing(self) -> Iterator[BinaryIO]:
        """Hold the log for writing against other processes."""
        created = not self.path.exists()
        with self.path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if created:
                sync_folder(self.path.parent)
            yield file

    def append(self, file: BinaryIO, entry: Entry) -> Entry:
        """Write `entry`, numbered and chained, to the `file` of `writing`, and to the disk.

        The caller has read on to the log's end while it held the file.
        """
        torn = self._cut_torn_line(file)
        if torn:
            note = torn.decode("utf-8", "backslashreplace")
            self._write(
                file, Entry(number=0, at=entry.at, by=entry.by, action="repair", tool=entry.tool, note=note)
            )
        return self._write(file, entry)

    def _write(self, file: BinaryIO, entry: Entry) -> Entry:
        number = self._last.number + 1 if self._last else 1
        sealed = msgspec.structs.replace(entry, number=number, previous=self.head()).sealed()
        line = msgspec.json.encode(sealed) + b"\n"
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
        self._last, self._read_to = sealed, self._read_to + len(line)
        return sealed

    def _cut_torn_line(self, file: BinaryIO) -> bytes:
        with self.path.open("rb") as reader:
            reader.seek(self._read_to)
            torn = reader.read()
        if torn:
            file.truncate(self._read_to)
        return torn


def check(path: Path, expected_head: str | None = None) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries of the log at `path`, and a line for each fault of the chain.

    `expected_head` is the hash of an entry that was seen there before: the log may have grown since.
    """
    entries: list[Entry] = []
    faults: list[str] = []
    previous = NO_ENTRY
    for number, line in enumerate(_lines(path), start=1):
        where = f"{path.name} line {number}"
        if not line.endswith(b"\n"):
            faults.append(f"{where}: torn by an interruption; the next capture sets it right")
            break
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except (msgspec.DecodeError, UnicodeDecodeError):
            faults.append(f"{where}: altered: it is no custody entry")
            continue
        if entry.sealed().hash != entry.hash or msgspec.json.encode(entry) + b"\n" != line:
            faults.append(f"{where}: altered: it does not fit its own hash")
        if entry.number != number or entry.previous != previous:
            faults.append(f"{where}: out of order: it does not follow the line before it")
        previous = entry.hash
        entries.append(entry)
    known = {entry.hash for entry in entries} | {NO_ENTRY}
    if expected_head is not None and expected_head not in known:
        faults.append(f"{path.name}: cut: the entry that was its last, {expected_head}, is gone")
    return tuple(entries), tuple(faults)


def _lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as file:
            yield from file
