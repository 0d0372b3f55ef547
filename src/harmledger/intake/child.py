"""The process that parses: `python -m harmledger.intake.child SECONDS MEMORY`, spoken to by `Guard`."""

from __future__ import annotations

import math
import os
import resource
import sys
import time

import msgspec

from harmledger.intake.frames import read_frame, write_frame
from harmledger.intake.taking import take_in
from harmledger.model import Original
from harmledger.model.record import Record

OUT_OF_MEMORY = 3
"""The exit status that says so."""
READY = b"ready"
"""The first frame: from here on the time counts."""


class Job(Record, frozen=True):
    """An original to take in."""

    content: bytes
    original: Original


def serve(seconds: float, memory: int) -> None:
    """Answer each job on standard input with its intake on standard output, until there is no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever a parser prints is no answer
    write_frame(answers, READY)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            job = msgspec.msgpack.decode(read_frame(sys.stdin.buffer, memory), type=Job)
        except EOFError:
            return
        _allow_processor_time(seconds)
        write_frame(answers, msgspec.msgpack.encode(take_in(job.content, job.original)))


def _allow_processor_time(seconds: float) -> None:
    """Let the process run for `seconds` more of its own time."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + seconds), hard))


if __name__ == "__main__":
    try:
        serve(float(sys.argv[1]), int(sys.argv[2]))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
