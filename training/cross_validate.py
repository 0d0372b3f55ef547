"""`python -m training.cross_validate`: scores the whole reader on the corpora that its model learns from.

Each document is read with the model of the fold that did not see it, which `python -m training` left in the
working folder; the readings go to `<corpus>.jsonl` beside it, and through the scorer.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from harmledger.cli.output import json_line
from harmledger.gazetteer import open_gazetteer
from harmledger.model import Derivation, Report, contract
from harmledger.reading import marker, reader
from training.corpora import CORPORA, rows
from training.schedule import FOLDED, FOLDS, fold_of

JOBS = {"airwars_gaza": "incidents", "re3d": "entities"}
"""What the scorer calls the question that each corpus answers."""


def main() -> None:
    """Read and score each corpus."""
    parser = argparse.ArgumentParser(prog="python -m training.cross_validate", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(".training"), help="where the folds' models lie")
    options = parser.parse_args()
    scorer = CORPORA.parent / "scoring" / "score.py"
    for corpus in FOLDED:
        readings = options.work / f"{corpus}.jsonl"
        readings.write_bytes(b"".join(read(corpus, options.work)))
        gold = CORPORA / corpus / "dev.jsonl"
        print(f"{corpus}, cross-validated over {FOLDS} folds", flush=True)
        subprocess.run([sys.executable, scorer, JOBS[corpus], readings, gold], check=True)  # noqa: S603 (our own paths)


def read(corpus: str, work: Path) -> Iterator[bytes]:
    """Yield the reading of each document as a line of the contract's JSON."""
    gazetteer = open_gazetteer()
    for row in rows(f"{corpus}/dev.jsonl"):
        report = _report(row)
        model = marker.load(work / f"fold{fold_of(report.id)}")
        yield json_line(contract.reading(report, reader.read(report, gazetteer, marker=model)))


def _report(row: dict[str, Any]) -> Report:
    return Report(
        id=row["id"],
        original="",
        position=0,
        text=row["text"],
        derivation=Derivation(tool="corpus", version=""),
        title=row["title"],
        outlet=row["outlet"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        language=row["language"],
    )


if __name__ == "__main__":
    main()
