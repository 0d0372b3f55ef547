"""A run of the pipeline that tells of each step, and stops at the one past that at which it is killed."""

from __future__ import annotations

import signal
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from harmledger import pipeline


def run(inputs: Path, ledger: Path, gazetteer: Path, told: Connection, most: int) -> None:
    """Run in two processes; at the step after the first `most`, if it comes so far, wait to be killed."""
    number = count(1)

    def progress(stage: str, done: int, total: int) -> None:
        told.send((stage, done, total))
        if next(number) > most:
            signal.pause()

    pipeline.run([str(inputs)], ledger, by="tester", gazetteers=[gazetteer], jobs=2, progress=progress)
