"""How far places lie apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from harmledger.model import Place

_EARTH_KM = 6371.0


def km(one: Place, other: Place) -> float:
    """Return the great-circle distance between two places in kilometres."""
    lat, other_lat = radians(one.lat), radians(other.lat)
    half_lat = (other_lat - lat) / 2
    half_lon = radians(other.lon - one.lon) / 2
    chord = sin(half_lat) ** 2 + cos(lat) * cos(other_lat) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))
