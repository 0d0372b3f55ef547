"""Where the program fails its reader is told so in their language, and the log quotes no report."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from harmledger import pipeline
from harmledger.publishing.export import FORMATS
from harmledger.web import create_app, incidents, rendering
from harmledger.web.access_by_token import ByToken

SECRET = "Ina Torvald of Velmora"


class Broken:
    """What fails at once, with words of a report."""

    def __getattr__(self, name: str) -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incidents, "pipeline", Broken())
    monkeypatch.setattr("harmledger.web.deciding.pipeline", Broken())


def failed(browser: TestClient) -> str:
    answer = browser.get("/incidents")
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert not re.search("Traceback|ValueError|Torvald", answer.text)
    return answer.text


@pytest.mark.usefixtures("broken")
def test_a_page_that_breaks_down_says_that_nothing_was_decided(browser: TestClient) -> None:
    page = failed(browser)
    assert 'href="/inbox"' in page
    assert "Nothing was decided, and nothing is lost." in page


@pytest.mark.usefixtures("broken")
def test_it_says_so_in_the_readers_language(browser: TestClient) -> None:
    browser.get("/language/ar")
    page = failed(browser)
    assert 'dir="rtl"' in page
    assert "لم يُتّخذ أي قرار" in page


@pytest.mark.usefixtures("broken")
def test_a_form_that_breaks_down_says_where_to_see_whether_it_was_taken(
    browser: TestClient, access: ByToken, folder: Path
) -> None:
    form = {"form_token": access.form_token, "seen": 0, "action": "accept", "reason": SECRET}
    answer = browser.post("/incidents/i-1/decisions", data=form)
    assert answer.status_code == 500
    assert "See on the page Decisions whether it was taken" in answer.text
    assert SECRET not in answer.text
    assert pipeline.existing(folder).decisions() == ()


@pytest.mark.usefixtures("broken")
def test_the_log_says_what_broke_and_where_in_no_words_of_a_report(
    browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        mark = re.search(r"<code>(\w+)</code>", failed(browser))
    assert mark is not None
    assert f"failure {mark[1]}" in caplog.text
    assert re.search(r'incidents\.py", line \d+, in listing', caplog.text)
    assert "builtins.ValueError" in caplog.text
    assert "builtins.KeyError" in caplog.text
    assert "Torvald" not in caplog.text


@pytest.mark.usefixtures("broken")
def test_where_no_page_can_be_made_a_bare_one_says_so(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(rendering, "here", Broken())
    browser.get("/language/ar")
    with caplog.at_level(logging.ERROR):
        page = failed(browser)
    assert 'dir="rtl"' in page
    assert "حدث خطأ" in page
    assert "stylesheet" not in page
    assert "Torvald" not in caplog.text


def test_an_answer_that_breaks_off_stays_broken_off_and_quotes_nothing_in_the_log(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def lines(_: object) -> Iterator[bytes]:
        yield b"x" * 100_000
        raise ValueError(SECRET)

    monkeypatch.setitem(FORMATS, "jsonl", lines)
    with caplog.at_level(logging.ERROR):
        assert browser.get("/export.jsonl").content == b"x" * 100_000
    assert "ValueError" in caplog.text
    assert "Torvald" not in caplog.text


REFUSED = [
    ("GET", "/nowhere", 404, "There is no page at this address.", "لا توجد صفحة بهذا العنوان."),
    ("POST", "/tallies", 405, "cannot be asked for in this way", "لا يمكن طلب هذه الصفحة"),
    ("POST", "/decisions/1/undo", 403, "This form is an old one", "هذا النموذج قديم"),
]


@pytest.mark.parametrize(("method", "address", "code", "english", "arabic"), REFUSED)
def test_what_is_refused_is_refused_on_a_page_in_the_readers_language(
    method: str, address: str, code: int, english: str, arabic: str, browser: TestClient
) -> None:
    for language, words in (("en", english), ("ar", arabic)):
        browser.get(f"/language/{language}")
        answer = browser.request(method, address, data={"form_token": "guess"})
        assert answer.status_code == code
        assert 'href="/inbox"' in answer.text
        assert words in answer.text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_form_that_is_cut_short_is_refused_in_words_of_ours(language: str, browser: TestClient) -> None:
    browser.get(f"/language/{language}")
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = browser.post("/add", content=b"broken", headers=headers)
    assert answer.status_code == 400
    assert ("nothing of it was taken" if language == "en" else "لم يُؤخذ منه شيء") in answer.text


def test_who_is_turned_away_reads_it_in_the_direction_of_their_language(folder: Path) -> None:
    stranger = TestClient(create_app(folder, ByToken("ada")), base_url="http://127.0.0.1")
    for asked, direction in (("en", "ltr"), ("ar", "rtl")):
        for headers in ({}, {"sec-fetch-site": "cross-site"}):
            answer = stranger.post("/inbox/seen", headers={"accept-language": asked, **headers})
            assert answer.status_code == 403
            assert f'<html lang="{asked}" dir="{direction}">' in answer.text
            assert "<h1>" in answer.text
