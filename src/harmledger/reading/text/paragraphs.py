"""Which paragraph each sentence is in, in texts with a line a paragraph and in hard-wrapped ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmledger.model import Span

_BLANK_OR_INDENTED = re.compile(r"\n\s")
_SHORT = 0.5
"""The part of a wrapped text's longest line below which a line is the last of its paragraph."""


def number(text: str, sentences: Sequence[Span]) -> list[int]:
    """Return the number of each sentence's paragraph, from 0.

    Where most sentences run over line ends, a new line alone parts none: a blank, indented or short one does.
    """
    wrapped = sum("\n" in sentence.text for sentence in sentences) > len(sentences) / 2
    short = _SHORT * max(map(len, text.split("\n"))) if wrapped else 0.0
    numbers: list[int] = []
    paragraph = end = 0
    for sentence in sentences:
        gap = text[end : sentence.start]
        if "\n" in gap and end:
            line = text.index("\n", end) - (text.rfind("\n", 0, end) + 1)
            paragraph += not wrapped or line < short or _BLANK_OR_INDENTED.search(gap) is not None
        numbers.append(paragraph)
        end = sentence.end
    return numbers
