"""A shared workbench answers who is signed in, and takes from each what their role allows."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from tests.databases import engine
from tests.web.team import BASE, PASSWORDS, Clock, browser, form_token, sign_in

from harmledger import pipeline
from harmledger.errors import LedgerError
from harmledger.ledger import Ledger
from harmledger.ledger.tables import sessions
from harmledger.model.decision import AnyAction
from harmledger.model.person import LEAST_ROLE, ROLES, Deed, Person
from harmledger.pipeline.team import IDLE, LONGEST, Team
from harmledger.web import create_app
from harmledger.web.access_by_session import BySession

COOKIE = "__Host-harmledger"
Open = Callable[[str], TestClient]


@pytest.fixture
def someone(folder: Path, team: Team) -> TestClient:
    """A browser in which no one is signed in."""
    return browser(folder, team)


@pytest.fixture
def signed_in(folder: Path, team: Team) -> Open:
    def open_as(role: str) -> TestClient:
        client = browser(folder, team)
        assert sign_in(client, role) == 303
        return client

    return open_as


def incident(folder: Path) -> str:
    with pipeline.existing(folder) as ledger:
        return next(pipeline.incidents(ledger)).state.id


def decisions(folder: Path) -> list[tuple[str, AnyAction]]:
    with pipeline.existing(folder) as ledger:
        return [(decision.by, decision.action) for decision in ledger.decisions()]


def decide(client: TestClient, folder: Path, action: str, **form: str) -> int:
    sent = {"form_token": form_token(client), "seen": str(len(decisions(folder))), "action": action, **form}
    return client.post(f"/incidents/{incident(folder)}/decisions", data=sent).status_code


@pytest.mark.parametrize(
    "page", ["/", "/incidents", "/log", "/reports/bad", "/people", "/account", "/marks.css"]
)
def test_who_is_not_signed_in_is_asked_to_and_led_on_from_there(page: str, someone: TestClient) -> None:
    asked = someone.get(page + "?q=a%26b")
    assert asked.status_code == 303
    form = someone.get(asked.headers["location"])
    (to,) = re.findall(r'name="to" value="([^"]+)"', form.text)
    answer = someone.post(
        "/sign-in",
        data={"name": "Admin", "password": PASSWORDS["admin"], "to": to.replace("&amp;", "&")},
    )
    assert answer.headers["location"] == page + "?q=a%26b"


def test_the_cookie_is_for_this_site_alone_and_for_no_script(someone: TestClient) -> None:
    someone.cookies.set(COOKIE, "fixed by another")
    answer = someone.post("/sign-in", data={"name": "Admin", "password": PASSWORDS["admin"]})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=strict", "Secure", "Path=/"} <= set(cookie.split("; "))
    assert "fixed by another" not in cookie
    assert "Domain" not in cookie


def test_signing_in_again_ends_the_session_that_the_browser_had(
    signed_in: Open, folder: Path, team: Team
) -> None:
    client = signed_in("viewer")
    before = client.cookies[COOKIE]
    assert sign_in(client, "recorder") == 303
    assert client.cookies[COOKIE] != before
    stolen = browser(folder, team)
    stolen.cookies.set(COOKIE, before)
    assert stolen.get("/incidents").status_code == 303


@pytest.mark.parametrize("cookie", ["", "guess", "é", "a" * 4000, "../../etc", "' OR 1=1 --"])
def test_a_forged_cookie_is_no_one(someone: TestClient, cookie: str) -> None:
    answer = someone.get("/incidents", headers={b"cookie": f"{COOKIE}={cookie}".encode()})
    assert answer.status_code == 303


def test_what_stands_in_the_database_signs_no_one_in(
    signed_in: Open, someone: TestClient, folder: Path
) -> None:
    signed_in("admin")
    made = engine(folder)
    with made.connect() as connection:
        kept = connection.scalars(select(sessions.c.token)).one()
    made.dispose()
    someone.cookies.set(COOKIE, kept)
    assert someone.get("/incidents").status_code == 303


def test_a_session_ends_when_nothing_is_done_and_after_a_day(signed_in: Open, now: Clock) -> None:
    client = signed_in("viewer")
    now.wait(IDLE - timedelta(minutes=1))
    assert client.get("/incidents").status_code == 200
    now.wait(IDLE + timedelta(minutes=1))
    assert client.get("/incidents").status_code == 303
    sign_in(client, "viewer")
    for _ in range(int(LONGEST / IDLE * 2)):
        assert client.get("/incidents").status_code == 200
        now.wait(IDLE / 2)
    now.wait(timedelta(seconds=1))
    assert client.get("/incidents").status_code == 303


def test_what_is_sent_after_the_session_ended_is_not_taken_and_the_sender_is_told(
    signed_in: Open, folder: Path, now: Clock
) -> None:
    client = signed_in("reviewer")
    token = form_token(client)
    now.wait(LONGEST + timedelta(seconds=1))
    answer = client.post(
        f"/incidents/{incident(folder)}/decisions",
        data={"form_token": token, "seen": "0", "action": "accept"},
    )
    assert answer.status_code == 401
    assert "Nothing of what you sent was taken" in answer.text
    assert decisions(folder) == []


def test_signing_out_needs_a_form_of_ours_and_ends_the_session_on_the_server(
    signed_in: Open, folder: Path, team: Team
) -> None:
    client = signed_in("viewer")
    kept = client.cookies[COOKIE]
    assert client.post("/sign-out").status_code == 403
    assert client.get("/sign-out").status_code in {404, 405}
    assert client.post("/sign-out", data={"form_token": form_token(client)}).status_code == 303
    assert COOKIE not in client.cookies
    stolen = browser(folder, team)
    stolen.cookies.set(COOKIE, kept)
    assert stolen.get("/incidents").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
    ],
)
def test_a_form_on_another_site_changes_nothing_and_signs_no_one_in(
    headers: dict[str, str], signed_in: Open, someone: TestClient, folder: Path
) -> None:
    client = signed_in("reviewer")
    form = {"form_token": form_token(client), "seen": "0", "action": "accept"}
    address = f"/incidents/{incident(folder)}/decisions"
    assert client.post(address, data=form, headers=headers).status_code == 403
    assert decisions(folder) == []
    credentials = {"name": "Viewer", "password": PASSWORDS["viewer"]}
    assert someone.post("/sign-in", data=credentials, headers=headers).status_code == 403
    assert client.post(address, data=form, headers={"origin": BASE}).status_code == 303


def test_a_form_of_another_session_changes_nothing(signed_in: Open, folder: Path) -> None:
    one, other = signed_in("reviewer"), signed_in("reviewer")
    sent = {"form_token": form_token(other), "seen": "0", "action": "accept"}
    assert one.post(f"/incidents/{incident(folder)}/decisions", data=sent).status_code == 403
    assert decisions(folder) == []


@pytest.mark.parametrize("form_token", [None, "", "guess", "é"])
def test_a_form_without_its_token_changes_nothing(
    form_token: str | None, signed_in: Open, folder: Path
) -> None:
    sent = {"seen": "0", "action": "accept"} | ({} if form_token is None else {"form_token": form_token})
    address = f"/incidents/{incident(folder)}/decisions"
    assert signed_in("reviewer").post(address, data=sent).status_code == 403
    assert decisions(folder) == []


@pytest.mark.parametrize(
    "to",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "javascript:alert(1)",
        "",
    ],
)
def test_signing_in_leads_to_this_site_alone(to: str, someone: TestClient) -> None:
    form = {"name": "Viewer", "password": PASSWORDS["viewer"], "to": to}
    assert someone.post("/sign-in", data=form).headers["location"] == "/"


def test_a_wrong_password_says_so_and_not_whether_the_name_is_known(someone: TestClient) -> None:
    known = someone.post("/sign-in", data={"name": "Viewer", "password": "wrong"})
    unknown = someone.post("/sign-in", data={"name": "Nobody", "password": "wrong"})
    assert (known.status_code, unknown.status_code) == (403, 403)
    assert known.text == unknown.text.replace("Nobody", "Viewer")
    assert known.text.count('aria-describedby="problem"') == 2
    assert "set-cookie" not in known.headers


def test_what_was_typed_never_comes_back_live(someone: TestClient) -> None:
    answer = someone.post("/sign-in", data={"name": '"><script>alert(1)</script>', "password": "wrong words"})
    assert "<script>alert" not in answer.text
    assert "wrong words" not in answer.text


def test_a_huge_password_is_wrong_and_a_huge_form_is_not_read(someone: TestClient) -> None:
    assert someone.post("/sign-in", data={"name": "Viewer", "password": "x" * 10_000}).status_code == 403
    assert someone.post("/sign-in", data={"name": "Viewer", "password": "x" * 20_000}).status_code == 413
    chunks = (b"name=Viewer&password=x" for _ in range(3))
    assert someone.post("/sign-in", content=chunks).status_code == 413


def test_guessing_is_slowed_down(someone: TestClient) -> None:
    for _ in range(5):
        someone.post("/sign-in", data={"name": "viewer", "password": "wrong"})
    answer = someone.post("/sign-in", data={"name": "Viewer", "password": PASSWORDS["viewer"]})
    assert answer.status_code == 403
    assert "wait a minute" in answer.text


def test_each_role_may_do_what_the_one_below_may() -> None:
    allowed = [{deed for deed in LEAST_ROLE if Person(name="A", role=role).may(deed)} for role in ROLES]
    assert all(less < more for less, more in pairwise(allowed))
    assert allowed[0] == {"look"}
    assert allowed[-1] == set(LEAST_ROLE)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("action", "value", "deed"),
    [
        ("note", "ask the clinic", "note"),
        ("accept", "", "decide"),
        ("reject", "", "decide"),
        ("grade", "fair", "decide"),
        ("policy", "majority", "decide"),
    ],
)
def test_a_decision_needs_its_role_and_stands_under_the_name_of_who_took_it(
    role: str, action: str, value: str, deed: Deed, signed_in: Open, folder: Path
) -> None:
    client = signed_in(role)
    allowed = ROLES.index(role) >= ROLES.index(LEAST_ROLE[deed])
    assert decide(client, folder, action, value=value) == (303 if allowed else 403)
    assert [by for by, _ in decisions(folder)] == ([role.capitalize()] if allowed else [])


def posts(folder: Path, team: Team) -> list[str]:
    paths = create_app(folder, BySession(team, https=True)).openapi()["paths"]
    return [path for path, methods in paths.items() if set(methods) - {"get", "head"}]


def test_no_route_that_changes_something_is_open_to_a_viewer_or_to_a_form_without_its_token(
    signed_in: Open, folder: Path, team: Team
) -> None:
    viewer, admin = signed_in("viewer"), signed_in("admin")
    token = form_token(viewer)
    own = {"/sign-in", "/sign-out", "/account", "/inbox/seen"}
    paths = posts(folder, team)
    assert own < set(paths)
    for path in paths:
        address = re.sub(r"\{[^}]*\}", "1", path)
        if path not in own:
            assert viewer.post(address, data={"form_token": token}).status_code == 403, path
        if path != "/sign-in":
            assert admin.post(address, data={"form_token": token}).status_code == 403, path
    assert decisions(folder) == []


def test_who_decides_does_not_wait_until_reports_are_taken_in(signed_in: Open, folder: Path) -> None:
    client = signed_in("reviewer")
    with Ledger.open(folder):
        assert decide(client, folder, "accept") == 303


def test_of_two_who_decide_at_once_one_is_told_what_the_other_did(signed_in: Open, folder: Path) -> None:
    name = incident(folder)
    clients = [signed_in("reviewer"), signed_in("admin")]
    forms = [
        {"form_token": form_token(client), "seen": "0", "action": "grade", "value": "fair"}
        for client in clients
    ]

    def post(client: TestClient, form: dict[str, str]) -> int:
        return client.post(f"/incidents/{name}/decisions", data=form).status_code

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(post, clients, forms))
    assert sorted(answers) == [303, 409]
    assert len(decisions(folder)) == 1


def test_a_page_that_is_not_there_is_told_on_a_page(signed_in: Open) -> None:
    answer = signed_in("viewer").get("/no-such-page")
    assert answer.status_code == 404
    assert "</html>" in answer.text


def test_the_pages_hide_what_one_may_not_do(signed_in: Open, folder: Path) -> None:
    pages = {role: signed_in(role).get(f"/incidents/{incident(folder)}").text for role in ROLES}
    forms = {role: re.findall(r'name="action" value="(\w+)"', page) for role, page in pages.items()}
    assert forms["viewer"] == []
    assert forms["recorder"] == ["note"]
    assert {"accept", "note", "merge"} <= set(forms["reviewer"])
    assert [role for role in ROLES if 'href="/add"' in pages[role]] == ["recorder", "reviewer", "admin"]
    assert [role for role in ROLES if 'href="/people"' in pages[role]] == ["admin"]


def test_a_viewer_is_shown_no_form_that_would_be_refused(signed_in: Open, folder: Path) -> None:
    decide(signed_in("reviewer"), folder, "accept")
    viewer = signed_in("viewer")
    detail = viewer.get(f"/incidents/{incident(folder)}").text
    report, *_ = re.findall(r'href="(/reports/[^"?]+)', detail)
    pages = ["/incidents", "/inbox", "/tallies", "/search?q=Velmora", "/log", "/add", "/sources", report]
    texts = [detail, *(viewer.get(page).text for page in pages)]
    assert all("Viewer" in text for text in texts)
    for text in texts:
        forms = re.findall(r'<form[^>]*method="post" action="([^"]+)"', text)
        assert {"/sign-out"} <= set(forms) <= {"/sign-out", "/inbox/seen"}
        assert 'action="/claims/' not in text


def test_a_removed_person_is_out_at_once_and_their_decisions_keep_their_name(
    signed_in: Open, folder: Path, team: Team
) -> None:
    client = signed_in("reviewer")
    decide(client, folder, "accept")
    team.remove("Reviewer")
    assert client.get("/incidents").status_code == 303
    assert "Reviewer" in signed_in("viewer").get("/log").text


def test_without_https_the_cookie_comes_back_by_http(folder: Path, team: Team) -> None:
    client = browser(folder, team, https=False)
    assert sign_in(client, "viewer") == 303
    assert client.get("/incidents").status_code == 200


def test_a_database_that_cannot_be_asked_lets_no_one_in(
    signed_in: Open, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in("admin")

    def fails(_: str) -> None:
        raise LedgerError("the file is locked")

    monkeypatch.setattr(team, "signed_in", fails)
    answer = client.get("/incidents")
    assert answer.status_code == 503
    assert "locked" not in answer.text
