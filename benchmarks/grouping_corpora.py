"""The corpora whose reports are known to be of one incident or of two, as the program reads them.

They are not part of the project: they lie in ../shared/corpora.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from harmledger import pipeline
from harmledger.grouping.linkage import pile
from harmledger.grouping.linkage.pile import Pile
from harmledger.model import Account

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
NAMES = ("gun_violence", "airwars_syria", "airwars_gaza")
"""Local news of shootings; raw reports of strikes, mostly without a date; a monitor's narratives of strikes,
each of another incident though day and town are often the same."""
_FILES = {"gun_violence": "docs.jsonl"}


class Corpus(NamedTuple):
    """A corpus as a ledger would have it: its accounts, ready to be compared, and report -> its incidents."""

    accounts: Sequence[Account]
    pile: Pile
    gold: Mapping[str, frozenset[str]]


def read(name: str, work: Path) -> Corpus:
    """Return a corpus as the program reads it, in English; its readings are kept in the folder `work`."""
    rows = list(_reports(CORPORA / name / _FILES.get(name, "dev.jsonl")))
    gold: dict[str, set[str]] = defaultdict(set)
    for row, incident in rows:
        gold[row["id"]].add(incident)
    kept = work / f"{name}.jsonl"
    if not kept.exists():
        work.mkdir(parents=True, exist_ok=True)
        texts = work / f"{name}.texts.jsonl"
        once = {row["id"]: row for row, _ in rows}
        texts.write_text("\n".join(map(json.dumps, once.values())), encoding="utf-8")
        found = pipeline.read([str(texts)], lambda _: None)
        kept.write_bytes(b"".join(msgspec.json.encode(read) + b"\n" for read in found))
    with kept.open("rb") as lines:
        reads = [msgspec.json.decode(line, type=pipeline.Read) for line in lines]
    accounts = [account for read in reads for account in read.reading.accounts]
    reports = {read.report.id: read.report for read in reads}
    readings = {read.report.id: read.reading for read in reads}
    ready = pile.read(accounts, reports, readings)
    return Corpus(accounts, ready, {report: frozenset(known) for report, known in gold.items()})


def _reports(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each English report with an incident that it is of; a monitor's record tells of its own."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            incident = row["gold"].get("incident", row["id"])
            for report in row.get("reports", [row]):
                if report.get("language", "en") == "en":
                    yield {key: value for key, value in report.items() if key != "gold"}, incident
