"""How well are events read in Arabic? Raw Arabic reports of `airwars_syria`.

    python benchmarks/arabic.py [--misses] [--jobs N]

Each report is read alone. Of a record, the envelope of what its Arabic reports say of those killed
(civilians, else all) and injured is held against the record's range: does it cover it, or overlap with it?
And of the single figures, how many lie within the record's range? A report's figure is that of its first
account that has one. Half of the records, by a hash of their ids, were kept from sight while the rules were
written: they are reported apart. Needs the corpora, which are not part of the project.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

SHARED = Path(__file__).resolve().parents[2] / "shared"
RECORDS = SHARED / "corpora" / "airwars_syria" / "dev.jsonl"
HARMS = {"killed": "civ_killed", "injured": "civ_inj"}

Json = dict[str, Any]


class Range(NamedTuple):
    """From `low` to `high` people, both included."""

    low: float
    high: float


def is_held_out(record: str) -> bool:
    """Whether a record was kept from sight, by its id."""
    return hashlib.sha256(record.encode()).digest()[0] % 2 == 1


def records() -> list[Json]:
    """Return the records with Arabic reports, and of their reports only those."""
    with RECORDS.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    for record in found:
        record["reports"] = [r for r in record["reports"] if r["language"] == "ar"]
    return [record for record in found if record["reports"]]


def read(reports: Sequence[Json], jobs: int) -> Mapping[str, Json]:
    """Return id -> reading, as `harmledger read` prints it."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "reports.jsonl", Path(folder) / "readings.jsonl"
        source.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
        program: list[str | Path] = [
            sys.executable,
            "-m",
            "harmledger",
            "read",
            source,
            "-o",
            target,
            "--jobs",
            str(jobs),
        ]
        if subprocess.run(program, check=False).returncode > 1:
            sys.exit("the reports could not be read")
        readings = map(json.loads, target.read_text(encoding="utf-8").splitlines())
        return {reading["id"]: reading for reading in readings}


def figure(reading: Json, harm: str) -> Range | None:
    """Return the range of the first account of a reading that has one: of civilians, else of all."""
    for account in reading["accounts"]:
        of = account["totals"].get(harm, {})
        if found := of.get("civilians") or of.get("all"):
            return Range(found["low"], float("inf") if found["high"] is None else found["high"])
    return None


def coded(record: Json, harm: str) -> Range | None:
    """Return the record's own range, if it has one."""
    low, high = (record["gold"][f"{HARMS[harm]}_{end}"] for end in ("min", "max"))
    return None if low is None else Range(low, low if high is None else high)


def verdict(found: Sequence[Range], gold: Range) -> str:
    """Return how the envelope of what was found stands to the record's range."""
    if not found:
        return "no figure"
    whole = Range(min(f.low for f in found), max(f.high for f in found))
    if whole.low <= gold.low and whole.high >= gold.high:
        return "covers"
    return "overlaps" if whole.low <= gold.high and whole.high >= gold.low else "apart"


def scored(
    kept: Sequence[Json], readings: Mapping[str, Json], harm: str
) -> Iterator[tuple[str, str, Range, list[Range]]]:
    """Yield each record's id, how the envelope stands to its range, that range, and the figures."""
    for record in kept:
        gold = coded(record, harm)
        if gold:
            told = [readings[report["id"]] for report in record["reports"] if report["id"] in readings]
            found = [f for reading in told if (f := figure(reading, harm))]
            yield record["id"], verdict(found, gold), gold, found


def main() -> None:
    """Print the shares, by harm and half; with `--misses`, each record in sight that is not covered."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    kept = records()
    reports = {report["id"]: report for record in kept for report in record["reports"]}
    readings = read([*reports.values()], options.jobs)
    told = sum(bool(reading["accounts"]) for reading in readings.values())
    print(f"{len(readings)} reports, {told} with an account")
    for harm in HARMS:
        halves: dict[bool, list[Json]] = defaultdict(list)
        for record in kept:
            halves[is_held_out(record["id"])].append(record)
        for held_out, half in sorted(halves.items()):
            counted: Counter[str] = Counter()
            within = singles = 0
            for name, how, gold, found in scored(half, readings, harm):
                counted[how] += 1
                exact = [f for f in found if f.low == f.high]
                singles += len(exact)
                within += sum(gold.low <= f.low <= gold.high for f in exact)
                if options.misses and not held_out and how in ("apart", "overlaps"):
                    print(name, harm, how, tuple(gold), [tuple(f) for f in found])
            figured = counted.total() - counted["no figure"]
            print(
                f"{harm:8} {'held out' if held_out else 'in sight':9} records {counted.total():3}"
                f"  with a figure {figured:3}  covered {counted['covers'] / max(1, figured):.3f}"
                f"  overlapped {(counted['covers'] + counted['overlaps']) / max(1, figured):.3f}"
                f"  single figures {singles:4}  within {within / max(1, singles):.3f}"
            )


if __name__ == "__main__":
    main()
