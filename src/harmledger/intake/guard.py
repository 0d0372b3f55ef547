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
from threading import Timer
from types import TracebackType
from typing import IO, Self, cast

import msgspec

from harmledger.intake import child, limits
from harmledger.intake.frames import read_frame, write_frame
from harmledger.intake.records import Intake
from harmledger.intake.taking import refused
from harmledger.model import Original
from harmledger.model.record import Record


class _Failure(Record, frozen=True):
    """Why the child gave no answer, and whether a fresh one might."""

    reason: str
    may_pass: bool


class Guard:
    """A context manager whose `take_in` never raises, hangs or grows without bound.

    `seconds` of wall clock and `memory` in bytes bound each original.
    """

    def __init__(self, *, seconds: float = limits.SECONDS, memory: int = limits.MEMORY_BYTES) -> None:
        self.seconds = seconds
        self.memory = memory
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def take_in(self, content: bytes, original: Original) -> Intake:
        """Do as `intake.take_in`, and refuse what takes the child too long, too much, or down."""
        job = msgspec.msgpack.encode(child.Job(content=content, original=original))
        was_fresh = self._child is None
        answer = self._ask(job)
        if isinstance(answer, _Failure) and answer.may_pass and not was_fresh:
            answer = self._ask(job)  # the originals before it may have worn the child out
        return answer if isinstance(answer, Intake) else refused(original.location, answer.reason)

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _ask(self, job: bytes) -> Intake | _Failure:
        running = self._child = self._child or self._start()
        to_child, from_child = cast(IO[bytes], running.stdin), cast(IO[bytes], running.stdout)
        deadline = time.monotonic() + self.seconds
        timer = Timer(self.seconds, running.kill)
        timer.start()
        try:
            write_frame(to_child, job)
            return msgspec.msgpack.decode(read_frame(from_child, self.memory), type=Intake)
        except (OSError, EOFError, msgspec.DecodeError):
            timed_out = time.monotonic() >= deadline
            self.close()
            return self._failure(running.returncode, timed_out=timed_out)
        finally:
            timer.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        # -P keeps a hostile folder, if it is the working directory, off the path that modules come from.
        command = [sys.executable, "-P", "-m", child.__name__, str(self.seconds), str(self.memory)]
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )

    def _failure(self, status: int, *, timed_out: bool) -> _Failure:
        if timed_out or status == -signal.SIGXCPU:
            return _Failure(reason=f"took longer than {self.seconds:g} s", may_pass=False)
        if status == child.OUT_OF_MEMORY:
            megabytes = self.memory // limits.MEGABYTE
            return _Failure(reason=f"needed more than {megabytes:,} MB of memory", may_pass=True)
        return _Failure(reason=f"its parser broke down ({_name(status)})", may_pass=True)


def _name(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"
