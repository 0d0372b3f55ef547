"""The log of decisions comes a page at a time, newest first, and says of each whether it holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from tests.web.test_workbench import ids

from harmledger import pipeline
from harmledger.model.decision import AddVictim, Edit, Note, Undo
from harmledger.web import log
from harmledger.web.access_by_token import ByToken


def decide(folder: Path, *texts: str) -> None:
    """Note something on an incident, once for each text."""
    incident = ids(folder)[0]
    with pipeline.existing(folder, writing=True) as ledger, ledger.transaction():
        for text in texts:
            pipeline.decide(ledger, Note(incident=incident, text=text), by="ada")


def listed(page: str) -> dict[int, str]:
    """Return number -> whether it holds, of the decisions on a page, in their order."""
    rows = re.findall(r'<tr><td class="number">(\d+)</td>.*?<td>(yes|no)</td>', page, re.DOTALL)
    return {int(number): holds for number, holds in rows}


def test_each_decision_stands_on_one_page_the_newest_on_the_first(
    browser: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_ROWS", 3)
    decide(folder, *(f"note {n}" for n in range(7)))
    pages = [list(listed(browser.get(f"/log?page={page}").text)) for page in (1, 2, 3, 4)]
    assert pages == [[7, 6, 5], [4, 3, 2], [1], []]
    first = browser.get("/log").text
    assert 'href="/log?page=2"' in first
    assert 'rel="prev"' not in first


def test_what_was_undone_does_not_hold_though_its_undo_stands_on_another_page(
    browser: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_ROWS", 2)
    decide(folder, "one", "two")
    with pipeline.existing(folder, writing=True) as ledger:
        for number in (1, 3, 2):  # the undo of an undo restores
            pipeline.decide(ledger, Undo(decision=number), by="ada")
    shown = [listed(browser.get(f"/log?page={page}").text) for page in (1, 2, 3)]
    assert shown == [{5: "yes", 4: "yes"}, {3: "no", 2: "no"}, {1: "yes"}]


def test_a_name_that_was_claimed_on_another_page_is_hidden_too(
    browser: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_ROWS", 1)
    with pipeline.existing(folder, writing=True) as ledger:
        account = next(a for a in ledger.accounts() if a.event_spans)
        claim = AddVictim(
            report=account.report,
            account=account.id,
            span=account.event_spans[0],
            name="Ilse Maren",
            harm="killed",
        )
        pipeline.decide(ledger, claim, by="ada")
    decide(folder, "Ilse Maren was named later")
    assert "Ilse Maren" in browser.get("/log").text
    browser.get("/names/hidden")
    page = browser.get("/log").text
    assert "was named later" in page
    assert "Maren" not in page


def test_a_decision_says_of_which_event_its_incident_is(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    with pipeline.existing(folder) as ledger:
        incident = next(i for i in pipeline.incidents(ledger) if i.assessment.place)
    form = {"form_token": access.form_token, "seen": 0, "action": "accept"}
    browser.post(f"/incidents/{incident.state.id}/decisions", data=form)
    browser.post("/decisions/1/undo", data={"form_token": access.form_token})
    page: html.HtmlElement = html.document_fromstring(browser.get("/log").text)
    undone, accepted = page.xpath("//tbody/tr")
    assert incident.assessment.place
    assert incident.assessment.place.place.name in accepted.text_content()
    assert incident.assessment.place.place.name not in undone.text_content()


EDITS = [
    ("event_type", "drone_strike", "event: drone strike", "الحدث: ضربة بطائرة مسيّرة"),
    ("means", "barrel_bomb", "means: barrel bomb", "الوسيلة"),
    ("actors", ["Accord"], "accused, or parties: Accord", "المتهمون أو الأطراف: Accord"),
    ("date", {"earliest": "2031-05-04", "latest": "2031-05-04"}, "date: 4 May 2031", "أيار/مايو 2031"),
    ("totals.killed.health_workers", {"low": 5, "high": 5}, "killed, health workers: 5", "القتلى"),
    ("totals.killed.all", {"low": 5, "high": 5}, "killed, all people: 5", "القتلى"),
]


@pytest.mark.parametrize(("field", "value", "english", "arabic"), EDITS)
def test_a_field_and_its_value_are_said_in_the_words_of_the_pages(
    field: str, value: object, english: str, arabic: str, browser: TestClient, folder: Path
) -> None:
    with pipeline.existing(folder, writing=True) as ledger:
        name = next(iter(pipeline.incidents(ledger))).state.id
        pipeline.decide(ledger, Edit(incident=name, field=field, value=value), by="ada", reason="seen")
    for language, words in (("en", english), ("ar", arabic)):
        browser.get(f"/language/{language}")
        for address, place in (("/log", "//tbody/tr/td[4]"), (f"/incidents/{name}", "//*[@id='history']/..")):
            page: html.HtmlElement = html.document_fromstring(browser.get(address).text)
            said = page.xpath(f"string({place})")
            assert words in said
            assert not re.search(r"[a-z]_[a-z]|totals|\.all", said)
