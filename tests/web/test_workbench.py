"""The workbench: no answer without the token, every figure leads to its sentence, a form is one decision."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from fastapi.testclient import TestClient
from lxml import html
from markupsafe import Markup

from harmledger import pipeline
from harmledger.model.claim import Stance
from harmledger.model.decision import Note
from harmledger.model.vocabulary import terms
from harmledger.publishing.marked_text import KINDS
from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken

LABELLED = (
    "event_types",
    "grades",
    "harms",
    "groups",
    "means",
    "actor_roles",
    "policies",
    "source_kinds",
    "place_precision",
)


def ids(folder: Path) -> list[str]:
    with pipeline.existing(folder) as ledger:
        return [incident.state.id for incident in pipeline.incidents(ledger)]


def decide(browser: TestClient, access: ByToken, incident: str, action: str, **fields: object) -> int:
    form = {"form_token": access.form_token, "seen": 0, "action": action, **fields}
    return browser.post(f"/incidents/{incident}/decisions", data=form).status_code


PAGES = [
    "/incidents",
    "/inbox",
    "/tallies",
    "/tallies.csv",
    "/tallies.svg",
    "/sources",
    "/search?q=Velmora",
    "/log",
    "/add",
    "/help",
]


@pytest.mark.parametrize("page", ["/", *PAGES, "/static/style.css"])
def test_nothing_is_answered_without_the_token(page: str, folder: Path) -> None:
    stranger = TestClient(create_app(folder, ByToken("ada")), base_url="http://127.0.0.1")
    assert stranger.get(page).status_code == 403
    assert stranger.get("/open?token=guess").status_code == 403


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_is_there_in_both_languages_and_may_load_nothing_from_elsewhere(
    page: str, language: str, browser: TestClient
) -> None:
    browser.get(f"/language/{language}")
    answer = browser.get(page)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    if answer.headers["content-type"].startswith("text/html"):
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in answer.text
        assert not re.search(r"""(?:src|href)=["']https?:""", answer.text)


def test_every_english_word_of_the_templates_has_an_arabic_one() -> None:
    from harmledger.web import language, rendering

    folder = Path(rendering.__file__).with_name("templates")
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.html")]
    said = {match[2] for text in texts for match in re.finditer(r"""\b_\((["'])(.+?)\1\)""", text)}
    labels = {term.label for name in LABELLED for term in terms(name).values()}
    assert said
    marks = {kind.label for kind in KINDS} | {"Legend", "Notes"} | set(get_args(Stance))
    assert said | labels | marks <= language.words("ar").keys()


def test_every_figure_leads_to_the_words_that_state_it(browser: TestClient, folder: Path) -> None:
    pages = "".join(browser.get(f"/incidents/{incident}").text for incident in ids(folder))
    for figure in re.findall(r'href="#(figure-[^"]+)"', pages):
        assert f'<ul id="{figure}">' in pages
    addresses = sorted(set(re.findall(r'href="(/incidents/[^"]+start[^"]+)"', pages)))
    assert addresses
    for address in addresses[::8]:  # some of each incident: all of them would take a minute
        page = browser.get(address.replace("&amp;", "&").partition("#")[0])
        assert page.status_code == 200
        assert page.text.count('id="looked-at"') == 1


def test_the_words_of_a_report_are_never_live(browser: TestClient, folder: Path) -> None:
    pages = [*PAGES, "/reports/bad", *(f"/incidents/{incident}" for incident in ids(folder))]
    texts = [browser.get(page).text for page in pages]
    assert any("&lt;script&gt;" in text for text in texts)
    assert any("&lt;img src=x" in text for text in texts)
    assert not any("<script>" in text or "<img src=x" in text for text in texts)


def test_a_form_is_one_decision_under_the_name_given(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    incident = ids(folder)[0]
    assert decide(browser, access, incident, "grade", value="confirmed", reason="seen <b>") == 200
    with pipeline.existing(folder) as ledger:
        (decision,) = ledger.decisions()
    assert (decision.by, decision.reason) == ("ada", "seen <b>")
    assert "seen &lt;b&gt;" in browser.get(f"/incidents/{incident}").text
    browser.post("/decisions/1/undo", data={"form_token": access.form_token})
    assert pipeline.existing(folder).decisions()[-1].number == 2


def test_a_form_of_another_site_or_start_decides_nothing(browser: TestClient, folder: Path) -> None:
    form = {"form_token": "guess", "seen": 0, "action": "reject"}
    assert browser.post(f"/incidents/{ids(folder)[0]}/decisions", data=form).status_code == 403
    assert browser.post("/add", data={"form_token": "guess", "text": "x"}).status_code == 403
    assert pipeline.existing(folder).decisions() == ()


def test_who_decides_second_is_told_what_changed_and_nothing_is_lost(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    incident = ids(folder)[0]
    decide(browser, access, incident, "grade", value="confirmed")
    form = {"form_token": access.form_token, "seen": 0, "action": "reject"}
    answer = browser.post(f"/incidents/{incident}/decisions", data=form)
    assert answer.status_code == 409
    assert f"grade {incident} confirmed, by ada" in Markup(answer.text).striptags()
    assert len(pipeline.existing(folder).decisions()) == 1


def test_a_decision_that_does_not_fit_says_why(browser: TestClient, access: ByToken, folder: Path) -> None:
    incident = ids(folder)[0]
    assert decide(browser, access, incident, "merge", value="no-such") == 409
    assert decide(browser, access, incident, "grade", value="guess") == 409
    assert decide(browser, access, incident, "sing") == 400
    assert browser.get("/incidents/no-such").status_code == 409


def test_a_merge_and_a_split_lead_to_the_incident_as_it_now_is(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    one, other, *rest = ids(folder)
    assert decide(browser, access, one, "merge", value=other) == 200
    assert ids(folder) == [one, *rest]
    with pipeline.existing(folder) as ledger:
        accounts = list(pipeline.state(ledger, one).accounts)
    assert decide(browser, access, one, "split", accounts=accounts[-1:], seen=1) == 200
    assert len(ids(folder)) == len(rest) + 2


def test_the_filter_says_how_many_are_shown(browser: TestClient, folder: Path) -> None:
    assert f"{len(ids(folder))} of {len(ids(folder))} shown" in browser.get("/incidents").text
    assert f"0 of {len(ids(folder))} shown" in browser.get("/incidents?q=nowhereatall").text
    assert browser.get("/incidents?earliest=2031-13-77&sort=guess").status_code == 200


def test_a_language_leads_back_to_this_site_alone(browser: TestClient) -> None:
    answer = browser.get("/language/ar?back=//elsewhere.example/", follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("address", "named"),
    [("/incidents?page=0", "page"), ("/log?page=many", "page"), ("/inbox?new=perhaps", "new")],
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_address_that_cannot_be_read_is_answered_in_the_readers_language(
    address: str, named: str, language: str, browser: TestClient
) -> None:
    browser.get(f"/language/{language}")
    answer = browser.get(address)
    assert answer.status_code == 422
    assert f"<bdi>{named}</bdi>" in answer.text
    assert ("cannot be read" if language == "en" else "لا يمكن قراءة") in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_form_that_cannot_be_read_decides_nothing_and_says_so(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    form = {"form_token": access.form_token, "seen": "<b>x", "action": "accept"}
    answer = browser.post(f"/incidents/{ids(folder)[0]}/decisions", data=form)
    assert answer.status_code == 422
    assert "<bdi>seen</bdi>" in answer.text
    assert "<b>x" not in answer.text
    assert pipeline.existing(folder).decisions() == ()


def test_who_was_overtaken_can_send_the_same_again_with_one_press(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    incident = ids(folder)[0]
    decide(browser, access, incident, "accept")
    form = {"form_token": access.form_token, "seen": 0, "action": "note", "value": "two <medics>"}
    page: html.HtmlElement = html.document_fromstring(
        browser.post(f"/incidents/{incident}/decisions", data=form).text
    )
    (told,) = page.find_class("problem")
    assert "two <medics>" in told.text_content()
    (again,) = told.xpath(".//form")
    assert browser.post(f"/incidents/{incident}/decisions", data=dict(again.form_values())).status_code == 200
    with pipeline.existing(folder) as ledger:
        action = ledger.decisions()[-1].action
    assert isinstance(action, Note)
    assert action.text == "two <medics>"


def test_what_was_written_stands_on_the_page_that_could_not_take_it(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    form = {"form_token": access.form_token, "seen": 0, "field": "place", "value": "Nowhere-at-all-ville"}
    answer = browser.post(f"/incidents/{ids(folder)[0]}/edits", data={**form, "reason": "the mayor wrote"})
    page: html.HtmlElement = html.document_fromstring(answer.text)
    (told,) = page.find_class("problem")
    assert "Nowhere-at-all-ville" in told.text_content().partition("You had sent")[2]
    assert "the mayor wrote" in told.text_content()
    assert not told.xpath(".//form")


def test_from_the_answer_to_a_form_everything_leads_back_to_a_page(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    incident = ids(folder)[0]
    decide(browser, access, incident, "accept")
    form = {"form_token": access.form_token, "seen": 0, "action": "reject"}
    answer = browser.post(f"/incidents/{incident}/decisions", data=form)
    assert answer.status_code == 409
    page: html.HtmlElement = html.document_fromstring(answer.text)
    for address in page.xpath("//header//a/@href"):
        assert browser.get(address).status_code == 200
    undo = page.xpath("//form[@action='/decisions/1/undo']")[0]
    assert browser.post("/decisions/1/undo", data=dict(undo.form_values())).status_code == 200


def test_where_one_is_merged_others_of_its_days_are_suggested_by_what_they_are(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    one, other, *_ = ids(folder)
    for name in (one, other):
        day = {"field": "date", "earliest": "2031-09-09", "reason": "the mayor wrote to us"}
        browser.post(f"/incidents/{name}/edits", data={"form_token": access.form_token, "seen": 9, **day})
    page: html.HtmlElement = html.document_fromstring(browser.get(f"/incidents/{one}").text)
    (suggested,) = page.xpath("//datalist/option")
    assert suggested.get("value") == other
    assert suggested.text_content().startswith("9 September 2031, ")
