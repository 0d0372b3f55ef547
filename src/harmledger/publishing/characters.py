"""Words of a report on their way to a screen: nothing in them may steer it or turn the line around."""

from __future__ import annotations

import re

_BIDI = "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates
_LINE_BREAKS = re.compile(r"[\r\n\u0085\u2028\u2029]+")
_UNSAFE = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff\ufeff]")


def clean(text: str) -> str:
    """Return `text` without control characters, bidirectional overrides and lone surrogates."""
    return _UNSAFE.sub("", _LINE_BREAKS.sub("\n", text))


def line(text: str) -> str:
    """Return `text` cleaned, on one line."""
    return " ".join(clean(text).split())


def cut(text: str, length: int) -> str:
    """Return `text` as one line of at most `length` characters."""
    whole = line(text)
    return whole if len(whole) <= length else whole[: length - 1].rstrip() + "…"
