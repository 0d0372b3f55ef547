"""`python -m training`: from the corpora to the shipped model, the models of the folds, and their figures."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from harmledger.reading import marker
from training import export, score, train
from training.documents import Document
from training.schedule import FINAL, FOLDED, FOLDS, RUNS, fold_of

VERSION = "1"
"""Of the shipped model; a change of what it marks changes it."""


def main() -> None:
    """Train every run that the working folder does not hold yet, write the models, and score them."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(".training"), help="where checkpoints lie")
    parser.add_argument("--out", type=Path, default=marker.SHIPPED, help="where the model goes")
    options = parser.parse_args()
    taught = train.documents(options.work)
    pieces = train.cut(taught)
    for run in RUNS:
        train.run(run, taught, pieces, options.work)
        if run.repeats == FINAL.repeats:
            folder = options.out if run == FINAL else options.work / run.name
            export.write(train.load(run, options.work), folder, version=VERSION)
    report(taught, options.work, options.out)
    held_out = train.cut(train.held_out(options.work))
    sample = [window for windows in held_out.values() for window in windows][::10]
    for head, share in export.agreement(train.load(FINAL, options.work), options.out, sample).items():
        print(f"int8 agrees with fp32 on {share:.2%} of pieces in {head}")


def report(taught: Sequence[Document], work: Path, out: Path) -> None:
    """Print each head's exact F1 on what the model that is scored did not learn from."""
    held_out = train.held_out(work)
    for corpus in ("polnear", "gun_violence", "muc4"):
        theirs = [document for document in held_out if document.corpus == corpus]
        _print(f"{corpus}, held out", score.compare(theirs, marker.load(out)))
    for corpus in FOLDED:
        total: dict[str, score.Counts] = {}
        for fold in range(FOLDS):
            theirs = [d for d in taught if d.corpus == corpus and fold_of(d.id) == fold]
            for name, counts in score.compare(theirs, marker.load(work / f"fold{fold}")).items():
                total.setdefault(name, score.Counts()).update(counts)
        _print(f"{corpus}, cross-validated", total)


def _print(title: str, figures: dict[str, score.Counts]) -> None:
    for name, counts in sorted(figures.items()):
        print(f"{title:28} {name:32} {counts}")


if __name__ == "__main__":
    main()
