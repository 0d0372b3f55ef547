"""What reading and writing share, whatever the table: pages, and many rows at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    CompoundSelect,
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    tuple_,
)
from sqlalchemy.dialects import postgresql, sqlite

from harmledger.ledger.database import Database

T = TypeVar("T")

PAGE = 1000
"""How many rows are read or written at a time, and how many names are looked up at a time."""


def paged(database: Database, query: Select[Any], *keys: Column[Any]) -> Iterator[Row[Any]]:
    """Yield the rows in the order of `keys`, which tell them apart, a page a transaction.

    So a long walk keeps no snapshot open, which would keep SQLite's write-ahead log from being folded in.
    """
    page = query
    while True:
        with database.reading() as connection:
            found = connection.execute(page.order_by(*keys).limit(PAGE)).all()
        yield from found
        if len(found) < PAGE:
            return
        last = (literal(found[-1]._mapping[key], key.type) for key in keys)
        page = query.where(tuple_(*keys) > tuple_(*last))


def insert_all(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Insert any number of rows, holding no more than a page of them."""
    for page in chunks(rows):
        connection.execute(insert(table), page)


def delete_all(connection: Connection, column: Column[Any], values: Iterable[Any]) -> None:
    """Delete the rows whose `column` has one of the values."""
    statement = delete(column.table).where(column == bindparam("value"))
    for page in chunks({"value": value} for value in values):
        connection.execute(statement, page)


def add_up(connection: Connection, table: Table, rows: CompoundSelect[Any]) -> None:
    """Add the numbers in `rows` to those of the rows of `table` that have the same key, or insert them."""
    made = _INSERT[connection.dialect.name](table)
    adding = made.from_select([column.name for column in rows.selected_columns], rows)
    sums = {each.name: each + adding.excluded[each.name] for each in table.c if not each.primary_key}
    connection.execute(adding.on_conflict_do_update(index_elements=[*table.primary_key], set_=sums))


_INSERT: Mapping[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def distinct(connection: Connection, column: Column[T], limit: int | None = None) -> Sequence[T]:
    """Return the values of a column, each once and in order: an index leads from each to the next."""
    following = column.table.alias()
    found = select(func.min(column).label("value")).cte("found", recursive=True)
    after = select(func.min(following.c[column.name])).where(following.c[column.name] > found.c.value)
    each = found.union_all(select(after.scalar_subquery()).where(found.c.value.is_not(None)))
    return connection.scalars(select(each.c.value).where(each.c.value.is_not(None)).limit(limit)).all()


def chunks(items: Iterable[T]) -> Iterator[Sequence[T]]:
    """Yield the items in lists of at most a page."""
    remaining = iter(items)
    while page := list(islice(remaining, PAGE)):
        yield page
