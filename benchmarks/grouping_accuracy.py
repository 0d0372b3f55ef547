"""How well reports of one event are brought together, and those of two kept apart.

    python -m benchmarks.grouping_accuracy [--work DIR]

Groups the reports of known incidents (see `grouping_corpora`), the exercise's, and generated ones as a reader
would read them who errs in nothing. Two reports are together if one incident has both. Pairs: how many of
those together are of one event (precision), and how many of one event are together (recall). B-cubed: the
same for each report and those together with it, itself among them, on average over the reports (Bagga and
Baldwin, 1998). A report may be of several incidents, known or found; one in which nothing was read counts as
alone. A summary's events that the known incidents lack lower the precision though they are rightly joined.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import grouping_corpora, grouping_world

from harmledger import exercise, pipeline
from harmledger.exercise.key import Source, load_key
from harmledger.grouping.linkage import incidents, pile, weights
from harmledger.model import Group

GENERATED = ((4000, 600), (4000, 60))
"""Accounts, and the days within which they fall: each of 144 towns is struck every 50 or every 5 days."""

Gold = Mapping[str, Collection[str]]
"""Report -> the incidents that it is known to tell of."""


class Share(NamedTuple):
    """How much of what was found is right, and how much of what is right was found."""

    precision: float
    recall: float

    def __str__(self) -> str:
        """Return both with their harmonic mean."""
        both = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / both if both else 0.0
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {f1:.3f}"


class Score(NamedTuple):
    """How reports were grouped, beside how they should be."""

    pairs: Share
    b_cubed: Share


def score(found: Iterable[Collection[str]], gold: Gold) -> Score:
    """Return how well reports were grouped; `found` are the reports of each incident."""
    together = _neighbours(found, gold)
    members: dict[str, list[str]] = defaultdict(list)
    for report, known in gold.items():
        for incident in known:
            members[incident].append(report)
    right = _neighbours(members.values(), gold)
    both = {report: len(together[report] & right[report]) for report in gold}
    pairs = Share(
        sum(n - 1 for n in both.values()) / max(1, sum(len(each) - 1 for each in together.values())),
        sum(n - 1 for n in both.values()) / max(1, sum(len(each) - 1 for each in right.values())),
    )
    b_cubed = Share(
        sum(both[report] / len(together[report]) for report in gold) / len(gold),
        sum(both[report] / len(right[report]) for report in gold) / len(gold),
    )
    return Score(pairs, b_cubed)


def _neighbours(groups: Iterable[Collection[str]], gold: Gold) -> dict[str, set[str]]:
    """Return with which reports each is together, itself among them."""
    found = {report: {report} for report in gold}
    for group in groups:
        for report in (known := found.keys() & group):
            found[report] |= known
    return found


def reports(groups: Iterable[Group]) -> Iterator[list[str]]:
    """Yield the reports of each group."""
    for group in groups:
        yield [account.rpartition("/")[0] for account in group.accounts]


def corpora(work: Path) -> Iterator[tuple[str, Score]]:
    """Score each corpus."""
    for name in grouping_corpora.NAMES:
        corpus = grouping_corpora.read(name, work)
        captured = [account.id for account in corpus.accounts]
        found = incidents.of_pile(corpus.pile, captured, weights.default())
        yield name, score(reports(found.groups), corpus.gold)


def generated() -> Iterator[tuple[str, Score]]:
    """Score the generated worlds."""
    for number, days in GENERATED:
        world = grouping_world.read(number, days)
        accounts = world.accounts
        ready = pile.read(accounts, world.reports, world.readings)
        found = incidents.of_pile(ready, [account.id for account in accounts], weights.default())
        yield (
            f"{number} generated in {days} days",
            score(reports(found.groups), {report: {event} for report, event in world.event_of.items()}),
        )


def exercised() -> Score:
    """Score the exercise's reports, as a run takes them in."""
    key = load_key()
    gold: dict[str, set[str]] = defaultdict(set)
    for each in key.incidents:
        for reference in each.references:
            gold[reference].add(each.id)
    known = frozenset(gold)
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pipeline.run(
            [str(exercise.REPORTS)],
            folder,
            by="benchmark",
            gazetteers=[exercise.GAZETTEER],
            known_sources=[exercise.SOURCES],
        )
        with pipeline.existing(folder) as ledger:
            locations = {original.sha256: original.location for original in ledger.originals()}
            names = {
                report.id: Source(location=locations[report.original], position=report.position).reference(
                    report.id, known
                )
                for report in ledger.reports()
            }
            found = [
                [name for report in each.reports if (name := names[report])]
                for each in pipeline.incidents(ledger)
            ]
    return score(found, gold)


def main() -> None:
    """Print all scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, default=Path("out") / "grouping", help="folder for the readings")
    given = parser.parse_args()
    for name, found in chain(corpora(given.work), generated(), [("exercise", exercised())]):
        print(f"{name:25} pairs {found.pairs}  b-cubed {found.b_cubed}", flush=True)


if __name__ == "__main__":
    main()
