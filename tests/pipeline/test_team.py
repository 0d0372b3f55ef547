"""People are let in by name and password, for a day's work at most, and until someone says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from harmledger.errors import LedgerError, SignInError
from harmledger.ledger import Ledger, sign_ins
from harmledger.model.person import Person, SignIn
from harmledger.pipeline import clock, passwords
from harmledger.pipeline.attempts import FREE
from harmledger.pipeline.team import IDLE, LONGEST, Team

WORDS = "several quiet words by the harbour"
OTHER = "other quiet words by the harbour"
MINUTE = timedelta(minutes=1)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2031, 5, 4, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr(clock, "now", moved)
    return moved


@pytest.fixture
def team(home: Path, now: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    Ledger.open(home).close()
    with Team.open(home) as opened:
        opened.add("Ada", "admin", WORDS)
        opened.add("Ben", "viewer", OTHER)
        yield opened


def test_a_token_stands_for_who_signed_in(team: Team) -> None:
    assert team.signed_in(team.sign_in(" ben ", OTHER)) == Person(name="Ben", role="viewer")
    assert team.signed_in("guess") is None
    assert team.sign_in("Ben", OTHER) != team.sign_in("Ben", OTHER)


def test_who_signs_in_and_who_is_turned_away_is_noted_without_what_they_typed(team: Team, now: Clock) -> None:
    team.sign_in("ben ", OTHER, "192.0.2.7")
    now.time += MINUTE
    for name in ("BEN", WORDS):
        with pytest.raises(SignInError):
            team.sign_in(name, "a guess", "192.0.2.8")
    first, second, third = team.sign_ins()
    assert third == SignIn(at=now.time - MINUTE, name="Ben", source="192.0.2.7", let_in=True)
    assert second == SignIn(at=now.time, name="Ben", source="192.0.2.8", let_in=False)
    assert first.name is None  # it may be a password in the wrong field
    assert team.sign_ins(1) == (first,)


def test_a_wrong_password_in_place_of_the_old_one_is_noted_too(team: Team) -> None:
    with pytest.raises(SignInError):
        team.change_password(Person(name="Ben", role="viewer"), "a guess", WORDS, "192.0.2.8")
    assert [(tried.name, tried.let_in) for tried in team.sign_ins()] == [("Ben", False)]


def test_who_has_to_wait_is_not_noted(team: Team) -> None:
    for _ in range(FREE + 3):
        with pytest.raises(SignInError):
            team.sign_in("Ben", "a guess")
    assert len(team.sign_ins()) == FREE


def test_guesses_push_no_sign_in_out_and_what_is_old_is_forgotten(
    team: Team, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_ins, "MOST", 3)
    team.sign_in("Ben", OTHER)
    for number in range(5):
        with pytest.raises(SignInError):
            team.sign_in(f"guess {number}", "a guess", f"192.0.2.{number}")
    noted = team.sign_ins()
    assert [tried.source for tried in noted if not tried.let_in] == ["192.0.2.4", "192.0.2.3", "192.0.2.2"]
    assert [tried.name for tried in noted if tried.let_in] == ["Ben"]
    now.time += sign_ins.KEPT + MINUTE
    team.sign_in("Ada", WORDS)
    assert [tried.name for tried in team.sign_ins()] == ["Ada"]


@pytest.mark.parametrize(("name", "password"), [("Ben", WORDS), ("Eve", WORDS), ("Ben", ""), ("", "")])
def test_who_is_wrong_is_not_told_in_what(team: Team, name: str, password: str) -> None:
    with pytest.raises(SignInError, match=r"^the name or the password is not right$"):
        team.sign_in(name, password)


def test_who_does_nothing_is_signed_out_and_who_works_is_not(team: Team, now: Clock) -> None:
    token = team.sign_in("Ben", OTHER)
    for _ in range(3):
        now.time += IDLE - MINUTE
        assert team.signed_in(token) is not None
    now.time += IDLE + MINUTE
    assert team.signed_in(token) is None
    now.time -= IDLE
    assert team.signed_in(token) is None


def test_a_day_ends_however_hard_one_works(team: Team, now: Clock) -> None:
    token, begun = team.sign_in("Ben", OTHER), now.time
    while team.signed_in(token):
        now.time += IDLE / 2
    assert LONGEST < now.time - begun <= LONGEST + IDLE / 2


def test_another_role_holds_at_once_and_a_removed_person_is_out(team: Team) -> None:
    token = team.sign_in("Ben", OTHER)
    team.set_role("Ben", "reviewer")
    assert team.signed_in(token) == Person(name="Ben", role="reviewer")
    team.remove("Ben")
    assert team.signed_in(token) is None
    with pytest.raises(SignInError):
        team.sign_in("Ben", OTHER)


def test_ones_own_password_is_changed_by_who_knows_it(team: Team) -> None:
    elsewhere = team.sign_in("Ben", OTHER)
    ben = Person(name="Ben", role="viewer")
    with pytest.raises(SignInError):
        team.change_password(ben, WORDS, "third words by the harbour")
    with pytest.raises(LedgerError, match="at least 12"):
        team.change_password(ben, OTHER, "short")
    here = team.change_password(ben, OTHER, "third words by the harbour")
    assert team.signed_in(here) == ben
    assert team.signed_in(elsewhere) is None
    with pytest.raises(SignInError):
        team.sign_in("Ben", OTHER)
    team.sign_in("Ben", "third words by the harbour")


def test_signing_out_is_for_one_place_or_for_all(team: Team) -> None:
    here, there, third = (team.sign_in("Ben", OTHER) for _ in range(3))
    team.sign_out(here)
    assert [bool(team.signed_in(token)) for token in (here, there, third)] == [False, True, True]
    team.sign_out_everywhere("Ben")
    assert [bool(team.signed_in(token)) for token in (here, there, third)] == [False, False, False]


def test_guessing_is_slowed_for_that_name_until_its_person_succeeds(team: Team, now: Clock) -> None:
    for _ in range(FREE):
        with pytest.raises(SignInError, match="not right"):
            team.sign_in("BEN", WORDS)
    with pytest.raises(SignInError, match="wait a minute"):
        team.sign_in("Ben", OTHER)
    team.sign_in("Ada", WORDS)
    now.time += timedelta(seconds=2)
    team.sign_in("Ben", OTHER)
    with pytest.raises(SignInError, match="not right"):
        team.sign_in("Ben", WORDS)


def test_who_is_unknown_is_slowed_too(team: Team) -> None:
    for _ in range(FREE):
        with pytest.raises(SignInError, match="not right"):
            team.sign_in("Eve", WORDS)
    with pytest.raises(SignInError, match="wait"):
        team.sign_in("Eve", WORDS)


def test_a_password_kept_in_an_old_way_is_kept_in_the_new_one_at_the_next_sign_in(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = team.sign_in("Ben", OTHER)
    before = team._people.password("Ben")
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    team.sign_in("Ben", OTHER)
    after = team._people.password("Ben")
    assert before is not None
    assert after is not None
    assert (passwords.is_outdated(before), passwords.is_outdated(after)) == (True, False)
    assert team.signed_in(token) is not None


@pytest.mark.parametrize("name", ["", " ", "a\nb", "\u202eadA", "x" * 81, "\u200c"])
def test_a_name_is_one_line_that_can_be_seen(team: Team, name: str) -> None:
    if name == "a\nb":
        assert team.add(name, "viewer", WORDS).name == "a b"
        return
    with pytest.raises(LedgerError, match="a name is one line"):
        team.add(name, "viewer", WORDS)


def test_there_are_four_roles(team: Team) -> None:
    with pytest.raises(LedgerError, match="viewer, recorder, reviewer, admin"):
        team.set_role("Ben", "owner")


def test_a_huge_name_and_a_huge_password_cost_little(team: Team) -> None:
    with pytest.raises(SignInError):
        team.sign_in("x" * 1_000_000, "y" * 10_000)
    assert max(map(len, team._attempts._tried)) < 1000
