"""What all tests share: ledgers on either database, and properties whose examples are not left to chance.

The examples are the same each time, so that what fails fails by what was changed; with
`--hypothesis-profile=explore` others are looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.databases import Databases, Files, Server

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The first example loads word lists, and another program may have the processor."""
settings.register_profile("explore", UNTIMED)
settings.register_profile("harmledger", UNTIMED, derandomize=True)
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
