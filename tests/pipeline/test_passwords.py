"""A password is kept so that it cannot be read, and checked with the same work for everyone."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from tests.growth import seconds

from harmledger.errors import PasswordError, SignInError
from harmledger.pipeline import passwords

GOOD = "several quiet words by the harbour"


@pytest.mark.parametrize(
    "password", ["", "short", "eleven char", "a" * 40, "abababababababab", "Ada Lindqvist-Orr", "x y" * 400]
)
def test_what_is_short_huge_or_easily_guessed_is_no_password(password: str) -> None:
    with pytest.raises(PasswordError):
        passwords.check(password, "ada lindqvist-orr")


@pytest.mark.parametrize("password", [GOOD, "كلمات هادئة عند الميناء", "twelve signs", "correct 🐎 battery"])
def test_any_signs_make_a_password(password: str) -> None:
    passwords.check(password, "Ada")


def test_a_password_is_right_or_wrong_and_kept_twice_never_looks_the_same() -> None:
    kept = passwords.hashed(GOOD)
    assert kept.startswith("$argon2id$")
    assert GOOD not in kept
    assert kept != passwords.hashed(GOOD)
    assert passwords.is_right(GOOD, kept)
    assert not passwords.is_right(GOOD + " ", kept)
    assert not passwords.is_right(GOOD, None)
    assert not passwords.is_right(GOOD, "no hash at all")


def test_what_is_typed_alike_is_the_same_password() -> None:
    assert passwords.is_right("cafe\u0301 by the harbour", passwords.hashed("caf\u00e9 by the harbour"))


def test_only_what_was_kept_in_another_way_is_outdated() -> None:
    assert not passwords.is_outdated(passwords.hashed(GOOD))
    assert passwords.is_outdated(PasswordHasher(time_cost=1, memory_cost=64).hash(GOOD))


def test_an_unknown_name_costs_as_much_work_as_a_known_one() -> None:
    kept = passwords.hashed(GOOD)
    passwords.is_right(GOOD, None)

    def least(of: str | None) -> float:
        return min(seconds(lambda: passwords.is_right("a wrong guess", of)) for _ in range(5))

    assert 0.5 < least(None) / least(kept) < 2


def test_too_many_at_once_are_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_PATIENCE", 0.01)
    taken = 0
    while passwords._AT_ONCE.acquire(blocking=False):
        taken += 1
    try:
        with pytest.raises(SignInError, match="try again"):
            passwords.is_right(GOOD, None)
    finally:
        passwords._AT_ONCE.release(taken)
    assert not passwords.is_right(GOOD, None)
