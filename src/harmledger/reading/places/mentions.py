"""Candidates for place names: where they stand, what they can mean, how much speaks for a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harmledger.gazetteer import Match
from harmledger.gazetteer.folding import plain

SENSES = 60
"""How many senses of a name are weighed, the prominent first."""
SPREAD_OUT = frozenset({"country", "region", "admin1", "water"})
"""Kinds whose point says little about where in them something is."""
ACCEPTED = 0.5
"""The score from which a candidate counts as a place."""


@dataclass(slots=True)
class Mention:
    """A candidate: where it stands, what it can mean, and how much speaks for a place."""

    start: int
    end: int
    name: str
    matches: tuple[Match, ...]
    score: float = 0.0
    is_person: bool = False
    within: Mention | None = None
    """The larger place that the words put it in: "Velmora, Karsholm"."""
    is_near: bool = False
    """Whether the words make it only the place near which something is."""
    wanted: str | None = None
    """What the words beside it call it: `admin1`, `quarter`, `populated`."""
    kind: Literal["name", "demonym", "organisation"] = "name"
    told: str = ""
    """In which larger place the words put this mention, where they put the name in several."""

    @property
    def key(self) -> str:
        """What is the same for every mention of one name."""
        return plain(self.name)

    @property
    def sense(self) -> str:
        """What is the same for every mention that means one place."""
        return f"{self.key}, {self.told}" if self.told else self.key
