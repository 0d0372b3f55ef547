"""How well the program reads and groups, by the scorer in ../shared/scoring over ../shared/corpora.

    python benchmarks/accuracy.py [--work DIR] [QUESTION ...]

Questions: incidents, attribution, times-wikiwars, times-news, places, entities, groups, grounding (all by
default). Each runs the command line as anyone would, on the corpus's development file, and prints the
scorer's lines. Needs the corpora, which are not part of the project.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPORA = SHARED / "corpora"
READ = {
    "incidents": ("incidents", "airwars_gaza/dev.jsonl"),
    "attribution": ("attribution", "polnear/dev.jsonl"),
    "times-wikiwars": ("times", "times/wikiwars_dev.jsonl"),
    "times-news": ("times", "times/news_dev.jsonl"),
    "places": ("places", "places/lgl_dev.jsonl"),
    "entities": ("entities", "re3d/dev.jsonl"),
}
"""Question -> the scorer's job and the file it reads."""
GROUNDED = (
    "airwars_gaza/dev.jsonl",
    "airwars_syria/dev.jsonl",
    "gun_violence/docs.jsonl",
    "muc4/dev.jsonl",
    "places/lgl_dev.jsonl",
    "polnear/dev.jsonl",
    "polnear/train.jsonl",
    "re3d/dev.jsonl",
    "times/news_dev.jsonl",
    "times/wikiwars_dev.jsonl",
)


def harmledger(*arguments: str | Path) -> None:
    """Run the command line; exit code 1 says that something was refused, and is said on its own."""
    command = [sys.executable, "-m", "harmledger", *map(str, arguments)]
    done = subprocess.run(command, check=False)
    if done.returncode > 1:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")


def score(*arguments: str | Path) -> None:
    """Print the scorer's lines."""
    sys.stdout.flush()
    subprocess.run([sys.executable, SHARED / "scoring" / "score.py", *map(str, arguments)], check=True)


def read(corpus: Path, work: Path) -> Path:
    """Read a corpus file and return the readings' file."""
    readings = work / f"{corpus.parent.name}-{corpus.stem}.readings.jsonl"
    harmledger("read", corpus, "-o", readings)
    return readings


def groups(work: Path) -> None:
    """Run the reports of shootings into a ledger and score its incidents."""
    documents, gold = CORPORA / "gun_violence" / "docs.jsonl", CORPORA / "gun_violence" / "incidents.jsonl"
    ledger, incidents = work / "gun_violence.ledger", work / "gun_violence.incidents.jsonl"
    shutil.rmtree(ledger, ignore_errors=True)
    harmledger("run", "--quiet", documents, "--ledger", ledger)
    harmledger("export", "--ledger", ledger, "--format", "jsonl", "-o", incidents)
    score("groups", documents, gold, incidents)


def grounding(work: Path) -> None:
    """Check on every corpus that each span quotes its text and each figure has one."""
    for name in GROUNDED:
        print(f"\n{name}")
        corpus = work / name.replace("/", "-")
        with corpus.open("w", encoding="utf-8") as out:
            for row in _reports(CORPORA / name):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        score("grounding", read(corpus, work), corpus)


def _reports(path: Path) -> Iterator[dict[str, object]]:
    """Return the reports of a corpus file, whose ids and nesting differ from corpus to corpus."""
    seen: set[object] = set()
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for report in row.get("reports") or [row]:
                identity = report.get("id") or report.get("docid")
                if identity not in seen and report["text"]:
                    seen.add(identity)
                    yield {"id": identity, "text": report["text"], "language": report.get("language", "en")}


def main() -> None:
    """Answer the questions that are asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("questions", nargs="*", metavar="QUESTION", default=[*READ, "groups", "grounding"])
    parser.add_argument("--work", type=Path, default=Path("out") / "accuracy", help="folder for what is made")
    given = parser.parse_args()
    if not CORPORA.exists():
        sys.exit(f"the corpora are not at {CORPORA}; this measurement needs them")
    given.work.mkdir(parents=True, exist_ok=True)
    for question in given.questions:
        print(f"\n== {question}")
        if question == "groups":
            groups(given.work)
        elif question == "grounding":
            grounding(given.work)
        else:
            job, name = READ[question]
            score(job, read(CORPORA / name, given.work), CORPORA / name)


if __name__ == "__main__":
    main()
