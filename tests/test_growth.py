"""What is said to be linear is; what grows with the square is found out."""

from __future__ import annotations

import pytest
from tests.growth import is_linear

TEXT = "fiction " * 10_000


@pytest.mark.parametrize("size", [1_000, 4_000])
def test_work_that_grows_with_the_square_is_told_from_work_that_does_not(size: int) -> None:
    assert is_linear(lambda size: lambda: [TEXT[at : at + 100].upper() for at in range(size)], size)
    assert not is_linear(lambda size: lambda: [TEXT[:at].count("y") for at in range(size)], size)
