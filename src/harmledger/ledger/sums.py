"""What incidents add up to, reckoned by the database: sums of minima and of maxima, by one column."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, cast, func, literal, select

from harmledger.ledger.records import Amount, Summary
from harmledger.ledger.state import IncidentState
from harmledger.ledger.statements import delete_all, insert_all
from harmledger.ledger.tables import amounts, incidents, tallied
from harmledger.model.count_range import CountKind, CountRange
from harmledger.model.record import Record

_LARGEST = 10**13
"""More people than ever lived; a sum of many such still fits a database's integers."""


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
    key = tallied.c.get(axis)
    stands = tallied.c.rejected.is_(False)
    counted = select(literal(None) if key is None else key, tallied.c.grade, func.count())
    counted = counted.where(stands).group_by(*([] if key is None else [key]), tallied.c.grade)
    gone = select(func.count()).where(tallied.c.rejected.is_(True))
    return Sums(
        numbers={(row[0], row[1]): row[2] for row in connection.execute(counted)},
        reported=_parts(connection, key, harm, group, conceded=False),
        conceded=_parts(connection, key, harm, group, conceded=True),
        rejected=connection.scalars(gone).one(),
    )


def _parts(
    connection: Connection, key: Column[Any] | None, harm: str, group: str, *, conceded: bool
) -> Mapping[tuple[str | None, str], Part]:
    by = amounts.c.group if key is None else key
    query = (
        select(
            by,
            tallied.c.grade,
            func.count(),
            func.sum(amounts.c.low),
            func.sum(amounts.c.high),
            func.count(amounts.c.high),
            func.min(cast(amounts.c.low_stated, Integer)),
            func.max(cast(amounts.c.approximate, Integer)),
            func.min(amounts.c.kind),
        )
        .join(tallied, tallied.c.id == amounts.c.id)
        .where(amounts.c.harm == harm, amounts.c.conceded.is_(conceded), tallied.c.rejected.is_(False))
        .group_by(by, tallied.c.grade)
    )
    if key is not None:
        query = query.where(amounts.c.group == group)
    return {(row[0], row[1]): _part(*row[2:]) for row in connection.execute(query)}


def _part(counted: int, low: int, high: int | None, closed: int, stated: int, vague: int, kind: Any) -> Part:
    return Part(
        counted=counted,
        low=int(low),
        high=int(high) if high is not None and closed == counted else None,
        low_stated=bool(stated),
        approximate=bool(vague),
        kind=kind,
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
    for column in (tallied.c.id, amounts.c.id):
        delete_all(connection, column, ids)
    insert_all(connection, tallied, (_row(state, summary) for state, summary in made))
    insert_all(connection, amounts, ({"id": state.id, **_amount(a)} for state, s in made for a in s.amounts))


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
