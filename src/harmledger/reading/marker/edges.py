"""Where a mark ends: at words, not at the punctuation around them."""

from __future__ import annotations

_AROUND = " \t\r\n\u00a0\"'“”‘’`«».,;:!?()[]…-–—"
_OPENING = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«"}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without punctuation at its edges, save what closes a mark that opens inside it.

    The stretch may come out empty, with its start at its end.
    """
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip(_AROUND))
    last = max(start, end - len(stretch) + len(stretch.rstrip(_AROUND)))
    opening = _OPENING.get(text[last : last + 1])
    if last < end and opening and opening in text[start:last].rpartition(text[last])[2]:
        last += 1
    return start, last
