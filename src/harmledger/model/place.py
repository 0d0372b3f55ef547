"""Where, as far as the words say."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Literal

from harmledger.model.message import Message
from harmledger.model.record import Record
from harmledger.model.span import Span
from harmledger.model.vocabulary import PlacePrecisionTerm, load

_EARTH_KM = 6371.0


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
    pcode: str | None = None
    """OCHA's code of the place, where a P-coded list gave it."""

    @property
    def radius_km(self) -> float:
        """By how much the point may be off, after its precision."""
        term: PlacePrecisionTerm = load("place_precision", PlacePrecisionTerm)[self.precision]
        return term.radius_km

    def km_to(self, other: Place) -> float:
        """Return the great-circle distance between the two points in kilometres."""
        lat, other_lat = radians(self.lat), radians(other.lat)
        half_lat = (other_lat - lat) / 2
        half_lon = radians(other.lon - self.lon) / 2
        chord = sin(half_lat) ** 2 + cos(lat) * cos(other_lat) * sin(half_lon) ** 2
        return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))

    def may_be(self, other: Place) -> bool:
        """Whether the two may be one place, as exactly as each is known."""
        return self.km_to(other) <= self.radius_km + other.radius_km


class Toponym(Record, frozen=True):
    """A place name in a text, and the place it is taken to mean, if any, with the reason.

    Only a `name` says where something is: a `demonym` ("Syrian") and the name in front of an `organisation`
    ("Aleppo Health Directorate") do not.
    """

    span: Span
    place: Place | None
    reason: Message | None = None
    kind: Literal["name", "demonym", "organisation"] = "name"
