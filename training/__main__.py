"""`python -m training`: from the corpora to the shipped model, its folds and its figures."""

from __future__ import annotations

import argparse
from pathlib import Path

from training import train
from training.schedule import RUNS


def main() -> None:
    """Train every run that the working folder does not hold yet."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(".training"), help="where checkpoints lie")
    options = parser.parse_args()
    taught = train.documents(options.work)
    pieces = train.cut(taught)
    for run in RUNS:
        train.run(run, taught, pieces, options.work)


if __name__ == "__main__":
    main()
