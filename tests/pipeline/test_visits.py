"""What is new to a person is what came since they said that they had seen all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from harmledger import pipeline
from harmledger.pipeline import clock, visits

STORY = "Two people were killed in shelling of Osterby on 3 May 2031, a medic said."
NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    pipeline.run([str(tmp_path / "a.txt")], tmp_path / "ledger", by="tester", jobs=1)
    return tmp_path / "ledger"


def test_each_person_has_seen_what_they_say_however_they_write_their_name(folder: Path) -> None:
    with pipeline.existing(folder, writing=True) as ledger:
        assert visits.last(ledger, "Ada") is None
        visits.note(ledger, "Ada", 1)
        assert visits.last(ledger, " ADA ") == visits.Visit(report=1, at=NOON)
        assert visits.last(ledger, "Ben") is None


@pytest.mark.parametrize(("said", "kept"), [(10**30, 1), (-5, 0)])
def test_no_one_has_seen_what_did_not_come_yet(said: int, kept: int, folder: Path) -> None:
    with pipeline.existing(folder, writing=True) as ledger:
        visits.note(ledger, "Ada", said)
        assert visits.last(ledger, "Ada") == visits.Visit(report=kept, at=NOON)
