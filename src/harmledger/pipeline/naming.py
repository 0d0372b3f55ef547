"""What a place name means, looked up in the gazetteers that reports are read with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmledger.gazetteer import Match, open_gazetteer
from harmledger.model import Toponym
from harmledger.reading.places import resolve


def places(name: str, gazetteers: Sequence[Path] = ()) -> tuple[tuple[Toponym, ...], tuple[Match, ...]]:
    """Return what a name or phrase is taken to mean on its own, and all that it could mean, best first."""
    return resolve(name, open_gazetteer(gazetteers))
