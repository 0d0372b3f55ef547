"""A report opens beside its incident, at the sentence: by mouse, keyboard or address, without scripts too."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.conftest import LAPTOP, PHONE, Open
from tests.browser.test_pages import STANDARDS
from tests.browser.watching import Watched

from harmledger import pipeline

pytestmark = pytest.mark.browser

CELLS = "td a.cell"
WORDS = ".report-beside #looked-at"


@pytest.fixture
def incident(folder: Path) -> str:
    """Return the page of an incident with several accounts."""
    with pipeline.existing(folder) as ledger:
        fullest = max(pipeline.incidents(ledger), key=lambda incident: len(incident.accounts))
    return f"/incidents/{fullest.state.id}"


def opened(window: Watched) -> str:
    """Wait until the words that the one current cell names are shown, and return the cell's address."""
    (current,) = {each.get_attribute("href") for each in window.page.locator("main [aria-current]").all()}
    assert current is not None
    window.page.wait_for_url(window.base + current)
    window.page.locator(WORDS).wait_for()
    return current


def test_a_cell_opens_its_report_beside_it_and_escape_leads_back(look: Open, incident: str) -> None:
    window = look()
    window.go(incident)
    cell = window.page.locator(CELLS).nth(3)
    cell.click()
    window.page.locator(f"{WORDS}:focus").wait_for()
    assert opened(window) == cell.get_attribute("href")
    for seen in (WORDS, f"{CELLS}[aria-current]"):
        box = window.page.locator(seen).first.bounding_box()
        assert box
        assert 0 <= box["x"] < box["x"] + box["width"] <= LAPTOP[0]
        assert 0 <= box["y"] < box["y"] + box["height"] <= LAPTOP[1]
    window.press("Escape")
    window.page.locator(".report-beside").wait_for(state="detached")
    expect(cell).to_be_focused()
    window.page.wait_for_url(window.base + incident)


def test_keys_go_from_cell_to_cell_and_the_report_keeps_in_step(look: Open, incident: str) -> None:
    window = look("ar")
    window.go(incident)
    window.page.locator(CELLS).first.focus()
    window.press("Enter")
    window.page.locator(f"{WORDS}:focus").wait_for()
    for key, number in (("j", 1), ("ArrowDown", 2), ("k", 1)):
        window.press(key)
        window.page.locator(f"{CELLS}[aria-current]:focus").wait_for()
        assert opened(window) == window.page.locator(CELLS).nth(number).get_attribute("href")
    window.page.go_back()
    window.page.locator(".report-beside").wait_for(state="detached")
    assert urlsplit(window.page.url).path == incident


@pytest.mark.parametrize("scripts", [True, False])
def test_its_address_shows_the_same_with_and_without_scripts(
    scripts: bool, look: Open, incident: str
) -> None:
    window = look(scripts=scripts)
    window.go(incident)
    address = window.page.locator(CELLS).nth(3).get_attribute("href")
    window.go(address or "")
    expect(window.page.locator(WORDS)).to_be_in_viewport()
    words = window.page.locator(WORDS).bounding_box()
    assert words
    main = window.page.locator("main").bounding_box()
    assert main
    assert main["x"] + main["width"] <= words["x"]
    with window.page.expect_navigation():
        window.page.locator("[data-close]").click()
    assert urlsplit(window.page.url).query == ""


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_beside_an_incident_is_no_serious_fault_of_access(
    language: str, size: tuple[int, int], look: Open, incident: str
) -> None:
    window = look(language, size)
    window.go(incident)
    window.page.locator(CELLS).first.click()
    window.page.locator(f"{WORDS}:focus").wait_for()
    result = Axe().run(window.page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    serious = [each for each in result.response["violations"] if each["impact"] in {"serious", "critical"}]
    assert serious == []
    assert window.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    if size == PHONE:
        assert not window.page.locator("main h1").is_visible()
        window.press(*["Tab"] * 3)
        assert window.page.evaluate("Boolean(document.activeElement.closest('.report-beside'))")


_LIVE = ".report-beside :is(script, img, iframe, [onclick], [onload])"


def test_a_hostile_report_is_inert_beside_its_incident(look: Open, folder: Path, live: set[str]) -> None:
    window = look()
    with pipeline.existing(folder) as ledger:
        found = [(each.state.id, report) for each in pipeline.incidents(ledger) for report in each.reports]
    looked_at = [(incident, report) for incident, report in found if report in live]
    assert looked_at
    for incident, report in looked_at:
        window.go(f"/incidents/{incident}?beside={report}&start=0&end=1")
        assert window.page.locator(".report-beside").count() == 1
        assert window.page.locator(_LIVE).count() == 0
