"""A ledger of invented reports for the commands to look at, on either database, and a copy to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.databases import Databases
from tests.pipeline import material

from harmledger.cli import main

Call = Callable[..., Result]


@pytest.fixture(scope="session")
def finished(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return databases.adopt(material.ledger(tmp_path_factory), tmp_path_factory.mktemp("commands") / "ledger")


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the reports that are in the ledger."""
    return material.ledger(tmp_path_factory).with_name("inputs")


@pytest.fixture
def ledger(databases: Databases, finished: Path, tmp_path: Path) -> Iterator[Path]:
    folder = databases.copy(finished, tmp_path / "ledger")
    yield folder
    databases.forget(folder)


@pytest.fixture
def call() -> Call:
    """Return what calls harmledger in this process; an error that is not meant for people fails the test."""

    def run(*arguments: object, **options: object) -> Result:
        words = [str(argument) for argument in arguments]
        result = CliRunner().invoke(main, words, catch_exceptions=False, **options)  # type: ignore[arg-type]
        assert len(result.stderr.splitlines()) <= 1 or "refused" in result.stderr
        return result

    return run
