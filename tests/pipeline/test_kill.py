"""A run that is killed at any moment resumes, and loses or doubles nothing; the process is really killed."""

from __future__ import annotations

import multiprocessing
import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.databases import Databases, Files
from tests.pipeline import material, mortal

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload([mortal.__name__])


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return material.ledger(tmp_path_factory).with_name("inputs")


@pytest.fixture(scope="module")
def uninterrupted(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    copy = Files().copy(inputs.with_name("ledger"), tmp_path_factory.mktemp("uninterrupted") / "ledger")
    found = material.export(copy)
    assert found.count(b"\n") > 10
    return found


@pytest.mark.slow
def test_a_run_killed_after_each_step_in_turn_ends_as_one_that_was_not(
    databases: Databases, inputs: Path, uninterrupted: bytes, home: Path
) -> None:
    chance = random.Random(70)
    steps, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        steps += 1
        told, telling = SERVER.Pipe(duplex=False)
        arguments = (inputs, home, inputs.parent / material.GAZETTEER, telling, steps)
        process = SERVER.Process(target=mortal.run, args=arguments)
        process.start()
        telling.close()
        with suppress(EOFError):  # it ended before
            for _ in range(steps):
                told.recv()
            time.sleep(chance.uniform(0, 0.5))  # somewhere on the way to the next step
            process.kill()
        process.join()
        databases.settle(home)
        status = process.exitcode or 0
    assert status == 0
    assert steps > 10
    assert material.export(home) == uninterrupted
    assert material.verify(home) == ""


def test_a_second_run_over_the_same_input_changes_nothing(
    databases: Databases, inputs: Path, uninterrupted: bytes, tmp_path: Path
) -> None:
    first = databases.adopt(inputs.with_name("ledger"), tmp_path / "ledger")
    before = material.contents(first)
    done = subprocess.run(material.command(inputs, first), check=False, stderr=subprocess.DEVNULL)
    assert done.returncode == 1  # d.pdf is refused
    assert material.contents(first) == before
    assert material.export(first) == uninterrupted
    databases.forget(first)
