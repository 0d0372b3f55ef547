"""How reading starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.errors import ModelError
from harmledger.gazetteer import open_gazetteer
from harmledger.model import Derivation, Report
from harmledger.pipeline import workers
from harmledger.reading.marker import files

REPORT = Report(
    id="r1",
    original="0" * 64,
    position=0,
    text="One man died.",
    derivation=Derivation(tool="hand", version="1"),
)


@pytest.fixture(autouse=True)
def damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the shipped model be damaged."""

    def read(folder: Path, *names: str) -> None:
        raise ModelError(f"the reader's model in {folder} is damaged")

    monkeypatch.setattr(files, "read", read)


def test_nothing_is_read_with_a_damaged_model() -> None:
    with pytest.raises(ModelError):
        list(workers.read_all([REPORT], open_gazetteer(), profile="airwars"))


def test_a_damaged_model_matters_only_where_there_is_something_to_read() -> None:
    assert list(workers.read_all([], open_gazetteer(), profile="airwars")) == []
