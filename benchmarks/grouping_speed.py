"""How fast accounts are grouped into incidents, how much memory it takes, and how both grow with number.

    python -m benchmarks.grouping_speed [NUMBER ...]        by default 1000 10000

Groups the events of `benchmarks/generate.py` as accounts that were read without a fault: reading is timed by
`run_speed`. Prints, for each number of accounts: seconds of the processor and of the clock, peak memory of
the process, and what came out; then how much the processor's seconds grew, beside what n log n would allow.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import pairwise
from multiprocessing import get_context
from typing import NamedTuple

from benchmarks import generate

from harmledger.grouping import incidents
from harmledger.model import (
    Account,
    Count,
    CountRange,
    DateInterval,
    Derivation,
    EventDate,
    EventPlace,
    Place,
    Reading,
    Report,
    Span,
)
from harmledger.model.reading import TimeExpression


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


def read(number: int) -> Iterator[tuple[Report, Reading]]:
    """Yield `number` reports, each with what a perfect reader would find in it."""
    for row, event in generate.told(number):
        text, told_by = row["text"], row["id"]
        report = Report(
            id=told_by,
            original="0" * 64,
            position=int(told_by[1:]),
            text=text,
            derivation=Derivation(tool="generate", version="1"),
            title=row["title"],
            outlet=row["outlet"],
            published=date.fromisoformat(row["published"]),
            language="en",
        )
        lat, lon = generate.where(event.town)
        where = Place(
            name=event.town, lat=lat, lon=lon, precision="town", kind="populated", gazetteer="generated"
        )
        span, killed = Span.of(text, 0, len(event.town)), CountRange.exactly(event.killed)
        day = generate.day_in_words(event.day)
        said = Span.of(text, text.index(day), text.index(day) + len(day))
        on = DateInterval.on(event.day)
        account = Account(
            id=f"{told_by}/1",
            report=told_by,
            event_type="airstrike",
            event_spans=(span,),
            date=EventDate(interval=on, spans=(said,)),
            place=EventPlace(place=where, spans=(span,)),
            counts=(Count(harm="killed", group="all", range=killed, span=span),),
            totals={"killed": {"all": killed}},
        )
        when = TimeExpression(span=said, type="DATE", value=event.day.isoformat(), interval=on)
        yield report, Reading(report=told_by, reader="perfect", times=(when,), accounts=(account,))


def measure(number: int) -> Measure:
    """Group `number` accounts in this process."""
    reads = list(read(number))
    reports = {report.id: report for report, _ in reads}
    readings = {reading.report: reading for _, reading in reads}
    known = list(generate.told(number))
    told = [account for _, reading in reads for account in reading.accounts]
    clock, processor = time.perf_counter(), time.process_time()
    found = incidents.group(told, reports, readings)
    return Measure(
        accounts=number,
        processor=time.process_time() - processor,
        clock=time.perf_counter() - clock,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        events=len({id(event) for _, event in known}),
        incidents=len(found.groups),
        questions=len(found.questions),
    )


def show(measures: Sequence[Measure]) -> None:
    """Print the table and the growth."""
    print("accounts  processor s  clock s  peak MiB  events  incidents  questions")
    for m in measures:
        seconds = f"{m.processor:11.1f}  {m.clock:7.1f}"
        print(f"{m.accounts:8}  {seconds}  {m.peak:8.0f}  {m.events:6}  {m.incidents:9}  {m.questions:9}")
    for less, more in pairwise(measures):
        allowed = more.accounts * math.log(more.accounts) / (less.accounts * math.log(less.accounts))
        grown = more.processor / less.processor
        print(f"{less.accounts} to {more.accounts}: x{grown:.1f} (n log n: x{allowed:.1f})")


def main(numbers: Sequence[int]) -> None:
    """Measure each number in a process of its own, so that the peaks of memory are its own."""
    with ProcessPoolExecutor(max_workers=1, max_tasks_per_child=1, mp_context=get_context("spawn")) as each:
        show(list(each.map(measure, numbers)))


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1000, 10_000])
