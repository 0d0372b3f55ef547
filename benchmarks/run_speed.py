"""How fast `harmledger run` is, how much memory it takes, and how both grow with the number of reports.

    python -m benchmarks.run_speed [NUMBER ...]        by default 1000 10000

Prints, for each number of generated reports: seconds, reports a second, peak memory of all its processes
together, and the seconds of each stage; then how much each stage grew, beside what n log n would allow.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import psutil
from benchmarks import generate

MEBIBYTE = 1 << 20


@dataclass
class Measure:
    """One run: how many reports, how long, how much memory, and the seconds of each stage."""

    reports: int
    seconds: float
    peak: int
    stages: dict[str, float]


def measure(reports: int, folder: Path) -> Measure:
    """Run harmledger over `reports` generated reports in a process of its own."""
    generate.main(reports, folder)
    command = [sys.executable, "-m", "harmledger", "run", str(folder / "reports.jsonl")]
    command += ["--ledger", str(folder / "ledger"), "--gazetteer", str(folder / "places.csv"), "--json"]
    began, peak = time.perf_counter(), 0
    with (folder / "out.json").open("wb") as out, subprocess.Popen(command, stdout=out) as process:
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"harmledger run ended with {process.returncode}")
    summary = json.loads((folder / "out.json").read_bytes())
    return Measure(reports, time.perf_counter() - began, peak, summary["seconds"])


def _memory(pid: int) -> int:
    """Return the resident memory of a process and its children, what they share counted once."""
    try:
        parent = psutil.Process(pid)
        family = [parent, *parent.children(recursive=True)]
        return sum(process.memory_full_info().pss for process in family)
    except psutil.Error:
        return 0


def show(measures: list[Measure]) -> None:
    """Print the table and the growth."""
    stages = list(measures[0].stages)
    print("reports  seconds  reports/s  peak MiB  " + "  ".join(stages))
    for m in measures:
        each = "  ".join(f"{m.stages[stage]:{len(stage)}.1f}" for stage in stages)
        speed = m.reports / m.seconds
        print(f"{m.reports:7}  {m.seconds:7.1f}  {speed:9.0f}  {m.peak / MEBIBYTE:8.0f}  {each}")
    for less, more in pairwise(measures):
        allowed = more.reports * math.log(more.reports) / (less.reports * math.log(less.reports))
        grown = ", ".join(f"{s} x{more.stages[s] / max(less.stages[s], 0.05):.1f}" for s in stages)
        print(f"{less.reports} to {more.reports} (n log n: x{allowed:.1f}): {grown}")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]] or [1000, 10_000]
    with tempfile.TemporaryDirectory() as scratch:
        show([measure(number, Path(scratch) / str(number)) for number in numbers])
