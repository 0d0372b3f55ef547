"""A parser that hangs, crashes or blows up costs its own original, and nothing else."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from tests.growth import seconds_of_children
from tests.intake.helpers import original_of

from harmledger.intake import Guard, Intake
from harmledger.intake.limits import MEGABYTE

STORY = b"Five people were killed on Monday when shells hit the market of Velmora, the mayor said."
SLOW = b"<!DOCTYPE html><p " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">" + STORY


@pytest.fixture
def guard() -> Iterator[Guard]:
    with Guard() as guard:
        yield guard


def take_in(guard: Guard, content: bytes, name: str = "a.txt") -> Intake:
    return guard.take_in(content, original_of(content, name))


def child_of(guard: Guard) -> int:
    assert guard._child is not None
    return guard._child._process.pid


def assert_still_works(guard: Guard) -> None:
    assert take_in(guard, STORY).reports[0].text == STORY.decode()


def test_one_child_serves_many_originals(guard: Guard) -> None:
    assert_still_works(guard)
    first = child_of(guard)
    assert_still_works(guard)
    assert child_of(guard) == first


def test_what_takes_too_long_is_refused_and_the_next_original_has_a_fresh_child() -> None:
    with Guard(seconds=3) as guard:
        assert_still_works(guard)
        first, before = child_of(guard), seconds_of_children()
        (refusal,) = take_in(guard, SLOW, "slow.html").refusals
        assert (refusal.where, refusal.reason) == ("slow.html", "took longer than 3 s")
        assert seconds_of_children() - before < 10  # its start, and four seconds; all of it would take thirty
        assert_still_works(guard)
        assert child_of(guard) != first


def test_what_waits_and_does_not_work_is_refused_too(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_still_works(guard)
    monkeypatch.setattr("harmledger.intake.guard._PATIENCE", 0.1 / guard.seconds)
    os.kill(child_of(guard), signal.SIGSTOP)
    (refusal,) = take_in(guard, STORY, "still.txt").refusals
    assert (refusal.where, refusal.reason) == ("still.txt", "took longer than 60 s")
    monkeypatch.undo()
    assert_still_works(guard)


def test_what_needs_too_much_memory_is_refused() -> None:
    with Guard(memory=300 * MEGABYTE) as guard:
        content = STORY * 1_600_000
        (refusal,) = take_in(guard, content, "vast.txt").refusals
        assert (refusal.where, refusal.reason) == ("vast.txt", "needed more than 300 MB of memory")
        assert_still_works(guard)


def test_a_child_that_died_meanwhile_is_replaced_and_costs_nothing(guard: Guard) -> None:
    assert_still_works(guard)
    os.kill(child_of(guard), signal.SIGKILL)
    assert_still_works(guard)


def test_a_child_that_crashes_each_time_is_a_refusal_that_names_the_signal(
    guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harmledger.intake.guard._MODULE", "harmledger.no_such_module")
    (refusal,) = take_in(guard, STORY, "crash.txt").refusals
    assert (refusal.where, refusal.reason) == ("crash.txt", "its parser broke down (exit status 1)")
    monkeypatch.undo()
    assert_still_works(guard)


def test_a_closed_guard_leaves_no_child_behind() -> None:
    with Guard() as guard:
        assert_still_works(guard)
        pid = child_of(guard)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_module_in_the_working_directory_is_never_run(
    guard: Guard, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    with open("msgspec.py", "w") as trap:  # noqa: PTH123 - the working directory is what matters
        trap.write("raise SystemExit(9)")
    assert_still_works(guard)
