"""One more death that a count goes on with. All sentences are invented."""

from __future__ import annotations

import pytest
from tests.reading.reports import read

from harmledger.model import Count

FIVE = "Five people were killed in an airstrike on Osterby."


def killed(text: str) -> tuple[int, int | None] | None:
    (account,) = read(text)
    total = account.totals.get("killed", {}).get("all")
    return (total.low, total.high) if total else None


def superseded(text: str) -> list[str]:
    (account,) = read(text)
    counts: tuple[Count, ...] = account.counts
    return [count.span.text for count in counts if count.superseded]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIVE} A sixth victim died in hospital.",
        f"A sixth man has died in hospital. {FIVE}",
        "Four people died in an airstrike on Osterby. A fifth man died there, and a sixth person died later.",
    ],
)
def test_a_sixth_victim_beside_five_makes_six(text: str) -> None:
    assert killed(text) == (6, 6)


def test_the_count_that_it_goes_on_with_is_superseded() -> None:
    assert superseded(f"{FIVE} A sixth victim died in hospital.") == ["Five people"]


@pytest.mark.parametrize(
    "other", ["A third man died in hospital.", "A sixth man was injured.", "A sixth airstrike hit a field."]
)
def test_a_place_in_no_count_of_the_dead_adds_no_one(other: str) -> None:
    assert killed(f"{FIVE} {other}") == (5, 5)
    assert superseded(f"{FIVE} {other}") == []
