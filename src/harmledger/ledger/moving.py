"""The move of a ledger from the file in its folder to a server: every row as it is, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, select

from harmledger.errors import LedgerError
from harmledger.ledger import backends, rows, search
from harmledger.ledger.database import Database
from harmledger.ledger.location import FILE, check, keep
from harmledger.ledger.statements import chunks, insert_all
from harmledger.ledger.tables import metadata, originals, reports

ASIDE = "before-move.sqlite3"
"""What the file is called afterwards, in the folder."""


def move(folder: Path, address: str) -> None:
    """Let the ledger in `folder` be kept at `address`; the file that held it is set aside.

    LedgerError if it is not kept in a file, if another process takes reports in, or if there is a ledger at
    the address already.
    """
    check(address)
    if not (folder / FILE).exists():
        raise LedgerError(f"no ledger is kept in a file in {folder}: only such a one can be moved")
    with (
        closing(Database(folder, writing=True)) as source,
        closing(Database(address, writing=True)) as target,
        source.reading() as old,
        target.writing() as new,
    ):
        if new.scalar(select(func.count()).select_from(originals)):
            raise LedgerError(f"there is a ledger at {target.name} already: give another database")
        _copy(old, new)
    (folder / FILE).rename(folder / ASIDE)
    keep(folder, address)


def _copy(old: Connection, new: Connection) -> None:
    for table in metadata.sorted_tables:
        new.execute(delete(table))  # a new database says already by what it was made
        insert_all(new, table, (dict(row._mapping) for row in _rows(old, select(table))))
    for some in chunks(_rows(old, select(reports))):
        search.index(new, [(row.sequence, rows.report(row)) for row in some])
    backends.of(new).count_on(new)


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    """Yield the rows, holding no more than a page of them."""
    yield from connection.execute(query.execution_options(yield_per=1000))
