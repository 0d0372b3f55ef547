"""Admins manage people on a page, everyone their own password; what goes wrong is told at its field."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.web.team import PASSWORDS, browser, form_token, sign_in

from harmledger.model.person import Person
from harmledger.pipeline import passwords
from harmledger.pipeline.team import Team

Open = Callable[[str], TestClient]
WORDS = "several quiet words by the harbour"


@pytest.fixture
def signed_in(folder: Path, team: Team) -> Open:
    def open_as(role: str) -> TestClient:
        client = browser(folder, team)
        assert sign_in(client, role) == 303
        return client

    return open_as


@pytest.fixture
def admin(signed_in: Open) -> TestClient:
    return signed_in("admin")


def change(client: TestClient, what: str, **form: str) -> int:
    sent = {"form_token": form_token(client), **form}
    return client.post(f"/people/{what}", data=sent).status_code


@pytest.mark.parametrize("role", ["viewer", "recorder", "reviewer"])
def test_only_an_admin_sees_or_changes_people(role: str, signed_in: Open, team: Team) -> None:
    client, before = signed_in(role), team.people()
    assert client.get("/people").status_code == 403
    assert change(client, "role", name=role, role="admin") == 403
    assert change(client, "add", name="Eve", role="admin", password=WORDS) == 403
    assert team.people() == before


def test_an_admin_reads_who_signed_in_and_who_was_turned_away(
    admin: TestClient, folder: Path, team: Team
) -> None:
    client = browser(folder, team)
    for name in ("Viewer", "<b>nobody</b>"):
        assert client.post("/sign-in", data={"name": name, "password": "a guess"}).status_code == 403
    page = admin.get("/people").text
    log = page[page.index('id="sign-ins"') :]
    rows = re.findall(r"<tr.*?</tr>", log[: log.index("</table>")], re.DOTALL)
    said = [re.sub(r"<[^>]+>|\s+", " ", row) for row in rows[1:]]
    assert ["a name that no one has" in said[0], "Viewer" in said[1], "Admin" in said[2]] == [True] * 3
    assert [row.split()[-1] for row in said] == ["no", "no", "yes"]
    assert all("testclient" in row and "2031" in row for row in said)
    assert "nobody" not in page


def test_an_admin_adds_and_removes_people_and_changes_their_roles(admin: TestClient, team: Team) -> None:
    assert change(admin, "add", name="Noor Halim", role="recorder", password=WORDS) == 303
    assert team.signed_in(team.sign_in("noor halim", WORDS)) == Person(name="Noor Halim", role="recorder")
    assert change(admin, "role", name="Noor Halim", role="viewer") == 303
    assert Person(name="Noor Halim", role="viewer") in team.people()
    assert change(admin, "remove", name="Noor Halim") == 303
    assert "Noor Halim" not in {person.name for person in team.people()}
    assert "Change the role: Noor Halim" not in admin.get("/people").text


def test_another_password_and_the_end_of_all_sessions_sign_a_person_out(
    admin: TestClient, signed_in: Open, team: Team
) -> None:
    viewer = signed_in("viewer")
    assert change(admin, "sessions", name="Viewer") == 303
    assert viewer.get("/incidents").status_code == 303
    sign_in(viewer, "viewer")
    assert change(admin, "password", name="Viewer", password=WORDS) == 303
    assert viewer.get("/incidents").status_code == 303
    assert sign_in(viewer, "viewer") == 403
    assert sign_in(viewer, "viewer", password=WORDS) == 303


@pytest.mark.parametrize(
    ("what", "form", "field"),
    [
        ("add", {"name": "viewer", "role": "viewer", "password": WORDS}, "name"),
        ("add", {"name": "", "role": "viewer", "password": WORDS}, "name"),
        ("add", {"name": "Eve", "role": "viewer", "password": "short"}, "password"),
        ("add", {"name": "Eve", "role": "viewer", "password": "x y" * 5000}, "password"),
        ("password", {"name": "Viewer", "password": "short"}, "password"),
        ("role", {"name": "Admin", "role": "viewer"}, None),
        ("role", {"name": "Nobody", "role": "viewer"}, None),
        ("remove", {"name": "Admin"}, None),
    ],
)
def test_what_cannot_be_says_why_and_changes_nothing(
    what: str, form: dict[str, str], field: str | None, admin: TestClient, team: Team
) -> None:
    before = team.people()
    answer = admin.post(f"/people/{what}", data={"form_token": form_token(admin), **form})
    assert answer.status_code == 400
    assert answer.text.count('role="alert" id="problem"') == 1
    wrong = re.findall(
        r'<input[^>]* name="(\w+)"[^>]* aria-invalid="true" aria-describedby="problem"', answer.text
    )
    assert wrong == ([field] if field else [])
    assert form.get("password", WORDS) not in answer.text
    assert team.people() == before
    assert change(admin, "sing", name="Viewer") == 404


def test_a_name_with_markup_stays_a_name(admin: TestClient, folder: Path, team: Team) -> None:
    name = '<b onclick="alert(1)">Eve</b>'
    assert change(admin, "add", name=name, role="admin", password=WORDS) == 303
    eve = browser(folder, team)
    assert sign_in(eve, "viewer", name=name, password=WORDS) == 303
    for client, page in ((admin, "/people"), (eve, "/account"), (eve, "/incidents")):
        text = client.get(page).text
        assert "&lt;b onclick=" in text
        assert "<b onclick" not in text


def test_what_is_wrong_with_a_name_or_a_password_is_said_in_arabic_too(admin: TestClient) -> None:
    admin.get("/language/ar")
    short = {"name": "Eve", "role": "viewer", "password": "short"}
    page = admin.post("/people/add", data={"form_token": form_token(admin), **short}).text
    assert f"الحد الأدنى لعدد أحرف كلمة المرور {passwords.LEAST}:" in page
    nobody = admin.post("/people/remove", data={"form_token": form_token(admin), "name": "Nobody"}).text
    assert "لا يوجد شخص باسم <bdi>Nobody</bdi>" in nobody


def change_password(client: TestClient, old: str, new: str, again: str) -> str:
    form = {"form_token": form_token(client), "old": old, "new": new, "again": again}
    return client.post("/account", data=form).text


def test_everyone_changes_their_own_password_and_stays_signed_in_here_alone(
    signed_in: Open, team: Team
) -> None:
    here, there = signed_in("viewer"), signed_in("viewer")
    before = form_token(here)
    change_password(here, PASSWORDS["viewer"], WORDS, WORDS)
    assert "Your new password holds" in here.get("/account?done=1").text
    assert form_token(here) != before
    assert there.get("/account").status_code == 303
    assert sign_in(there, "viewer") == 403
    assert sign_in(there, "viewer", password=WORDS) == 303


@pytest.mark.parametrize(
    ("old", "new", "again", "field"),
    [
        ("wrong", WORDS, WORDS, "old"),
        (PASSWORDS["viewer"], "short", "short", "new"),
        (PASSWORDS["viewer"], "Viewer", "Viewer", "new"),
        (PASSWORDS["viewer"], WORDS, WORDS + "!", "again"),
    ],
)
def test_what_is_wrong_with_ones_new_password_is_said_at_its_field(
    old: str, new: str, again: str, field: str, signed_in: Open
) -> None:
    client = signed_in("viewer")
    page = change_password(client, old, new, again)
    assert re.findall(r'aria-invalid="true" aria-describedby="(\w+)-problem"', page) == [field]
    assert f'role="alert" id="{field}-problem"' in page
    assert not {old, new, again} & set(re.findall(r'value="([^"]*)"', page))
    assert sign_in(client, "viewer") == 303
