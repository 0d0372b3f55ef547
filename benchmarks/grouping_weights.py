"""Learns the weights that accounts are grouped with from reports of known incidents, and says how well.

    python -m benchmarks.grouping_weights [--work DIR] [--write]

Needs the corpora of `grouping_corpora`. Weights are learned from one half of the incidents, drawn by the hash
of their ids, and tried on the other half; then the halves change places. With --write, what the two halves
taught, each as a ledger of its own, becomes grouping/linkage/data/weights.toml.

The odds of a level are counted. What a comparison counts for is fitted by logistic regression on the weights
so counted, so that fields which say the same are not counted twice. Levels that hardly occur in such reports
are set by hand, in `BY_HAND`.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from benchmarks import grouping_corpora
from benchmarks.grouping_accuracy import reports, score
from benchmarks.grouping_corpora import Corpus
from numpy.typing import NDArray

from harmledger.grouping.linkage import incidents, weights
from harmledger.grouping.linkage.comparisons import COMPARISONS, Level, Levels
from harmledger.grouping.linkage.incidents import Lesson
from harmledger.grouping.linkage.weights import Field, Odds, Weights

WEIGHTS = Path(weights.__file__).parent / "data" / "weights.toml"

BY_HAND: Mapping[str, Mapping[str, float]] = {
    "place": {
        "places far apart": -4.0,
        "places apart": -3.2,
        "one village or quarter": 4.0,
        "one district": 2.0,
        "one province": 0.0,
    },
    "when": {
        "days apart": -2.0,
        "weeks apart": -3.5,
        "months apart": -5.0,
        "published together": 2.0,
        "published days apart": 1.0,
        "published weeks apart": 0.0,
        "published months apart": -1.0,
    },
    "killed": {"one high toll elsewhere": 0.0, "tolls fit": 0.5},
    "injured": {"one high toll elsewhere": 0.0, "tolls fit": 0.5},
    "kind": {"like violence": 0.0, "other violence": -2.0},
    "means": {"one cause": 0.0, "other cause": -1.0},
    "accused": {"a suspect in common": 3.0, "one accused": 0.3, "others accused": -0.3},
}
"""Comparison -> level -> match weight, where the corpora have few pairs on a level, or odd ones."""
SHARES: Mapping[str, float] = {"kind": 1.0, "means": 1.0, "accused": 1.0, "when": 0.8, "place": 0.6}
"""What these comparisons count for. Nearly all pairs of the corpora are on one level of the first three; the
place counts for too little there, where most reports say much besides, for reports that say little more."""

Floats = NDArray[np.float64]


def lessons(corpus: Corpus) -> list[Lesson]:
    """Return the pairs that are compared of the main accounts of their reports."""
    main = {account.report: account.id for account in reversed(corpus.accounts) if not account.context}
    known = {report: min(incidents) for report, incidents in corpus.gold.items() if len(incidents) == 1}
    incident_of = {account: known[report] for report, account in main.items() if report in known}
    return list(incidents.lessons(corpus.pile, incident_of))


def half(incident: str) -> int:
    """Return in which half an incident is."""
    return hashlib.sha256(incident.encode()).digest()[0] % 2


def learned(given: Sequence[Lesson]) -> Weights:
    """Return weights: odds counted, what each comparison counts for fitted, the rest by hand."""
    of_one = sum(lesson.is_one_event for lesson in given)
    source = f"news and a monitor's records: {of_one} pairs of one event, {len(given) - of_one} of two"
    counted = weights.learn(((one.is_one_event, one.levels) for one in given), weights.even(), source)
    whole = msgspec.structs.replace(
        counted, fields={name: _by_hand(name, field) for name, field in counted.fields.items()}
    )
    same = np.array([lesson.is_one_event for lesson in given], dtype=float)
    often = np.array([lesson.stands_for for lesson in given], dtype=float)
    shares, prior = _fitted(np.array([_row(whole, lesson.levels) for lesson in given]), same, often)
    weighed = {
        name: msgspec.structs.replace(field, counts_for=round(share, 3))
        for (name, field), share in zip(whole.fields.items(), shares, strict=True)
    }
    return msgspec.structs.replace(whole, prior=round(prior, 4), fields=weighed)


def _by_hand(name: str, field: Field) -> Field:
    chosen = BY_HAND.get(name, {})
    levels = {
        level: Odds(m=odds.u * 2 ** chosen[level], u=odds.u) if level in chosen else odds
        for level, odds in field.levels.items()
    }
    return Field(counts_for=1.0, levels=levels)


def _row(using: Weights, levels: Levels) -> list[float]:
    return [_weight(using, c.name, level) for c, level in zip(COMPARISONS, levels, strict=True)]


def _weight(using: Weights, comparison: str, level: Level | None) -> float:
    return 0.0 if level is None else using.of(comparison, level.name)


def _fitted(weighed: Floats, same: Floats, often: Floats) -> tuple[list[float], float]:
    """Fit what each comparison counts for, at most 1, and the prior; those of `SHARES` count for that."""
    shares = np.array([SHARES.get(comparison.name, 1.0) for comparison in COMPARISONS])
    free = np.array([comparison.name not in SHARES for comparison in COMPARISONS])
    while True:
        fixed = weighed[:, ~free] @ shares[~free]
        factors = _newton(weighed[:, free], fixed, same, often)
        above = np.flatnonzero(free)[factors[:-1] > 1]
        if not len(above):
            shares[free] = np.clip(factors[:-1], 0, None)
            return [float(share) for share in shares], float(1 / (1 + np.exp2(-factors[-1])))
        free[above] = False


def _newton(columns: Floats, fixed: Floats, same: Floats, often: Floats, steps: int = 25) -> Floats:
    """Return the columns' factors and the bias that make `same` likeliest, each row as often as it counts."""
    columns = np.column_stack([columns, np.ones(len(columns))])
    factors = np.zeros(columns.shape[1])
    ridge = 1e-3 * np.eye(len(factors))
    for _ in range(steps):
        chance = 1 / (1 + np.exp2(-np.clip(columns @ factors + fixed, -60, 60)))
        slope = columns.T @ (often * (chance - same)) + ridge @ factors
        curve = np.log(2) * (columns * (often * chance * (1 - chance))[:, None]).T @ columns + ridge
        factors = factors - np.linalg.solve(curve, slope)
    return factors


def show(made: Weights) -> None:
    """Print what every level weighs."""
    print(f"  prior {made.prior}")
    for name, field in made.fields.items():
        print(
            f"  {name} ({field.counts_for}): "
            + ", ".join(f"{n} {made.of(name, n):+.1f}" for n in field.levels)
        )


def write(made: Weights) -> None:
    """Write the weights that the program comes with."""
    lines = [
        "# What pairs of accounts are scored with; `python -m benchmarks.grouping_weights --write` wrote it.",
        f'learned_from = "{made.learned_from}"',
        f"prior = {made.prior}",
    ]
    for name, field in made.fields.items():
        lines += ["", f"[fields.{name}]", f"counts_for = {field.counts_for}", f"[fields.{name}.levels]"]
        lines += [
            f'"{level}" = {{ m = {odds.m:.3g}, u = {odds.u:.3g} }}' for level, odds in field.levels.items()
        ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, try, and write if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=Path("out") / "grouping", help="folder for the readings")
    parser.add_argument("--write", action="store_true", help="write the weights that the program comes with")
    given = parser.parse_args()
    corpora = {name: grouping_corpora.read(name, given.work) for name in grouping_corpora.NAMES}
    taught_by = [lesson for each in corpora.values() for lesson in lessons(each)]
    halves = [[one for one in taught_by if half(one.one) == half(one.other) == number] for number in (0, 1)]
    for number, taught in enumerate(halves):
        made = learned(taught)
        print(f"learned from half {number + 1} of {made.learned_from}")
        _try(made, corpora, number)
    made = learned([one for taught in halves for one in taught])
    print(f"learned from {made.learned_from}")
    show(made)
    if given.write:
        write(made)


def _try(made: Weights, corpora: Mapping[str, Corpus], number: int) -> None:
    """Say how these weights, learned from one half, group the other."""
    for name, each in corpora.items():
        found = incidents.of_pile(each.pile, [account.id for account in each.accounts], made)
        unseen = {report: known for report, known in each.gold.items() if half(min(known)) != number}
        known = set().union(*each.gold.values())
        print(
            f"  {name}: {len(known)} known, {len(found.groups)} found, {len(found.questions)} asked about; "
            f"pairs of the other half {score(reports(found.groups), unseen).pairs}"
        )


if __name__ == "__main__":
    main()
