"""The sentences of an Arabic report, which a line end parts too, without what readers comment on a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from harmledger.model import Span, sentences
from harmledger.reading import lexicon
from harmledger.reading.text import furniture
from harmledger.reading.text.stretches import Stretches

_WRAPPED, _FEW = 120, 5
"""Characters of the longest line, and number of lines, of a text whose lines may be cut by their length."""
_LISTED, _BLANKS, _LONGEST = 6, 3, 160
"""Headlines in a row that make a list of other stories; blanks in one at least, and characters at most."""
_FULL = 0.7
"""The part of the longest line that most lines of such a text have."""


def split(text: str) -> tuple[Span, ...]:
    """Cut `text` into sentences, without lists of other stories and comments, and the white space between."""
    told = sentences.split(text[: _end(text)])
    if not _is_wrapped(text):
        others = Stretches(_headlines(text))
        lines = (line for sentence in told for line in _lines(text, sentence))
        told = tuple(line for line in lines if not others.cover(line))
    return furniture.without(text, told, language="ar")


def _headlines(text: str) -> Iterator[Span]:
    """Yield the lines of lists in which headline follows headline: those of other stories."""
    lines = (Span.of(text, m.start(), m.end()) for m in re.finditer(r"[^\s][^\n]*", text))
    for is_headline, run in groupby(lines, key=_is_headline):
        listed = tuple(run)
        if is_headline and len(listed) >= _LISTED:
            yield from listed


def _is_headline(line: Span) -> bool:
    words = line.text.rstrip()
    is_cut = words.endswith(("…", "..."))
    return words.count(" ") >= _BLANKS and len(words) <= _LONGEST and (is_cut or words[-1] not in ".!?؟:")


def _lines(text: str, sentence: Span) -> Iterator[Span]:
    for line in re.finditer(r"[^\s][^\n]*", sentence.text):
        start = sentence.start + line.start()
        yield Span.of(text, start, start + len(line.group().rstrip()))


def _is_wrapped(text: str) -> bool:
    """Whether the lines are cut by their length: nearly all are as long as the longest, which is not long."""
    lengths = sorted(len(line) for line in text.splitlines() if line.strip())
    if len(lengths) < _FEW or lengths[-1] > _WRAPPED:
        return False
    return sum(length >= _FULL * lengths[-1] for length in lengths) > len(lengths) / 2


def _end(text: str) -> int:
    """Return where the comments begin that stand under a post, or where the text ends."""
    return min((at for opening in _comments() if (at := text.find(opening)) >= 0), default=len(text))


@cache
def _comments() -> tuple[str, ...]:
    return tuple(lexicon.load("ar", "furniture")["comments"]["openings"])
