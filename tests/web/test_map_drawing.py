"""The drawn map: all spots in it, areas true to scale, and land where land is."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.web.cells import Spot
from harmledger.web.map_drawing import HEIGHT, WIDTH, draw

POINTS = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


@settings(max_examples=8)
@given(st.lists(POINTS, min_size=1, max_size=4))
def test_every_spot_lies_in_the_drawing(points: list[tuple[float, float]]) -> None:
    drawing = draw([Spot(lat=lat, lon=lon, name=f"{lat} {lon}") for lat, lon in points])
    assert sum(mark.spot.number for mark in drawing.marks) == len(points)
    for mark in drawing.marks:
        assert 0 <= mark.x <= WIDTH
        assert 0 <= mark.y <= HEIGHT


def test_an_area_is_as_wide_as_the_place_is_uncertain() -> None:
    town = Spot(lat=-47.6, lon=-20.0, name="Velmora", radius_km=20.0)
    other = Spot(lat=-47.6, lon=-21.0, name="Brask", radius_km=20.0)
    left, right = sorted(draw([town, other]).marks, key=lambda mark: mark.x)
    kilometres = 111.2 * math.cos(math.radians(47.6))
    assert left.radius == pytest.approx((right.x - left.x) * 20 / kilometres, rel=0.01)


def test_only_what_is_in_view_is_drawn() -> None:
    at_sea = draw([Spot(lat=-47.6, lon=-20.0, name="Velmora", radius_km=5.0)])
    assert at_sea.paths["border"] == ""
    world = draw([])
    assert set(world.paths) == {"land", "border"}
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", world.paths["land"])]
    assert max(map(abs, numbers)) < 3 * WIDTH
