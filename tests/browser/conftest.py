"""A ledger served on loopback, and windows of a Chromium on it; where there is none these tests skip.

The ledger is a file, or on a server where a test says so of its `folder`: tests/web asks both for every page,
here both are asked for what pages do together, and nothing is looked at twice that no database can change.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tests import hostile
from tests.browser.serving import NO_CHROMIUM, PATIENCE, launch, serving
from tests.browser.watching import Watched
from tests.databases import Server
from tests.pipeline import material

from harmledger import pipeline
from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken

LAPTOP = (1280, 800)
PHONE = (390, 844)
HOSTILE = {"script.html", "attributes.html", "overrides.txt", "surrogates.jsonl", "escape.jsonl"}

ON_BOTH = pytest.mark.parametrize("folder", ["sqlite", "server"], indirect=True)
"""What is done in a ledger in a file, and in one on a server."""

Open = Callable[..., Watched]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is None:
            pytest.skip(NO_CHROMIUM)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger of invented reports, and of hostile ones that would be live if they could."""
    makers = {**hostile.PAGES, **hostile.TEXTS, **hostile.LINES}
    return material.ledger(tmp_path_factory, 16, {name: makers[name][0]() for name in HOSTILE})


@pytest.fixture
def folder(request: pytest.FixtureRequest, finished: Path, tmp_path: Path) -> Iterator[Path]:
    """Return a copy of the ledger, kept in a file, or where the test's parameter says."""
    copy = Path(shutil.copytree(finished, tmp_path / "ledger"))
    if getattr(request, "param", "sqlite") == "sqlite":
        yield copy
        return
    server: Server = request.getfixturevalue(request.param)
    server.take(copy)
    yield copy
    server.forget(copy)


@pytest.fixture
def live(folder: Path) -> set[str]:
    """Return the reports that would be live if they could."""
    with pipeline.existing(folder) as ledger:
        made = {each.sha256 for each in ledger.originals() if Path(each.location).name in HOSTILE}
        found = {report.id for report in ledger.reports() if report.original in made}
    assert len(found) >= len(HOSTILE)
    return found


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    """Serve a copy of the ledger, and return the address that opens it."""
    access = ByToken("ada")
    with serving(create_app(folder, access)) as base:
        yield access.address(base)


@pytest.fixture
def look(chromium: Browser, served: str) -> Iterator[Open]:
    """Open the workbench: `look(language, size, scripts, still)`; what goes wrong on any page fails the test.

    Nothing moves by itself where it is `still`.
    """
    opened: list[Watched] = []

    def start(
        language: str = "en", size: tuple[int, int] = LAPTOP, *, scripts: bool = True, still: bool = True
    ) -> Watched:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale={"en": "en-GB", "ar": "ar"}[language],
            java_script_enabled=scripts,
            reduced_motion="reduce" if still else "no-preference",
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE)
        opened.append(Watched(context, served))
        return opened[-1]

    yield start
    for watched in opened:
        watched.close()
        assert watched.faults == []
