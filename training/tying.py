"""`python -m training.tying`: learns from MUC-4 which marks belong to one event, and scores that."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from harmledger.reading import marker, sentences
from harmledger.reading.marker.tying import FEATURES, Scene
from training.corpora import MUC_ROLES, rows, share, strings, unwrapped

_FOLDS = 5
_DECAY = 1.0
_SLOTS = (*MUC_ROLES, "HUM TGT: NAME")

Floats = npt.NDArray[np.float64]


class Pairs(NamedTuple):
    """Pairs of marks of one report: their features, and whether the templates put them into one event."""

    document: str
    features: Floats
    together: Floats
    several: bool
    """Whether the report tells of several events."""


def pairs(model: marker.Marker) -> Iterator[Pairs]:
    """Yield the pairs of each MUC-4 report, among the marks that the model finds and a template names."""
    for row in rows("muc4/dev.jsonl"):
        if not row["templates"]:
            continue
        text = unwrapped(row["text"])
        split = sentences.split(text)
        scene = Scene(text, split, model.mark(text, split))
        of = [_templates(mark.span.text, row["templates"]) for mark in scene.marks]
        known = [(a, b) for a, b in scene.pairs() if of[a] and of[b]]
        if known:
            yield Pairs(
                row["docid"],
                np.array([scene.features(a, b) for a, b in known]),
                np.array([float(bool(of[a] & of[b])) for a, b in known]),
                len(row["templates"]) > 1,
            )


def _templates(string: str, templates: Sequence[Mapping[str, Any]]) -> frozenset[int]:
    """Return which templates name `string`, or a longer or shorter form of it."""
    return frozenset(
        k
        for k, template in enumerate(templates)
        if any(
            string in named or named in string for slot in _SLOTS for named in strings(template.get(slot, ()))
        )
    )


def learn(features: Floats, together: Floats) -> Floats:
    """Return the weights of a logistic regression with a small L2 penalty, by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (together - likely) - _DECAY * weights
        curve = (features * (likely * (1 - likely))[:, None]).T @ features + _DECAY * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


class Score(NamedTuple):
    """F1 of the pairs that belong together, of those that do not, and the share that is right."""

    together: float
    apart: float
    right: float


def score(likely: npt.NDArray[np.bool_], together: Floats) -> Score:
    """Return how well `likely` agrees with `together`."""
    wanted = together > 0.5
    return Score(_f1(likely, wanted), _f1(~likely, ~wanted), float((likely == wanted).mean()))


def _f1(given: npt.NDArray[np.bool_], meant: npt.NDArray[np.bool_]) -> float:
    return 2 * float((given & meant).sum()) / max(1, int(given.sum() + meant.sum()))


def cross_validated(data: Sequence[Pairs]) -> tuple[Score, Score]:
    """Return the score on reports of several events, and that of taking every pair for one event."""
    given, meant = [], []
    for fold in range(_FOLDS):
        weights = learn(*_joined([d for d in data if _fold(d) != fold]))
        features, together = _joined([d for d in data if _fold(d) == fold and d.several])
        given.append(features @ weights > 0)
        meant.append(together)
    likely, together = np.concatenate(given), np.concatenate(meant)
    return score(likely, together), score(np.ones_like(likely), together)


def _fold(data: Pairs) -> int:
    return int(share(f"tying {data.document}") * _FOLDS)


def _joined(data: Sequence[Pairs]) -> tuple[Floats, Floats]:
    return np.concatenate([d.features for d in data]), np.concatenate([d.together for d in data])


def main() -> None:
    """Write `events.toml` and print the scores."""
    parser = argparse.ArgumentParser(prog="python -m training.tying", description=__doc__)
    parser.add_argument("--out", type=Path, default=marker.SHIPPED, help="where the model lies")
    options = parser.parse_args()
    data = list(pairs(marker.load(options.out)))
    scored, all_one = cross_validated(data)
    lines = [
        "# Weights by which marks are tied to events; written by `python -m training.tying`.",
        f"# Cross-validated on {sum(d.several for d in data)} reports of several events: "
        f"F1 together {scored.together:.3f}, apart {scored.apart:.3f}, right {scored.right:.3f}",
        f"# (every pair one event: {all_one.together:.3f}, {all_one.apart:.3f}, {all_one.right:.3f}).",
        "",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in zip(FEATURES, learn(*_joined(data)), strict=True)),
    ]
    (options.out / "events.toml").write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
