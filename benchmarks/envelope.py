"""Does the published range hold what adjudicators found? Raw English reports of `airwars_syria`.

    python benchmarks/envelope.py [--work DIR] [--misses]

All English reports of the incidents whose record has a range of civilians killed go into one ledger, as
anyone would take them in. Each record is held against the incident that most of its reports are in, of those
with a figure of people killed: does that range (of civilians, else of all) hold the record's? Records none of
whose English reports gives a figure are counted apart. Needs the corpora, which are not part of the project.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
RECORDS = SHARED / "corpora" / "airwars_syria" / "dev.jsonl"

Json = dict[str, Any]


def records() -> dict[str, Json]:
    """Return id -> record, of those with a range of civilians killed and an English report."""
    found: dict[str, Json] = {}
    with RECORDS.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            english = [report for report in record["reports"] if report["language"] == "en"]
            if english and record["gold"]["civ_killed_min"] is not None:
                found[record["id"]] = {**record, "reports": english}
    return found


def exported(kept: Mapping[str, Json], work: Path) -> list[Json]:
    """Run all reports into a new ledger and return its incidents."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    reports = {report["id"]: report for record in kept.values() for report in record["reports"]}
    (work / "reports.jsonl").write_text("\n".join(map(json.dumps, reports.values())), encoding="utf-8")
    program, ledger = [sys.executable, "-m", "harmledger"], work / "ledger"
    ran = subprocess.run(
        [*program, "run", work / "reports.jsonl", "--ledger", ledger, "--quiet"], check=False
    )
    if ran.returncode > 1:
        sys.exit(f"the run ended with {ran.returncode}")
    out = work / "incidents.jsonl"
    subprocess.run([*program, "export", "--ledger", ledger, "--format", "jsonl", "-o", out], check=True)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def killed(incident: Json) -> Json | None:
    """Return the range of civilians killed, else of all people."""
    of = incident["totals"].get("killed", {})
    found: Json | None = of.get("civilians") or of.get("all")
    return found


def nearest(record: Json, incidents: Sequence[Json]) -> Json | None:
    """Return the incident with a figure that most of the record's reports are in, None if there is none."""
    own = {report["id"] for report in record["reports"]}
    shared = [(len(own.intersection(i["reports"])), i) for i in incidents if killed(i)]
    most, incident = max(shared, key=lambda pair: pair[0], default=(0, {}))
    return incident if most else None


def verdict(record: Json, range_: Json | None) -> str:
    """Return how the published range stands to the record's."""
    if range_ is None:
        return "no figure"
    low, high = record["gold"]["civ_killed_min"], record["gold"]["civ_killed_max"]
    top = float("inf") if range_["high"] is None else range_["high"]
    if range_["low"] <= low and top >= (low if high is None else high):
        return "covers"
    return "overlaps" if range_["low"] <= (low if high is None else high) and top >= low else "apart"


def main() -> None:
    """Print how many records' ranges are covered; with `--misses`, each that is not."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=Path("out/envelope"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    kept = records()
    incidents = exported(kept, options.work)
    counted: Counter[str] = Counter()
    for name, record in kept.items():
        incident = nearest(record, incidents)
        range_ = killed(incident) if incident else None
        found = verdict(record, range_)
        counted[found] += 1
        if options.misses and found not in ("covers", "no figure"):
            gold = record["gold"]
            known = {key: range_[key] for key in ("low", "high")} if range_ else None
            print(name, found, gold["civ_killed_min"], gold["civ_killed_max"], known)
    print(*(f"{what}: {number}" for what, number in counted.most_common()), sep="\n")
    figured = len(kept) - counted["no figure"]
    print(f"covered, of {figured} records with a figure: {counted['covers'] / max(1, figured):.3f}")


if __name__ == "__main__":
    main()
