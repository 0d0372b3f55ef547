"""Taking in under guard: parsers run in a child process that hostile bytes may hang, crash or blow up.

One child serves original after original, so that its start is paid for once. What it costs an original too
much ends the child, is a refusal, and leaves the next original a fresh one. The child is spoken to in
records, never in pickles: even one that hostile bytes have taken over can only answer with data.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import IO, Self, cast

import msgspec

from harmledger.intake import limits
from harmledger.intake.child import OUT_OF_MEMORY, Job
from harmledger.intake.frames import read_frame, write_frame
from harmledger.intake.records import Intake
from harmledger.intake.taking import refused
from harmledger.model import Original
from harmledger.model.record import Record

_MODULE = "harmledger.intake.child"
_PATIENCE = 10
"""How many times its seconds an original may take by the clock: other programs want the processor too."""


class _Failure(Record, frozen=True):
    """Why the child gave no answer, and whether a fresh one might."""

    reason: str
    may_pass: bool


class _Child:
    """A process that is ready to parse; OSError or EOFError from `answer` if it broke down."""

    def __init__(self, seconds: float, memory: int) -> None:
        self._memory = memory
        # -P keeps a hostile folder, if it is the working directory, off the path that modules come from.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", _MODULE, str(seconds), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        self._to_child = cast(IO[bytes], self._process.stdin)
        self._from_child = cast(IO[bytes], self._process.stdout)
        with suppress(EOFError):  # then `answer` finds it gone
            read_frame(self._from_child, memory)

    def answer(self, job: bytes, seconds: float) -> bytes:
        """Return the frame that answers `job`, for which the child has `seconds` by the clock."""
        timer = Timer(seconds, self._process.kill)
        timer.start()
        try:
            write_frame(self._to_child, job)
            return read_frame(self._from_child, self._memory)
        finally:
            timer.cancel()

    def end(self) -> None:
        """Kill the process, and see it gone."""
        self._process.kill()
        self._process.communicate()

    def status(self) -> int:
        """Return the exit status, or minus the signal that ended it."""
        return self._process.returncode


class Guard:
    """A context manager whose `take_in` never raises, hangs or grows without bound.

    `seconds` of the processor and `memory` in bytes bound each original: what is refused does not hang on how
    busy the machine is. A parser that waits, and does not work, is ended by the clock some time later.
    """

    def __init__(self, *, seconds: float = limits.SECONDS, memory: int = limits.MEMORY_BYTES) -> None:
        self.seconds = seconds
        self.memory = memory
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def take_in(self, content: bytes, original: Original) -> Intake:
        """Do as `intake.take_in`, and refuse what takes the child too long, too much, or down."""
        job = msgspec.msgpack.encode(Job(content=content, original=original))
        was_fresh = self._child is None
        answer = self._ask(job)
        if isinstance(answer, _Failure) and answer.may_pass and not was_fresh:
            answer = self._ask(job)  # the originals before it may have worn the child out
        return answer if isinstance(answer, Intake) else refused(original.location, answer.reason)

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child:
            self._child.end()
            self._child = None

    def _ask(self, job: bytes) -> Intake | _Failure:
        child = self._child = self._child or _Child(self.seconds, self.memory)
        patience = self.seconds * _PATIENCE
        deadline = time.monotonic() + patience
        try:
            return msgspec.msgpack.decode(child.answer(job, patience), type=Intake)
        except (OSError, EOFError, msgspec.DecodeError):
            timed_out = time.monotonic() >= deadline
            self.close()
            return self._failure(child.status(), timed_out=timed_out)

    def _failure(self, status: int, *, timed_out: bool) -> _Failure:
        if timed_out or status == -signal.SIGXCPU:
            return _Failure(reason=f"took longer than {self.seconds:g} s", may_pass=False)
        if status == OUT_OF_MEMORY:
            megabytes = self.memory // limits.MEGABYTE
            return _Failure(reason=f"needed more than {megabytes:,} MB of memory", may_pass=True)
        return _Failure(reason=f"its parser broke down ({_name(status)})", may_pass=True)


def _name(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"
