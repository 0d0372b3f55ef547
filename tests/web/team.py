"""A ledger with four people, one a role, and browsers in which they are signed in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from harmledger.model.person import ROLES
from harmledger.pipeline.team import Team
from harmledger.web import create_app
from harmledger.web.access_by_session import BySession

BASE = "https://bench.example"
PASSWORDS: Mapping[str, str] = {role: f"quiet words of the {role}" for role in ROLES}
"""The password of each person; they are called as their roles are, with a capital."""
SignIn = Callable[[str], TestClient]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2031, 5, 4, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def wait(self, time: timedelta) -> None:
        self.time += time


def fill(team: Team) -> None:
    """Let in one person of each role."""
    for role in reversed(ROLES):
        team.add(role.capitalize(), role, PASSWORDS[role])


def browser(folder: Path, team: Team, *, https: bool = True) -> TestClient:
    """Return a browser on the workbench in which no one is signed in."""
    app = create_app(folder, BySession(team, https=https))
    return TestClient(app, base_url=BASE if https else "http://127.0.0.1", follow_redirects=False)


def sign_in(browser: TestClient, role: str, **fields: str) -> int:
    """Sign the person of this role in, and return the status of the answer."""
    form = {"name": role, "password": PASSWORDS[role], **fields}
    return browser.post("/sign-in", data=form).status_code


def form_token(browser: TestClient) -> str:
    """Return the token of the forms on a page."""
    found = re.search(r'name="form_token" value="([^"]+)"', browser.get("/account").text)
    assert found is not None
    return found[1]
