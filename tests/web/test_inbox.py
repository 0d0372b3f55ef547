"""The inbox asks what a person must decide; an answer is one form, and what is answered is asked no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from harmledger import pipeline
from harmledger.ledger import Ledger
from harmledger.model import Link, say
from harmledger.web.access_by_token import ByToken


@pytest.fixture
def pair(folder: Path) -> tuple[str, str]:
    """Return two incidents of which the ledger asks whether they are one."""
    with Ledger.open(folder) as ledger:
        one, other, *_ = ledger.incidents()
        reasons = (say("{:+.1f} for {}", 1.2, "<b>three days</b> apart"),)
        link = Link(left=one.accounts[0], right=other.accounts[0], score=0.4, reasons=reasons)
        ledger.save_groups(list(ledger.groups()), [link])
    return one.id, other.id


def answer(browser: TestClient, access: ByToken, pair: tuple[str, str], action: str) -> str:
    form = {"form_token": access.form_token, "seen": 0, "action": action, "value": pair[1], "back": "/inbox"}
    return browser.post(f"/incidents/{pair[0]}/decisions", data=form).text


def test_two_incidents_stand_side_by_side_with_why_they_may_be_one(
    browser: TestClient, pair: tuple[str, str]
) -> None:
    page = browser.get("/inbox").text
    question = page.partition("Are these one event?")[2].partition("</section>")[0]
    assert [*re.findall(r'href="/incidents/(i-\w+)" data-row', question)] == list(pair)
    assert "<bdi>+1.2</bdi> for <bdi>&lt;b&gt;three days&lt;/b&gt; apart</bdi>" in question
    assert question.count("<q ") == len(pair)


@pytest.mark.parametrize("action", ["merge", "apart"])
def test_an_answer_leads_back_to_the_inbox_and_is_asked_no_more(
    browser: TestClient, access: ByToken, pair: tuple[str, str], folder: Path, action: str
) -> None:
    page = answer(browser, access, pair, action)
    assert "<h1>Inbox</h1>" in page
    assert "Are these one event?" not in page
    with pipeline.existing(folder) as ledger:
        one, other = (pipeline.state(ledger, name) for name in pair)
    assert (one.id == other.id) == (action == "merge")
    assert (other.id in one.apart) == (action == "apart")


def test_progress_counts_what_is_decided(browser: TestClient, access: ByToken, folder: Path) -> None:
    with pipeline.existing(folder) as ledger:
        states = ledger.incidents()
    assert f"Decided: 0/{len(states)}" in browser.get("/inbox").text
    form = {"form_token": access.form_token, "seen": 0, "action": "accept", "back": "/inbox"}
    page = browser.post(f"/incidents/{states[0].id}/decisions", data=form).text
    assert f"Decided: 1/{len(states)}" in page


def test_an_answer_leads_back_to_this_site_alone(browser: TestClient, access: ByToken, folder: Path) -> None:
    with pipeline.existing(folder) as ledger:
        incident = ledger.incidents()[0].id
    form = {"form_token": access.form_token, "seen": 0, "action": "accept", "back": "//elsewhere.example/"}
    answered = browser.post(f"/incidents/{incident}/decisions", data=form, follow_redirects=False)
    assert answered.headers["location"] == "/inbox"


def test_reports_that_are_not_read_are_listed(browser: TestClient, folder: Path) -> None:
    source = folder.parent / "other.jsonl"
    source.write_text('{"id": "x1", "language": "eo", "text": "Obusoj falis sur Velmora dimanĉe."}', "utf-8")
    pipeline.run([str(source)], folder, by="tester", jobs=1)
    assert 'href="/reports/x1"' in browser.get("/inbox").text.partition("not read")[2]


def came(folder: Path, name: str, text: str) -> None:
    """Take another report in."""
    source = folder.parent / f"{name}.txt"
    source.write_text(text, encoding="utf-8")
    pipeline.run([str(source)], folder, by="tester", jobs=1)


def see_all(browser: TestClient, access: ByToken) -> str:
    report = re.findall(r'name="report" value="(\d+)"', browser.get("/inbox").text)[0]
    return browser.post("/inbox/seen", data={"form_token": access.form_token, "report": report}).text


def rows(page: str) -> list[str]:
    return re.findall(r'href="/incidents/(i-\w+)" data-row', page)


def test_what_came_since_the_reviewer_had_seen_all_is_new_until_they_say_so_again(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    assert "All of it is new to you" in browser.get("/inbox").text
    page = see_all(browser, access)
    assert "I have seen what is new" not in page
    assert "<b>0</b>" in page
    with pipeline.existing(folder) as ledger:
        before = {state.id for state in ledger.incidents()}
    came(folder, "new", "Two people were killed in shelling of Saltmarket on 9 July 2031, a medic said.")
    with pipeline.existing(folder) as ledger:
        (added,) = {state.id for state in ledger.incidents()} - before
    assert set(rows(browser.get("/inbox").text)) > {added}
    page = browser.get("/inbox?new=true").text
    assert "<b>1</b>" in page
    assert rows(page) == [added]
    assert "<b>0</b>" in see_all(browser, access)


def test_a_new_report_of_what_was_decided_is_shown_too(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    text = "{}, 10 July 2031 - Nine people were killed in shelling of Saltmarket on 9 July 2031, {} said."
    came(folder, "one", text.format("SALTMARKET", "a medic"))
    with pipeline.existing(folder) as ledger:
        name = ledger.incidents()[-1].id
    form = {"form_token": access.form_token, "seen": 0, "action": "reject"}
    browser.post(f"/incidents/{name}/decisions", data=form)
    see_all(browser, access)
    came(folder, "two", text.format("OSTERBY", "the mayor of Saltmarket"))
    page = browser.get("/inbox?new=true").text
    assert "Decided before, and told of in new reports" in page
    assert name in rows(page.partition('id="anew"')[2].partition("</section>")[0])


def test_the_form_of_another_start_says_nothing_of_what_was_seen(browser: TestClient) -> None:
    assert browser.post("/inbox/seen", data={"form_token": "guess", "report": 9}).status_code == 403
    assert "All of it is new to you" in browser.get("/inbox").text
