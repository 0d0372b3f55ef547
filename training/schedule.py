"""What is learned in which order: what all models share, then the small corpora, all or all but a fold."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from training.corpora import share
from training.documents import NESTED, PHRASES, SILVER, Document
from training.windows import Window

FOLDS = 4
FOLDED = ("airwars_gaza", "re3d")
"""The corpora that are scored cross-validated, since all of them is also learned from."""


class Rates(NamedTuple):
    """Peak learning rates."""

    encoder: float
    heads: float


class Run(NamedTuple):
    """One run of training: how often an epoch shows each window of a corpus, and what it starts from."""

    name: str
    repeats: Mapping[str, float]
    epochs: int
    rates: Rates
    weights: Mapping[str, float]
    """How much a head's loss counts; 1 if it is not named."""
    starts_from: str | None = None
    left_out: int | None = None


_AUXILIARY = {SILVER: 0.3, PHRASES: 0.2}
_RARE = {"entities": 2.0, NESTED: 2.0, "people": 3.0, "roles": 3.0, "figures": 3.0}
SHARED = Run(
    "shared", {"polnear": 1, "muc4": 0.35, "gun_violence": 0.4}, 3, Rates(2e-4, 1e-3), weights=_AUXILIARY
)
CODED = Run(
    "coded",
    {"polnear": 0.12, "muc4": 0.6, "gun_violence": 1},
    1,
    Rates(1.5e-4, 1e-3),
    weights=_AUXILIARY | _RARE,
    starts_from="shared",
)
FINAL = Run(
    "final",
    {"re3d": 6, "airwars_gaza": 0.6, "polnear": 0.08, "muc4": 0.05, "gun_violence": 0.1},
    2,
    Rates(1e-4, 1e-3),
    weights=_AUXILIARY | _RARE,
    starts_from="coded",
)
RUNS = (SHARED, CODED, FINAL, *(FINAL._replace(name=f"fold{fold}", left_out=fold) for fold in range(FOLDS)))


def fold_of(document: str) -> int:
    """Return which fold a document of `FOLDED` belongs to."""
    return int(share(f"fold {document}") * FOLDS)


def draw(
    run: Run, documents: Sequence[Document], windows: Mapping[str, Sequence[Window]]
) -> list[list[Window]]:
    """Return the windows of each epoch of `run`."""
    epochs = []
    for nth in range(run.epochs):
        chance = random.Random(nth)  # noqa: S311 (no secret: the same sample each time)
        shown: list[Window] = []
        for document in documents:
            if document.corpus in FOLDED and fold_of(document.id) == run.left_out:
                continue
            repeats = run.repeats.get(document.corpus, 0)
            for window in windows[document.id]:
                shown += [window] * int(repeats + chance.random())
        epochs.append(shown)
    return epochs
