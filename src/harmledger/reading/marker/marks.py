"""What the marker says of a text: stretches of words with a label, head by head."""

from __future__ import annotations

from typing import NamedTuple

from harmledger.model import Span


class Mark(NamedTuple):
    """Whole words that bear a label; `score` is the label's mean probability over them, from 0 to 1."""

    span: Span
    label: str
    score: float


class Marks(NamedTuple):
    """The marks of each head of the model, in text order; those of one head do not overlap.

    `people` and `roles` are those who did or suffered something, by name and without one; `figures` are
    numbers of people by the harm that they came to; `nested` are the entities that lie inside another.
    """

    entities: tuple[Mark, ...] = ()
    nested: tuple[Mark, ...] = ()
    source: tuple[Mark, ...] = ()
    cue: tuple[Mark, ...] = ()
    content: tuple[Mark, ...] = ()
    people: tuple[Mark, ...] = ()
    roles: tuple[Mark, ...] = ()
    figures: tuple[Mark, ...] = ()
    triggers: tuple[Mark, ...] = ()
