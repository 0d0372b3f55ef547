"""People who share a ledger: who they are, how they sign in, and for how long."""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path
from typing import Self

from harmledger.errors import LedgerError, SignInError
from harmledger.ledger.people import People
from harmledger.model import say
from harmledger.model.person import ROLES, Person, Role, SignIn, is_name, key
from harmledger.pipeline import clock, passwords
from harmledger.pipeline.attempts import Attempts

IDLE = timedelta(hours=2)
"""Who does nothing for so long is signed out."""
LONGEST = timedelta(hours=12)
"""Everyone is signed out after so long: a long day's work."""
_SEEN_AGAIN = timedelta(minutes=1)
"""Being seen is noted no more often than this, so that looking at pages seldom writes."""
_LOOKED_AT = 200
"""Characters of a name, or of an address, that are looked at: more than any has."""
WRONG = say("the name or the password is not right")
TOO_OFTEN = say("too many attempts: wait a minute, and try again")


class Team:
    """The people of one ledger; LedgerError says what cannot be, SignInError who is not let in."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._attempts = Attempts()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the people of the ledger in `folder`; LedgerError if there is none."""
        return cls(People.open(folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._people.close()

    # Managing

    def people(self) -> tuple[Person, ...]:
        """Return everyone, by name."""
        return self._people.all()

    def add(self, name: str, role: str, password: str) -> Person:
        """Let someone in; the first must be an admin."""
        name = " ".join(name.split())
        if not is_name(name):
            raise LedgerError(say("a name is one line of 1 to 80 characters that can be seen: give another"))
        person = Person(name=name, role=_role(role))
        self._people.add(person, _hashed(password, name))
        return person

    def set_role(self, name: str, role: str) -> None:
        """Give someone another role; it holds from their next click on."""
        self._people.set_role(name, _role(role))

    def set_password(self, name: str, password: str) -> None:
        """Give someone another password, and sign them out wherever they are."""
        self._people.set_password(name, _hashed(password, name))
        self._attempts.succeed(key(name))

    def remove(self, name: str) -> None:
        """Let someone in no longer; their decisions keep their name."""
        self._people.remove(name)

    def sign_out_everywhere(self, name: str) -> None:
        """End all sessions of someone."""
        self._people.end_sessions(name)

    # Signing in

    def sign_in(self, name: str, password: str, source: str = "") -> str:
        """Return a new token that stands for the person; SignInError if the name or the password is wrong.

        `source` is the address that it is asked from.
        """
        name = name[:_LOOKED_AT]
        self._check(name, password, source)
        self._note(name, source, let_in=True)
        return self._let_in(name)

    def sign_ins(self, limit: int | None = None) -> tuple[SignIn, ...]:
        """Return the latest attempts to sign in, or all that are kept, the last first."""
        return self._people.sign_ins(limit)

    def change_password(self, person: Person, old: str, new: str, source: str = "") -> str:
        """Let a person change their own password: all their sessions end, and a new token is returned."""
        self._check(person.name, old, source)
        self._people.set_password(person.name, _hashed(new, person.name))
        return self._let_in(person.name)

    def signed_in(self, token: str) -> Person | None:
        """Return for whom the token stands, as their role is now; None if for no one, or no longer."""
        session, now = self._people.session(token), clock.now()
        if session is None:
            return None
        if now - session.begun > LONGEST or now - session.seen > IDLE:
            self._people.end_session(token)
            return None
        if now - session.seen > _SEEN_AGAIN:
            self._people.see(token, now)
        return session.person

    def sign_out(self, token: str) -> None:
        """End the session of this token."""
        self._people.end_session(token)

    def _check(self, name: str, password: str, source: str) -> None:
        """SignInError if the password is wrong, or was guessed at too often just now.

        What is wrong is noted; who has to wait is not heard at all.
        """
        if self._attempts.begin(key(name), clock.now()):
            raise SignInError(TOO_OFTEN)
        kept = self._people.password(name)
        if not passwords.is_right(password, kept) or kept is None:
            self._note(name, source, let_in=False)
            raise SignInError(WRONG)
        self._attempts.succeed(key(name))
        if passwords.is_outdated(kept):
            self._people.set_password(name, passwords.hashed(password), signs_out=False)

    def _note(self, name: str, source: str, *, let_in: bool) -> None:
        tried = SignIn(
            at=clock.now(), name=self._people.name(name), source=source[:_LOOKED_AT], let_in=let_in
        )
        self._people.note(tried)

    def _let_in(self, name: str) -> str:
        now = clock.now()
        self._people.end_old_sessions(begun=now - LONGEST, seen=now - IDLE)
        token = secrets.token_urlsafe(32)
        self._people.begin_session(token, name, now)
        return token


def _role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise LedgerError(say("there is no role {}: give one of {}", role, tuple(map(say, ROLES))))


def _hashed(password: str, name: str) -> str:
    passwords.check(password, name)
    return passwords.hashed(password)
