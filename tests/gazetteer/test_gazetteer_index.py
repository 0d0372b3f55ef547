"""The base index is compiled once, whole, whoever asks first."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from harmledger.errors import HarmledgerError
from harmledger.gazetteer import index, open_gazetteer
from harmledger.gazetteer.files import Entry
from harmledger.model import Place

FORK = multiprocessing.get_context("fork")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base of one invented town, slow to compile; each compilation writes a line to the log."""
    log = tmp_path / "log"

    def entries() -> Iterator[Entry]:
        with log.open("a") as file:
            file.write("compiled\n")
        time.sleep(0.3)
        place = Place(name="Velmora", lat=1, lon=2, precision="town", kind="town", gazetteer="test")
        yield Entry(place=place, names=("Velmora",))

    monkeypatch.setattr(index, "_entries", entries)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return log


def test_the_second_opening_compiles_nothing(log: Path) -> None:
    assert index.ensure() == index.ensure()
    assert log.read_text() == "compiled\n"


def test_processes_that_start_at_once_compile_once(log: Path) -> None:
    processes = [FORK.Process(target=index.ensure) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [p.exitcode for p in processes] == [0] * 4
    assert log.read_text() == "compiled\n"


def test_a_compilation_that_is_killed_is_done_again(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiling, entries = FORK.Event(), index._entries

    def without_end() -> Iterator[Entry]:
        yield from entries()
        compiling.set()
        time.sleep(600)

    with monkeypatch.context() as patch:
        patch.setattr(index, "_entries", without_end)
        process = FORK.Process(target=index.ensure)
        process.start()
    assert compiling.wait(600)
    process.kill()
    process.join()
    assert [p.name for p in open_gazetteer().lookup("Velmora")] == ["Velmora"]
    assert log.read_text() == "compiled\n" * 2


def test_another_layout_is_another_index(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = index.ensure()
    monkeypatch.setattr(index, "LAYOUT", index.LAYOUT + 1)
    assert index.ensure() != before
    assert log.read_text() == "compiled\n" * 2


def test_a_cache_folder_that_cannot_be_made_is_named(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(HarmledgerError, match="the gazetteer cannot be compiled there"):
        index.ensure()
    assert not log.exists()
