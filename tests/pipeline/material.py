"""A folder of invented reports in several formats, one of them refused, and the ledger made of it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from benchmarks import generate
from sqlalchemy import select
from tests.databases import engine
from tests.once import once

from harmledger import exercise, pipeline
from harmledger.ledger.location import FILE
from harmledger.ledger.tables import metadata

GAZETTEER = "places.csv"


def fill(folder: Path, number: int = 40) -> Path:
    """Write `number` reports below `folder`, and return the folder to run on."""
    generate.main(number, folder)
    written = list(generate.reports(number))
    inputs = folder / "inputs"
    inputs.mkdir()
    (folder / "reports.jsonl").unlink()
    lines = [json.dumps(report) for report in written[8:]]
    (inputs / "a.jsonl").write_text("\n".join(lines[:-4]) + "\n{broken\n", encoding="utf-8")
    for index, report in enumerate(written[:4]):
        (inputs / f"b{index}.txt").write_text(f"{report['title']}\n\n{report['text']}\n", encoding="utf-8")
    with zipfile.ZipFile(inputs / "c.zip", "w") as archive:
        for index, report in enumerate(written[4:8]):
            archive.writestr(f"story{index}.txt", f"{report['title']}\n\n{report['text']}\n")
        archive.writestr("late.jsonl", "\n".join(lines[-4:]))
    (inputs / "d.pdf").write_bytes(b"%PDF-1.4 cut short")
    return inputs


def ledger(folders: pytest.TempPathFactory, number: int = 40, more: Mapping[str, bytes] = {}) -> Path:
    """Return a ledger of `number` reports and `more` files, to be copied; `inputs` lies beside it."""

    def make(folder: Path) -> None:
        inputs = fill(folder, number)
        for name, content in more.items():
            (inputs / name).write_bytes(content)
        pipeline.run([str(inputs)], folder / "ledger", by="tester", gazetteers=[folder / GAZETTEER], jobs=1)

    return once(folders, f"reports-{number}-{len(more)}", make) / "ledger"


def exercised(folders: pytest.TempPathFactory) -> Path:
    """Return a ledger of the exercise, in a file, to be copied."""

    def make(folder: Path) -> None:
        pipeline.run(
            [str(exercise.REPORTS)],
            folder / "ledger",
            by="tester",
            gazetteers=[exercise.GAZETTEER],
            known_sources=[exercise.SOURCES],
            jobs=1,
        )

    return once(folders, "exercise", make) / "ledger"


def command(inputs: Path, ledger: Path, *options: str) -> list[str]:
    """Return the call that runs harmledger over `inputs`, with the gazetteer beside them."""
    call = [sys.executable, "-m", "harmledger", "run", str(inputs), "--ledger", str(ledger)]
    return [*call, "--gazetteer", str(inputs.parent / GAZETTEER), "--quiet", *options]


def export(ledger: Path) -> bytes:
    """Return what the ledger exports, rejected incidents and all."""
    call = [sys.executable, "-m", "harmledger", "export", "--rejected", "--ledger", str(ledger)]
    return subprocess.run(call, check=True, stdout=subprocess.PIPE).stdout


def verify(ledger: Path) -> str:
    """Return what `verify` prints of the ledger's faults; nothing if there are none."""
    call = [sys.executable, "-m", "harmledger", "verify", "--quiet", "--ledger", str(ledger)]
    return subprocess.run(call, check=False, stdout=subprocess.PIPE, text=True).stdout


def contents(ledger: Path) -> Mapping[str, str]:
    """Return all that a ledger's folder holds: the database's rows in words, and every other file's hash."""
    made = engine(ledger)
    with made.connect() as connection:
        found = {t.name: str(connection.execute(select(t)).all()) for t in metadata.sorted_tables}
    made.dispose()
    for path in sorted(path for path in ledger.rglob("*") if path.is_file()):
        if not path.name.startswith(Path(FILE).stem):
            found[str(path.relative_to(ledger))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found
