"""A reviewer's day, from adding reports to taking the ledger away: by keyboard alone, or without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.conftest import LAPTOP, PHONE, Open
from tests.browser.watching import Watched

from harmledger import pipeline

pytestmark = pytest.mark.browser

STORY = "VELMORA, 4 May 2031 - Two people were killed in shelling of Osterby on 3 May 2031, a medic said."


DAYS = [
    pytest.param("en", LAPTOP, "sqlite", id="en-laptop-sqlite"),
    pytest.param("en", PHONE, "server", id="en-phone-server"),
    pytest.param("ar", LAPTOP, "server", id="ar-laptop-server"),
    pytest.param("ar", PHONE, "sqlite", id="ar-phone-sqlite"),
]
"""Each language, each size and each database with each of the others."""


@pytest.mark.slow
@pytest.mark.parametrize(("language", "size", "folder"), DAYS, indirect=["folder"])
def test_a_day_by_keyboard_alone(
    language: str, size: tuple[int, int], look: Open, folder: Path, tmp_path: Path
) -> None:
    window = look(language, size)
    add_a_file_and_a_text(window, tmp_path)
    accept_from_the_inbox(window)
    find_and_check_an_incident(window)
    grade_it_and_think_again(window)
    take_it_away(window)
    with pipeline.existing(folder) as ledger:
        actions = [type(decision.action).__name__ for decision in ledger.decisions()]
        reports = [report.text for report in ledger.reports()]
    assert actions == ["Accept", "SetGrade", "Undo"]
    assert any("Osterby" in text for text in reports)
    assert any("Brask" in text for text in reports)


def add_a_file_and_a_text(window: Watched, folder: Path) -> None:
    file = folder / "brask.txt"
    file.write_text(STORY.replace("Osterby", "Brask"), encoding="utf-8")
    window.follow("nav a[href='/add']")
    window.tab_to("input[type=file]")
    with window.page.expect_file_chooser() as chooser:
        window.press("Enter")
    chooser.value.set_files(file)
    window.tab_to("textarea")
    window.type(STORY)
    window.tab_to("main button")
    with window.page.expect_navigation():
        window.press("Enter")
    window.page.locator("[role=status] dl").wait_for()
    window.page.wait_for_load_state()  # where it stops is not seen on a page without its style


def accept_from_the_inbox(window: Watched) -> None:
    window.follow("nav a[href='/inbox']")
    window.press("j")
    with window.page.expect_navigation():
        window.press("a")


def find_and_check_an_incident(window: Watched) -> None:
    window.follow("nav a[href='/incidents']")
    window.press("j")
    with window.page.expect_navigation():
        window.press("Enter")
    incident = window.page.url
    window.tab_to("main [data-beside]")
    window.press("Enter")
    window.page.locator(".report-beside #looked-at:focus").wait_for()
    window.press("Escape")
    window.page.locator("main [data-beside]:focus").wait_for()
    window.page.wait_for_url(incident)


def grade_it_and_think_again(window: Watched) -> None:
    window.tab_to("form:has(input[value=grade]) select")
    window.press("ArrowDown")
    window.tab_to("form:has(input[value=grade]) input[name=reason]")
    window.type("two medics say so")
    with window.page.expect_navigation():
        window.press("Enter")
    window.follow("nav a[href='/log']")
    window.follow("main table button")


def take_it_away(window: Watched) -> None:
    window.follow("nav a[href='/tallies']")
    window.tab_to("main a[href^='/tallies.csv']")
    with window.page.expect_download() as download:
        window.press("Enter")
    assert download.value.path().read_text(encoding="utf-8").count("\n") > 1
    window.follow("nav a[href='/incidents']")
    window.tab_to("main a[href='/export.csv']")
    with window.page.expect_download() as download:
        window.press("Enter")
    assert download.value.path().read_text(encoding="utf-8").startswith("id,status,grade")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "folder"), [("en", "sqlite"), ("ar", "server")], indirect=["folder"])
def test_reading_and_deciding_need_no_script(language: str, look: Open, folder: Path) -> None:
    window = look(language, scripts=False)
    page = window.page

    def click(selector: str) -> None:
        with page.expect_navigation():
            page.locator(selector).first.click()

    click("nav a[href='/incidents']")
    click("tbody a")
    click("main [data-beside]")
    page.locator(".report-beside #looked-at").wait_for()
    click("[data-close]")
    click("form:has(input[value=accept]) button")
    click("nav a[href='/add']")
    page.locator("textarea").fill(STORY)
    click("main button")
    page.locator("[role=status] dl").wait_for()
    with pipeline.existing(folder) as ledger:
        assert len(ledger.decisions()) == 1
        assert any("Osterby" in report.text for report in ledger.reports())
