"""Arrows point down only, as docs/architecture.md draws them; the lower rooms stay pure."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import harmledger

HOUSE = Path(harmledger.__file__).parent

PURE = {"capture", "intake", "reading", "gazetteer", "grouping", "assessment"}
MAY_IMPORT = {
    "errors": set[str](),
    "model": {"errors"},
    "gazetteer": {"errors", "model"},
    "reading": {"errors", "model", "gazetteer"},
    **{room: {"errors", "model"} for room in ("capture", "intake", "grouping", "assessment", "ledger")},
    "pipeline": {"errors", "model", "ledger"} | PURE,
    "publishing": {"errors", "model", "ledger", "pipeline"},
    "exercise": {"errors", "model", "ledger", "pipeline", "publishing"},
    "__main__": {"cli"},
    "web": {"errors", "model", "gazetteer", "ledger", "pipeline", "publishing"},
    "cli": {"errors", "model", "ledger", "pipeline", "publishing", "exercise", "web"},
}
"""Which rooms each room may look into, besides itself."""

DATABASES_AND_NETWORKS = {
    *("sqlalchemy", "alembic", "sqlite3", "psycopg"),
    *("socket", "ssl", "http", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib"),
}
CLOCKS = {"now", "utcnow", "today"}


def room_of(module: Path) -> str:
    return module.relative_to(HOUSE).parts[0].removesuffix(".py")


def modules() -> list[Path]:
    return [path for path in sorted(HOUSE.rglob("*.py")) if room_of(path) != "__init__"]


def imported(module: Path) -> Iterator[str]:
    """Every dotted name that `module` imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively; the whole name says which room is meant"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_seen_from(module: Path) -> set[str]:
    names = (name.split(".") for name in imported(module))
    rooms = {parts[1] for parts in names if parts[0] == "harmledger" and len(parts) > 1}
    return rooms - {room_of(module), "__version__"}


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_room_looks_only_into_the_rooms_below_it(module: Path) -> None:
    assert rooms_seen_from(module) <= MAY_IMPORT[room_of(module)]


@pytest.mark.parametrize(
    "module",
    [path for path in modules() if room_of(path) in PURE | {"model"}],
    ids=lambda path: str(path.relative_to(HOUSE)),
)
def test_a_pure_room_has_no_database_no_network_and_no_clock(module: Path) -> None:
    assert not {name.split(".")[0] for name in imported(module)} & DATABASES_AND_NETWORKS
    assert "urllib.request" not in set(imported(module))
    tree = ast.parse(module.read_text(encoding="utf-8"))
    read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not read & CLOCKS


def test_the_arrows_have_no_loop() -> None:
    placed: set[str] = set()
    waiting = dict(MAY_IMPORT)
    while waiting:
        ready = {room for room, below in waiting.items() if below <= placed}
        assert ready, f"these rooms look into each other: {sorted(waiting)}"
        placed |= ready
        waiting = {room: below for room, below in waiting.items() if room not in ready}
