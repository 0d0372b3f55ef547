"""How far places lie apart, against how exactly each is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Place


def place(lat: float, lon: float, precision: str = "town") -> Place:
    return Place(
        name="Osterby", lat=lat, lon=lon, precision=precision, kind="populated", gazetteer="invented"
    )


places = st.builds(place, st.floats(-90, 90), st.floats(-180, 180))


def test_a_degree_of_latitude_is_about_111_km() -> None:
    assert place(10, 20).km_to(place(11, 20)) == pytest.approx(111.2, abs=0.1)


def test_the_antimeridian_is_no_border() -> None:
    assert place(0, 179.5).km_to(place(0, -179.5)) == pytest.approx(111.2, abs=0.1)


@given(places, places)
def test_distance_is_mutual_and_no_more_than_half_the_globe(one: Place, other: Place) -> None:
    assert one.km_to(other) == pytest.approx(other.km_to(one))
    assert 0 <= one.km_to(other) <= 20_016


def test_a_coarser_place_may_be_more_places() -> None:
    near = place(10.1, 20)  # 11 km away
    assert not near.may_be(place(10, 20, "town"))
    assert near.may_be(place(10, 20, "district"))
