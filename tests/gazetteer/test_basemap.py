"""The basemap: land where there is land, and its lines no worse than a kilometre or so."""

from __future__ import annotations

import pytest

from harmledger.gazetteer import basemap
from harmledger.gazetteer.basemap import Line


def crossings(line: Line, lat: float, lon: float) -> int:
    lats, lons = line.points
    return sum(
        (a > lat) != (b > lat) and lon < p + (lat - a) / (b - a) * (q - p)
        for a, b, p, q in zip(lats, lats[1:], lons, lons[1:], strict=False)
    )


def is_land(lat: float, lon: float) -> bool:
    return sum(crossings(ring, lat, lon) for ring in basemap.lines()["land"]) % 2 == 1


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(33.31, 44.36), (36.2, 37.13), (31.5, 34.45), (15.35, 44.2), (-34.6, -58.5), (64.1, -21.9)],
)
def test_cities_lie_on_land(lat: float, lon: float) -> None:
    assert is_land(lat, lon)


@pytest.mark.parametrize(("lat", "lon"), [(35.0, 18.0), (14.0, 60.0), (-47.6, -20.0), (20.5, 38.0)])
def test_seas_are_not_land(lat: float, lon: float) -> None:
    assert not is_land(lat, lon)


def test_every_ring_of_land_is_closed() -> None:
    for ring in basemap.lines()["land"]:
        lats, lons = ring.points
        assert (lats[0], lons[0]) == (lats[-1], lons[-1])
