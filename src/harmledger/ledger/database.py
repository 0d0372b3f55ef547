"""One database: opened, migrated, and written in whole transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from harmledger.errors import LedgerError
from harmledger.ledger.backends import WRITES, backend
from harmledger.ledger.location import locate
from harmledger.model import say

LATEST = "0012"
"""The revision of the schema that this program reads and writes."""


class _Open(threading.local):
    """The connections that this thread is in the middle of using."""

    writer: Connection | None = None
    reader: Connection | None = None


class Database:
    """Transactions on a ledger's database, which stands in a folder or at an address.

    Who writes is alone in it as long as it is open; small writes beside whoever is, a decision or a
    sign-in, are made with `alone=False`. Only who is alone makes a database, or brings it up to date. Raises
    LedgerError if it cannot be opened, if another process is writing in it, or if a newer program made it.
    """

    def __init__(self, location: Path | str, *, writing: bool, alone: bool = True) -> None:
        url = locate(location)
        its_own = backend(url.get_backend_name())
        self.name = its_own.name(url)
        self._place = self.name if "://" in str(location) else str(location)
        alone = writing and alone
        if not alone and not its_own.is_there(url):
            self._refuse_to_make()
        with self._explained():
            self._claim = its_own.claim(url) if alone else None
        self._engine = its_own.engine(url, writing=writing)
        self._here = _Open()
        try:
            self._bring_up_to_date(alone=alone)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the database and of the right to write in it."""
        self._engine.dispose()
        if self._claim is not None:
            self._claim.release()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write all that is done inside, or nothing; inside another `writing`, be part of that one."""
        if self._here.writer is not None:
            yield self._here.writer
            return
        with self._explained(), self._engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
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
            what = str(error.orig).partition("\n")[0]
            raise LedgerError(
                say("{}: {}: see that it is whole and can be written", self.name, what)
            ) from error

    def _bring_up_to_date(self, *, alone: bool) -> None:
        with self.reading() as connection:
            revision = _revision(connection)
        if revision == LATEST:
            return
        if not alone:
            if revision is None:
                self._refuse_to_make()
            raise LedgerError(
                say("{} was made by another version: `harmledger run` brings it up to date", self.name)
            )
        with self.writing() as connection:
            _migrate(connection, self.name)

    def _refuse_to_make(self) -> NoReturn:
        raise LedgerError(say("there is no ledger in {}: `harmledger run` makes one", str(self._place)))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(connection: Connection, name: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "harmledger.ledger:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LedgerError(say("{} was made by a newer harmledger: upgrade the program", name)) from error
