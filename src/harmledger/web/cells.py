"""What a map shows of many incidents: places as areas, and a crowd of places as one spot with its number."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from harmledger.model.record import Record

_KM_A_DEGREE = 111.2
_TILE = 256
_CELL = 48
"""Pixels that a cell is wide and high."""


class Spot(Record, frozen=True):
    """A place of incidents, with how far off it may be; several places in one have no name.

    Their radius is how far from their middle they lie.
    """

    lat: float
    lon: float
    number: int = 1
    name: str = ""
    radius_km: float = 0.0
    incident: str | None = None
    """The incident, if it is the only one."""


def gather(spots: Iterable[Spot], zoom: int) -> list[Spot]:
    """Return the places at a zoom of web maps (0 is the world in 256 pixels), the widest first.

    Those in one cell of a grid become one spot; a place less exact than a cell is wide stays an area.
    """
    size = 360 * _CELL / _TILE / 2**zoom
    crowds: dict[tuple[float, float] | Spot, list[Spot]] = defaultdict(list)
    for place in _places(spots):
        is_wide = place.radius_km > size * _KM_A_DEGREE
        crowds[place if is_wide else (place.lat // size, place.lon // size)].append(place)
    shown = (crowd[0] if len(crowd) == 1 else _several(crowd) for crowd in crowds.values())
    return sorted(shown, key=lambda spot: (-spot.radius_km, -spot.number))


def _places(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Yield each place once, with the number of all its incidents."""
    places: dict[tuple[str, float, float, float], list[Spot]] = defaultdict(list)
    for spot in spots:
        places[spot.name, spot.lat, spot.lon, spot.radius_km].append(spot)
    for (name, lat, lon, radius_km), here in places.items():
        number = sum(spot.number for spot in here)
        incident = here[0].incident if number == 1 else None
        yield Spot(lat=lat, lon=lon, number=number, name=name, radius_km=radius_km, incident=incident)


def _several(spots: Sequence[Spot]) -> Spot:
    number = sum(spot.number for spot in spots)
    lat = sum(spot.lat * spot.number for spot in spots) / number
    lon = sum(spot.lon * spot.number for spot in spots) / number
    narrowing = math.cos(math.radians(lat))
    farthest = max(math.hypot(spot.lat - lat, (spot.lon - lon) * narrowing) for spot in spots)
    return Spot(lat=lat, lon=lon, number=number, radius_km=farthest * _KM_A_DEGREE)
