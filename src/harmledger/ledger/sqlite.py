"""What is SQLite's own: how its connections are set up, one writer at a time, and a log that only grows."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from harmledger.errors import LedgerError

WRITES = "harmledger_writes"
"""The execution option of a connection whose transaction will write."""

_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # it is evidence: what was said to be saved survives a power cut
)


def engine(file: Path, *, writing: bool) -> Engine:
    """Return an engine on the database in `file`, which is created if it is to be written."""
    made = create_engine(URL.create("sqlite", database=str(file)))

    @event.listens_for(made, "connect")
    def set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late: it leaves SELECT outside
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.execute("PRAGMA journal_mode = WAL" if writing else "PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


class Lock:
    """Held by the one process that writes in a ledger; its end, however sudden, gives it back.

    It is an open transaction on an empty SQLite file, so it is the same on every operating system.
    """

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._connection.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise LedgerError(f"{file}: {error}: see that the folder can be written") from error
            raise LedgerError(
                f"another harmledger is writing in {file.parent}: wait until it is done, or stop it"
            ) from error

    def release(self) -> None:
        """Let another process write."""
        self._connection.close()


_DECISIONS_ONLY_GROW = (
    "CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions "
    "BEGIN SELECT RAISE(ABORT, 'decisions are appended to only'); END",
    "CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions "
    "BEGIN SELECT RAISE(ABORT, 'decisions are appended to only'); END",
    "CREATE TRIGGER decisions_no_gap BEFORE INSERT ON decisions "
    "WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM decisions) "
    "BEGIN SELECT RAISE(ABORT, 'decisions are numbered without gaps'); END",
)


def guard_decisions(connection: Connection) -> None:
    """Let the database itself refuse to change, delete or leave out a decision."""
    for trigger in _DECISIONS_ONLY_GROW:
        connection.exec_driver_sql(trigger)
