"""Signing in and managing people in a real browser: accessible, by keyboard, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import LAPTOP, ON_BOTH, PHONE, Open
from tests.browser.serving import serving
from tests.browser.test_pages import STANDARDS
from tests.browser.watching import Watched
from tests.web.team import PASSWORDS, fill

from harmledger import pipeline
from harmledger.pipeline import passwords
from harmledger.pipeline.team import Team
from harmledger.web import create_app
from harmledger.web.access_by_session import BySession

pytestmark = pytest.mark.browser


@pytest.fixture
def served(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve a ledger that four people share, and return its address."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    with Team.open(folder) as team:
        fill(team)
        with serving(create_app(folder, BySession(team, https=False))) as base:
            yield f"{base}/people"


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_about_people_has_a_serious_fault_of_access(
    language: str, size: tuple[int, int], look: Open
) -> None:
    window = look(language, size)
    found: list[tuple[str, str, str]] = []

    def check() -> None:
        result = Axe().run(window.page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
        serious = [
            each for each in result.response["violations"] if each["impact"] in {"serious", "critical"}
        ]
        found.extend((window.page.url, each["id"], each["nodes"][0]["html"][:200]) for each in serious)
        if window.page.evaluate("document.documentElement.scrollWidth") > size[0]:
            found.append((window.page.url, "wider than the window", ""))

    def send(button: str) -> None:
        with window.page.expect_navigation(wait_until="load"):  # a page without its style has other faults
            window.page.click(button)

    check()
    for password in ("a wrong guess", PASSWORDS["admin"]):
        window.page.fill("[name=name]", "Admin")
        window.page.fill("[name=password]", password)
        send("main button")
        check()
    window.page.fill("section [name=name]", "Eve")
    window.page.fill("section [name=password]", "short")
    send("section button")
    check()
    window.go("/account")
    check()
    for field in ("old", "new", "again"):
        window.page.fill(f"[name={field}]", "short")
    send("main button")
    check()
    assert found == []


def test_one_signs_in_and_out_by_keyboard_alone_and_without_scripts(look: Open) -> None:
    window = look(scripts=False)
    window.wait_for_focus("[name=name]")
    window.type("reviewer")
    window.press("Tab")
    window.type(PASSWORDS["reviewer"])
    with window.page.expect_navigation():
        window.press("Enter")
    assert "Your role does not allow this" in window.page.inner_text("main")
    window.go("/incidents")
    assert "Reviewer" in window.page.inner_text("header")
    with window.page.expect_navigation():
        window.page.click("header form button")
    assert window.page.url == f"{window.base}/sign-in"


def test_browsers_say_in_both_ways_that_a_form_is_ours(look: Open) -> None:
    window = look()
    window.page.fill("[name=name]", "Admin")
    window.page.fill("[name=password]", PASSWORDS["admin"])
    with window.page.expect_request(lambda request: request.method == "POST") as sent:
        window.page.click("main button")
    said = sent.value.all_headers()
    assert (said["origin"], said["sec-fetch-site"]) == (window.base, "same-origin")


@ON_BOTH
def test_of_two_reviewers_at_once_the_second_is_told_what_the_first_decided(look: Open, folder: Path) -> None:
    first, second = look(), look()
    for window, role in ((first, "reviewer"), (second, "admin")):
        sign_in(window, role)
        window.go("/incidents")
        window.follow("tbody a")
    assert first.page.url == second.page.url
    grade(first, "confirmed", "the ministry says so")
    grade(second, "weak", "one witness alone")
    told = second.page.inner_text("[role=alert]")
    assert "confirmed, by Reviewer" in told
    assert "Nothing of yours was taken" in told
    grade(second, "weak", "one witness alone")
    with pipeline.existing(folder) as ledger:
        log = [(decision.by, decision.action.grade, decision.reason) for decision in ledger.decisions()]  # type: ignore[union-attr]  # all of them are grades
    assert log == [
        ("Reviewer", "confirmed", "the ministry says so"),
        ("Admin", "weak", "one witness alone"),
    ]


def sign_in(window: Watched, role: str) -> None:
    window.page.fill("[name=name]", role)
    window.page.fill("[name=password]", PASSWORDS[role])
    with window.page.expect_navigation():
        window.page.click("main button")


def grade(window: Watched, code: str, reason: str) -> None:
    form = window.page.locator("form:has(input[value=grade]):has(select)")
    form.locator("select").select_option(code)
    form.locator("[name=reason]").fill(reason)
    with window.page.expect_navigation():
        form.locator("button").click()
