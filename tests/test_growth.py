"""What is said to be linear is; what grows with the square is found out."""

from __future__ import annotations

from tests.growth import is_linear

TEXT = "fiction " * 2_500


def test_work_that_grows_with_the_square_is_told_from_work_that_does_not() -> None:
    assert is_linear(lambda size: lambda: [TEXT[at : at + 100].upper() for at in range(size)], 2_500)
    assert not is_linear(lambda size: lambda: [TEXT[:at].upper() for at in range(size)], 2_500)
