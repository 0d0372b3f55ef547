"""The incidents as they stand, kept in tables: always what `state.current` makes of the whole ledger.

Decisions and suggestions name accounts, and only accounts that are named together can come to be together or
apart. So what is decided of some accounts can change no incidents but those of their neighbours: all that can
be reached from them by going from account to account that one decision or one suggestion names. Of these
alone the state is found anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, delete, insert, select, update

from harmledger.ledger import sums, tables
from harmledger.ledger.state import IncidentState, current, in_force, incident_id, named
from harmledger.ledger.statements import chunks, delete_all, insert_all
from harmledger.model.decision import Addition, AnyAction, Decision, Undo
from harmledger.model.incident import Group
from harmledger.model.record import Record

_OF_AN_INCIDENT = (
    tables.assessments.c.incident,
    tables.members.c.incident,
    tables.incident_states.c.id,
    tables.incident_actors.c.id,
    tables.tellings.c.id,
    tables.incidents.c.id,
)
"""Where an incident stands, by its id."""

_LAST = 2**31 - 1
"""Where an account stands that a person made: after all that were read."""


class Neighbours(Record, frozen=True):
    """Accounts that decisions and suggestions tie together, with all that ties them."""

    accounts: Mapping[str, tuple[int, int]]
    """The ids of those that were read, in order of capture, with their report and place in it."""
    groups: tuple[Group, ...]
    decisions: tuple[Decision, ...]
    named: frozenset[str] = frozenset()
    """The ids of all of them, of those too that no reading has."""

    def states(self) -> tuple[IncidentState, ...]:
        """Return the incidents that are made of them."""
        return current(self.groups, self.accounts, self.decisions)


def neighbours(connection: Connection, accounts: Iterable[str]) -> Neighbours:
    """Return the accounts with all their neighbours."""
    about, grouped = tables.about, tables.grouped
    found, founders, numbers = set[str](), set[str](), set[int]()
    frontier = set(accounts)
    while frontier:
        found |= frontier
        tied = set(values(connection, grouped.c.founder, grouped.c.account, frontier)) - founders
        ruled = set(values(connection, about.c.decision, about.c.account, frontier)) - numbers
        founders |= tied
        numbers |= ruled
        beside = (
            *values(connection, grouped.c.account, grouped.c.founder, tied),
            *values(connection, about.c.account, about.c.decision, ruled),
        )
        frontier = {*beside} - found
    table, groups = tables.accounts, tables.suggestions
    read = rows_of(connection, [table.c.report, table.c.place_in_report, table.c.id], table.c.id, found)
    suggested = rows_of(connection, [groups.c.place_in_order, groups.c.body], groups.c.founder, founders)
    return Neighbours(
        accounts={row.id: (row.report, row.place_in_report) for row in sorted(read)},
        groups=tuple(row.body for row in sorted(suggested, key=lambda row: row.place_in_order)),
        decisions=decisions_of(connection, numbers),
        named=frozenset(found),
    )


def note_decision(connection: Connection, decision: Decision) -> None:
    """Note of what kind a decision is, and which accounts it is about, once it is in the log."""
    undoes = decision.action.decision if isinstance(decision.action, Undo) else None
    kind = msgspec.to_builtins(decision.action)["action"]
    noted = {"decision": decision.number, "kind": kind, "undoes": undoes}
    connection.execute(insert(tables.log_kinds), noted)
    accounts = dict.fromkeys(named(_undone(connection, decision.action)))
    insert_all(connection, tables.about, ({"account": a, "decision": decision.number} for a in accounts))


def about(connection: Connection, action: AnyAction) -> set[str]:
    """Return the accounts by which the neighbours are found that an action may change something for."""
    members = tables.members
    subject = _undone(connection, action)
    here = values(connection, members.c.account, members.c.incident, [_present_id(connection, subject)])
    return {*here, *named(subject)} - {""}


def _present_id(connection: Connection, action: AnyAction) -> str:
    return find(connection, getattr(action, "incident", "")) or ""


def find(connection: Connection, name: str) -> str | None:
    """Return the id of the incident that bears or once bore the id `name`, or None."""
    incidents, members = tables.incidents, tables.members
    bears = select(incidents.c.id).where(incidents.c.id == name)
    bore = (
        select(incidents.c.id)
        .join(members, members.c.incident == incidents.c.id)
        .where(members.c.name == name)
        .order_by(incidents.c.report, incidents.c.place_in_report)
    )
    return connection.scalar(bears) or connection.scalar(bore.limit(1))


def refresh(connection: Connection, accounts: Iterable[str]) -> None:
    """Let the tables hold what is now true of these accounts' neighbours."""
    around = neighbours(connection, accounts)
    members = tables.members
    _put(connection, set(values(connection, members.c.incident, members.c.account, around.named)), around)


def put_all(connection: Connection, everything: Neighbours) -> None:
    """Let the tables hold what is true of all accounts."""
    _put(connection, set(connection.scalars(select(tables.incidents.c.id))), everything)


def forget_assessments(connection: Connection) -> None:
    """Have all incidents assessed anew; lists show what they came to until then."""
    connection.execute(delete(tables.assessments))
    fresh = tables.incidents.c.stale.is_(False)
    connection.execute(update(tables.incidents).where(fresh).values(stale=True))


def note_groups(connection: Connection, groups: Iterable[Group]) -> None:
    """Note which accounts the suggestions name, in place of all earlier ones."""
    connection.execute(delete(tables.grouped))
    named_by = ({"account": a, "founder": g.founder} for g in groups for a in dict.fromkeys(g.accounts))
    insert_all(connection, tables.grouped, named_by)


def note_log(connection: Connection, log: Iterable[Decision]) -> None:
    """Note of the decisions of the whole log what `note_decision` notes of one."""
    for table in (tables.about, tables.log_kinds):
        connection.execute(delete(table))
    for decision in log:
        note_decision(connection, decision)


def _put(connection: Connection, before: Collection[str], around: Neighbours) -> None:
    """Put the states of `around` in place of those of the incidents `before`; what stays the same is kept."""
    table, bodies = tables.incidents, tables.incident_states
    whole = [bodies.c.id, bodies.c.state]
    known = {row.id: row.state for row in rows_of(connection, whole, bodies.c.id, before)}
    stood = {
        row.id: (row.report, row.place_in_report)
        for row in rows_of(
            connection, [table.c.id, table.c.report, table.c.place_in_report], table.c.id, before
        )
    }
    states = {state.id: state for state in around.states()}
    places = _places(around)
    changed = [s for s in states.values() if (known.get(s.id), stood.get(s.id)) != (s, places[s.founder])]
    gone = [incident for incident in before if incident not in states]
    sums.forget(connection, gone)
    for column in _OF_AN_INCIDENT:
        delete_all(connection, column, gone)
    rows = [_row(state, places[state.founder]) for state in changed]
    insert_all(connection, table, (row for row in rows if row["id"] not in known))
    for row in rows:
        if row["id"] in known:
            connection.execute(update(table).where(table.c.id == row["id"]).values(row))
    for column in (bodies.c.id, tables.members.c.incident):
        delete_all(connection, column, (state.id for state in changed))
    insert_all(connection, bodies, ({"id": state.id, "state": state} for state in changed))
    insert_all(connection, tables.members, (row for state in changed for row in _members(state)))


def _places(around: Neighbours) -> Mapping[str, tuple[int, int]]:
    """Return where each account stands in order of capture; those that people made last."""
    made = {
        d.action.account: (_LAST, d.number)
        for d in reversed(in_force(around.decisions))
        if isinstance(d.action, Addition)
    }
    return {**made, **around.accounts}


def _row(state: IncidentState, place: tuple[int, int]) -> dict[str, Any]:
    report, place_in_report = place
    return {
        "id": state.id,
        "report": report,
        "place_in_report": place_in_report,
        "status": state.status,
        "stale": True,
    }


def _members(state: IncidentState) -> Iterator[dict[str, str | None]]:
    reports = dict.fromkeys(state.vanished) | {a: a.rpartition("/")[0] for a in state.accounts}
    for account, report in reports.items():
        yield {"account": account, "incident": state.id, "name": incident_id(account), "report": report}


def _undone(connection: Connection, action: AnyAction) -> AnyAction:
    """Return what an undo undoes or, by the undo of an undo, restores; any other action itself."""
    table = tables.decisions
    while isinstance(action, Undo):
        query = select(table.c.action).where(table.c.number == action.decision)
        earlier: AnyAction | None = connection.scalar(query)
        if earlier is None:
            return action
        action = earlier
    return action


def decisions_of(connection: Connection, numbers: Iterable[int]) -> tuple[Decision, ...]:
    """Return the decisions with these numbers, in their order."""
    table = tables.decisions
    found = rows_of(connection, list(table.c), table.c.number, numbers)
    return tuple(sorted((Decision(**row._mapping) for row in found), key=lambda d: d.number))


def values(
    connection: Connection, wanted: Column[Any], by: Column[Any], keys: Iterable[Any]
) -> Iterator[Any]:
    """Yield the column `wanted` of the rows whose column `by` has one of the keys."""
    return (row[0] for row in rows_of(connection, [wanted], by, keys))


def rows_of(
    connection: Connection, wanted: Sequence[Column[Any]], by: Column[Any], keys: Iterable[Any]
) -> Iterator[Any]:
    """Yield the columns `wanted` of the rows whose column `by` has one of the keys."""
    for page in chunks(keys):
        yield from connection.execute(select(*wanted).where(by.in_(page)))
