"""Who says so."""

from __future__ import annotations

from typing import Literal

from harmledger.model.record import Record
from harmledger.model.span import Span

Stance = Literal["asserts", "denies", "doubts", "relays"]


class Claim(Record, frozen=True):
    """A stretch of a report that is attributed to someone.

    Each of `source`, `cue` and `content` is a tuple of fragments in text order, and may be empty where
    the words leave it out. `chain` names the sources from the nearest teller to the first.
    """

    id: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    stance: Stance = "asserts"
    chain: tuple[str, ...] = ()
