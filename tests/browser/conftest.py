"""A workbench that is served on loopback, and a Chromium that works on it, watched.

Where there is no Chromium (on the path, in HARMLEDGER_CHROMIUM, or installed by Playwright) these tests skip.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Playwright, sync_playwright
from tests import hostile
from tests.browser.watching import Watched
from tests.pipeline import material

from harmledger import pipeline
from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken

LAPTOP = (1280, 800)
PHONE = (390, 844)
HOSTILE = {"script.html", "attributes.html", "overrides.txt", "surrogates.jsonl", "escape.jsonl"}
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
_ALONE = ("--disable-background-networking", "--disable-component-update", "--disable-extensions")

Open = Callable[..., Watched]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = _path(playwright)
        if path is None:
            pytest.skip("no Chromium: install it, or name it in HARMLEDGER_CHROMIUM")
        browser = playwright.chromium.launch(executable_path=path, args=[*_QUIET, *_ALONE])
        yield browser
        browser.close()


def _path(playwright: Playwright) -> str | None:
    named = os.environ.get("HARMLEDGER_CHROMIUM")
    found = (named, *map(shutil.which, _NAMES), playwright.chromium.executable_path)
    return next((path for path in found if path and Path(path).exists()), None)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger of invented reports, and of hostile ones that would be live if they could."""
    inputs = material.fill(tmp_path_factory.mktemp("browser"), 16)
    for name, (make, _) in {**hostile.PAGES, **hostile.TEXTS, **hostile.LINES}.items():
        if name in HOSTILE:
            (inputs / name).write_bytes(make())
    folder = inputs.parent / "ledger"
    pipeline.run([str(inputs)], folder, by="tester", gazetteers=[inputs.parent / material.GAZETTEER], jobs=1)
    return folder


@pytest.fixture
def folder(finished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(finished, tmp_path / "ledger"))


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    """Serve a copy of the ledger, and return the address that opens it."""
    access = ByToken("ada")
    with serving(create_app(folder, access)) as base:
        yield access.address(base)


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def look(chromium: Browser, served: str) -> Iterator[Open]:
    """Open the workbench: `look(language, size, scripts)`; what goes wrong on any page fails the test."""
    opened: list[Watched] = []

    def start(language: str = "en", size: tuple[int, int] = LAPTOP, *, scripts: bool = True) -> Watched:
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale={"en": "en-GB", "ar": "ar"}[language],
            java_script_enabled=scripts,
            reduced_motion="reduce",
            accept_downloads=True,
        )
        context.set_default_timeout(30_000)
        opened.append(Watched(context, served))
        return opened[-1]

    yield start
    for watched in opened:
        watched.close()
        assert watched.faults == []
