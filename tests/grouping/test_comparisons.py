"""Evidence: each field weighs for or against, and what is not said weighs nothing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.grouping.examples import MARKET, TARN_HOLLOW, account, count, place, report

from harmledger.grouping import comparisons, facts
from harmledger.grouping.evidence import probability
from harmledger.grouping.facts import Facts
from harmledger.model import Account, CountRange

LATER = MARKET + timedelta(days=2)


def of(told: Account, *, published: date | None = None) -> Facts:
    return facts.of(told, report(told.report, published=published))


def toll(first: CountRange | int, second: CountRange | int, *, second_day: date = LATER) -> float:
    one = of(account("r1", counts=[count(first)]), published=MARKET)
    other = of(account("r2", counts=[count(second)]), published=second_day)
    (found,) = comparisons.tolls(one, other)
    return found.weight


def test_the_longer_apart_the_less_likely() -> None:
    first = of(account("r1", on=MARKET))
    gaps = [0, 1, 3, 14, 100]
    weights = [
        next(comparisons.dates(first, of(account("r2", on=MARKET + timedelta(days=gap))))).weight
        for gap in gaps
    ]
    assert all(one > other for one, other in pairwise(weights))


def test_the_farther_apart_the_less_likely() -> None:
    first = of(account("r1", at=TARN_HOLLOW))
    elsewhere = [TARN_HOLLOW, place("Hessel Cross", 61.35, -21.4), place("Velmora", 63.2, -20.0)]
    weights = [next(comparisons.places(first, of(account("r2", at=where)))).weight for where in elsewhere]
    assert all(one > other for one, other in pairwise(weights))
    assert weights[0] > 0 > weights[1]


def test_a_province_says_less_than_a_town() -> None:
    weights = []
    for precision in ("village", "town", "city", "district", "province"):
        told = of(account("r1", at=place("Brask", 61, -21, precision)))
        weights.append(next(comparisons.places(told, told)).weight)
    assert all(one > other for one, other in pairwise(weights))
    country = of(account("r1", at=place("Karsholm", 61, -21, "country")))
    assert not list(comparisons.places(country, country))


def test_a_date_that_no_one_gives_leaves_the_days_of_publication_as_weak_evidence() -> None:
    undated = account("r1"), account("r2", on=MARKET)
    near = list(comparisons.dates(of(undated[0], published=MARKET), of(undated[1], published=LATER)))
    assert [found.reason for found in near] == ["published 2 days apart"]
    stated = list(comparisons.dates(of(account("r1", on=MARKET)), of(account("r2", on=MARKET))))
    together = list(comparisons.dates(of(undated[0], published=MARKET), of(undated[1], published=MARKET)))
    assert 0 < together[0].weight < stated[0].weight


@given(st.sampled_from(["airstrike", "shooting", "agreement"]))
def test_what_is_not_said_weighs_nothing(event_type: str) -> None:
    bare = of(account("r1", event_type=event_type))
    full = of(
        account(
            "r2", event_type=event_type, on=MARKET, at=TARN_HOLLOW, counts=[count(3)], victims=["Ilse Maren"]
        ),
        published=MARKET,
    )
    assert [found.reason[:12] for found in comparisons.compare(bare, full)] == ["both tell of"]


def test_a_rising_toll_fits_and_a_falling_one_speaks_against() -> None:
    assert toll(14, 19) > toll(19, 14)
    assert toll(14, 19, second_day=MARKET) == toll(19, 14, second_day=MARKET - timedelta(days=1))


def test_the_same_high_toll_tells_more_than_the_same_low_one() -> None:
    assert toll(17, 17) > toll(1, 1) > toll(CountRange.at_least(10), 14) > 0 > toll(2, 40)


@pytest.mark.parametrize("log_odds", [-1e9, -3.0, 0.0, 3.0, 1e9])
def test_a_score_lies_between_nought_and_one(log_odds: float) -> None:
    assert 0 <= probability(log_odds) <= 1
