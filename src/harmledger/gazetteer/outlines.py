"""Outlines of divisions: whether a point lies in one, and how far off it is if not.

An outline is a text: its rings as encoded polylines (Google's format; three decimals of a degree), with a
space between two. A point lies in it if a line from the point crosses the rings an odd number of times.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

_SCALE = 1000.0
_KM_A_DEGREE = 111.2

Ring = tuple[Sequence[float], Sequence[float]]
"""The latitudes and the longitudes of its points, the first also last."""


@lru_cache(maxsize=128)
def rings(outline: str) -> tuple[Ring, ...]:
    """Return the rings of an outline."""
    return tuple(polyline(part) for part in outline.split())


def polyline(letters: str) -> Ring:
    """Return the points of one encoded polyline."""
    numbers = list(_numbers(letters))
    lats, lons = array("d"), array("d")
    lat = lon = 0
    for north, east in zip(numbers[::2], numbers[1::2], strict=True):
        lat, lon = lat + north, lon + east
        lats.append(lat / _SCALE)
        lons.append(lon / _SCALE)
    return lats, lons


def _numbers(letters: str) -> Iterator[int]:
    number = shift = 0
    for letter in letters:
        bits = ord(letter) - 63
        number |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            yield ~(number >> 1) if number & 1 else number >> 1
            number = shift = 0


def holds(outline: str, lat: float, lon: float) -> bool:
    """Whether the point lies in the outline."""
    return sum(_crossings(ring, lat, lon) for ring in rings(outline)) % 2 == 1


def _crossings(ring: Ring, lat: float, lon: float) -> int:
    lats, lons = ring
    return sum(
        (one > lat) != (two > lat) and lon < lons[k] + (lat - one) / (two - one) * (lons[k + 1] - lons[k])
        for k, (one, two) in enumerate(pairwise(lats))
    )


def km_to(outline: str, lat: float, lon: float) -> float:
    """Return how far the point is from the nearest edge, good for a few dozen kilometres."""
    narrow = math.cos(math.radians(lat))
    edges = (
        edge
        for lats, lons in rings(outline)
        for edge in pairwise(zip(((x - lon) * narrow for x in lons), (y - lat for y in lats), strict=True))
    )
    return _KM_A_DEGREE * min((_from_origin(*one, *other) for one, other in edges), default=math.inf)


def _from_origin(x1: float, y1: float, x2: float, y2: float) -> float:
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
    return math.hypot(x1 + along * dx, y1 + along * dy)


def cells(outline: str) -> Iterator[tuple[int, int]]:
    """Yield the whole degrees of latitude and longitude round every ring, some more than once."""
    for lats, lons in rings(outline):
        for row in range(math.floor(min(lats)), math.floor(max(lats)) + 1):
            for column in range(math.floor(min(lons)), math.floor(max(lons)) + 1):
                yield row, column
