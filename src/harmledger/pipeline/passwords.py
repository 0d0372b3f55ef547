"""Passwords: what one must be, how it is kept, and whether it is the right one."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from harmledger.errors import PasswordError, SignInError
from harmledger.model import say
from harmledger.model.person import key

LEAST = 12
MOST = 1000
"""Characters. What may be in it is free: https://pages.nist.gov/800-63-4/sp800-63b.html, 3.1.1."""
_DIFFERENT = 5

TOO_SHORT = say("a password has at least {} characters: several words are easy to keep in mind", LEAST)
TOO_LONG = say("a password has at most {} characters", MOST)
TOO_EASY = say("this is easily guessed: take several words that have nothing to do with each other")
TOO_MANY = say("too many sign in at this moment: try again in a few seconds")

_HASHER = PasswordHasher()
"""Argon2id as RFC 9106 has it for little memory: 64 MiB a password."""

_AT_ONCE = threading.BoundedSemaphore(4)
"""So many are worked out at once, 256 MiB in all, however many ask."""
_PATIENCE = 2.0
"""Seconds that one waits for their turn."""


def check(password: str, name: str) -> None:
    """PasswordError if this cannot be the password of the person called `name`."""
    if len(password) < LEAST:
        raise PasswordError(TOO_SHORT)
    if len(password) > MOST:
        raise PasswordError(TOO_LONG)
    if len(set(password)) < _DIFFERENT or key(name) == key(password):
        raise PasswordError(TOO_EASY)


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    with _Turn():
        return _HASHER.hash(_bytes(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether this is the password of which `kept` was kept; as much work if there is none."""
    with _Turn():
        try:
            right = _HASHER.verify(kept or _of_no_one(_HASHER), _bytes(password[: MOST + 1]))
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether it would be kept in another way now."""
    return _HASHER.check_needs_rehash(kept)


def _bytes(password: str) -> bytes:
    """Return the same bytes for what is typed alike, whatever the keyboard makes of it."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


@cache
def _of_no_one(hasher: PasswordHasher) -> str:
    return hasher.hash(secrets.token_bytes(16))


class _Turn:
    """A turn to work with much memory; SignInError if too many wait."""

    def __enter__(self) -> None:
        if not _AT_ONCE.acquire(timeout=_PATIENCE):
            raise SignInError(TOO_MANY)

    def __exit__(self, *_: object) -> None:
        _AT_ONCE.release()
