"""Labelled documents: a text, what is marked in it head by head, and what nobody marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

HEADS: Mapping[str, tuple[str, ...]] = {
    "entities": (
        "person",
        "organisation",
        "location",
        "nationality",
        "weapon",
        "military_platform",
        "vehicle",
        "quantity",
        "money",
        "time",
    ),
    "source": ("source",),
    "cue": ("cue",),
    "content": ("content",),
    "people": ("killed", "injured", "missing", "detained", "perpetrator", "other"),
    "roles": ("perpetrator", "target", "means"),
    "figures": ("killed", "injured", "missing", "detained", "displaced", "not_harm"),
    "triggers": ("attack", "bombing", "kidnapping", "robbery", "arson"),
}
"""What the shipped model marks: one softmax a head, over O, then B and I of each label in this order."""

NESTED = "nested"
"""The head for entities that lie inside another; shipped too, and read as entities."""

SILVER = "silver"
"""An auxiliary head for names and quantities as a general pipeline marks them; taught, but not shipped."""

SILVER_LABELS = ("person", "organisation", "location", "nationality", "quantity", "money", "time", "product")

PHRASES = "phrases"
"""An auxiliary head for noun phrases, so that spans end where phrases do; taught, but not shipped."""

ALL_HEADS: Mapping[str, tuple[str, ...]] = {
    **HEADS,
    NESTED: HEADS["entities"],
    SILVER: SILVER_LABELS,
    PHRASES: ("phrase",),
}


class Labelled(NamedTuple):
    """Characters `start` to `end` of a text, half-open, under a head's label; None: nobody can say."""

    start: int
    end: int
    label: str | None


@dataclass(frozen=True)
class Document:
    """A text with the marks of each head that somebody annotated; a head that is not named teaches nothing.

    `sparse` heads were annotated for their marks alone: what stands outside a mark teaches nothing either.
    """

    id: str
    corpus: str
    text: str
    marks: Mapping[str, tuple[Labelled, ...]] = field(default_factory=dict)
    sparse: frozenset[str] = frozenset()


def bio(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the classes of a head in the order of its logits: O, B-first, I-first, B-second, ..."""
    return ("O", *(f"{part}-{label}" for label in labels for part in "BI"))
