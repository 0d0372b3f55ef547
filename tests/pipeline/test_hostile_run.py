"""A whole run over hostile and broken files: each is named with its reason, the rest is done, it verifies.

It takes a minute, nearly all of it before anything reaches a database, and so runs on a file alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
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


@pytest.mark.slow
def test_hostile_files_cost_a_bounded_time_and_memory_and_leave_a_ledger_that_verifies(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    expected = build(folder)
    call = [sys.executable, "-m", "harmledger", "run", str(folder), "--ledger", str(tmp_path / "l"), "--json"]
    before = seconds_of_children()
    with (tmp_path / "out.json").open("wb") as out:
        process = subprocess.Popen([*call, "--jobs", "2"], stdout=out)
        peak = watch(process)
    assert process.returncode == 1
    assert peak < MOST_MEMORY
    assert seconds_of_children() - before < MOST_SECONDS
    done = json.loads((tmp_path / "out.json").read_bytes())
    places = [refused["location"] for refused in done["refused"]]
    for name, outcome in expected.items():
        if "refused" in outcome:
            assert any(name in place for place in places), f"{name} is not named"
    assert done["reports"] >= sum(outcome.startswith("taken") for outcome in expected.values())
    assert done["read"] == done["reports"]
    assert material.verify(tmp_path / "l") == ""
    assert material.export(tmp_path / "l")


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
