"""Inputs to files: folders walked in sorted order, links followed but never round in a circle."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from harmledger.errors import RefusedError
from harmledger.intake.limits import MEGABYTE, ORIGINAL_BYTES
from harmledger.intake.records import Refusal
from harmledger.model.record import Record

STANDARD_INPUT = "-"

_OF_A_LEDGER = ("custody.jsonl", "ledger.sqlite3")
"""A folder that holds one of these is a ledger of ours, and no input."""


class Found(Record, frozen=True):
    """A file to capture; `path` is None for standard input, `location` is valid Unicode."""

    location: str
    path: Path | None
    method: str = "file"

    def read(self) -> bytes:
        """Return the content; RefusedError if it cannot be read or is too large."""
        try:
            if self.path is None:
                content = sys.stdin.buffer.read(ORIGINAL_BYTES + 1)
            else:
                with self.path.open("rb") as file:
                    content = file.read(ORIGINAL_BYTES + 1)
        except OSError as error:
            raise RefusedError(_why(error)) from error
        if len(content) > ORIGINAL_BYTES:
            raise RefusedError(_TOO_LARGE)
        return content


_TOO_LARGE = f"larger than {ORIGINAL_BYTES // MEGABYTE} MB"


def walk(inputs: Sequence[str]) -> Iterator[Found | Refusal]:
    """Yield every file that the `inputs` name or hold, and a refusal for whatever is none.

    Hidden files are taken; a ledger's own folder is passed over.
    """
    walked: set[tuple[int, int]] = set()
    for given in inputs:
        if given == STANDARD_INPUT:
            yield Found(location="standard input", path=None, method="standard input")
            continue
        waiting = [Path(given)]
        while waiting:
            path = waiting.pop()
            try:
                status = path.stat()
                if stat.S_ISDIR(status.st_mode):
                    waiting += _entries(path, status, walked)
                else:
                    yield _found(path, status)
            except (RefusedError, OSError, ValueError) as error:
                yield Refusal(where=_location(path), reason=_why(error))


def _entries(folder: Path, status: os.stat_result, walked: set[tuple[int, int]]) -> list[Path]:
    """Return what is in a folder, last name first; nothing if it was walked already."""
    identity = status.st_dev, status.st_ino
    if identity in walked:
        if folder.is_symlink():
            raise RefusedError("a link to a folder that was walked already")
        return []
    walked.add(identity)
    entries = sorted(folder.iterdir(), reverse=True)
    return [] if any(entry.name in _OF_A_LEDGER for entry in entries) else entries


def _found(path: Path, status: os.stat_result) -> Found:
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("a device, pipe or socket, not a file")
    if status.st_size > ORIGINAL_BYTES:
        raise RefusedError(_TOO_LARGE)
    return Found(location=_location(path), path=path)


def _location(path: Path) -> str:
    """Return the path as valid Unicode: bytes that are none stand as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder, or it is a link that leads nowhere"
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
