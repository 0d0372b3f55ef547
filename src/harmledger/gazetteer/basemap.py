"""The basemap: outlines of the land, borders of countries, and lines between their first divisions.

From Natural Earth (see `data/README.md`), good to about a kilometre. The file is JSON: for each kind of line
its encoded polylines, as in `outlines.py`; browsers get it as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from harmledger.gazetteer.outlines import Ring, polyline
from harmledger.model.record import Record

FILE = Path(__file__).with_name("data") / "basemap.json"

Kind = Literal["land", "border", "division"]


class Line(Record, frozen=True):
    """A line and how far it reaches, in degrees."""

    points: Ring
    south: float
    west: float
    north: float
    east: float


@cache
def lines() -> Mapping[Kind, Sequence[Line]]:
    """Return the lines of each kind; those of land are rings: in an odd number of them is land."""
    encoded = msgspec.json.decode(FILE.read_bytes(), type=dict[Kind, list[str]])
    return {kind: tuple(map(_line, of)) for kind, of in encoded.items()}


def _line(letters: str) -> Line:
    lats, lons = points = polyline(letters)
    return Line(points=points, south=min(lats), west=min(lons), north=max(lats), east=max(lons))
