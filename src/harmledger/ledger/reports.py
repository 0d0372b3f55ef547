"""Which of an original's reports are new, known, or at odds with a known one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, func, insert, select

from harmledger.ledger import rows, search, tables
from harmledger.ledger.records import Refused, Saved
from harmledger.ledger.statements import chunks, insert_all
from harmledger.model.report import Original, Report

STAGE = "intake"

_NO_CHARACTERS = "it holds half a surrogate pair, which is no character: mend its encoding"
_AT_ODDS = "another report has this id and says something else: give it its own id"


def add_reports(connection: Connection, original: Original, reports: Iterable[Report], at: datetime) -> Saved:
    """Add the new ones among `reports` and make them findable; say what became of the others."""
    known_before, refused, added = 0, list[Refused](), 0
    for page in chunks(reports):
        new, at_odds = _sort_out(connection, page)
        refused += [_refused(original, report, reason, at) for report, reason in at_odds]
        known_before += len(page) - len(new) - len(at_odds)
        added += len(new)
        _insert(connection, new)
    return Saved(added=added, known=known_before, refused=tuple(refused))


def note_refusals(connection: Connection, refused: Iterable[Refused]) -> None:
    """Note refusals, each once, however often it comes."""
    table = tables.refusals
    for refusal in map(_legible, refused):
        same = (
            (table.c.location == refusal.location)
            & (table.c.reason == refusal.reason)
            & (table.c.stage == refusal.stage)
        )
        if connection.execute(select(table.c.id).where(same)).first() is None:
            connection.execute(insert(table), msgspec.structs.asdict(refusal))


def _sort_out(
    connection: Connection, page: Sequence[Report]
) -> tuple[list[Report], list[tuple[Report, str]]]:
    """Return the reports that are new, and those that are refused with the reason."""
    query = select(tables.reports.c.id, tables.reports.c.text)
    texts = {row.id: row.text for row in connection.execute(query.where(tables.reports.c.id.in_(_ids(page))))}
    new, at_odds = list[Report](), list[tuple[Report, str]]()
    for report in page:
        if not _is_storable(report):
            at_odds.append(
                (report, "it holds half a surrogate pair, which is no character: mend its encoding")
            )
        elif report.id not in texts:
            texts[report.id] = report.text
            new.append(report)
        elif texts[report.id] != report.text:
            at_odds.append((report, _AT_ODDS))
    return new, at_odds


def _ids(reports: Iterable[Report]) -> list[str]:
    return [report.id for report in reports if _is_storable(report)]


def _is_storable(report: Report) -> bool:
    try:
        msgspec.json.encode(report)
    except UnicodeEncodeError:
        return False
    return True


def _insert(connection: Connection, new: Sequence[Report]) -> None:
    if not new:
        return
    next_number = (connection.scalar(select(func.max(tables.reports.c.sequence))) or 0) + 1
    numbered = list(enumerate(new, start=next_number))
    insert_all(
        connection,
        tables.reports,
        ({"sequence": sequence, **rows.of_report(report)} for sequence, report in numbered),
    )
    search.index(connection, numbered)


def _refused(original: Original, report: Report, reason: str, at: datetime) -> Refused:
    return Refused(location=f"{original.location}: report {report.id}", reason=reason, stage=STAGE, at=at)


def _legible(refused: Refused) -> Refused:
    """Return the refusal with whatever is no character spelled out: a file's name may be anything."""
    location, reason = (
        s.encode("utf-8", "backslashreplace").decode() for s in (refused.location, refused.reason)
    )
    return msgspec.structs.replace(refused, location=location, reason=reason)
