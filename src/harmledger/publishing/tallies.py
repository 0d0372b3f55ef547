"""A tally as JSON and CSV (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.model import contract
from harmledger.model.contract import Json
from harmledger.pipeline import Overview, Row, Size, Sum, Tally
from harmledger.publishing import spreadsheet

_SUM = ("min", "max", "incidents", "unknown")


def json(tally: Tally) -> Json:
    """Return a tally as `harmledger tally --json` prints it."""
    asked = tally.question
    return {
        "by": tally.by,
        "harm": asked.harm,
        "group": asked.group,
        "grades": list(asked.grades),
        "rows": [{"key": row.key, **_sums(row)} for row in tally.rows],
        "total": _sums(tally.total),
        "left_out": [{"incident": incident, "reason": str(reason)} for incident, reason in tally.left_out],
    }


def _sums(row: Row) -> Json:
    return {"graded": _sum(row.graded), "alleged": _sum(row.alleged), "conceded": _sum(row.conceded)}


def _sum(value: Sum) -> Json:
    return {
        "range": contract.count_range(value.range) if value.range else None,
        "counted": list(value.counted),
        "unknown": list(value.unknown),
    }


def csv_lines(tally: Overview) -> Iterator[bytes]:
    """Yield a header, then a line for each row; the total is left to whoever adds the rows up."""
    others = [f"{kind}_{column}" for kind in ("alleged", "conceded") for column in _SUM]
    yield spreadsheet.line([tally.by, *_SUM, *others])
    for row in tally.rows:
        sums = (row.graded, row.alleged, row.conceded)
        yield spreadsheet.line([row.key, *(cell for each in sums for cell in _cells(each))])


def _cells(value: Size) -> tuple[int | None, ...]:
    low = value.range.low if value.range and value.range.low_stated else None
    high = value.range.high if value.range else None
    return low, high, value.counted, value.unknown
