"""What every part of a ledger shares: its database, opened, and what is kept under a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Self

from sqlalchemy import Column, Row, Select, delete, insert, select

from harmledger.ledger import standing, tables
from harmledger.ledger.database import Database
from harmledger.ledger.statements import paged


class Opened:
    """A ledger's database, opened.

    Every method that writes does all of it or nothing, and says no when it cannot. What yields may be long;
    it is read a page at a time, so writing may go on in between.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def close(self) -> None:
        """Let go of the ledger's database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[object]:
        """Make several writes one: all of what is done inside, or nothing. Fewer are faster."""
        return self._database.writing()

    def snapshot(self) -> AbstractContextManager[object]:
        """Let several reads see one state of the ledger."""
        return self._database.reading()

    def meta(self, key: str) -> str | None:
        """Return what is kept under `key`, or None."""
        with self._database.reading() as connection:
            return connection.scalar(select(tables.meta.c.value).where(tables.meta.c.key == key))

    def set_meta(self, key: str, value: str) -> None:
        """Keep `value` under `key`, in place of what was there."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.meta).where(tables.meta.c.key == key))
            connection.execute(insert(tables.meta), {"key": key, "value": value})

    def _those(self, wanted: Sequence[Column[Any]], by: Column[Any], keys: Iterable[Any]) -> list[Row[Any]]:
        with self._database.reading() as connection:
            return list(standing.rows_of(connection, wanted, by, keys))

    def _paged(self, query: Select[Any], *keys: Column[Any]) -> Iterator[Row[Any]]:
        return paged(self._database, query, *keys)
