"""Direct quotations: where quotation marks open and close in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"[“”«»„\"]|'{2,3}|\n\s*\n")
_CLOSING = {"“": '”“"', "„": "“”", "«": "»", '"': '"', "''": "''", "'''": "''"}
LONGEST = 4_000
"""Characters; marks farther apart than this are not taken for a pair."""


def find(text: str) -> tuple[tuple[int, int], ...]:
    """Return the bounds of each quotation with its marks, disjoint and in text order.

    A quotation may run over paragraphs if each of them opens it anew, as print does.
    """
    return tuple(_pairs(text))


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        if opened and match.start() - opened.start() > LONGEST:
            opened = None
        if mark[0] == "\n":
            if opened and not text.startswith(opened.group(), match.end()):
                opened = None
        elif opened is None:
            if mark in _CLOSING and _opens(text, match):
                opened = match
        elif mark[:2] in _CLOSING[opened.group()] and _closes(text, match):
            yield opened.start(), match.end()
            opened = None


def _opens(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return not before.isalnum() and bool(after) and not after.isspace()


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether the mark hugs what stands before it, or at least not what stands after it."""
    if mark.group() in "”»":
        return True
    return not text[mark.start() - 1].isspace() or not text[mark.end() : mark.end() + 1].isalnum()
