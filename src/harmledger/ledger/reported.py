"""What came in: originals, the reports in them, and what was refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

import msgspec
from sqlalchemy import delete, func, insert, select

from harmledger.ledger import rows, tables
from harmledger.ledger import search as full_text
from harmledger.ledger.opened import Opened
from harmledger.ledger.records import Refused, Saved
from harmledger.ledger.reports import add_reports, note_refusals
from harmledger.ledger.statements import distinct
from harmledger.model.report import Original, Report


class Reported(Opened):
    """Originals, reports and refusals."""

    def add_original(self, original: Original) -> bool:
        """Note an original; False if its bytes are known already, and then nothing changes."""
        with self._database.writing() as connection:
            table = tables.originals
            if connection.execute(select(table.c.sha256).where(table.c.sha256 == original.sha256)).first():
                return False
            connection.execute(insert(table), msgspec.structs.asdict(original))
            return True

    def originals(self) -> Iterator[Original]:
        """Yield all originals in order of capture."""
        return map(rows.original, self._paged(select(tables.originals), tables.originals.c.sequence))

    def original(self, sha256: str) -> Original | None:
        """Return one original, or None."""
        table = tables.originals
        with self._database.reading() as connection:
            found = connection.execute(select(table).where(table.c.sha256 == sha256)).first()
        return None if found is None else rows.original(found)

    def originals_to_take_in(self, tool_version: str) -> Iterator[Original]:
        """Yield the originals, in order of capture, that this version of intake has not taken in."""
        done = select(tables.intakes.c.original).where(tables.intakes.c.tool_version == tool_version)
        waiting = select(tables.originals).where(tables.originals.c.sha256.not_in(done))
        return map(rows.original, self._paged(waiting, tables.originals.c.sequence))

    def note_refusal(self, refused: Refused) -> None:
        """Note what was refused; the same refusal again adds nothing."""
        with self._database.writing() as connection:
            note_refusals(connection, [refused])

    def refusals(self) -> Iterator[Refused]:
        """Yield all that was refused, in the order in which it first was."""
        return map(rows.refused, self._paged(select(tables.refusals), tables.refusals.c.id))

    def save_intake(
        self,
        original: Original,
        reports: Iterable[Report],
        refusals: Iterable[Refused] = (),
        *,
        tool_version: str,
        at: datetime,
    ) -> Saved:
        """Keep what intake made of an original, and that it was done.

        A report whose id is known adds nothing; it is refused if it says something else than the known one,
        for readings and decisions rest on that one's characters.
        """
        with self._database.writing() as connection:
            saved = add_reports(connection, original, reports, at)
            refused = (*refusals, *saved.refused)
            note_refusals(connection, refused)
            connection.execute(delete(tables.intakes).where(tables.intakes.c.original == original.sha256))
            connection.execute(
                insert(tables.intakes),
                {"original": original.sha256, "tool_version": tool_version, "done": at},
            )
            return msgspec.structs.replace(saved, refused=refused)

    def reports(self) -> Iterator[Report]:
        """Yield all reports in order of capture."""
        return map(rows.report, self._paged(select(tables.reports), tables.reports.c.sequence))

    def report(self, report: str) -> Report | None:
        """Return one report, or None."""
        with self._database.reading() as connection:
            found = connection.execute(select(tables.reports).where(tables.reports.c.id == report)).first()
        return None if found is None else rows.report(found)

    def last_report(self) -> int:
        """Return the place of the latest report in the order of capture, 0 if there is none."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.max(tables.reports.c.sequence))) or 0

    def reports_by_id(self, reports: Iterable[str]) -> dict[str, Report]:
        """Return report id -> report."""
        table = tables.reports
        return {row.id: rows.report(row) for row in self._those(list(table.c), table.c.id, reports)}

    def reports_to_read(self, reader: str) -> Iterator[Report]:
        """Yield the reports, in order of capture, that this version of the reader has not read."""
        done = select(tables.readings.c.report).where(tables.readings.c.reader == reader)
        waiting = select(tables.reports).where(tables.reports.c.sequence.not_in(done))
        return map(rows.report, self._paged(waiting, tables.reports.c.sequence))

    def reports_in_others(self, languages: Collection[str], *, since: int = 0) -> Iterator[Report]:
        """Yield the reports after `since`, in order of capture, that are known to be in none of these."""
        table = tables.reports
        with self._database.reading() as connection:
            others = set(distinct(connection, table.c.language)).difference(languages)
        query = select(table).where(table.c.language.in_(others), table.c.sequence > since)
        return map(rows.report, self._paged(query, table.c.sequence))

    def search(self, query: str, limit: int = 20) -> list[full_text.Hit]:
        """Return the reports that say every word of `query`, and every "phrase", best first."""
        with self._database.reading() as connection:
            return full_text.search(connection, query, limit)

    def _text_of(self, report: str) -> str | None:
        found = self.report(report)
        return None if found is None else found.text
