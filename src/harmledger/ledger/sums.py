"""What incidents add up to, kept in a table: sums of minima and of maxima, by one column.

Whenever what an incident is tallied by changes, it is taken off the totals and added anew, in the same
transaction; so a tally reads as many rows as it has, however many incidents there are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, get_args

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    case,
    cast,
    false,
    func,
    literal,
    select,
    union_all,
)

from harmledger.ledger.records import Amount, Summary
from harmledger.ledger.state import IncidentState
from harmledger.ledger.statements import add_up, chunks, delete_all, insert_all
from harmledger.ledger.tables import amounts, incidents, tallied, totals
from harmledger.model.count_range import CountKind, CountRange
from harmledger.model.record import Record

_LARGEST = 10**13
"""More people than ever lived; a sum of many such still fits a database's integers."""
_AXES = ("month", "place", "admin1", "country", "actor", "means", "event", "grade")
"""The columns of `tallied` by which there are totals."""
_ANY = ""
"""The harm and the group of the rows of `totals` that count incidents, with or without a figure."""
_KINDS: Sequence[CountKind] = get_args(CountKind)
"""The kinds of ranges; of a single figure, the sum of their places in this row tells the kind."""


class Part(Record, frozen=True):
    """Some incidents' ranges, added up as `count_range.sum_distinct` adds them."""

    counted: int = 0
    low: int = 0
    high: int | None = 0
    low_stated: bool = True
    approximate: bool = False
    kind: CountKind = "derived"
    """Of the one that is counted, if it is one."""

    def plus(self, other: Part) -> Part:
        """Return the part that holds the incidents of both."""
        if not self.counted or not other.counted:
            return self if self.counted else other
        return Part(
            counted=self.counted + other.counted,
            low=self.low + other.low,
            high=None if self.high is None or other.high is None else self.high + other.high,
            low_stated=self.low_stated and other.low_stated,
            approximate=self.approximate or other.approximate,
        )

    @property
    def range(self) -> CountRange | None:
        """The sum; None of nothing."""
        if not self.counted:
            return None
        return CountRange(
            low=self.low,
            high=self.high,
            kind=self.kind if self.counted == 1 else "derived",
            approximate=self.approximate,
            low_stated=self.low_stated or (self.counted > 1 and self.low > 0),
        )


class Sums(Record, frozen=True):
    """What is added up, by key and grade; a key is None where it is unknown, or where nothing is asked for.

    Rejected incidents are in none of it.
    """

    numbers: Mapping[tuple[str | None, str], int]
    """How many incidents there are."""
    reported: Mapping[tuple[str | None, str], Part]
    conceded: Mapping[tuple[str | None, str], Part]
    rejected: int


def find(connection: Connection, axis: str, harm: str, group: str) -> Sums:
    """Return the sums by a column of `tallied`, or by `group`, where each incident has several."""
    by_group = axis == "group"
    key_of = totals.c.group if by_group else totals.c.key
    query = select(key_of, totals.c.grade, totals.c.harm, totals.c.conceded, *_NUMBERS).where(
        totals.c.axis == ("grade" if by_group else axis),
        totals.c.harm.in_([_ANY, harm]),
        totals.c.incidents > 0,
    )
    if not by_group:
        query = query.where(totals.c.group.in_([_ANY, group]))
    numbers = dict[tuple[str | None, str], int]()
    reported, conceded = dict[tuple[str | None, str], Part](), dict[tuple[str | None, str], Part]()
    for key, grade, of, is_conceded, number, *figures in connection.execute(query).all():
        if of == _ANY:
            numbers[key or None, grade] = number
        else:
            (conceded if is_conceded else reported)[key or None, grade] = _part(number, *figures)
    gone = select(func.count()).where(tallied.c.rejected.is_(True))
    return Sums(
        numbers=numbers, reported=reported, conceded=conceded, rejected=connection.scalars(gone).one()
    )


_NUMBERS = [column for column in totals.c if not column.primary_key]


def _part(counted: int, low: int, high: int, closed: int, stated: int, vague: int, kinds: int) -> Part:
    return Part(
        counted=counted,
        low=low,
        high=high if closed == counted else None,
        low_stated=stated == counted,
        approximate=vague > 0,
        kind=_KINDS[kinds] if counted == 1 else "derived",
    )


def without_figure(
    connection: Connection, harm: str, group: str, grades: Collection[str], limit: int
) -> tuple[str, ...]:
    """Return incidents of these grades that no one gives such a figure for, in order of capture."""
    those = (amounts.c.harm == harm, amounts.c.group == group, amounts.c.conceded.is_(False))
    known = select(amounts.c.id).where(*those, amounts.c.id == tallied.c.id).exists()
    query = (
        select(tallied.c.id)
        .join(incidents, incidents.c.id == tallied.c.id)
        .where(tallied.c.rejected.is_(False), tallied.c.grade.in_(grades), ~known)
        .order_by(incidents.c.report, incidents.c.place_in_report)
    )
    return tuple(connection.scalars(query.limit(limit)))


def save(connection: Connection, made: Sequence[tuple[IncidentState, Summary]]) -> None:
    """Keep what incidents are tallied by, and their ranges."""
    ids = [state.id for state, _ in made]
    forget(connection, ids)
    insert_all(connection, tallied, (_row(state, summary) for state, summary in made))
    insert_all(connection, amounts, ({"id": state.id, **_amount(a)} for state, s in made for a in s.amounts))
    _add(connection, ids, times=1)


def forget(connection: Connection, ids: Collection[str]) -> None:
    """Take incidents out of the sums."""
    _add(connection, ids, times=-1)
    for column in (tallied.c.id, amounts.c.id):
        delete_all(connection, column, ids)


def _add(connection: Connection, ids: Iterable[str], *, times: int) -> None:
    """Add what is kept of incidents to the totals, so many times."""
    for some in chunks(ids):
        add_up(connection, totals, _totals(some, times))


def _totals(ids: Collection[str], times: int) -> CompoundSelect[Any]:
    """Return the query of what incidents, taken so many times, add to each row of `totals`."""
    these = select(tallied).where(tallied.c.id.in_(ids), tallied.c.rejected.is_(False)).cte("these")
    keys = (
        select(
            literal(axis).label("axis"),
            func.coalesce(these.c[axis], "").label("key"),
            these.c.grade,
            these.c.id,
        )
        for axis in _AXES
    )
    keyed = union_all(*keys).cte("keyed")
    by = (keyed.c.axis, keyed.c.key, keyed.c.grade)
    nothing = (literal(0).label(name) for name in _OF_FIGURES)
    incidents_of = select(
        *by,
        literal(_ANY).label("harm"),
        literal(_ANY).label("group"),
        false().label("conceded"),
        (times * func.count()).label("incidents"),
        *nothing,
    )
    figures = (amounts.c.harm, amounts.c.group, amounts.c.conceded)
    added = ((times * func.sum(value)).label(name) for name, value in _OF_FIGURES.items())
    figures_of = select(*by, *figures, (times * func.count()).label("incidents"), *added)
    return union_all(
        incidents_of.group_by(*by),
        figures_of.join(amounts, amounts.c.id == keyed.c.id).group_by(*by, *figures),
    )


_OF_FIGURES: Mapping[str, ColumnElement[Any]] = {
    "low": amounts.c.low,
    "high": func.coalesce(amounts.c.high, 0),
    "closed": cast(amounts.c.high.is_not(None), Integer),
    "stated": cast(amounts.c.low_stated, Integer),
    "approximate": cast(amounts.c.approximate, Integer),
    "kinds": case({kind: place for place, kind in enumerate(_KINDS)}, value=amounts.c.kind),
}
"""What of each figure is added up in which column of `totals`."""


def _row(state: IncidentState, summary: Summary) -> dict[str, Any]:
    return {
        "id": state.id,
        "rejected": state.status == "rejected",
        "grade": summary.grade,
        "event": summary.event_type,
        "means": summary.means,
        **summary.keys,
    }


def _amount(of: Amount) -> dict[str, Any]:
    known = of.range
    return {
        "harm": of.harm,
        "group": of.group,
        "conceded": of.conceded,
        "low": min(known.low, _LARGEST),
        "high": None if known.high is None else min(known.high, _LARGEST),
        "low_stated": known.low_stated,
        "approximate": known.approximate,
        "kind": known.kind,
    }
