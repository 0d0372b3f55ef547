"""A point lies in an outline, in a hole of it, or some kilometres off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.gazetteer import outlines

SQUARE = "??_yF??_yF~xF??~xF"
"""From 0 to 4 degrees north and east."""
HOLED = f"{SQUARE} o}}@o}}@o}}@??o}}@n}}@??n}}@"
"""The same, with a hole from 1 to 2 degrees."""


def test_an_encoded_ring_is_decoded() -> None:
    ((lats, lons),) = outlines.rings(SQUARE)
    assert list(lats) == [0, 4, 4, 0, 0]
    assert list(lons) == [0, 0, 4, 4, 0]


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_a_point_lies_in_a_square_if_both_degrees_do(lat: float, lon: float) -> None:
    assert outlines.holds(SQUARE, lat, lon) == (0 <= lat < 4 and 0 <= lon < 4)


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_a_hole_is_outside(lat: float, lon: float) -> None:
    in_hole = 1 <= lat < 2 and 1 <= lon < 2
    assert outlines.holds(HOLED, lat, lon) == (outlines.holds(SQUARE, lat, lon) and not in_hole)


def test_the_distance_is_to_the_nearest_edge() -> None:
    assert outlines.km_to(SQUARE, 2.0, 4.5) == pytest.approx(55.6, rel=0.01)
    assert outlines.km_to(SQUARE, -0.1, -0.1) == pytest.approx(15.7, rel=0.01)
    assert outlines.km_to(HOLED, 1.5, 1.9) == pytest.approx(11.1, rel=0.01)


def test_the_cells_are_the_degrees_that_it_touches() -> None:
    assert set(outlines.cells(SQUARE)) == {(row, column) for row in range(5) for column in range(5)}
