"""A run that is killed at any moment resumes, and loses or doubles nothing; the process is really killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.databases import Databases
from tests.pipeline import material

KILLS = 10

SUICIDAL = """
import os, signal, sys
from pathlib import Path
from harmledger import pipeline

inputs, ledger, gazetteer, steps = sys.argv[1:]
left = int(steps)

def progress(stage, done, total):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

pipeline.run([inputs], Path(ledger), by="tester", gazetteers=[Path(gazetteer)], jobs=1, progress=progress)
"""
"""Runs the pipeline and kills itself after so many steps of progress."""


@pytest.fixture(scope="module")
def inputs(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return material.fill(tmp_path_factory.mktemp("killed"))


@pytest.fixture(scope="module")
def uninterrupted(databases: Databases, inputs: Path) -> bytes:
    ledger = databases.home(inputs.parent / "uninterrupted")
    assert (
        subprocess.run(material.command(inputs, ledger), check=False, stderr=subprocess.DEVNULL).returncode
        == 1
    )  # d.pdf is refused
    found = material.export(ledger)
    assert found.count(b"\n") > 10
    return found


@pytest.mark.slow
def test_a_run_killed_at_random_moments_ends_as_one_that_was_not(
    inputs: Path, uninterrupted: bytes, home: Path
) -> None:
    chance = random.Random(70)
    killed = 0
    for longest in range(1, KILLS + 1):  # longer and longer, so that every stage is reached and cut short
        process = subprocess.Popen(material.command(inputs, home), stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=chance.uniform(0.1, 0.3 * longest))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
    assert killed >= KILLS // 2
    assert (
        subprocess.run(material.command(inputs, home), check=False, stderr=subprocess.DEVNULL).returncode == 1
    )
    assert material.export(home) == uninterrupted
    assert material.verify(home) == ""


@pytest.mark.slow
def test_a_run_killed_after_each_step_in_turn_ends_as_one_that_was_not(
    inputs: Path, uninterrupted: bytes, home: Path
) -> None:
    call = [sys.executable, "-c", SUICIDAL, inputs, home, inputs.parent / material.GAZETTEER]
    steps, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        steps += 1
        status = subprocess.run(
            [*map(str, call), str(steps)], check=False, stderr=subprocess.DEVNULL
        ).returncode
    assert status == 0
    assert steps > 10
    assert material.export(home) == uninterrupted
    assert material.verify(home) == ""


def test_a_second_run_over_the_same_input_changes_nothing(
    inputs: Path, uninterrupted: bytes, tmp_path: Path
) -> None:
    first = inputs.parent / "uninterrupted"
    before = material.contents(first)
    assert (
        subprocess.run(material.command(inputs, first), check=False, stderr=subprocess.DEVNULL).returncode
        == 1
    )
    assert material.contents(first) == before
    assert material.export(first) == uninterrupted
