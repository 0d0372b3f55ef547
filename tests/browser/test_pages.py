"""Every page in a real browser: accessible, alone on this machine, inert, and of use without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Response, expect
from tests.browser.conftest import LAPTOP, PHONE, Open
from tests.browser.watching import Watched

from harmledger import pipeline

pytestmark = pytest.mark.browser

PAGES = ("/incidents", "/inbox", "/tallies", "/search?q=Velmora", "/log", "/add", "/help", "/sources")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def details(folder: Path) -> Iterator[str]:
    """Yield the pages of an incident with several accounts, of a report, of words in it, and of a source."""
    with pipeline.existing(folder) as ledger:
        fullest = max(pipeline.incidents(ledger), key=lambda incident: len(incident.accounts))
    report = next(iter(fullest.reports.values()))
    yield f"/incidents/{fullest.state.id}"
    yield f"/reports/{report.id}"
    yield f"/claims/{report.id}?words={quote(report.text[:20])}&near=0"
    yield f"/sources/{quote(fullest.assessment.origins[0].name)}"


def added(window: Watched) -> str:
    """Add a text, and return the page that says what became of it."""
    window.go("/add")
    window.page.locator("textarea").fill("Two people were killed in shelling of Osterby on 3 May 2031.")
    window.page.locator("main form button").click()
    window.page.locator("[role=status] dl").wait_for()
    return urlsplit(window.page.url).path


@pytest.mark.slow
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_has_a_serious_fault_of_access(
    language: str, size: tuple[int, int], look: Open, folder: Path
) -> None:
    window = look(language, size)
    found = []
    for path in (*PAGES, *details(folder), added(window), "/incidents/no-such"):
        window.go(path)
        result = Axe().run(window.page, options={"runOnly": {"type": "tag", "values": STANDARDS}})
        found += [
            (path, fault["id"], fault["nodes"][0]["html"][:200], fault["nodes"][0]["failureSummary"])
            for fault in result.response["violations"]
            if fault["impact"] in {"serious", "critical"}
        ]
    assert found == []


def test_single_keys_go_about_and_can_be_turned_off(look: Open) -> None:
    window = look("ar")
    rows = window.page.locator("[data-row]")
    window.press("j", "j", "k", "ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    window.press("/")
    window.type("j?")
    expect(window.page.locator("[data-search]")).to_have_value("j?")
    window.go("/incidents")
    with window.page.expect_navigation():
        window.press("?")
    window.follow("a[href='/keys/off']")
    window.go("/incidents")
    window.press("j")
    expect(rows.nth(0)).not_to_be_focused()


def test_a_key_decides_about_the_row_that_has_the_focus_and_about_none_without_it(
    look: Open, folder: Path
) -> None:
    window = look()
    window.go("/inbox")
    window.press("a", "r")
    window.press("j")
    with window.page.expect_navigation():
        window.press("r")
    with pipeline.existing(folder) as ledger:
        (decision,) = ledger.decisions()
    assert type(decision.action).__name__ == "Reject"


@pytest.mark.parametrize("scripts", [True, False])
def test_after_a_decision_in_the_inbox_the_next_row_has_the_focus(scripts: bool, look: Open) -> None:
    window = look(scripts=scripts)
    window.go("/inbox")
    rows = window.page.locator("#undecided + ul [data-row]")
    following = rows.nth(2).get_attribute("href")
    decide = window.page.locator("#undecided + ul li").nth(1).locator("button").first
    decide.focus()
    with window.page.expect_navigation():
        window.press("Enter")
    assert window.page.locator("[data-row]:focus").get_attribute("href") == following


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_is_wider_than_a_phone(language: str, look: Open, folder: Path) -> None:
    window = look(language, PHONE)
    for path in (*PAGES, *details(folder)):
        window.go(path)
        assert window.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0], path


_LIVE = "main script:not([src^='/']), main img, main [onclick], main [onload]"


@pytest.mark.slow
def test_hostile_reports_are_inert(look: Open, folder: Path, live: set[str]) -> None:
    window = look()
    with pipeline.existing(folder) as ledger:
        incidents = [
            each.state.id for each in pipeline.incidents(ledger) if not live.isdisjoint(each.reports)
        ]
    assert incidents
    for path in (*PAGES, "/search?q=<script>alert(1)</script>"):
        window.go(path)
    for path in (
        *(f"/incidents/{name}" for name in incidents),
        *(f"/reports/{name}" for name in sorted(live)),
    ):
        window.go(path)
        assert window.page.locator(_LIVE).count() == 0
        assert window.page.locator("main a[href^='javascript' i]").count() == 0


def test_a_live_word_would_be_seen(look: Open) -> None:
    window = look()
    live = "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')"
    with window.page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        window.page.evaluate(live)
    assert any("Content Security Policy" in fault for fault in window.faults)
    window.faults.clear()


_LAND = """() => [...document.querySelectorAll('.map-view canvas.leaflet-tile')].some((tile) => {
  const pen = tile.getContext('2d', {willReadFrequently: true});
  const inks = pen.getImageData(0, 0, tile.width, tile.height).data;
  return inks.some((ink, at) => at % 4 === 3 && ink > 0);
})"""


def zoom(answer: Response) -> int:
    """Return how close is the view whose places are asked for; 0 for anything else."""
    return int(parse_qs(urlsplit(answer.url).query).get("zoom", ["0"])[0])


def test_the_map_goes_by_keyboard_and_its_land_is_of_this_machine(look: Open) -> None:
    window = look()
    with window.page.expect_response(lambda answer: zoom(answer) > 0) as first:
        window.go("/incidents")
    window.tab_to(".map-view")
    with window.page.expect_response(lambda answer: zoom(answer) > zoom(first.value)):
        window.press("+")
    window.press(*["-"] * 12)
    window.page.wait_for_function(_LAND)


def test_what_the_map_first_shows_is_gathered_for_the_view_that_it_opens_with(look: Open) -> None:
    window = look(still=False)
    far = {"number": 1, "name": "Velmora", "radius_km": 1, "incident": None}
    wide = [{"lat": -45, "lon": -130, **far}, {"lat": -40, "lon": -120, **far}]
    window.page.route("**/map.json*", lambda route: route.fulfill(json=wide))
    with window.page.expect_response(lambda answer: zoom(answer) > 0) as asked:
        window.go("/incidents")
    assert zoom(asked.value) > 1


def test_without_scripts_the_map_is_a_drawing(look: Open) -> None:
    window = look(scripts=False)
    window.page.locator("figure.map img").scroll_into_view_if_needed()
    with window.page.expect_navigation():
        window.page.locator("figure.map a").click()
    assert window.page.url.startswith(f"{window.base}/map.svg")
