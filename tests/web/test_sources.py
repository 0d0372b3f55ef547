"""Sources are shown with what they told, and what is said of them is a decision that origins follow."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from harmledger import pipeline
from harmledger.model.decision import Reject
from harmledger.pipeline import Teller
from harmledger.web import sources
from harmledger.web.access_by_token import ByToken


@pytest.fixture
def teller(folder: Path) -> Teller:
    """Return a source that is first somewhere and of a kind that nobody knows."""
    with pipeline.existing(folder) as ledger:
        return next(t for t in pipeline.tellers(ledger, folder) if t.first and t.kind == "unknown")


def say(browser: TestClient, access: ByToken, name: str, **fields: str) -> tuple[int, str]:
    answer = browser.post(f"/sources/{name}", data={"form_token": access.form_token, **fields})
    return answer.status_code, html.unescape(answer.text)


def test_every_source_that_told_of_an_incident_is_listed_with_how_often_it_was_first(
    browser: TestClient, folder: Path
) -> None:
    page = browser.get("/sources").text
    with pipeline.existing(folder) as ledger:
        tellers = pipeline.tellers(ledger, folder)
        origins = {o.name for i in pipeline.incidents(ledger) for o in i.assessment.origins}
    assert origins <= {t.name for t in tellers}
    rows = re.findall(r"<bdi>([^<]*)</bdi></a></th>.*?(\d+)</td></tr>", page, re.DOTALL)
    assert {html.unescape(name): int(first) for name, first in rows} == {t.name: t.first for t in tellers}


def test_who_was_first_published_no_later_than_anyone(folder: Path) -> None:
    with pipeline.existing(folder) as ledger:
        incidents = {i.state.id: i for i in pipeline.incidents(ledger)}
        for teller in pipeline.tellers(ledger, folder):
            told = ledger.incidents_told_by(teller.names, 1000)
            assert len(told) == teller.incidents
            assert sum(told.values()) == teller.first
            for found in (incidents[name] for name, is_first in told.items() if is_first):
                days = {r.id: r.published for r in found.reports.values() if r.published}
                for origin in (o for o in found.assessment.origins if o.name == teller.name):
                    assert min(days.values()) in {days.get(report) for report in origin.reports}


def test_a_rejected_incident_counts_for_no_source(folder: Path, teller: Teller) -> None:
    with pipeline.existing(folder, writing=True) as ledger:
        told = ledger.incidents_told_by(teller.names, 1000)
        first = next(name for name, is_first in told.items() if is_first)
        pipeline.decide(ledger, Reject(incident=first), by="ada")
        after = {t.name: t for t in pipeline.tellers(ledger, folder)}.get(teller.name)
        assert list(ledger.incidents_told_by(teller.names, 1000)) == [name for name in told if name != first]
    counted = (after.incidents, after.first) if after else (0, 0)
    assert counted == (teller.incidents - 1, teller.first - 1)


@pytest.mark.parametrize("sort", ["name", "reports", "incidents", "first"])
def test_sources_are_sorted_as_asked_and_each_stands_on_one_page(
    sort: str, browser: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_ROWS", 5)
    with pipeline.existing(folder) as ledger:
        tellers = {t.name: t for t in pipeline.tellers(ledger, folder)}
    shown: list[str] = []
    for page in range(1, -(-len(tellers) // 5) + 1):
        text = browser.get(f"/sources?sort={sort}&page={page}").text
        shown += map(html.unescape, re.findall(r"data-row><bdi>([^<]*)</bdi>", text))
    assert sorted(shown) == sorted(tellers)
    if sort == "name":
        assert shown == sorted(shown, key=str.casefold)
    else:
        counts = [getattr(tellers[name], sort) for name in shown]
        assert counts == sorted(counts, reverse=True)


def test_what_is_said_of_a_source_is_a_decision_that_the_next_run_follows_and_undo_takes_back(
    browser: TestClient, access: ByToken, teller: Teller, folder: Path
) -> None:
    status, page = say(
        browser, access, teller.name, kind="state_media", affiliation="Northern Front", reason="owns it"
    )
    assert status == 200
    assert "set by <bdi>ada</bdi>" in page
    assert "the next run finds them anew" in page
    answer = browser.post("/sources", data={"form_token": access.form_token})
    assert "the next run finds them anew" not in answer.text
    with pipeline.existing(folder) as ledger:
        told = ledger.incidents_told_by(teller.names, 1000)
        first = next(name for name, is_first in told.items() if is_first)
        incident = pipeline.incident(ledger, first)
    assert "Northern Front" in [origin.name for origin in incident.assessment.origins]
    browser.post("/decisions/1/undo", data={"form_token": access.form_token})
    pipeline.run([], folder, by="tester", jobs=1)
    with pipeline.existing(folder) as ledger:
        incident = pipeline.incident(ledger, first)
    assert "Northern Front" not in [origin.name for origin in incident.assessment.origins]


def test_a_kind_that_there_is_not_is_refused(browser: TestClient, access: ByToken, teller: Teller) -> None:
    status, page = say(browser, access, teller.name, kind="rumour")
    assert status == 409
    assert "source_kinds" in page


def test_a_source_leads_to_its_incidents_and_its_reports(
    browser: TestClient, teller: Teller, folder: Path
) -> None:
    page = browser.get(f"/sources/{teller.name}").text
    with pipeline.existing(folder) as ledger:
        told = ledger.incidents_told_by(teller.names, 100)
    assert told
    assert all(f'href="/incidents/{incident}"' in page for incident in told)
    assert page.count('href="/reports/') == teller.reports
    assert browser.get("/sources/nobody").status_code == 404
