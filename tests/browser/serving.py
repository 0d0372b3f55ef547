"""A workbench that is served on loopback, and a Chromium that loads nothing of its own accord."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Playwright

NO_CHROMIUM = "no Chromium: install it, or name it in HARMLEDGER_CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
_ALONE = ("--disable-background-networking", "--disable-component-update", "--disable-extensions")
_SMALL = ("--disable-dev-shm-usage",)
"""In a container there may be too little shared memory for a page."""
PATIENCE = 300_000
"""Milliseconds after which what is waited for will not come, on however busy a machine."""


def launch(playwright: Playwright) -> Browser | None:
    """Start the Chromium that HARMLEDGER_CHROMIUM names, or the path has, or Playwright installed, if any."""
    named = os.environ.get("HARMLEDGER_CHROMIUM")
    known = (named, *map(shutil.which, _NAMES), playwright.chromium.executable_path)
    path = next((path for path in known if path and Path(path).exists()), None)
    if path is None:
        return None
    return playwright.chromium.launch(
        executable_path=path, args=[*_QUIET, *_ALONE, *_SMALL], timeout=PATIENCE
    )


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port of this machine, and yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(60)
