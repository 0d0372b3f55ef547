"""Photograph the workbench, over the exercise's invented reports, for docs/workbench.md.

python -m tests.browser.screenshots docs/screenshots
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright
from tests.browser.serving import NO_CHROMIUM, launch, serving

from harmledger import exercise, pipeline
from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken

_COLOURS = 96
SIZE: ViewportSize = {"width": 1280, "height": 720}


def main(folder: Path) -> None:
    """Write a file for each of `SHOTS`."""
    folder.mkdir(parents=True, exist_ok=True)
    access = ByToken("ada")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        ledger = _demo(Path(place) / "ledger")
        browser = launch(playwright)
        if browser is None:
            sys.exit(NO_CHROMIUM)
        with serving(create_app(ledger, access)) as base:
            for name, (language, take) in SHOTS.items():
                context = browser.new_context(viewport=SIZE, locale=language, reduced_motion="reduce")
                page = context.new_page()
                page.goto(access.address(base))
                take(page)
                _save(page.screenshot(), folder / f"{name}.png")
                context.close()
        browser.close()


def _save(picture: bytes, path: Path) -> None:
    """Write the picture with few colours, which a page of text needs no more of."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(_COLOURS).save(path, optimize=True)


def _demo(folder: Path) -> Path:
    pipeline.run(
        [str(exercise.REPORTS)],
        folder,
        by="demo",
        gazetteers=[exercise.GAZETTEER],
        known_sources=[exercise.SOURCES],
    )
    return folder


def incidents(page: Page) -> None:
    """Show table and map."""
    page.locator(".map-name").first.wait_for()
    page.wait_for_timeout(500)


def _most_told(page: Page) -> None:
    """Go to the incident that has most origins."""
    page.goto(page.url + "?sort=-origins")
    page.locator("tbody a").first.click()
    page.locator("#figures").wait_for()


def incident(page: Page) -> None:
    """Show its figures with their sentences, and beside them the report that states one of them."""
    _most_told(page)
    page.locator("[data-beside]").first.click()
    page.locator("#looked-at").wait_for()
    page.locator("#figures").evaluate("it => it.scrollIntoView()")


def accounts(page: Page) -> None:
    """Show the accounts of the same incident side by side, in Arabic."""
    _most_told(page)
    page.locator("#accounts").evaluate("it => it.scrollIntoView()")


def report(page: Page) -> None:
    """Show the sentence that states a figure, on its report's own page."""
    _most_told(page)
    page.locator("[data-beside]").nth(1).click()
    page.locator(".report-beside .tools a").last.click()
    page.locator("main #looked-at").scroll_into_view_if_needed()


def inbox(page: Page) -> None:
    """Show what waits for a person."""
    page.locator("nav a[href='/inbox']").click()
    page.locator("#undecided").wait_for()
    page.keyboard.press("j")


def tallies(page: Page) -> None:
    """Show sums with their ranges."""
    page.locator("nav a[href='/tallies']").click()


SHOTS: Mapping[str, tuple[str, Callable[[Page], None]]] = {
    "incidents": ("en-GB", incidents),
    "incident": ("en-GB", incident),
    "report": ("en-GB", report),
    "inbox": ("en-GB", inbox),
    "tallies": ("en-GB", tallies),
    "accounts-arabic": ("ar", accounts),
}
"""Name of the file -> the language, and what leads to the page."""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
