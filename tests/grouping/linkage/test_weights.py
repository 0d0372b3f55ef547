"""Weights: counted from pairs that are known, beside what was known before."""

from __future__ import annotations

from math import log2

import msgspec
import pytest

from harmledger.grouping.linkage import weights
from harmledger.grouping.linkage.comparisons import COMPARISONS, Level, Levels
from harmledger.grouping.linkage.weights import Field, Odds

DEFAULT = weights.default()


def on(name: str, level: str) -> Levels:
    """Levels of a pair of which only one comparison says anything."""

    def of(levels: tuple[Level, ...]) -> Level:
        return next(each for each in levels if each.name == level)

    return tuple(of(comparison.levels) if comparison.name == name else None for comparison in COMPARISONS)


def test_what_is_found_more_often_in_one_event_weighs_more() -> None:
    pairs = [(True, on("killed", "tolls differ"))] * 90 + [(False, on("killed", "tolls fit"))] * 90
    learned = weights.learn(pairs, DEFAULT, "a test")
    assert learned.of("killed", "tolls differ") > DEFAULT.of("killed", "tolls differ")
    assert learned.of("killed", "tolls fit") < DEFAULT.of("killed", "tolls fit")
    assert learned.of("place", "one town") == pytest.approx(DEFAULT.of("place", "one town"))


def test_a_few_pairs_change_little() -> None:
    learned = weights.learn([(True, on("killed", "tolls differ"))] * 3, DEFAULT, "a test")
    assert learned.of("killed", "tolls differ") == pytest.approx(DEFAULT.of("killed", "tolls differ"), abs=1)


def test_what_a_comparison_counts_for_scales_its_weights() -> None:
    levels = {"one": Odds(m=0.8, u=0.1)}
    half, whole = (Field(counts_for=share, levels=levels).odds("one") for share in (0.5, 1.0))
    assert log2(whole.m / whole.u) == pytest.approx(3)
    assert log2(half.m / half.u) == pytest.approx(1.5)


def test_even_weights_weigh_nothing() -> None:
    for name, field in weights.even().fields.items():
        assert {weights.even().of(name, level) for level in field.levels} == {0}


def test_weights_of_levels_that_are_compared_no_more_do_not_fit() -> None:
    assert DEFAULT.fit
    assert not msgspec.structs.replace(
        DEFAULT, fields={**DEFAULT.fields, "weather": DEFAULT.fields["kind"]}
    ).fit
    kind = msgspec.structs.replace(DEFAULT.fields["kind"], levels={"one event type": Odds(m=1.0, u=0.5)})
    assert not msgspec.structs.replace(DEFAULT, fields={**DEFAULT.fields, "kind": kind}).fit
