"""How fast accounts are grouped into incidents, how much memory it takes, and how both grow with number.

    python -m benchmarks.grouping_speed [NUMBER ...]        by default 1000 10000

Groups the events of `benchmarks/generate.py` as accounts that were read without a fault: reading is timed by
`run_speed`. Once the world's days grow with the number, and once all of it happens within `DAYS` days, so
that ten times the accounts are ten times as dense. Prints, for each number of accounts: seconds of the
processor and of the clock, peak memory of the process, what came out, and how much of it is right, in pairs
of accounts; then how much the processor's seconds grew, beside what n log n would allow.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from typing import NamedTuple

from benchmarks import grouping_world
from benchmarks.grouping_accuracy import Share, reports, score

from harmledger.grouping.linkage import incidents

DAYS = 1500
"""The days of 10,000 accounts: each of 144 towns is struck twice in 100 days."""


class Measure(NamedTuple):
    """One grouping: accounts in, seconds of the processor and of the clock, mebibytes, what came out.

    `events` is how many the accounts tell of.
    """

    accounts: int
    processor: float
    clock: float
    peak: float
    events: int
    incidents: int
    questions: int
    pairs: Share


def measure(number: int, days: int) -> Measure:
    """Group `number` accounts of events within so many days in this process."""
    world = grouping_world.read(number, days)
    told = world.accounts
    clock, processor = time.perf_counter(), time.process_time()
    found = incidents.group(told, world.reports, world.readings)
    spent, waited = time.process_time() - processor, time.perf_counter() - clock
    gold = {report: {event} for report, event in world.event_of.items()}
    return Measure(
        accounts=number,
        processor=spent,
        clock=waited,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        events=len(set(world.event_of.values())),
        incidents=len(found.groups),
        questions=len(found.questions),
        pairs=score(reports(found.groups), gold).pairs,
    )


def show(measures: Sequence[Measure]) -> None:
    """Print the table and the growth."""
    print("accounts  processor s  clock s  peak MiB  events  incidents  questions  pairs")
    for m in measures:
        seconds = f"{m.processor:11.1f}  {m.clock:7.1f}"
        came_out = f"{m.events:6}  {m.incidents:9}  {m.questions:9}  {m.pairs}"
        print(f"{m.accounts:8}  {seconds}  {m.peak:8.0f}  {came_out}")
    for less, more in pairwise(measures):
        allowed = more.accounts * math.log(more.accounts) / (less.accounts * math.log(less.accounts))
        grown = more.processor / less.processor
        print(f"{less.accounts} to {more.accounts}: x{grown:.1f} (n log n: x{allowed:.1f})")


def main(numbers: Sequence[int]) -> None:
    """Measure each number in a process of its own, so that the peaks of memory are its own."""
    worlds = {
        "as dense whatever the number": [DAYS * number // 10_000 for number in numbers],
        f"all within {DAYS} days": [DAYS] * len(numbers),
    }
    with ProcessPoolExecutor(max_workers=1, max_tasks_per_child=1, mp_context=get_context("spawn")) as each:
        for world, days in worlds.items():
            print(f"\n{world}")
            show(list(each.map(measure, numbers, days)))


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1000, 10_000])
