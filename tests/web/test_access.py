"""The door of the workbench: what a browser says of a form, where one is led, and one person's way in."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from hypothesis import example, given
from hypothesis import strategies as st

from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken
from harmledger.web.addresses import ours

BASE = "http://127.0.0.1:8714"


@pytest.fixture
def access() -> ByToken:
    return ByToken("ada")


@pytest.fixture
def browser(folder: Path, access: ByToken) -> TestClient:
    client = TestClient(create_app(folder, access), base_url=BASE, follow_redirects=False)
    client.get(access.address(""))
    return client


@given(st.text(alphabet="/\\.:?#@ \t\r\nax"))
@example("//elsewhere.example")
@example("/\\elsewhere.example")
@example("/\t/elsewhere.example")
@example("https:elsewhere.example")
def test_no_address_leads_to_another_site(address: str) -> None:
    as_browsers_read_it = "".join(c for c in ours(address) if c not in "\t\r\n").replace("\\", "/")
    assert urlsplit(urljoin(BASE, as_browsers_read_it)).netloc == "127.0.0.1:8714"


@pytest.mark.parametrize("address", ["/", "/incidents?q=a&sort=date", "/reports/a/b?start=1#looked-at"])
def test_addresses_of_this_site_are_followed(address: str) -> None:
    assert ours(address) == address


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "none"}, 303),
        ({"origin": BASE}, 303),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": BASE}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_a_form_that_stood_on_another_site_is_not_taken(
    headers: dict[str, str], status: int, browser: TestClient, access: ByToken
) -> None:
    browser.post("/decisions/1/undo", data={"form_token": access.form_token}, headers=headers)
    answer = browser.post("/add", data={"form_token": access.form_token}, headers=headers)
    assert (answer.status_code == 403) == (status == 403)


@pytest.mark.parametrize("cookie", ["guess", "é", "\x80"])
def test_a_cookie_of_another_start_is_no_one(cookie: str, folder: Path, access: ByToken) -> None:
    stranger = TestClient(create_app(folder, access), base_url=BASE)
    answer = stranger.get("/incidents", headers={b"cookie": f"harmledger={cookie}".encode()})
    assert answer.status_code == 403
    assert "harmledger serve" in answer.text


def test_the_address_that_was_printed_opens_it_once_more(browser: TestClient, access: ByToken) -> None:
    assert browser.get(access.address("")).status_code == 303
    assert browser.get("/open?token=guess").status_code == 403


def test_one_person_has_no_account_and_may_do_all(browser: TestClient) -> None:
    page = browser.get("/incidents").text
    assert 'href="/add"' in page
    assert 'href="/people"' not in page
    assert "/sign-out" not in page
    for address in ("/people", "/account", "/sign-in"):
        assert browser.get(address).status_code == 404


def test_who_is_not_let_in_is_told_so_in_their_language(folder: Path) -> None:
    stranger = TestClient(create_app(folder, ByToken("ada")), base_url="http://127.0.0.1")
    answer = stranger.get("/inbox", headers={"accept-language": "ar-SY, en;q=0.5"})
    assert answer.status_code == 403
    assert "افتح العنوان" in answer.text
