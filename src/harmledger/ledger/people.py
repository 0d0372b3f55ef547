"""The people of one ledger and where they are signed in: kept as hashes, never as what was typed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from harmledger.errors import LedgerError
from harmledger.ledger import sign_ins
from harmledger.ledger.database import Database
from harmledger.ledger.tables import people, sessions
from harmledger.model import say
from harmledger.model.person import Person, Role, SignIn, key
from harmledger.model.record import Record


class Session(Record, frozen=True):
    """Someone who is signed in, since when, and when they were last seen."""

    person: Person
    begun: datetime
    seen: datetime


class People:
    """Reads and changes, each whole or not at all; they wait for no one who writes reports meanwhile.

    Names are compared by `key`. LedgerError, saying what to do, for a name that is not there, or is taken,
    and for what would leave people without an admin.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, location: Path | str) -> Self:
        """Open the people of the ledger in a folder, or at a database's address."""
        return cls(Database(location, writing=True, alone=False))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # People

    def all(self) -> tuple[Person, ...]:
        """Return everyone, by name."""
        with self._database.reading() as connection:
            return tuple(map(_person, connection.execute(select(people).order_by(people.c.key))))

    def password(self, name: str) -> str | None:
        """Return the hash of the person's password, or None if there is no such person."""
        with self._database.reading() as connection:
            return connection.scalar(select(people.c.password).where(people.c.key == key(name)))

    def add(self, person: Person, password: str) -> None:
        """Let the person sign in by a password, of which this is the hash; the first must be an admin."""
        with self._database.writing() as connection:
            taken = connection.execute(select(people).where(people.c.key == key(person.name))).first()
            if taken is not None:
                raise LedgerError(say("there is a person {} already: give another name", taken.name))
            row = {"key": key(person.name), "name": person.name, "role": person.role, "password": password}
            connection.execute(insert(people), row)
            _check_admins(connection)

    def set_role(self, name: str, role: Role) -> None:
        """Give the person another role, from now on."""
        self._change(name, role=role)

    def set_password(self, name: str, password: str, *, signs_out: bool = True) -> None:
        """Let another password hold, of which this is the hash; who signed in by the old one is out."""
        with self._database.writing():
            self._change(name, password=password)
            if signs_out:
                self.end_sessions(name)

    def remove(self, name: str) -> None:
        """Let the person sign in no longer; what they decided stays, under their name."""
        with self._database.writing() as connection:
            self.end_sessions(name)
            gone = connection.execute(delete(people).where(people.c.key == key(name)))
            _check_found(gone.rowcount, name)
            _check_admins(connection)

    def _change(self, name: str, **values: str) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(update(people).where(people.c.key == key(name)).values(values))
            _check_found(changed.rowcount, name)
            _check_admins(connection)

    def name(self, name: str) -> str | None:
        """Return what the person who goes by this name is called, or None if there is none."""
        with self._database.reading() as connection:
            return connection.scalar(select(people.c.name).where(people.c.key == key(name)))

    # Who tried to sign in

    def note(self, tried: SignIn) -> None:
        """Note an attempt to sign in; what is old is forgotten."""
        with self._database.writing() as connection:
            sign_ins.note(connection, tried)

    def sign_ins(self, limit: int | None = None) -> tuple[SignIn, ...]:
        """Return the latest attempts to sign in, or all that are kept, the last first."""
        with self._database.reading() as connection:
            return sign_ins.latest(connection, limit)

    # Where they are signed in

    def begin_session(self, token: str, name: str, at: datetime) -> None:
        """Let `token` stand for the person."""
        row = {"token": _hash(token), "person": key(name), "begun": at, "seen": at}
        with self._database.writing() as connection:
            found = connection.execute(select(people.c.key).where(people.c.key == key(name))).all()
            _check_found(len(found), name)
            connection.execute(insert(sessions), row)

    def session(self, token: str) -> Session | None:
        """Return for whom `token` stands, or None."""
        query = select(people, sessions.c.begun, sessions.c.seen).join(sessions)
        with self._database.reading() as connection:
            found = connection.execute(query.where(sessions.c.token == _hash(token))).first()
        return None if found is None else Session(person=_person(found), begun=found.begun, seen=found.seen)

    def see(self, token: str, at: datetime) -> None:
        """Note that the person was there."""
        with self._database.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.token == _hash(token)).values(seen=at))

    def end_session(self, token: str) -> None:
        """Let `token` stand for no one."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == _hash(token)))

    def end_sessions(self, name: str) -> None:
        """Sign the person out wherever they are."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.person == key(name)))

    def end_old_sessions(self, *, begun: datetime, seen: datetime) -> None:
        """Sign out all who came before `begun` or were not seen since `seen`."""
        old = or_(sessions.c.begun < begun, sessions.c.seen < seen)
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(old))


def _person(row: Row[Any]) -> Person:
    return Person(name=row.name, role=row.role)


def _hash(token: str) -> str:
    """Return what is kept of a token; it is random and long, so that no salt and no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def _check_found(number: int, name: str) -> None:
    if number == 0:
        raise LedgerError(say("there is no person {}: `harmledger people list` lists them", name))


def _check_admins(connection: Connection) -> None:
    """Refuse what leaves people, but no admin among them."""
    count = select(func.count()).select_from(people)
    everyone, admins = (connection.scalar(query) for query in (count, count.where(people.c.role == "admin")))
    if everyone and not admins:
        raise LedgerError(say("people need an admin among them: let one be an admin first"))
