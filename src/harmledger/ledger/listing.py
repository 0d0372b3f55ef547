"""Incidents as lists show them: filtered, sorted and cut into pages by the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, bindparam, func, or_, select, update
from sqlalchemy.sql.elements import UnaryExpression

from harmledger.ledger import sources, sums
from harmledger.ledger.folding import folded_words
from harmledger.ledger.records import Summary
from harmledger.ledger.state import IncidentState
from harmledger.ledger.statements import chunks, delete_all, distinct, insert_all
from harmledger.ledger.tables import (
    incident_actors,
    incident_states,
    incidents,
    members,
    questions,
    reports,
    tallied,
)
from harmledger.model.incident import Link
from harmledger.model.record import Record

_TABLE = incidents.c
_LARGEST = 2**31 - 1
_MOST_CHOICES = 500
_STANDING = {"suggested", "accepted"}
"""The statuses of what is not rejected."""
_COUNT = select(_TABLE.status, func.count().label("number"), func.count(_TABLE.lat).label("placed")).group_by(
    _TABLE.status
)
"""How many incidents have each status, and how many of these have a place."""

ORDERS: Mapping[str, Sequence[Column[Any]]] = {
    "date": (_TABLE.earliest,),
    "place": (_TABLE.place,),
    "event": (_TABLE.event_type,),
    "killed": (_TABLE.killed,),
    "injured": (_TABLE.injured,),
    "grade": (_TABLE.grade,),
    "origins": (_TABLE.origins,),
    "differ": (_TABLE.differ, _TABLE.origins),
    "status": (_TABLE.status,),
    "capture": (),
}
"""What a list can be sorted by; what is equal stands in order of capture."""


class Wanted(Record, frozen=True):
    """Which incidents are wanted; what is empty asks for nothing.

    Words are sought one by one, folded. Days and the `box` (south, west, north, east) leave out what has none
    of its own.
    """

    words: str = ""
    earliest: date | None = None
    latest: date | None = None
    place: str = ""
    actor: str = ""
    means: str = ""
    event_type: str = ""
    grade: str = ""
    status: str = ""
    """Where it is empty, rejected incidents are not wanted."""
    row: tuple[str, str] | None = None
    """A column of `tallied` and its key, empty where it is unknown: what a tally has in that row."""
    disputed: bool = False
    flagged: bool | None = None
    reprinted: bool = False
    since: int = 0
    """Where it is not 0, only what is told in reports that came after this one, by the order of capture."""
    box: tuple[float, float, float, float] | None = None


class Page(Record, frozen=True):
    """A part of a list, and how long the whole is."""

    states: tuple[IncidentState, ...]
    matching: int
    """How many are wanted."""
    unplaced: int
    """How many of these have no place."""
    total: int
    """How many there are; the rejected count only where rejected ones are wanted."""


class Location(Record, frozen=True):
    """A place of incidents, with how far off it may be, and how many there are."""

    place: str
    lat: float
    lon: float
    radius_km: float
    number: int
    incident: str
    """One of them."""


def page(connection: Connection, wanted: Wanted, order: str, offset: int, limit: int) -> Page:
    """Return incidents in an order of `ORDERS`, the other way round with a minus before it."""
    standing = [row for row in connection.execute(_COUNT) if row.status in _STANDING | {wanted.status}]
    total = matching = sum(row.number for row in standing)
    placed = sum(row.placed for row in standing)
    if wanted != Wanted():
        count = select(func.count(), func.count(_TABLE.lat)).where(_condition(wanted))
        matching, placed = connection.execute(count).one()
    return Page(
        states=some(connection, wanted, order, offset, limit),
        matching=matching,
        unplaced=matching - placed,
        total=total,
    )


def ids(connection: Connection, wanted: Wanted) -> frozenset[str]:
    """Return the ids of the incidents that are wanted."""
    return frozenset(connection.scalars(select(_TABLE.id).where(_condition(wanted))))


def some(
    connection: Connection, wanted: Wanted, order: str, offset: int, limit: int
) -> tuple[IncidentState, ...]:
    """Return so many of the incidents that are wanted, in an order as of `page`."""
    ids = select(_TABLE.id).where(_condition(wanted)).order_by(*_order(order)).offset(offset).limit(limit)
    return states(connection, connection.scalars(ids).all())


def states(connection: Connection, ids: Sequence[str]) -> tuple[IncidentState, ...]:
    """Return the incidents with these ids, in their order; those that are not there are left out."""
    bodies = incident_states.c
    found = dict[str, IncidentState]()
    for some in chunks(ids):
        query = select(bodies.id, bodies.state).where(bodies.id.in_(some))
        found.update((row.id, row.state) for row in connection.execute(query))
    return tuple(found[incident] for incident in ids if incident in found)


def locations(connection: Connection, wanted: Wanted) -> tuple[Location, ...]:
    """Return the places of the incidents that are wanted, each once."""
    where = (_TABLE.place, _TABLE.lat, _TABLE.lon, _TABLE.radius_km)
    query = select(*where, func.count().label("number"), func.min(_TABLE.id).label("incident"))
    placed = query.where(_condition(wanted), _TABLE.lat.is_not(None)).group_by(*where)
    return tuple(Location(**row._mapping) for row in connection.execute(placed))


def choices(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """Return what can be chosen in each field of a filter: what most incidents have, in order of words."""
    return {
        "place": _choices(connection, _TABLE.place),
        "actor": _choices(connection, incident_actors.c.name),
        "means": _choices(connection, _TABLE.means),
        "event": _choices(connection, _TABLE.event_type),
        "grade": _choices(connection, _TABLE.grade),
    }


def _choices(connection: Connection, column: Column[Any]) -> tuple[str, ...]:
    """Return the values of a column; only where they are too many are the rows of each counted."""
    found = distinct(connection, column, _MOST_CHOICES + 1)
    if len(found) > _MOST_CHOICES:
        by_number = select(column).where(column.is_not(None)).group_by(column)
        found = connection.scalars(by_number.order_by(func.count().desc(), column).limit(_MOST_CHOICES)).all()
    return tuple(sorted(value for value in found if value))


def counts(connection: Connection) -> Mapping[str, int]:
    """Return how many incidents have each status."""
    return {row.status: row.number for row in connection.execute(_COUNT)}


def stale(connection: Connection, limit: int) -> tuple[IncidentState, ...]:
    """Return incidents that are to be summarised."""
    query = select(_TABLE.id).where(_TABLE.stale.is_(True)).order_by(*_order("capture"))
    return states(connection, connection.scalars(query.limit(limit)).all())


def stale_among(connection: Connection, ids: Iterable[str]) -> tuple[IncidentState, ...]:
    """Return those of these incidents that are to be summarised."""
    query = select(_TABLE.id).where(_TABLE.stale.is_(True))
    found = [
        incident for some in chunks(ids) for incident in connection.scalars(query.where(_TABLE.id.in_(some)))
    ]
    return states(connection, found)


def beginning(connection: Connection, name: str, limit: int) -> tuple[IncidentState, ...]:
    """Return incidents whose id begins with `name`."""
    begins = _TABLE.id.startswith(name, autoescape=True)
    query = select(_TABLE.id).where(begins).order_by(*_order("capture"))
    return states(connection, connection.scalars(query.limit(limit)).all())


def told_by(connection: Connection, names: Sequence[str]) -> dict[str, list[str]]:
    """Return report id -> ids of the incidents that it tells of."""
    found: dict[str, list[str]] = {name: [] for name in names}
    query = (
        select(members.c.report, members.c.incident)
        .join(incidents, incidents.c.id == members.c.incident)
        .order_by(*_order("capture"))
    )
    for some in chunks(names):
        for report, incident in connection.execute(query.where(members.c.report.in_(some))):
            if incident not in found[report]:
                found[report].append(incident)
    return found


def doubted(connection: Connection) -> Iterator[tuple[str, str, Link]]:
    """Yield the questions whose incidents are two, not rejected, and not held apart."""
    one, other = (members.alias(), members.alias())
    left, right = (incidents.alias(), incidents.alias())
    query = (
        select(incident_states.c.state, right.c.id, questions.c.body)
        .join(one, one.c.account == questions.c.left)
        .join(left, left.c.id == one.c.incident)
        .join(incident_states, incident_states.c.id == left.c.id)
        .join(other, other.c.account == questions.c.right)
        .join(right, right.c.id == other.c.incident)
        .where(one.c.report.is_not(None), other.c.report.is_not(None))
        .where(left.c.id != right.c.id, left.c.status != "rejected", right.c.status != "rejected")
        .order_by(questions.c.place_in_order)
    )
    for state, incident, link in connection.execute(query):
        if incident not in state.apart:
            yield state.id, incident, link


def save(connection: Connection, made: Iterable[tuple[IncidentState, Summary]]) -> None:
    """Keep the summaries of incidents, except of those that have changed meanwhile."""
    for some in chunks(made):
        now = {state.id: state for state in states(connection, [state.id for state, _ in some])}
        fresh = [(state.id, summary) for state, summary in some if now.get(state.id) == state]
        ids = [incident for incident, _ in fresh]
        delete_all(connection, incident_actors.c.id, ids)
        sums.save(connection, [(now[incident], summary) for incident, summary in fresh])
        sources.save(connection, fresh)
        if fresh:
            this = update(incidents).where(_TABLE.id == bindparam("this"))
            connection.execute(
                this, [{"this": incident, **_row(incident, summary)} for incident, summary in fresh]
            )
        insert_all(
            connection,
            incident_actors,
            (
                {"id": incident, "name": name}
                for incident, summary in fresh
                for name in dict.fromkeys(summary.actors)
            ),
        )


def _row(incident: str, summary: Summary) -> dict[str, Any]:
    return {
        "stale": False,
        "event_type": summary.event_type,
        "means": summary.means,
        "grade": summary.grade,
        "earliest": summary.earliest,
        "latest": summary.latest,
        "place": summary.place,
        "lat": summary.lat,
        "lon": summary.lon,
        "radius_km": summary.radius_km,
        "killed": _within(summary.killed),
        "injured": _within(summary.injured),
        "origins": summary.origins,
        "differ": summary.differ,
        "flagged": summary.flagged,
        "reprinted": summary.reprinted,
        "place_words": _folded([summary.place or ""]),
        "actor_words": _folded(summary.actors),
        "words": _folded([incident, summary.words, summary.place or "", *summary.actors]),
    }


def _within(number: int | None) -> int | None:
    """Return the number as far as a database's integers go: what is beyond is sorted, not reckoned with."""
    return None if number is None else min(number, _LARGEST)


def _folded(texts: Iterable[str]) -> str:
    """Return the folded words of the texts, each once, with blanks round them."""
    return f" {' '.join(dict.fromkeys(word for text in texts for word in folded_words(text)))} "


def _condition(wanted: Wanted) -> ColumnElement[bool]:
    equal = {
        _TABLE.means: wanted.means,
        _TABLE.event_type: wanted.event_type,
        _TABLE.grade: wanted.grade,
        _TABLE.status: wanted.status,
    }
    said = {
        _TABLE.words: wanted.words,
        _TABLE.place_words: wanted.place,
        _TABLE.actor_words: wanted.actor,
    }
    return and_(
        *(column == value for column, value in equal.items() if value),
        *(column.contains(f" {word} ") for column, text in said.items() for word in folded_words(text)),
        *_in_time_and_space(wanted),
        *([_TABLE.id.in_(_in_row(*wanted.row))] if wanted.row else []),
        *([_TABLE.status != "rejected"] if not wanted.status else []),
        *([_TABLE.differ > 0] if wanted.disputed else []),
        *([_TABLE.flagged.is_(wanted.flagged)] if wanted.flagged is not None else []),
        *([_TABLE.reprinted.is_(True)] if wanted.reprinted else []),
        *([_TABLE.id.in_(_told_since(wanted.since))] if wanted.since else []),
    )


def _in_row(axis: str, key: str) -> Select[tuple[str]]:
    """Return the ids of the incidents that a tally has in one row."""
    column = tallied.c[axis]
    return select(tallied.c.id).where(column == key if key else column.is_(None))


def _told_since(report: int) -> Select[tuple[str]]:
    """Return the ids of the incidents that are told of in later reports than this one."""
    later = select(members.c.incident).join(reports, reports.c.id == members.c.report)
    return later.where(reports.c.sequence > report)


def _in_time_and_space(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.earliest:
        found.append(_TABLE.latest >= wanted.earliest)
    if wanted.latest:
        found.append(_TABLE.earliest <= wanted.latest)
    if wanted.box:
        south, west, north, east = wanted.box
        found.append(_TABLE.lat.between(south, north))
        across = (_TABLE.lon >= west, _TABLE.lon <= east)
        found.append(and_(*across) if west <= east else or_(*across))  # a box may lie across the date line
    return found


def _order(order: str) -> list[UnaryExpression[Any] | Column[Any]]:
    """Return what the rows are sorted by: what is unknown comes last either way."""
    columns = ORDERS.get(order.removeprefix("-"), ORDERS["date"])
    turned = ((c.desc() if order.startswith("-") else c.asc()).nulls_last() for c in columns)
    return [*turned, _TABLE.report, _TABLE.place_in_report]
