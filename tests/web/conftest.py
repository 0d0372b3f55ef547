"""A ledger of invented and hostile reports on either database, a copy for each test; people who share it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from tests.databases import Databases
from tests.pipeline import material
from tests.web import team as examples

from harmledger.pipeline import clock, passwords
from harmledger.pipeline.team import Team
from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken


@pytest.fixture(scope="session")
def finished(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    hostile = '{"id": "bad", "title": "<script>alert(1)</script>", "published": "2031-05-04", "text": "%s"}'
    words = "<img src=x onerror=alert(2)> Shells killed three people in Velmora on Sunday."
    made = material.ledger(tmp_path_factory, more={"hostile.jsonl": (hostile % words).encode()})
    return databases.adopt(made, tmp_path_factory.mktemp("workbench") / "ledger")


@pytest.fixture
def folder(databases: Databases, finished: Path, tmp_path: Path) -> Iterator[Path]:
    folder = databases.copy(finished, tmp_path / "ledger")
    yield folder
    databases.forget(folder)


@pytest.fixture
def access() -> ByToken:
    return ByToken("ada")


@pytest.fixture
def browser(folder: Path, access: ByToken) -> Iterator[TestClient]:
    with TestClient(create_app(folder, access), base_url="http://127.0.0.1") as client:
        client.get(access.address(""))
        yield client


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> examples.Clock:
    moved = examples.Clock()
    monkeypatch.setattr(clock, "now", moved)
    return moved


@pytest.fixture
def team(folder: Path, now: examples.Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    with Team.open(folder) as opened:
        examples.fill(opened)
        yield opened
