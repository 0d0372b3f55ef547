"""What speaks for and against two accounts telling of one event, in weights that add up.

A weight is a log-odds (natural logarithm): +0.7 doubles the odds, -0.7 halves them. What one of the two
accounts does not say weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from harmledger.model.record import Record

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "before any evidence": -3.0,
        "one date": 1.5,
        "dates overlap": 0.8,
        "a day apart": -0.2,
        "days apart": -1.5,
        "weeks apart": -3.0,
        "months apart": -5.0,
        "published together": 0.8,
        "published days apart": -1.0,
        "published weeks apart": -3.0,
        "published months apart": -5.0,
        "one village or quarter": 3.0,
        "one town": 2.5,
        "one city": 1.0,
        "one district": 0.8,
        "one province": 0.5,
        "quarters apart": -1.5,
        "places apart": -1.0,
        "places far apart": -2.0,
        "one event type": 0.5,
        "other means of violence": -1.5,
        "violence and none": -20.0,
        "one means": 0.3,
        "other cause": -0.7,
        "one high toll": 2.0,
        "one toll": 0.8,
        "tolls fit": 0.5,
        "risen toll": 0.2,
        "tolls differ": -0.3,
        "tolls far apart": -1.0,
        "a victim in common": 3.0,
        "no victim in common": -0.3,
        "several victims, none in common": -2.5,
        "all rare names in common": 15.0,
        "hardly a rare name in common": -1.0,
    }
)
"""Set by hand and checked on dated local news; that of rare names is multiplied by their likeness."""


class Evidence(Record, frozen=True):
    """One thing that speaks for (weight > 0) or against (< 0), and the words to say so."""

    weight: float
    reason: str


def of(weight: str, reason: str, *, times: float = 1.0) -> Evidence:
    """Return the evidence of a named weight, taken `times` over."""
    return Evidence(weight=WEIGHTS[weight] * times, reason=reason)


def score(evidence: Iterable[Evidence]) -> float:
    """Return the log-odds that two accounts tell of one event."""
    return WEIGHTS["before any evidence"] + sum(item.weight for item in evidence)


def probability(log_odds: float) -> float:
    """Return log-odds as a score from 0 to 1."""
    return 1 / (1 + math.exp(-max(-700.0, log_odds)))
