"""Who told of which incidents, and who published which reports, as the database counts them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Row, cast, delete, func, select

from harmledger.ledger.records import Summary, Telling
from harmledger.ledger.statements import delete_all, distinct, insert_all
from harmledger.ledger.tables import incidents, publishers, reports, tellings
from harmledger.model.record import Record


class Told(Record, frozen=True):
    """Of how many incidents a source told, as one of its kind, and of how many it was the first to tell."""

    name: str
    kind: str
    affiliation: str | None
    incidents: int
    first: int


def save(connection: Connection, made: Iterable[tuple[str, Summary]]) -> None:
    """Keep who told of incidents."""
    listed = list(made)
    delete_all(connection, tellings.c.id, [incident for incident, _ in listed])
    rows = ({"id": i, **_row(telling)} for i, summary in listed for telling in summary.tellings)
    insert_all(connection, tellings, rows)


def _row(telling: Telling) -> dict[str, str | bool | None]:
    return {
        "name": telling.name,
        "kind": telling.kind,
        "affiliation": telling.affiliation,
        "first": telling.first,
    }


def save_publishers(connection: Connection, published: Mapping[str, str]) -> None:
    """Keep report id -> who published it, in place of all that was known."""
    connection.execute(delete(publishers))
    insert_all(connection, publishers, ({"report": r, "name": name} for r, name in published.items()))


def names(connection: Connection) -> Sequence[str]:
    """Return the names under which sources told of incidents, rejected ones too."""
    return distinct(connection, tellings.c.name)


def told(connection: Connection, called: Collection[str] | None = None) -> tuple[Told, ...]:
    """Return the sources, or those that are `called` so, that told of incidents which are not rejected.

    All are counted, from an index alone, and the few that are rejected taken off.
    """
    columns = (tellings.c.name, tellings.c.kind, tellings.c.affiliation)
    counted = select(*columns, func.count(), func.sum(cast(tellings.c.first, Integer))).group_by(*columns)
    if called is not None:
        counted = counted.where(tellings.c.name.in_(called))
    gone = {
        (name, kind, whose): (number, first)
        for name, kind, whose, number, first in connection.execute(
            counted.join(incidents, incidents.c.id == tellings.c.id).where(incidents.c.status == "rejected")
        )
    }
    found = []
    for name, kind, whose, number, first in connection.execute(counted):
        less, less_first = gone.get((name, kind, whose), (0, 0))
        if number > less:
            one = Told(
                name=name, kind=kind, affiliation=whose, incidents=number - less, first=first - less_first
            )
            found.append(one)
    return tuple(found)


def published(connection: Connection, called: Collection[str] | None = None) -> dict[str, int]:
    """Return name -> how many reports a source published, of all or of those that are `called` so."""
    query = select(publishers.c.name, func.count()).group_by(publishers.c.name)
    if called is not None:
        query = query.where(publishers.c.name.in_(called))
    return {row[0]: row[1] for row in connection.execute(query)}


def incidents_of(connection: Connection, names: Collection[str], limit: int) -> dict[str, bool]:
    """Return incidents that a source told of, in order of capture -> whether it was the first to.

    `names` are all of one source's. Rejected incidents are left out.
    """
    query = (
        select(incidents.c.id, tellings.c.first)
        .join(tellings, tellings.c.id == incidents.c.id)
        .where(tellings.c.name.in_(names), incidents.c.status != "rejected")
        .order_by(incidents.c.report, incidents.c.place_in_report)
    )
    return {row.id: row.first for row in connection.execute(query.limit(limit))}


def reports_of(connection: Connection, names: Collection[str], limit: int) -> Sequence[Row[Any]]:
    """Return the rows of reports that a source published, in order of capture."""
    those = select(publishers.c.report).where(publishers.c.name.in_(names))
    query = select(reports).where(reports.c.id.in_(those)).order_by(reports.c.sequence)
    return connection.execute(query.limit(limit)).all()
