"""A single field is set on the page: on an account's word, on words of a report, or for a stated reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from harmledger import pipeline
from harmledger.model.decision import Edit
from harmledger.pipeline import Incident
from harmledger.web.access_by_token import ByToken


@pytest.fixture
def incident(folder: Path) -> Incident:
    """Return an incident with a figure of the killed and a date."""
    with pipeline.existing(folder) as ledger:
        return next(
            i
            for i in pipeline.incidents(ledger)
            if "all" in i.assessment.figures.get("killed", {}) and i.assessment.date and i.accounts[0].counts
        )


def edit(browser: TestClient, access: ByToken, incident: Incident, **fields: object) -> tuple[int, str]:
    form = {"form_token": access.form_token, "seen": 0, **fields}
    answer = browser.post(f"/incidents/{incident.state.id}/edits", data=form)
    return answer.status_code, answer.text


def now(folder: Path, incident: Incident) -> Incident:
    with pipeline.existing(folder) as ledger:
        return pipeline.incident(ledger, incident.state.id)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"field": "event_type", "value": "shelling"}, "Shelling"),
        ({"field": "means", "value": "artillery"}, "Artillery or tank shells"),
        (
            {"field": "date", "earliest": "2031-07-04", "latest": "2031-07-05"},
            "<bdi>4 July 2031</bdi> to <bdi>5 July 2031</bdi>",
        ),
        ({"field": "place", "value": "Old Harbour, -40.5, -119.5, neighbourhood"}, "Old Harbour"),
        ({"field": "actors", "value": "Northern Front; Coastal Brigade"}, "Coastal Brigade"),
        ({"field": "totals.killed.all", "low": "91", "high": "92"}, "91–92"),
        ({"harm": "missing", "group": "children", "low": "", "high": "93"}, "up to 93"),
    ],
    ids=lambda value: value.get("field", "another") if isinstance(value, dict) else "",
)
def test_every_field_can_be_set_for_a_reason_and_says_who_set_it(
    browser: TestClient, access: ByToken, incident: Incident, fields: dict[str, str], shown: str
) -> None:
    status, page = edit(browser, access, incident, reason="the mayor wrote to us", **fields)
    assert status == 200
    assert shown in page
    assert "set by <bdi>ada</bdi>" in page
    assert "The reports say" in page


def test_an_accounts_word_is_taken_with_the_words_that_say_it(
    browser: TestClient, access: ByToken, incident: Incident, folder: Path
) -> None:
    account = incident.accounts[0]
    status, _ = edit(browser, access, incident, field="totals.killed.all", said=account.id, low="900")
    assert status == 200
    decision = now(folder, incident).state.edits["totals.killed.all"].action
    assert isinstance(decision, Edit)
    assert decision.report == account.report
    assert decision.span in [count.span for count in account.counts]
    figure = now(folder, incident).assessment.figures["killed"]["all"]
    assert figure.range.low == account.totals["killed"]["all"].low


def test_a_value_rests_on_the_words_of_a_report(
    browser: TestClient, access: ByToken, incident: Incident, folder: Path
) -> None:
    account = incident.accounts[0]
    quoted = {"report": account.report, "words": incident.reports[account.report].text[:40]}
    status, _ = edit(browser, access, incident, field="totals.killed.all", low="4", high="4", **quoted)
    assert status == 200
    decision = now(folder, incident).state.edits["totals.killed.all"].action
    assert isinstance(decision, Edit)
    assert decision.span is not None
    assert decision.span.start == 0


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"low": "4", "high": "4"}, "rests on nothing"),
        ({"low": "", "high": "", "reason": "seen"}, "cannot be read"),
        ({"said": "r9/9"}, "does not say it"),
        ({"field": "place", "value": "Nowhere-at-all-ville", "reason": "seen"}, "no gazetteer has"),
        ({"field": "place", "value": "Brask, 1, 2, everywhere", "reason": "seen"}, "place_precision"),
        ({"field": "mood", "value": "bad", "reason": "seen"}, "no field"),
    ],
)
def test_what_does_not_fit_says_why_and_sets_nothing(
    browser: TestClient,
    access: ByToken,
    incident: Incident,
    folder: Path,
    fields: dict[str, str],
    complaint: str,
) -> None:
    status, page = edit(browser, access, incident, **{"field": "totals.killed.all", **fields})
    assert status == 409
    assert complaint in page
    assert now(folder, incident).state.edits == {}


def test_who_edits_second_is_told_what_changed(
    browser: TestClient, access: ByToken, incident: Incident
) -> None:
    fields = {"field": "event_type", "reason": "seen"}
    assert edit(browser, access, incident, value="shelling", **fields)[0] == 200
    status, page = edit(browser, access, incident, value="airstrike", **fields)
    assert status == 409
    assert "Decided meanwhile" in page


def test_a_victim_is_mended_or_said_to_be_none(
    browser: TestClient, access: ByToken, incident: Incident, folder: Path
) -> None:
    account = incident.accounts[0]
    words = account.counts[0].span
    said = {"account": account.id, "words": words.text, "near": words.start, "name": "Ina Torvald"}

    def claim(what: str, **fields: object) -> str:
        form = {"form_token": access.form_token, "what": what, **said, **fields}
        return browser.post(f"/claims/{account.report}", data=form).text

    claim("victim", harm="killed")
    assert "aged 34" in claim("victim", harm="killed", age="34", sex="female")
    names = [victim.name for victim in now(folder, incident).accounts[0].victims]
    assert names.count("Ina Torvald") == 1
    claim("no victim", reason="she is the nurse who is quoted")
    assert "Ina Torvald" not in [victim.name for victim in now(folder, incident).accounts[0].victims]
