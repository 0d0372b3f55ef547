"""Where a mark ends: at words, not at the punctuation around them."""

from __future__ import annotations

import re

_AROUND = " \t\r\n\u00a0\"'“”‘’`«».,;:!?()[]…-–—"
_OPENING = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«"}

_DOTTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_]$")  # "U.N" of "U.N."


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without punctuation at its edges, save the dot of an abbreviation and what
    closes a bracket or quotation that opens inside.

    The stretch may come out empty, with its start at its end.
    """
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip(_AROUND))
    last = max(start, end - len(stretch) + len(stretch.rstrip(_AROUND)))
    return start, last + (last < end and _belongs(text, start, last))


def _belongs(text: str, start: int, at: int) -> bool:
    """Whether the mark at `at` closes what opens after `start`, or is the last dot of an abbreviation."""
    if text[at] == ".":
        return bool(_DOTTED.search(text, max(start, at - 12), at))
    opening = _OPENING.get(text[at])
    return opening is not None and opening in text[start:at].rpartition(text[at])[2]
