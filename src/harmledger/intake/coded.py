"""Tables of coded records: a report and what a recorder coded of it, a row each.

The reader must not see the answers: a report's fields are taken from columns of its own, and `date`, which is
the event's here, is never taken for the day of publication.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from harmledger import __version__
from harmledger.errors import RefusedError
from harmledger.intake import dates, encoding, taking
from harmledger.intake.formats import table
from harmledger.intake.records import Derived, Draft, Refusal
from harmledger.model import Derivation, Original, Report
from harmledger.model.coded_record import Bounds, CodedRecord
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms

DERIVATION = Derivation(tool="harmledger coded records", version=__version__)

_Row = Mapping[str, str]


class CodedTable(Record, frozen=True):
    """The reports of a table, each with its coded record, and what was refused.

    `fields` are what the table has columns for: harms, `date`, `place`.
    """

    fields: tuple[str, ...]
    rows: tuple[tuple[Report, CodedRecord], ...]
    refusals: tuple[Refusal, ...]


def take(content: bytes, original: Original) -> CodedTable:
    """Take every row that can be scored; RefusedError if there is no text, or nothing to score it by."""
    text = encoding.decode(content).removeprefix("\ufeff")
    lines = table.rows(text)
    _, header = next(lines, (1, []))
    names = [] if isinstance(header, csv.Error) else [cell.strip().lower() for cell in header]
    fields = tuple(_fields(names))
    if "text" not in names:
        raise RefusedError(f"{original.location}: the first row names no column 'text'")
    if not fields:
        columns = "date, place, lat and lon, killed_min, killed_max, injured_min, ..."
        raise RefusedError(f"{original.location}: no column to score by; there can be {columns}")
    drafts: list[Draft] = []
    records: list[CodedRecord] = []
    refusals: list[Refusal] = []
    for number, cells in lines:
        where = f"row that ends at line {number}"
        try:
            row = _row(names, cells)
            record = _record(row)
        except (ValueError, csv.Error) as error:
            refusals.append(Refusal(where=where, reason=f"not scored: {error}"))
            continue
        drafts.append(_draft(row, where))
        records.append(record)
    derived = Derived(derivation=DERIVATION, drafts=tuple(drafts), refusals=tuple(refusals))
    intake = taking.from_drafts(derived, original)
    rows = tuple((report, records[report.position]) for report in intake.reports)
    return CodedTable(fields=fields, rows=rows, refusals=intake.refusals)


def _fields(names: Sequence[str]) -> Iterator[str]:
    for harm in terms("harms"):
        if {f"{harm}_min", f"{harm}_max"} & set(names):
            yield harm
    if "date" in names:
        yield "date"
    if "place" in names or {"lat", "lon"} <= set(names):
        yield "place"


def _row(names: Sequence[str], cells: Sequence[str] | csv.Error) -> _Row:
    if isinstance(cells, csv.Error):
        raise cells
    return {name: cell for name, cell in zip(names, cells, strict=False) if cell.strip()}


def _draft(row: _Row, where: str) -> Draft:
    return Draft(
        text=row.get("text", ""),
        where=where,
        id=row.get("id"),
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=row.get("published"),
        language=row.get("language"),
    )


def _record(row: _Row) -> CodedRecord:
    day = dates.read(row["date"]) if "date" in row else None
    if "date" in row and day is None:
        raise ValueError(f"{row['date']!r} is no date: write it as 2031-05-04")
    bounds = {
        harm: Bounds(low=_whole(row, f"{harm}_min"), high=_whole(row, f"{harm}_max"))
        for harm in terms("harms")
    }
    return CodedRecord(
        counts={harm: given for harm, given in bounds.items() if given != Bounds()},
        day=day,
        place=row.get("place"),
        point=_point(row),
    )


def _whole(row: _Row, name: str) -> int | None:
    if name not in row:
        return None
    number = _number(row, name)
    if not number.is_integer():
        raise ValueError(f"{name} is {row[name]!r}, which is no whole number")
    return int(number)


def _number(row: _Row, name: str) -> float:
    try:
        number = float(row[name])
    except ValueError as error:
        raise ValueError(f"{name} is {row[name]!r}, which is no number") from error
    if not isfinite(number):
        raise ValueError(f"{name} is {row[name]!r}, which is no number")
    return number


def _point(row: _Row) -> tuple[float, float] | None:
    if "lat" not in row or "lon" not in row:
        return None
    lat, lon = _number(row, "lat"), _number(row, "lon")
    if abs(lat) > 90 or abs(lon) > 180:
        raise ValueError(f"{lat:g} {lon:g} is no place on earth")
    return lat, lon
