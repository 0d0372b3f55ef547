"""A claim before it has a number and a chain."""

from __future__ import annotations

from typing import NamedTuple

from harmledger.model import Span
from harmledger.model.claim import Stance


class Statement(NamedTuple):
    """Who says what, as one sentence or one credit has it; fragments in text order, each may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    teller: str = ""
    """What the source is called: "who" and "which" are replaced by what they stand for."""
    cites: str = ""
    """Whom the source cites for it."""
    topic: Span | None = None
    """Whom the sentences before it were about, by name."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every fragment, in no order."""
        return self.source + self.cue + self.content
