"""What all tests share: ledgers on either database, and properties whose examples are not timed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from tests.databases import Databases, Files, Server

settings.register_profile("harmledger", deadline=None)  # the first example loads word lists
settings.load_profile("harmledger")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, which starts where a test first needs it."""
    made = Server()
    yield made
    made.stop()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Databases of each make in turn: what asks for them is tested on both."""
    made: Databases = Files() if request.param == "sqlite" else request.getfixturevalue("server")
    return made


@pytest.fixture
def home(databases: Databases, tmp_path: Path) -> Iterator[Path]:
    """Return a folder for a new ledger."""
    folder = databases.home(tmp_path / "ledger")
    yield folder
    databases.forget(folder)
