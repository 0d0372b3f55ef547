"""Each hostile file ends in a clear message that names it, in bounded time, and the rest is done."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time

import pytest
from tests.hostile import build
from tests.intake.helpers import original_of

from harmledger.errors import RefusedError
from harmledger.intake import Found, Guard, Refusal, walk
from harmledger.model import Report

Outcome = tuple[list[Report], list[Refusal]]


def outcome(found: Found, guard: Guard) -> Outcome:
    """Take in a file and whatever it carries, as the pipeline does."""
    try:
        waiting = [(found.read(), found.location)]
    except RefusedError as error:
        return [], [Refusal(where=found.location, reason=str(error))]
    reports: list[Report] = []
    refusals: list[Refusal] = []
    while waiting:
        content, location = waiting.pop()
        intake = guard.take_in(content, original_of(content, location))
        reports += intake.reports
        refusals += intake.refusals
        waiting += [(member.content, f"{location}!{member.name}") for member in intake.members]
    return reports, refusals


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[str, Outcome]]:
    folder = tmp_path_factory.mktemp("hostile")
    expected = build(folder)
    found: dict[str, Outcome] = {}
    with Guard(seconds=15) as guard:
        for item in walk([str(folder)]):
            if isinstance(item, Refusal):
                found[item.where.removeprefix(f"{folder}/")] = [], [item]
            else:
                started = process_time()
                found[item.location.removeprefix(f"{folder}/")] = outcome(item, guard)
                assert process_time() - started < 30, item.location  # and the guard's child has 15 a file
    assert set(found) == set(expected)
    return {name: (expected[name], found[name]) for name in expected}


def test_every_hostile_file_ends_as_it_must(outcomes: Mapping[str, tuple[str, Outcome]]) -> None:
    assert len(outcomes) >= 40
    astray = {}
    for name, (expected, (reports, refusals)) in outcomes.items():
        must, _, words = expected.partition(": ")
        said = [f"{refusal.where}: {refusal.reason}" for refusal in refusals]
        did = [word for word, done in (("taken", reports), ("refused", refusals)) if done]
        if ", ".join(did) != must or (words and not any(words in line for line in said)):
            astray[name] = (expected, did, said[:3])
    assert astray == {}


def test_every_refusal_names_its_file_in_one_short_line(outcomes: Mapping[str, tuple[str, Outcome]]) -> None:
    refusals = [(name, refusal) for name, (_, (_, refusals)) in outcomes.items() for refusal in refusals]
    assert refusals
    for name, refusal in refusals:
        assert name in refusal.where
        assert 0 < len(refusal.reason) <= 300
        assert (refusal.where + refusal.reason).encode()


def test_what_is_taken_is_valid_unicode_without_live_markup(
    outcomes: Mapping[str, tuple[str, Outcome]],
) -> None:
    for _, (reports, _) in outcomes.values():
        for report in reports:
            assert report.text.encode()
            assert "\x00" not in report.text
            assert "alert(1)" not in report.text
            assert "javascript" not in (report.url or "").lower()
            assert len(report.title or "") <= 1_000


def test_bytes_in_old_encodings_are_read_as_they_were_written(
    outcomes: Mapping[str, tuple[str, Outcome]],
) -> None:
    def text(name: str) -> str:
        return outcomes[name][1][0][0].text

    assert "سوق بلدة فيلمورا" in text("windows.txt")
    assert "سوق بلدة فيلمورا" in text("false_charset.html")
    assert "“Five people" in text("western.txt")
    assert text("wide.txt").startswith("Five people")
    assert text("surrogates.jsonl").startswith("\ufffdFive")
    assert text("overrides.txt").startswith("\u202e")
