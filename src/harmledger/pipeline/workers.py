"""Reading spread over processes: in order, and with a bounded number of reports in hand."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process

import msgspec

from harmledger.errors import HarmledgerError
from harmledger.gazetteer import Gazetteer
from harmledger.model import Reading, Report
from harmledger.model.record import Record
from harmledger.reading import marker, reader

_BATCH = 16
"""How many reports go to a process at once."""
_AHEAD = 3
"""How many batches a process has waiting."""
_CHARACTERS = 500_000
"""How much of one report is read, in code points: more than any article has, so that none takes for ever."""


class Read(Record, frozen=True):
    """What became of a report: a reading, and a fault in words if not all of the report was read."""

    report: Report
    reading: Reading
    fault: str | None = None


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(
    reports: Iterable[Report], gazetteer: Gazetteer, *, profile: str, jobs: int | None = None
) -> Iterator[Read]:
    """Yield what is read in each of `reports`, in their order, by `jobs` processes (one a core).

    ModelError, before anything is read, if the reader's model is missing or damaged; HarmledgerError if one
    of the processes is killed.
    """
    batches = _batches(reports)
    first = list(islice(batches, 2))
    if first:
        marker.verify()
    jobs = jobs or cores()
    if jobs == 1 or len(first) < 2:  # a process takes longer to start than a batch to read
        for batch in chain(first, batches):
            yield from _read_batch(batch, gazetteer, profile)
        return
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(gazetteer, profile)
    )
    try:
        yield from _in_order(pool, chain(first, batches), jobs * _AHEAD)
    except BrokenProcessPool as error:
        raise HarmledgerError(
            "a process that was reading was killed, perhaps for want of memory: "
            "run the same command again with fewer --jobs"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, batches: Iterable[Sequence[Report]], most: int) -> Iterator[Read]:
    waiting: deque[Future[list[Read]]] = deque()
    for batch in batches:
        waiting.append(pool.submit(_read_here, batch))
        if len(waiting) >= most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    remaining = iter(reports)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _read_batch(batch: Sequence[Report], gazetteer: Gazetteer, profile: str) -> Iterator[Read]:
    for report in batch:
        short = msgspec.structs.replace(report, text=report.text[:_CHARACTERS])
        cut = f"read only as far as character {_CHARACTERS:,}" if short.text != report.text else None
        try:
            reading = reader.read(short, gazetteer, profile=profile)
            yield Read(report=report, reading=reading, fault=cut)
        except Exception as error:  # one text that the reader trips over must not stop the others
            empty = Reading(report=report.id, reader=reader.READER)
            yield Read(report=report, reading=empty, fault=f"not read: {type(error).__name__}: {error}")


_here: tuple[Gazetteer, str]
"""In a worker process: what it reads with."""


def _start(gazetteer: Gazetteer, profile: str) -> None:
    global _here  # noqa: PLW0603  # an initializer has no other way to hand something to a task
    _here = (gazetteer, profile)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is killed; it would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_here(batch: Sequence[Report]) -> list[Read]:
    return list(_read_batch(batch, *_here))
