"""Which texts repeat one another: cut, re-headed or with a changed lead."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from harmledger.grouping.origins.shingles import fingerprints, shingles
from harmledger.model.record import Record

_ENOUGH = 0.5
"""The share of the shorter text's wording that makes it a repeat."""
_FEWEST = 8
"""A text of fewer runs of words is too short to be known again."""
_SHORT = 20
_ENOUGH_OF_A_SHORT_TEXT = 0.8
"""Fewer than twenty runs of words may be a shared quotation."""
_LISTED = 8
"""How many texts a fingerprint remembers: the first tellers are enough to find a story's next reprint."""
_COMPARED = 16
"""With how many earlier texts one text is compared, those with most fingerprints in common first."""


class Repeat(Record, frozen=True):
    """Two texts with wording in common, as a share of each text's own, from 0 to 1."""

    earlier: str
    later: str
    share_of_earlier: float
    share_of_later: float


def repeats(texts: Mapping[str, str]) -> Iterator[Repeat]:
    """Yield the repeats among `texts` (id -> text): each text with those before it, in their order.

    Time and memory grow in line with the texts: see `_LISTED` and `_COMPARED`.
    """
    wording: dict[str, array[int]] = {}
    index: dict[int, list[str]] = defaultdict(list)
    for later, text in texts.items():
        runs = shingles(text)
        if len(runs) < _FEWEST:
            continue
        marks = fingerprints(runs)
        wording[later] = array("Q", set(runs))
        common = Counter(earlier for mark in marks if mark in index for earlier in index[mark])
        for earlier, _ in common.most_common(_COMPARED):
            if found := _compare(earlier, later, wording):
                yield found
        for mark in marks:
            if len(index[mark]) < _LISTED:
                index[mark].append(later)


def _compare(earlier: str, later: str, wording: Mapping[str, array[int]]) -> Repeat | None:
    ours, theirs = wording[later], wording[earlier]
    shared = len(set(ours).intersection(theirs))
    shortest = min(len(ours), len(theirs))
    enough = _ENOUGH if shortest >= _SHORT else _ENOUGH_OF_A_SHORT_TEXT
    if shared < enough * shortest:
        return None
    return Repeat(
        earlier=earlier,
        later=later,
        share_of_earlier=shared / len(theirs),
        share_of_later=shared / len(ours),
    )
