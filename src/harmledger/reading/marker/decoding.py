"""From the model's logits to runs of words with one label."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_O, _B, _I = range(3)
_TINY = 1e-9
"""What keeps the logarithm of an impossible label finite."""


class Run(NamedTuple):
    """Words `first` to `last` (half-open) that bear `label`, and its mean probability over them."""

    first: int
    last: int
    label: str
    score: float


def runs(logits: Floats, labels: Sequence[str]) -> Iterator[Run]:
    """Yield the runs that `logits` (words by `labels`: O, B-x, I-x, ...) make likeliest, in text order.

    Whether words are outside, begin a run or go on with one is chosen for the whole text at once, so that one
    word that wavers does not break a run; the run's label is the likeliest over all its words. So no run goes
    on that did not begin, and none changes its label midway.
    """
    likely = _softmax(logits)
    kinds = _kinds(labels)
    parts = [_sum_by(likely, [label[:1] == part for label in labels]) for part in "OBI"]
    path = np.array(_likeliest_path(np.log(np.stack(parts, axis=1) + _TINY).tolist()), dtype=np.int64)
    firsts = np.flatnonzero(path == _B)
    by_kind = np.stack([_sum_by(likely, [label[2:] == kind for label in labels]) for kind in kinds], axis=1)
    stops = np.append(np.flatnonzero(path != _I), len(path))
    lasts = stops[np.searchsorted(stops, firsts, side="right")]
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        means = by_kind[first:last].mean(axis=0)
        best = int(means.argmax())
        yield Run(first, last, kinds[best], float(means[best]))


def _likeliest_path(words: Sequence[Sequence[float]]) -> list[int]:
    """Return the likeliest sequence of `_O`, `_B` and `_I` (Viterbi's algorithm), in which I never follows O.

    `words` are the logarithms of the three at each word.
    """
    outside, begins, goes_on = 0.0, -math.inf, -math.inf
    came_from: list[tuple[int, int]] = []
    for log_outside, log_begins, log_goes_on in words:
        inside, from_inside = (begins, _B) if begins >= goes_on else (goes_on, _I)
        best, from_best = (outside, _O) if outside >= inside else (inside, from_inside)
        came_from.append((from_best, from_inside))
        outside, begins, goes_on = best + log_outside, best + log_begins, inside + log_goes_on
    state = max((outside, _O), (begins, _B), (goes_on, _I), key=lambda end: end[0])[1]
    path = []
    for from_best, from_inside in reversed(came_from):
        path.append(state)
        state = from_inside if state == _I else from_best
    return path[::-1]


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    likely: Floats = powers / powers.sum(axis=1, keepdims=True)
    return likely


def _sum_by(likely: Floats, columns: Sequence[bool]) -> Floats:
    summed: Floats = likely[:, np.array(columns)].sum(axis=1)
    return summed


def _kinds(labels: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(label[2:] for label in labels if label != "O"))
