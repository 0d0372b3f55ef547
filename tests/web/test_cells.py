"""Spots on a map: every incident is in one, precision is an area, and a crowd has a number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.web.cells import Spot, gather

SPOTS = st.builds(
    Spot,
    lat=st.floats(-85, 85),
    lon=st.floats(-180, 180),
    number=st.integers(1, 9),
    name=st.sampled_from(["Velmora", "Brask", "Osterby"]),
    radius_km=st.sampled_from([1.0, 25.0, 400.0]),
)


@given(st.lists(SPOTS, max_size=30), st.integers(0, 12))
def test_no_incident_is_lost_at_any_zoom(spots: list[Spot], zoom: int) -> None:
    assert sum(s.number for s in gather(spots, zoom)) == sum(s.number for s in spots)


@given(st.lists(SPOTS, max_size=30), st.integers(0, 11))
def test_closer_up_there_are_as_many_spots_or_more(spots: list[Spot], zoom: int) -> None:
    assert len(gather(spots, zoom)) <= len(gather(spots, zoom + 1))


def test_incidents_at_one_place_are_one_spot_with_its_name_and_area() -> None:
    here = Spot(lat=-47.6, lon=-20.0, name="Velmora", radius_km=5.0)
    one, other = (Spot(lat=-47.6, lon=-20.0, name="Velmora", radius_km=5.0, incident=i) for i in "ab")
    assert gather([one], 10) == [one]
    (both,) = gather([one, other], 10)
    assert (both.name, both.radius_km, both.number, both.incident) == ("Velmora", here.radius_km, 2, None)


def test_places_that_stand_close_are_a_crowd_until_one_looks_closer() -> None:
    towns = [Spot(lat=-47.60, lon=-20.01, name="Velmora"), Spot(lat=-47.61, lon=-20.02, name="Brask")]
    (crowd,) = gather(towns, 4)
    assert (crowd.number, crowd.name) == (2, "")
    assert 0.6 < crowd.radius_km < 0.8
    assert {s.name for s in gather(towns, 14)} == {"Velmora", "Brask"}


def test_a_place_that_is_only_roughly_known_stays_an_area() -> None:
    island = Spot(lat=-47.3, lon=-20.1, name="Karsholm", radius_km=60.0)
    town = Spot(lat=-47.3, lon=-20.1, name="Osterby", radius_km=3.0)
    assert gather([town, island], 9) == [island, town]
