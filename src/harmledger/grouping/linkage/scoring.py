"""Pairs of accounts scored by Splink on an in-memory DuckDB: how much each weighs, and what that is made of.

A match weight is a logarithm to base two: +1 doubles the odds that two accounts tell of one event, -1 halves
them. What one of the two accounts does not say weighs nothing. Splink, DuckDB and Arrow take a second to
load, and are loaded only once something is scored.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from harmledger.grouping.linkage import blocking
from harmledger.grouping.linkage.comparisons import COMPARISONS, Comparison, Level, Levels
from harmledger.grouping.linkage.facts import REMOTE, Facts
from harmledger.grouping.linkage.pile import Pile
from harmledger.grouping.linkage.terms import UNIT, WEIGHTS
from harmledger.grouping.linkage.weights import Field, Weights
from harmledger.model.vocabulary import EventTypeTerm, MeansTerm, load

if TYPE_CHECKING:
    import pyarrow
    from splink import SettingsCreator

_OPEN = 1 << 40
"""Stands for a toll that is open upward."""
_AT_HAND = frozenset({"ground_clash", "shooting", "execution"})
_COMPARABLE = (
    "l.keys = r.keys AND l.report <> r.report AND (l.event_type = r.event_type OR (l.violent AND r.violent))"
)
"""One event may be told as a strike and as shelling, never as a strike and a truce."""
_NEAR = (
    f"(NOT starts_with(l.keys, '{blocking.SEASON} ')"
    f" OR greatest(0, l.first - r.last, r.first - l.last) <= {blocking.DAYS_ASTRAY})"
)
"""What only a season brings together is not compared where the days are known to lie apart."""
_ALONE = 4.0
"""How many rare names of its own each account is held to use besides: where two use few, and common ones such
as the parties to a war, they are not alike for that."""
_AT_ONCE = 20_000
"""Of how many pairs the levels are told at a time: Splink carries along all that was compared."""
_ROWS = 5_000
"""How many accounts are laid out in columns at a time."""

Pair = tuple[int, int]


class Scored(NamedTuple):
    """Two accounts by their numbers, the lower first, and their match weight."""

    left: int
    right: int
    weight: float


class Scoring:
    """All accounts of a pile, by their numbers, ready to be scored in pairs."""

    def __init__(self, pile: Pile, weights: Weights) -> None:
        import duckdb

        self._database = duckdb.connect()
        self._database.register("told", _table(pile))
        self._weights = weights

    def blocked(self, least: float | None = None) -> Iterator[Scored]:
        """Yield the pairs that blocking finds, or those of them that weigh `least` or more."""
        return map(Scored, *self._predict(None, ("match_weight",), least))

    def levels(self, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Levels]]:
        """Yield what each comparison says of these pairs."""
        columns = tuple(f"gamma_{comparison.name}" for comparison in COMPARISONS)
        for start in range(0, len(pairs), _AT_ONCE):
            lefts, rights, *gammas = self._predict(pairs[start : start + _AT_ONCE], columns)
            for left, right, *of_pair in zip(lefts, rights, *gammas, strict=True):
                yield (left, right), tuple(map(_level, COMPARISONS, of_pair))

    def _predict(
        self, pairs: Sequence[Pair] | None, columns: Sequence[str], least: float | None = None
    ) -> list[list[Any]]:
        """Return the accounts' numbers and `columns` of `pairs`, or of those of blocking, each as a list."""
        import pyarrow
        from splink import DuckDBAPI, Linker

        api = DuckDBAPI(connection=self._database)  # a new one: it remembers the pairs it was asked about
        chosen = settings(self._weights, with_levels=columns != ("match_weight",))
        linker = Linker(api.register("told"), chosen, log_level=None, validate_settings=False)
        if pairs is not None:
            left, right = zip(*pairs, strict=True)
            asked = {"match_key": ["0"] * len(left), "join_key_l": left, "join_key_r": right}
            linker.table_management.register_blocked_pairs_for_predict(api.register(pyarrow.table(asked)))
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        ends = ("unique_id_l", "unique_id_r")
        rows = found.as_duckdbpyrelation().select(*ends, *columns).order(", ".join(ends)).fetchnumpy()
        found.drop_table_from_database_and_remove_from_cache()
        return [rows[name].tolist() for name in (*ends, *columns)]


def _level(comparison: Comparison, gamma: int) -> Level | None:
    """Return the level that Splink numbers `gamma`: it counts from the last, and silence is -1."""
    return None if gamma < 0 else comparison.levels[len(comparison.levels) - 1 - gamma]


def settings(weights: Weights, *, with_levels: bool = False) -> SettingsCreator:
    """Return Splink's settings: how pairs are found, compared and weighed, on DuckDB or on Spark."""
    from splink import SettingsCreator

    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_splink(comparison, weights.fields[comparison.name]) for comparison in COMPARISONS],
        blocking_rules_to_generate_predictions=[
            {"blocking_rule": f"{_COMPARABLE} AND {_NEAR}", "arrays_to_explode": ["keys"]}
        ],
        probability_two_random_records_match=weights.prior,
        retain_matching_columns=with_levels,
    )


def _splink(comparison: Comparison, field: Field) -> dict[str, Any]:
    silent = {"sql_condition": comparison.silent, "label_for_charts": "silent", "is_null_level": True}
    levels = [
        {
            "sql_condition": level.condition,
            "label_for_charts": level.name,
            "m_probability": field.odds(level.name).m,
            "u_probability": field.odds(level.name).u,
        }
        for level in comparison.levels
    ]
    return {"output_column_name": comparison.name, "comparison_levels": [silent, *levels]}


def _table(pile: Pile) -> pyarrow.Table:
    import pyarrow

    keys = blocking.keys(pile)
    rows = (
        {"unique_id": number, "keys": keys[number], **_row(told, pile)}
        for number, told in enumerate(pile.told)
    )
    schema = _schema()
    laid_out = []
    while some := list(islice(rows, _ROWS)):
        laid_out.append(pyarrow.RecordBatch.from_pylist(some, schema=schema))
    return pyarrow.Table.from_batches(laid_out, schema=schema)


def _row(told: Facts, pile: Pile) -> dict[str, Any]:
    """Return the columns that comparisons look at."""
    happened, place, names = told.happened, told.place, pile.names.codes(told.account)
    return {
        "report": told.report,
        "outlet": told.outlet,
        "language": told.language,
        "first": happened and happened.earliest.toordinal(),
        "last": happened and happened.latest.toordinal(),
        "from_minute": told.hours and told.hours.earliest,
        "to_minute": told.hours and told.hours.latest,
        "published": told.published and told.published.toordinal(),
        "lat": place and place.lat,
        "lon": place and place.lon,
        "radius": place and place.radius_km,
        "place": told.place_key,
        "event_type": told.event_type,
        "violent": load("event_types", EventTypeTerm)[told.event_type].violent,
        "remote": told.event_type in REMOTE,
        "at_hand": told.event_type in _AT_HAND,
        "means": told.means,
        "cause": told.means and load("means", MeansTerm)[told.means].ohchr,
        **_tolls(told),
        "victims": sorted(told.victims),
        "accused": sorted(told.accused),
        "suspects": sorted(told.accused.keys() & told.people.keys()),
        "people": pile.people.codes(told.account),
        "names": names,
        "length": math.sqrt(_ALONE + sum(name % WEIGHTS for name in names) / UNIT),
    }


def _tolls(told: Facts) -> Mapping[str, int]:
    lows = {f"{harm}_low": toll.low for harm, toll in told.tolls.items()}
    return lows | {f"{h}_high": _OPEN if t.high is None else t.high for h, t in told.tolls.items()}


def _schema() -> pyarrow.Schema:
    """Return the types of the columns: most may be empty, so that their values cannot tell."""
    import pyarrow as pa

    words, numbers = pa.list_(pa.string()), pa.list_(pa.int64())
    kinds = {
        pa.int64(): (
            "unique_id first last from_minute to_minute published "
            "killed_low killed_high injured_low injured_high"
        ),
        pa.float64(): "lat lon radius length",
        pa.string(): "report outlet language place event_type means cause",
        pa.bool_(): "violent remote at_hand",
        words: "keys victims accused suspects",
        numbers: "people names",
    }
    return pa.schema({name: kind for kind, names in kinds.items() for name in names.split()})
