"""Sentences with their offsets: the unit in which texts are read and compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from harmledger.model.span import Span

# A stop ends a sentence when closing marks, then white space, then something that can open one follow.
# Every quantifier is bounded by one character class, so time is linear in the text.
_BREAK = re.compile(
    r"""(?:[.!?؟…]["'”’»)\]]*(?=\s+["'“‘«(\[]*[A-Z0-9À-ÞА-Я\u0600-\u06FF@#]) | [.!?؟]["'”’»)\]]*(?=\s*$)
        | (?=\n[^\S\n]*[\n•●▪◦‣]))""",
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr|Gov|Sen|Rep|Rev|Hon|Pres|St|Mt|Ft|"
    r"Jr|Sr|vs|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|est|Inc|Ltd|Corp|Co|al|cf|viz|"
    r"Ave|Blvd|Rd|Dept|Lieut|a\.m|p\.m|i\.e|e\.g|U\.S|U\.N|U\.K)|\b[A-Z])\.$"
)


def split(text: str) -> tuple[Span, ...]:
    """Cut `text` into sentences, without the white space between them.

    A blank line always ends one, and so does a line that opens with a bullet.
    """
    spans: list[Span] = []
    start = 0
    for match in _BREAK.finditer(text):
        end = match.end()
        if (
            match.group()
            and _ABBREVIATION.search(text, max(start, end - 12), end)
            and text[end : end + 2].strip()
        ):
            continue
        start = _append(spans, text, start, end)
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[Span], text: str, start: int, end: int) -> int:
    stripped = text[start:end]
    left = start + len(stripped) - len(stripped.lstrip())
    right = start + len(stripped.rstrip())
    if left < right:
        spans.append(Span.of(text, left, right))
    return end


def index_at(sentences: Sequence[Span], offset: int) -> int:
    """Return which sentence holds the character at `offset`, or the one before it; -1 if there is none."""
    return bisect_right(sentences, offset, key=lambda s: s.start) - 1
