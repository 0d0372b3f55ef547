"""A tally as JSON and CSV (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.model import contract
from harmledger.model.contract import Json
from harmledger.pipeline import Sum, Tally
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
        "rows": [
            {"key": row.key, "graded": _sum(row.graded), "alleged": _sum(row.alleged)} for row in tally.rows
        ],
        "total": {"graded": _sum(tally.total.graded), "alleged": _sum(tally.total.alleged)},
        "left_out": [{"incident": incident, "reason": reason} for incident, reason in tally.left_out],
    }


def _sum(value: Sum) -> Json:
    return {
        "range": contract.count_range(value.range) if value.range else None,
        "counted": list(value.counted),
        "unknown": list(value.unknown),
    }


def csv_lines(tally: Tally) -> Iterator[bytes]:
    """Yield a header, then a line for each row; the total is left to whoever adds the rows up."""
    yield spreadsheet.line([tally.by, *_SUM, *(f"alleged_{column}" for column in _SUM)])
    for row in tally.rows:
        yield spreadsheet.line([row.key, *_cells(row.graded), *_cells(row.alleged)])


def _cells(value: Sum) -> tuple[int | None, ...]:
    low = value.range.low if value.range and value.range.low_stated else None
    high = value.range.high if value.range else None
    return low, high, len(value.counted), len(value.unknown)
