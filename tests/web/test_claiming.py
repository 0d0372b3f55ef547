"""A person selects words of a report and adds what they say; it shows as theirs, and can be undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from harmledger import pipeline
from harmledger.model import Account, Report
from harmledger.model.decision import AddPlace
from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken


@pytest.fixture
def told(folder: Path) -> tuple[Report, Account]:
    """Return a report and an account of it that has a figure."""
    with pipeline.existing(folder) as ledger:
        account = next(a for a in ledger.accounts() if a.counts)
        report = ledger.report(account.report)
    assert report is not None
    return report, account


def add(browser: TestClient, access: ByToken, report: Report, what: str, **fields: object) -> tuple[int, str]:
    form = {"form_token": access.form_token, "what": what, **fields}
    answer = browser.post(f"/claims/{report.id}", data=form)
    return answer.status_code, answer.text


def test_the_page_has_the_words_in_their_sentence_and_what_we_read_in_them(
    browser: TestClient, told: tuple[Report, Account]
) -> None:
    report, account = told
    span = account.counts[0].span
    page = browser.get(f"/claims/{report.id}", params={"words": span.text, "near": span.start}).text
    assert f'<mark class="looked-at">{span.text}</mark>' in page
    assert re.search(rf'name="low"[^>]*value="{account.counts[0].range.low}"', page)


def test_every_sentence_of_a_report_leads_to_the_page_with_its_words(
    browser: TestClient, told: tuple[Report, Account]
) -> None:
    links = re.findall(r'href="(/claims/[^"]+)"', browser.get(f"/reports/{told[0].id}").text)
    assert links
    assert all(browser.get(link.replace("&amp;", "&")).status_code == 200 for link in links)


def test_a_figure_a_victim_a_place_and_a_date_are_added_under_the_persons_name(
    browser: TestClient, access: ByToken, told: tuple[Report, Account], folder: Path
) -> None:
    report, account = told
    said = {"words": account.counts[0].span.text, "near": account.counts[0].span.start, "account": account.id}
    claims: list[tuple[str, dict[str, object]]] = [
        ("figure", {"harm": "injured", "group": "children", "low": 2, "high": 3}),
        ("victim", {"harm": "killed", "name": "Ina <b>Torvald</b>", "age": 34, "sex": "female"}),
        ("place", {"place": "Old Harbour, -40.5, -119.5, neighbourhood"}),
        ("date", {"earliest": "2031-05-04", "latest": "2031-05-05"}),
    ]
    for what, fields in claims:
        status, page = add(browser, access, report, what, **said, **fields)
        assert status == 200
    assert page.count("(added by <bdi>ada</bdi>") >= len(claims)
    assert "Ina &lt;b&gt;Torvald" in page
    with pipeline.existing(folder) as ledger:
        accounts = {a.id: a for i in pipeline.incidents(ledger) for a in i.accounts}
        now = accounts[account.id]
    assert str(now.totals["injured"]["children"]) == "2-3"
    assert (now.victims[-1].name, now.victims[-1].age) == ("Ina <b>Torvald</b>", 34)
    assert now.place is not None
    assert now.date is not None
    assert (now.place.place.name, str(now.date.interval)) == ("Old Harbour", "2031-05-04 to 2031-05-05")
    assert "What people added" in browser.get(f"/reports/{report.id}").text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_place_that_the_words_can_mean_is_chosen_from_a_list(
    browser: TestClient, access: ByToken, told: tuple[Report, Account], folder: Path, language: str
) -> None:
    browser.get(f"/language/{language}")
    report = told[0]
    with pipeline.existing(folder) as ledger:
        reading = ledger.reading(report.id)
    assert reading is not None
    toponym = next(place for place in reading.places if place.place)
    said: dict[str, str | int] = {"words": toponym.span.text, "near": toponym.span.start}
    page = browser.get(f"/claims/{report.id}", params=said).text
    known = re.findall(r'<select name="known"><option value="([^"]+)"', page)
    assert add(browser, access, report, "place", known=known[0], account=told[1].id, **said)[0] == 200
    with pipeline.existing(folder) as ledger:
        (claim,) = pipeline.claims_of(ledger, report.id)
    assert isinstance(claim.action, AddPlace)
    assert claim.action.place == toponym.place


def test_a_claim_of_a_new_account_founds_an_incident(
    browser: TestClient, access: ByToken, told: tuple[Report, Account], folder: Path
) -> None:
    report, account = told
    words = account.counts[0].span.text
    fields = {"harm": "killed", "group": "all", "low": 7, "high": "", "near": account.counts[0].span.start}
    status, page = add(browser, access, report, "figure", words=words, event_type="airstrike", **fields)
    assert status == 200
    assert "7+" in page
    with pipeline.existing(folder) as ledger:
        assert f"{report.id}/d1" in [a for state in ledger.incidents() for a in state.accounts]


def test_after_a_claim_its_page_says_that_incidents_are_to_be_found_anew_and_does_it_on_demand(
    browser: TestClient, access: ByToken, told: tuple[Report, Account], folder: Path
) -> None:
    report, account = told
    with pipeline.existing(folder) as ledger:
        (name,) = pipeline.incidents_of(ledger, [report.id])[report.id][:1]
    assert "found anew by the next run" not in browser.get(f"/incidents/{name}?claimed=true").text
    said = {"words": account.counts[0].span.text, "near": account.counts[0].span.start, "account": account.id}
    status, page = add(browser, access, report, "figure", harm="injured", group="men", low=2, high=3, **said)
    assert status == 200
    assert page.count("found anew by the next run") == 1
    shown: html.HtmlElement = html.document_fromstring(page)
    (button,) = shown.xpath("//form[@action='/sources']")
    answer = browser.post("/sources", data=dict(button.form_values()))
    assert answer.url.path == button.fields["back"]
    with pipeline.existing(folder) as ledger:
        assert pipeline.is_grouped(ledger, folder)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"words": "nobody says this", "low": 1, "high": 1}, "does not say"),
        ({"low": "many", "high": ""}, "cannot be read"),
        ({"low": 1, "high": 1, "group": "giants"}, "groups"),
        ({"low": 1, "high": 1, "account": "r9/1"}, "has no account"),
    ],
)
def test_a_claim_that_does_not_fit_says_why_and_adds_nothing(
    browser: TestClient,
    access: ByToken,
    told: tuple[Report, Account],
    folder: Path,
    fields: dict[str, object],
    complaint: str,
) -> None:
    report, account = told
    said = {"words": account.counts[0].span.text, "near": account.counts[0].span.start, "account": account.id}
    status, page = add(
        browser, access, report, "figure", **{**said, "harm": "killed", "group": "all", **fields}
    )
    assert status == 409
    assert complaint in page
    with pipeline.existing(folder) as ledger:
        assert ledger.decisions() == ()


def test_who_is_not_let_in_cannot_add(folder: Path, told: tuple[Report, Account]) -> None:
    stranger = TestClient(create_app(folder, ByToken("ada")), base_url="http://127.0.0.1")
    assert stranger.get(f"/claims/{told[0].id}?words=x").status_code == 403
    assert stranger.post(f"/claims/{told[0].id}", data={"what": "date"}).status_code == 403


def test_a_report_that_is_not_there_has_no_page(browser: TestClient) -> None:
    assert browser.get("/claims/nowhere?words=x").status_code == 404


def test_a_claim_that_cannot_be_taken_keeps_what_was_written(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    with pipeline.existing(folder) as ledger:
        account = next(a for i in pipeline.incidents(ledger) for a in i.accounts if a.counts)
    words = account.counts[0].span
    form = {"what": "figure", "words": words.text, "near": words.start, "harm": "injured", "group": "women"}
    wrong = {"low": "seven", "high": "8", "account": account.id, "reason": "as <b>the mayor</b> wrote"}
    answer = browser.post(
        f"/claims/{account.report}", data={"form_token": access.form_token, **form, **wrong}
    )
    assert answer.status_code == 409
    page: html.HtmlElement = html.document_fromstring(answer.text)
    (kept,) = (f for f in page.forms if f.fields.get("what") == "figure")
    for name, value in {**form, **wrong}.items():
        assert kept.fields[name] == str(value)
    (other,) = (f for f in page.forms if f.fields.get("what") == "victim")
    assert other.fields["reason"] == ""
