"""What is SQLite's own: how its connections are set up, one writing process, its triggers and its search."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, column, create_engine, event, insert, select, table, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from harmledger.errors import LedgerError
from harmledger.ledger.backends import WRITES, Folded
from harmledger.model import say

_PRAGMAS = (
    "PRAGMA busy_timeout = 60000",  # who writes waits for whoever is writing
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # it is evidence: what was said to be saved survives a power cut
)


def name(url: URL) -> str:
    """Return the path of the file."""
    return str(_file(url))


def is_there(url: URL) -> bool:
    """Whether the file exists."""
    return _file(url).exists()


def engine(url: URL, *, writing: bool) -> Engine:
    """Return an engine on the file, which is created if it is to be written."""
    made = create_engine(url)

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


def claim(url: URL) -> Lock:
    """Take the right to be alone in taking reports in; the folder is made if need be."""
    file = _file(url)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"{file.parent} cannot be made: {error.strerror}: give another folder") from error
    return Lock(file.with_suffix(".lock"))


class Lock:
    """Held by the one process that takes reports into a ledger; its end, however sudden, gives it back.

    It is an open transaction on an empty SQLite file, so it is the same on every operating system.
    """

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._connection.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise LedgerError(
                    say("{}: {}: see that the folder can be written", str(file), str(error))
                ) from error
            raise LedgerError(
                say(
                    "another harmledger is writing in {}: wait until it is done, or stop it", str(file.parent)
                )
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


def count_on(connection: Connection) -> None:
    """SQLite counts on from the rows that are there."""


_INDEX = table("report_search", column("rowid"), column("title"), column("text"))
"""Folded words by the reports' sequence numbers; FTS5 keeps tables of its own beside it."""


def create_search(connection: Connection) -> None:
    """Make the index. It holds no text of its own; its tokens are cut before they come to it."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE report_search USING fts5(title, text, content='', tokenize='ascii')"
    )


def add_to_search(connection: Connection, reports: Sequence[Folded]) -> None:
    """Make reports findable."""
    connection.execute(insert(_INDEX), reports)


def matching(connection: Connection, terms: Sequence[Sequence[str]], limit: int) -> Sequence[int]:
    """Return the reports that say all the terms, by the weight of their words (BM25)."""
    match = " ".join(f'"{" ".join(term)}"' for term in terms)
    ranked = (
        select(_INDEX.c.rowid)
        .where(text("report_search MATCH :match").bindparams(match=match))
        .order_by(text("bm25(report_search, 5.0, 1.0)"), _INDEX.c.rowid)
        .limit(limit)
    )
    return connection.scalars(ranked).all()


def _file(url: URL) -> Path:
    if not url.database:
        raise LedgerError("a ledger cannot be kept in memory: give a folder, or a postgresql:// address")
    return Path(url.database)
