"""Every decision about an incident has a key, which shows, is off while typing, and can be turned off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Open
from tests.browser.watching import Watched

from harmledger import pipeline
from harmledger.model import Decision
from harmledger.model.decision import Edit, Merge, Note, SetGrade, SetPolicy, Split

pytestmark = pytest.mark.browser


@pytest.fixture
def incident(folder: Path) -> str:
    """Return the page of an incident with several accounts and a figure."""
    with pipeline.existing(folder) as ledger:
        fullest = max(pipeline.incidents(ledger), key=lambda incident: len(incident.accounts))
    assert len(fullest.accounts) > 1
    return f"/incidents/{fullest.state.id}"


def decided(folder: Path) -> Decision:
    """Return the one decision that was taken."""
    with pipeline.existing(folder) as ledger:
        (decision,) = ledger.decisions()
    return decision


def goes_to(window: Watched, key: str, selector: str) -> None:
    """Press a key, and see the focus where it should then be, on the screen."""
    window.press(key)
    expect(window.page.locator(f"{selector}:focus")).to_be_in_viewport()


def send(window: Watched) -> None:
    with window.page.expect_navigation():
        window.press("Enter")


def grade(window: Watched) -> None:
    goes_to(window, "g", "select#grade")
    window.type("Conf" if window.page.locator("html[lang=en]").count() else "مؤكدة")
    window.press("Tab")
    send(window)


def policy(window: Watched) -> None:
    goes_to(window, "p", "select#policy")
    window.press("ArrowDown", "Tab")
    send(window)


def note(window: Watched) -> None:
    goes_to(window, "n", "input#note")
    window.type("gear: a reader must see this as typed")  # each of its letters is a key elsewhere
    send(window)


def split(window: Watched) -> None:
    goes_to(window, "s", "input#split")
    window.press("Space")
    window.tab_to("form:has(#split) [name=reason]")
    send(window)


def edit(window: Watched) -> None:
    goes_to(window, "e", "a#edit")
    with window.page.expect_event("framenavigated"):
        window.press("Enter")
    window.page.locator("#edit-event_type:focus").wait_for()
    window.press("ArrowDown")
    window.tab_to("form:has(#edit-event_type) [name=reason]")
    send(window)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(
    ("by_key", "action"),
    [(grade, SetGrade), (policy, SetPolicy), (note, Note), (split, Split), (edit, Edit)],
)
def test_a_key_leads_to_each_decision_and_enter_takes_it(
    by_key: Callable[[Watched], None],
    action: type,
    language: str,
    look: Open,
    folder: Path,
    incident: str,
) -> None:
    window = look(language)
    window.go(incident)
    by_key(window)
    taken = decided(folder).action
    assert isinstance(taken, action)
    if isinstance(taken, Note):
        assert taken.text == "gear: a reader must see this as typed"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_m_merges_with_the_incident_whose_address_is_pasted(
    language: str, look: Open, folder: Path, incident: str
) -> None:
    with pipeline.existing(folder) as ledger:
        names = [each.state.id for each in pipeline.incidents(ledger)]
    other = next(name for name in names if name not in incident)
    window = look(language)
    window.go(incident)
    goes_to(window, "m", "input#merge")
    window.type(f"{window.base}/incidents/{other}#figures")
    send(window)
    assert isinstance(decided(folder).action, Merge)
    with pipeline.existing(folder) as ledger:
        assert pipeline.state(ledger, other).id == pipeline.state(ledger, incident.rpartition("/")[2]).id


def test_in_a_row_e_edits_what_the_row_is_about(look: Open, incident: str) -> None:
    window = look()
    window.go(incident)
    window.page.locator("tr:has([data-key=e][href='#edit-date']) a.cell").first.focus()
    goes_to(window, "e", "#edit-date")
    window.page.locator("details:has(> ul[id^=figure]) [data-beside]").first.focus()
    goes_to(window, "e", "[id^=edit-totals]")


def test_each_key_stands_beside_what_it_does_unless_keys_are_off(look: Open, incident: str) -> None:
    window = look()
    window.go(incident)
    shown, said, own = (
        f"[...document.querySelectorAll('.deeds [data-key]')].map((it) => {of_it})"
        for of_it in ("getComputedStyle(it, '::after').content", "it.ariaKeyShortcuts", "it.dataset.key")
    )
    keys = window.page.evaluate(own)
    assert sorted(keys) == sorted("aremsgpn")
    assert [words[1] for words in window.page.evaluate(shown)] == keys == window.page.evaluate(said)
    window.go("/keys/off?back=/help")
    window.go(incident)
    assert set(window.page.evaluate(shown)) == {"none"}
    window.press("g")
    assert window.page.evaluate("document.activeElement === document.body")


def test_a_report_that_stands_beside_stays_while_a_key_leads_to_a_decision(look: Open, incident: str) -> None:
    window = look()
    window.go(incident)
    window.page.locator("td a.cell").first.click()
    window.page.locator(".report-beside #looked-at:focus").wait_for()
    goes_to(window, "g", "select#grade")
    window.page.wait_for_timeout(300)
    assert window.page.locator("select#grade:focus").count() == 1
    assert window.page.locator(".report-beside").is_visible()
