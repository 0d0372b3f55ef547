"""Ranges as bars of characters, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.model import CountRange

_WIDTH = 15
"""As wide as `terminal` keeps a cell in one piece, less the mark of an open range."""
_SURE, _POSSIBLE, _OPEN = "█", "░", ">"


def draw(ranges: Sequence[CountRange | None]) -> list[str]:
    """Return a bar for each range: solid to its low, shaded to its high, `>` where it is open upward.

    Where there is no range, and for zero, there is no bar. What is above zero is at least one character.
    """
    top = max((_end(known) for known in ranges if known), default=0)
    return [_bar(known, top) if known else "" for known in ranges]


def _end(known: CountRange) -> int:
    return known.low if known.high is None else known.high


def _bar(known: CountRange, top: int) -> str:
    solid, whole = (_length(number, top) for number in (known.low, _end(known)))
    return _SURE * solid + _POSSIBLE * (whole - solid) + (_OPEN if known.is_open else "")


def _length(number: int, top: int) -> int:
    return max(1, number * _WIDTH // top) if number else 0
