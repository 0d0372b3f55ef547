"""One database: opened, migrated, and written in whole transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError

from harmledger.errors import LedgerError
from harmledger.ledger import sqlite

FILE = "ledger.sqlite3"
LATEST = "0005"
"""The revision of the schema that this program reads and writes."""


class _Open(threading.local):
    """The connections that this thread is in the middle of using."""

    writer: Connection | None = None
    reader: Connection | None = None


class Database:
    """Transactions on a ledger's database.

    Who writes is alone in it as long as it is open; small writes beside whoever is, a decision or a
    sign-in, are made with `alone=False`. Only who is alone makes a database, or brings it up to date. Raises
    LedgerError if it cannot be opened, if another process is writing in it, or if a newer program made it.
    """

    def __init__(self, location: Path | str, *, writing: bool, alone: bool = True) -> None:
        self.file = _file(location)
        alone = writing and alone
        if not alone and not self.file.exists():
            raise LedgerError(f"there is no ledger in {self.file.parent}: `harmledger run` makes one")
        self._lock = _lock(self.file) if alone else None
        self._engine = sqlite.engine(self.file, writing=writing)
        self._here = _Open()
        try:
            self._bring_up_to_date(alone=alone)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file and of the right to write in it."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write all that is done inside, or nothing; inside another `writing`, be part of that one."""
        if self._here.writer is not None:
            yield self._here.writer
            return
        with self._explained(), self._engine.connect() as connection:
            connection.execution_options(**{sqlite.WRITES: True})
            with connection.begin():
                self._here.writer = connection
                try:
                    yield connection
                finally:
                    self._here.writer = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See one state of the ledger: inside a `writing`, with what was written so far."""
        around = self._here.writer or self._here.reader
        if around is not None:
            yield around
            return
        with self._explained(), self._engine.connect() as connection:
            self._here.reader = connection
            try:
                yield connection
            finally:
                self._here.reader = None

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except DatabaseError as error:
            raise LedgerError(
                f"{self.file}: {error.orig}: see that it is whole and can be written"
            ) from error

    def _bring_up_to_date(self, *, alone: bool) -> None:
        with self.reading() as connection:
            revision = _revision(connection)
        if revision == LATEST:
            return
        if not alone:
            raise LedgerError(
                f"{self.file} was made by another version: `harmledger run` brings it up to date"
            )
        with self.writing() as connection:
            _migrate(connection, self.file)


def _file(location: Path | str) -> Path:
    if isinstance(location, Path) or "://" not in location:
        return Path(location) / FILE
    try:
        url = make_url(location)
    except ArgumentError as error:
        raise LedgerError(f"{location!r} is not a database's address: give a folder") from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise LedgerError(f"a ledger cannot be kept in {url.get_backend_name()}: give a folder")
    return Path(url.database)


def _lock(file: Path) -> sqlite.Lock:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{file.parent} cannot be made: {error.strerror}: give another folder") from error
    return sqlite.Lock(file.with_suffix(".lock"))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(connection: Connection, file: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "harmledger.ledger:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LedgerError(f"{file} was made by a newer harmledger: upgrade the program") from error
