"""Guessing becomes slow, one mistake does not, and nobody's guesses cost more than bounded memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from harmledger.pipeline import attempts
from harmledger.pipeline.attempts import FORGET, FREE, LONGEST, Attempts

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
NONE = timedelta()


def test_a_few_mistakes_wait_for_nothing_and_more_wait_longer_and_longer() -> None:
    tried, now = Attempts(), NOON
    waits = []
    for _ in range(FREE + 8):
        wait = tried.begin("ada", now)
        if wait:
            now += wait
            assert tried.begin("ada", now) == NONE
        waits.append(wait)
    assert waits[:FREE] == [NONE] * FREE
    assert waits[FREE] > NONE
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST


def test_many_at_once_are_no_way_around_the_wait() -> None:
    tried = Attempts()
    assert [tried.begin("ada", NOON) for _ in range(100)].count(NONE) == FREE


def test_another_name_waits_for_nothing() -> None:
    tried = Attempts()
    for _ in range(20):
        tried.begin("ada", NOON)
    assert tried.begin("ben", NOON) == NONE


def test_success_and_time_are_forgiving() -> None:
    tried = Attempts()
    for _ in range(FREE):
        tried.begin("ada", NOON)
        tried.begin("ben", NOON)
    tried.succeed("ada")
    assert tried.begin("ada", NOON) == NONE
    assert tried.begin("ben", NOON) > NONE
    later = NOON + FORGET + timedelta(seconds=1)
    assert [tried.begin("ben", later) for _ in range(FREE)] == [NONE] * FREE


def test_no_more_names_are_remembered_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "MOST", 3)
    tried = Attempts()
    for name in "abcd":
        for _ in range(FREE):
            tried.begin(name, NOON)
    assert len(tried._tried) == 3
    assert tried.begin("d", NOON) > NONE
    assert tried.begin("a", NOON) == NONE
