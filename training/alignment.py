"""Where the strings that a coded record quotes stand in its text, and which of several marks stays."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from training.documents import Labelled


def find_string(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield where `wanted` stands in `text` as whole words, whatever the white space between them."""
    pattern = r"\s+".join(re.escape(word) for word in wanted.split())
    if pattern:
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            yield match.span()


def longest(marks: Collection[Labelled]) -> tuple[Labelled, ...]:
    """Drop each mark that lies in or crosses a longer one; of equals, the first stays."""
    kept: list[Labelled] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start, m.label or "")):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept))
