"""From the model's logits to runs of words with one label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Run(NamedTuple):
    """Words `first` to `last` (half-open) that bear `label`, and its mean probability over them."""

    first: int
    last: int
    label: str
    score: float


def runs(logits: Floats, labels: Sequence[str]) -> Iterator[Run]:
    """Yield the runs that `logits` (words by `labels`: O, B-x, I-x, ...) make likeliest, in text order.

    A word is in a run where O is less likely than all else; it begins one where the word before is in none
    or where beginning is likelier than going on; the run's label is the likeliest over all its words. So no
    run goes on that did not begin, and none changes its label midway.
    """
    likely = _softmax(logits)
    inside = likely[:, labels.index("O")] < 0.5
    begins, kinds = _sum_by(likely, [label[:2] == "B-" for label in labels]), _kinds(labels)
    goes_on = _sum_by(likely, [label[:2] == "I-" for label in labels])
    follows = np.concatenate(([False], inside[:-1]))
    firsts = np.flatnonzero(inside & (~follows | (begins > goes_on)))
    by_kind = np.stack([_sum_by(likely, [label[2:] == kind for label in labels]) for kind in kinds], axis=1)
    outside = np.flatnonzero(np.append(~inside, True))
    ends = np.minimum(outside[np.searchsorted(outside, firsts)], np.append(firsts[1:], len(logits)))
    for first, last in zip(firsts.tolist(), ends.tolist(), strict=True):
        means = by_kind[first:last].mean(axis=0)
        best = int(means.argmax())
        yield Run(first, last, kinds[best], float(means[best]))


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    likely: Floats = powers / powers.sum(axis=1, keepdims=True)
    return likely


def _sum_by(likely: Floats, columns: Sequence[bool]) -> Floats:
    summed: Floats = likely[:, np.array(columns)].sum(axis=1)
    return summed


def _kinds(labels: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(label[2:] for label in labels if label != "O"))
