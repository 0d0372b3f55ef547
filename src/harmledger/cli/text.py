"""Words of a report in the lines that a command prints."""

from __future__ import annotations

from harmledger.publishing.characters import clean, cut, line

__all__ = ["clean", "cut", "line", "refusal_line"]


def refusal_line(where: str, reason: str) -> str:
    """Return how a refusal is told, on one line."""
    return f"refused: {line(where)}: {line(reason)}"
