"""Real processes work on one ledger at once: two decide while reports are taken in, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.databases import Databases
from tests.pipeline import material

from harmledger import pipeline
from harmledger.ledger import current
from harmledger.model.vocabulary import terms
from harmledger.pipeline import Question

DECISIONS = 10

DECIDER = f"""
import random, sys
from pathlib import Path
from harmledger import pipeline
from harmledger.errors import LedgerError
from harmledger.model.decision import Merge, Reject, SetGrade, Split, Undo

folder, name = Path(sys.argv[1]), sys.argv[2]
chance, left = random.Random(name), {DECISIONS}
while left:
    with pipeline.existing(folder, writing=True) as ledger:
        one, other = chance.sample(ledger.incidents(), 2)
        grade = chance.choice(["fair", "weak", "confirmed"])
        actions = (
            SetGrade(incident=one.id, grade=grade),
            Reject(incident=one.id),
            Merge(incident=one.id, accounts=other.accounts),
            Split(incident=one.id, accounts=one.accounts[-1:]),
            Undo(decision=chance.randint(1, ledger.last_decision() + 1)),
        )
        try:
            pipeline.decide(ledger, chance.choice(actions), by=name, reason="seen")
            left -= 1
        except LedgerError:  # it does not fit what the other one did meanwhile
            continue
"""
"""Decides at random, so many times, about incidents as it sees them."""


@pytest.mark.slow
def test_who_decides_together_while_reports_are_taken_in_loses_nothing(
    databases: Databases, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = databases.adopt(material.ledger(tmp_path_factory), tmp_path / "ledger")
    text = "Two people were killed on 4 May 2031 in shelling of Brask, residents said."
    late = tmp_path / "late.jsonl"
    late.write_text(json.dumps({"id": "late", "published": "2031-05-05", "text": text}), encoding="utf-8")
    deciders = [subprocess.Popen([sys.executable, "-c", DECIDER, str(home), name]) for name in ("ada", "ben")]
    run = [sys.executable, "-m", "harmledger", "run", str(late), "--ledger", str(home), "--quiet"]
    assert subprocess.run(run, check=False).returncode == 0
    assert [decider.wait() for decider in deciders] == [0, 0]
    with pipeline.existing(home) as ledger:
        log = ledger.decisions()
        assert [decision.number for decision in log] == list(range(1, 2 * DECISIONS + 1))
        assert Counter(decision.by for decision in log) == {"ada": DECISIONS, "ben": DECISIONS}
        assert ledger.incidents() == current(ledger.groups(), ledger.account_ids(), log)
        assert "late" in {report.id for report in ledger.reports()}
        question = Question(grades=tuple(terms("grades")))
        assert (
            pipeline.overview(ledger, "grade", question)
            == pipeline.tally(ledger, "grade", question).overview()
        )
    databases.forget(home)
