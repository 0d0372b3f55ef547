"""An export is what the command writes, and is sent as it is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from harmledger import pipeline
from harmledger.publishing.export import FORMATS
from harmledger.web import exporting


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("at_once", [1, 3_000, 10**9])
def test_what_is_sent_in_parts_is_the_whole_export(
    name: str, at_once: int, browser: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_AT_ONCE", at_once)
    with pipeline.existing(folder) as ledger:
        whole = b"".join(FORMATS[name](pipeline.incidents(ledger)))
    assert len(whole) > 3_000
    answer = browser.get(f"/export.{name}")
    assert answer.content == whole
    assert "attachment" in answer.headers["content-disposition"]


def test_a_format_that_there_is_not_is_said_to_be_none(browser: TestClient) -> None:
    assert browser.get("/export.docx").status_code == 404
