"""A whole run over hostile and broken files: each is named with its reason, the rest is done, it verifies.

What is large costs its time before anything reaches a database: a server gets all but that.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import psutil
import pytest
from tests.growth import seconds_of_children
from tests.hostile import build
from tests.pipeline import material

MOST_SECONDS = 300
"""Of the processor, of all processes together; most of it goes to what is refused because it takes long."""
PATIENCE = 3600
"""Seconds by the clock after which it will not end, on however busy a machine."""
MOST_MEMORY = 6_000_000_000
"""Bytes, of all processes together."""
LARGE = 40_000
"""Bytes; what is larger tries how a file is read."""


@pytest.mark.slow
def test_hostile_files_cost_a_bounded_time_and_memory_and_leave_a_ledger_that_verifies(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    before = seconds_of_children()
    peak = run_over(folder, tmp_path / "l", build(folder))
    assert peak < MOST_MEMORY
    assert seconds_of_children() - before < MOST_SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_a_server_keeps_what_hostile_files_say_as_a_file_does(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    expected = dict(build(folder))
    for large in [file for file in folder.iterdir() if file.lstat().st_size > LARGE]:
        large.unlink()
        del expected[large.name]
    assert len(expected) > 50
    run_over(folder, home, expected)


def run_over(folder: Path, ledger: Path, expected: Mapping[str, str]) -> int:
    """Run over the files, hold that of each became what is expected, and return the most memory in use."""
    call = [sys.executable, "-m", "harmledger", "run", str(folder), "--ledger", str(ledger), "--json"]
    out = folder.with_name("out.json")
    with out.open("wb") as said:
        process = subprocess.Popen([*call, "--jobs", "2"], stdout=said)
        peak = watch(process)
    assert process.returncode == 1
    done = json.loads(out.read_bytes())
    places = [refused["location"] for refused in done["refused"]]
    for name, outcome in expected.items():
        if "refused" in outcome:
            assert any(name in place for place in places), f"{name} is not named"
    assert done["reports"] >= sum(outcome.startswith("taken") for outcome in expected.values())
    assert done["read"] == done["reports"]
    assert material.verify(ledger) == ""
    assert material.export(ledger)
    return peak


def watch(process: subprocess.Popen[bytes]) -> int:
    """Wait for a process, and return the most memory that it and its children had in use."""
    peak, watched = 0, psutil.Process(process.pid)
    for _ in range(PATIENCE * 2):
        try:
            process.wait(timeout=0.5)
            return peak
        except subprocess.TimeoutExpired:
            peak = max(peak, sum(map(resident, [watched, *watched.children(recursive=True)])))
    process.kill()
    raise AssertionError(f"it did not end in {PATIENCE} s")


def resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
