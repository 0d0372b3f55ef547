"""What people add in a browser: kept in the ledger's folder, and taken in one batch after the other.

A batch is on disk before it is promised, and stays there until it is taken in. So it outlives the page that
sent it, and the program too: what waits is taken up again at the next start, where the run before left off.
"""

from __future__ import annotations

import re
import secrets
import shutil
import threading
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from harmledger import pipeline
from harmledger.errors import HarmledgerError, LedgerError
from harmledger.model import Message, told_by
from harmledger.model.record import Record
from harmledger.pipeline import TakenFile, clock

_FOLDER = "adding"
_FILES, _BATCH, _OUTCOME = "files", "batch.json", "outcome.json"
_ID = "*T*-????????"
_NO_NAME = re.compile(r"[\x00-\x1f\x7f/\\]")
_LONGEST_NAME = 120
_AGAIN = 3.0
"""Seconds until a batch is tried again that had to wait for another process."""

STAGES = ("capture", "take in", "read", "group", "assess")


class Batch(Record, frozen=True):
    """Files that someone added at once."""

    id: str
    by: str
    at: datetime
    files: tuple[str, ...]


class Outcome(Record, frozen=True):
    """What became of a batch: of each file, or why all of it could not be taken in."""

    at: datetime
    files: tuple[TakenFile, ...] = ()
    incidents: int = 0
    problem: str = ""


class Step(Record, frozen=True):
    """How far the batch in work is; `waits` says why nothing goes on, if nothing does."""

    stage: str = STAGES[0]
    done: int = 0
    total: int = 1
    waits: Message | None = None

    @property
    def percent(self) -> int:
        """Return how much is done, each stage being as long as the others."""
        return int(100 * (STAGES.index(self.stage) + self.done / max(1, self.total)) / len(STAGES))


class Tray:
    """The batches of one ledger, and the thread that takes them in."""

    def __init__(self, folder: Path) -> None:
        self._ledger = folder
        self._folder = folder / _FOLDER
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._step = Step()
        self.start()

    def put(self, files: Iterable[tuple[str, BinaryIO]], *, by: str) -> Batch | None:
        """Keep files, each with its name, and begin to take them in; None if there are none."""
        at = clock.now()
        name = f"{at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
        partial = self._folder / f"{name}.partial"
        names = []
        for number, (called, content) in enumerate(files):
            names.append(_tame(called))
            path = partial / _FILES / f"{number:04d}" / names[-1]
            path.parent.mkdir(parents=True)
            with path.open("wb") as file:
                shutil.copyfileobj(content, file)
        if not names:
            return None
        batch = Batch(id=name, by=by, at=at, files=tuple(names))
        (partial / _BATCH).write_bytes(msgspec.json.encode(batch))
        partial.rename(self._folder / name)
        self.start()
        return batch

    def batches(self) -> Sequence[Batch]:
        """Return all batches, the latest first."""
        return [_batch(path) for path in reversed(self._kept())]

    def batch(self, name: str) -> Batch | None:
        """Return the batch of that id, or None."""
        return next((batch for batch in self.batches() if batch.id == name), None)

    def outcome(self, name: str) -> Outcome | None:
        """Return what became of a batch, or None as long as it waits or is in work."""
        path = self._folder / name / _OUTCOME
        return msgspec.json.decode(path.read_bytes(), type=Outcome) if path.exists() else None

    def step(self, name: str) -> Step:
        """Return how far a batch is that has no outcome yet."""
        following = self._next()
        return self._step if following and following.id == name else Step()

    def start(self) -> None:
        """Take in what waits, if no one does already."""
        with self._lock:
            if self._thread is None and self._next() is not None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def _next(self) -> Batch | None:
        waiting = (path for path in self._kept() if not path.with_name(_OUTCOME).exists())
        return next(map(_batch, waiting), None)

    def _kept(self) -> list[Path]:
        return sorted(self._folder.glob(f"{_ID}/{_BATCH}"))

    def _work(self) -> None:
        while True:
            with self._lock:
                batch = self._next()
                if batch is None:
                    self._thread = None
                    return
            self._take_in(batch)

    def _take_in(self, batch: Batch) -> None:
        files = self._folder / batch.id / _FILES
        try:
            done = pipeline.run([str(files)], self._ledger, by=batch.by, progress=self._note)
        except LedgerError as error:
            self._step = Step(waits=told_by(error))
            time.sleep(_AGAIN)
            return
        except HarmledgerError as error:
            outcome = Outcome(at=clock.now(), problem=str(error))
        else:
            outcome = Outcome(at=clock.now(), files=_in_order(done.files), incidents=done.incidents)
        partial = files.with_name(f"{_OUTCOME}.partial")
        partial.write_bytes(msgspec.json.encode(outcome))
        partial.replace(files.with_name(_OUTCOME))
        shutil.rmtree(files)
        self._step = Step()

    def _note(self, stage: str, done: int, total: int) -> None:
        self._step = Step(stage=stage, done=done, total=total)


def _batch(path: Path) -> Batch:
    return msgspec.json.decode(path.read_bytes(), type=Batch)


def _in_order(files: Sequence[TakenFile]) -> tuple[TakenFile, ...]:
    """Return the files as the batch names them: each lies in a folder with its number."""
    return tuple(sorted(files, key=lambda file: file.location))


def _tame(name: str) -> str:
    """Return a file's name as one that any folder can hold, its ending kept."""
    path = Path(_NO_NAME.sub("_", name.replace("\\", "/").rpartition("/")[2]))
    stem = path.stem.encode("utf-8", "replace").decode()[:_LONGEST_NAME]
    return f"{stem}{path.suffix[:20]}" if stem.strip(".") else "file"
