"""Where, as far as the words say."""

from __future__ import annotations

from harmledger.model.record import Record
from harmledger.model.span import Span


class Place(Record, frozen=True):
    """A place that a gazetteer knows: WGS 84 degrees, and how exactly they locate it.

    `precision` is a code of the `place_precision` vocabulary; `kind` is what the gazetteer calls it
    (`country`, `admin1`, `populated`, `quarter`, `camp`, ...); `gazetteer` names the file it came from.
    """

    name: str
    lat: float
    lon: float
    precision: str
    kind: str
    gazetteer: str
    geonames_id: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2, or whatever a user's own gazetteer says."""
    admin1: str | None = None
    population: int = 0


class Toponym(Record, frozen=True):
    """A place name in a text, and the place it is taken to mean, if any, with the reason."""

    span: Span
    place: Place | None
    reason: str = ""
