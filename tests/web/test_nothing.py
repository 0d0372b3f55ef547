"""Where there is nothing to show, a page says what to do; where something was decided, how to go on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.test_workbench import decide, ids

from harmledger import pipeline
from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken


@pytest.fixture
def empty(home: Path, tmp_path: Path, access: ByToken) -> Iterator[TestClient]:
    (tmp_path / "inputs").mkdir()
    pipeline.run([str(tmp_path / "inputs")], home, by="ada", jobs=1)
    with TestClient(create_app(home, access), base_url="http://127.0.0.1") as client:
        client.get(access.address(""))
        yield client


def test_an_empty_ledger_leads_to_where_reports_are_added(empty: TestClient) -> None:
    for address in ("/incidents", "/sources", *(f"/tallies?by={axis}" for axis in pipeline.AXES)):
        page = empty.get(address).text
        assert 'The ledger has no incidents yet. <a href="/add">' in page, address


def test_what_finds_nothing_says_what_to_try(browser: TestClient) -> None:
    assert "Try fewer of them" in browser.get("/search?q=nowhereatall").text
    assert "Try fewer of them" not in browser.get("/search?q=Velmora").text
    asked = browser.get("/incidents?q=nowhereatall").text
    assert 'No incident is as the filter asks. <a href="/incidents">' in asked


def test_after_a_decision_its_page_leads_on_to_the_inbox(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    name = ids(folder)[0]
    assert "On to the inbox" not in browser.get(f"/incidents/{name}").text
    decide(browser, access, name, "accept")
    assert '<a href="/inbox">On to the inbox</a>' in browser.get(f"/incidents/{name}").text
