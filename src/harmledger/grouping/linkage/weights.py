"""How much each level of each comparison weighs, learned from pairs of which it is known what they tell of.

A level's `m` is the share of pairs of one event that are on it, and its `u` that of pairs of two events
(Fellegi and Sunter, 1969). Its match weight is the logarithm of m / u to base two, times what the comparison
counts for: comparisons overlap, as one place and one day do with the same names, and none may count twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from math import log2

import msgspec

from harmledger.grouping.linkage.comparisons import COMPARISONS, Levels
from harmledger.model.record import Record

_BEFORE = 50
"""As how many pairs the earlier odds count when new ones are learned: a few decisions change little."""


class Odds(Record, frozen=True):
    """How often pairs of one event and pairs of two events are on a level."""

    m: float
    u: float


class Field(Record, frozen=True):
    """The odds of a comparison's levels, by name, and what the comparison counts for beside the others."""

    counts_for: float
    levels: Mapping[str, Odds]

    def odds(self, level: str) -> Odds:
        """Return the odds that a level is scored with."""
        known = self.levels[level]
        return Odds(m=known.u * (known.m / known.u) ** self.counts_for, u=known.u)


class Weights(Record, frozen=True):
    """What pairs are scored with; `prior` is the probability that a pair that is compared is of one event."""

    learned_from: str
    prior: float
    fields: Mapping[str, Field]

    def of(self, comparison: str, level: str) -> float:
        """Return the match weight of a level."""
        odds = self.fields[comparison].odds(level)
        return log2(odds.m / odds.u)

    @property
    def fit(self) -> bool:
        """Whether they are of the levels that are compared now; an earlier version may have had others."""
        levels = {comparison.name: {level.name for level in comparison.levels} for comparison in COMPARISONS}
        return levels == {name: set(field.levels) for name, field in self.fields.items()}


@cache
def default() -> Weights:
    """Return the weights that the program comes with."""
    text = resources.files(__package__).joinpath("data", "weights.toml").read_bytes()
    return msgspec.toml.decode(text, type=Weights)


def even() -> Weights:
    """Return weights that weigh nothing."""
    fields = {}
    for comparison in COMPARISONS:
        odds = Odds(m=1 / len(comparison.levels), u=1 / len(comparison.levels))
        fields[comparison.name] = Field(
            counts_for=1.0, levels={level.name: odds for level in comparison.levels}
        )
    return Weights(learned_from="nothing", prior=0.5, fields=fields)


def learn(pairs: Iterable[tuple[bool, Levels]], before: Weights, learned_from: str) -> Weights:
    """Return weights learned from pairs, each with whether it is of one event, and from those `before`."""
    of_one: dict[str, Counter[str]] = {comparison.name: Counter() for comparison in COMPARISONS}
    of_two: dict[str, Counter[str]] = {comparison.name: Counter() for comparison in COMPARISONS}
    for is_one, levels in pairs:
        for comparison, level in zip(COMPARISONS, levels, strict=True):
            if level is not None:
                (of_one if is_one else of_two)[comparison.name][level.name] += 1
    fields = {
        name: Field(
            counts_for=field.counts_for,
            levels={
                level: Odds(
                    m=_share(of_one[name], level, odds.m),
                    u=_share(of_two[name], level, odds.u),
                )
                for level, odds in field.levels.items()
            },
        )
        for name, field in before.fields.items()
    }
    return Weights(learned_from=learned_from, prior=before.prior, fields=fields)


def _share(counted: Counter[str], level: str, before: float) -> float:
    return (counted[level] + _BEFORE * before) / (counted.total() + _BEFORE)
