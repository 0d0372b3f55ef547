"""A text as its runs of four words, and the few of them by which texts that repeat it are found."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import islice

RUN = 4
"""Words in a shingle: short enough to outlive an editor's changes, too long to recur by chance."""
WINDOW = 12
"""Of every twelve shingles in a row at least one is a fingerprint."""

_WORD = re.compile(r"\w+")


def shingles(text: str) -> list[int]:
    """Return the hashes of all runs of `RUN` words, in text order; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    if not words:
        return []
    return [_hash(" ".join(run)) for run in _runs(words)]


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(max(1, len(words) - RUN + 1)):
        yield words[start : start + RUN]


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def fingerprints(hashes: Sequence[int]) -> set[int]:
    """Return the least hash of every `WINDOW` in a row.

    Two texts that share `RUN + WINDOW - 1` words in a row share a fingerprint (winnowing: Schleimer,
    Wilkerson, Aiken, 2003).
    """
    chosen: set[int] = set()
    window: deque[int] = deque()  # positions whose hashes rise: the first is the window's least
    for position, value in enumerate(hashes):
        while window and hashes[window[-1]] >= value:
            window.pop()
        window.append(position)
        if window[0] <= position - WINDOW:
            window.popleft()
        if position >= WINDOW - 1:
            chosen.add(hashes[window[0]])
    return chosen or set(islice(sorted(hashes), 1))
