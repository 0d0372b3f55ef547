"""Learning how accounts are grouped: from a ledger's incidents, or from what people decided of them."""

from __future__ import annotations

from pathlib import Path

from harmledger.errors import LedgerError
from harmledger.grouping.linkage import incidents, pile, weights
from harmledger.grouping.linkage.weights import Weights
from harmledger.grouping.origins.sources import Directory
from harmledger.ledger import Ledger
from harmledger.pipeline import additions, judging, settings, tellers
from harmledger.pipeline.looking import existing
from harmledger.pipeline.progress import Progress, silent

_ENOUGH = 10
"""Fewer pairs of one event teach nothing."""


def learn(
    folder: Path, *, decided: bool = False, forget: bool = False, progress: Progress = silent
) -> tuple[Weights, Weights]:
    """Learn weights from the ledger in `folder` and group it anew; return the weights before and after.

    With `decided`, learn only from accounts that someone decided about; with `forget`, go back to the weights
    that the program comes with. LedgerError if there is too little to learn from.
    """
    with existing(folder, writing=True) as ledger, ledger.transaction():
        before = settings.weights(ledger)
        chosen = settings.of(ledger)
        known_sources = settings.source_files(chosen, folder)
        learned = (
            None if forget else _learned(ledger, tellers.directory(ledger, known_sources), decided=decided)
        )
        settings.keep_weights(ledger, learned)
        judging.group(ledger, known_sources, progress)
        judging.assess_all(ledger, chosen.method, progress)
        return before, settings.weights(ledger)


def _learned(ledger: Ledger, directory: Directory, *, decided: bool) -> Weights:
    """Return what the incidents teach; the weights that the program comes with count for a little too."""
    reports = {report.id: report for report in ledger.reports()}
    incident_of = {
        account: state.id
        for state in ledger.incidents()
        for account in set(state.accounts).difference(state.suggested if decided else ())
    }
    accounts, readings = additions.told(ledger)
    lessons = list(incidents.lessons(pile.read(accounts, reports, readings, directory), incident_of))
    of_one = sum(lesson.is_one_event for lesson in lessons)
    if of_one < _ENOUGH:
        remedy = "decide about more incidents" if decided else "take in more reports"
        raise LedgerError(f"{of_one} pairs of accounts are of one event, too few to learn from: {remedy}")
    whose = "decided incidents of this ledger" if decided else "the incidents of this ledger"
    source = f"{whose}: {of_one} pairs of accounts of one event, {len(lessons) - of_one} of two"
    pairs = ((lesson.is_one_event, lesson.levels) for lesson in lessons)
    return weights.learn(pairs, weights.default(), source)
