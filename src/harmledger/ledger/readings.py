"""What was read in the reports: readings, accounts, and the claims that these rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, select, type_coerce

from harmledger.errors import LedgerError
from harmledger.ledger import rows, standing, tables
from harmledger.ledger.reported import Reported
from harmledger.ledger.statements import chunks, delete_all, insert_all
from harmledger.model import say
from harmledger.model.account import Account
from harmledger.model.claim import Claim
from harmledger.model.reading import Reading


class _ClaimsOnly(msgspec.Struct):
    """The part of a reading that says who says so."""

    claims: tuple[Claim, ...] = ()


class Readings(Reported):
    """Readings of reports, and the accounts in them."""

    def save_readings(self, batch: Iterable[Reading]) -> None:
        """Keep readings, each in place of any earlier one of its report; assessments must be made anew."""
        readings = {reading.report: reading for reading in batch}.values()
        with self._database.writing() as connection:
            places = _sequences(connection, [reading.report for reading in readings])
            by_report = tables.accounts.c.report
            told = set(standing.values(connection, tables.accounts.c.id, by_report, places.values()))
            told.update(account.id for reading in readings for account in reading.accounts)
            delete_all(connection, tables.accounts.c.report, places.values())
            delete_all(connection, tables.readings.c.report, places.values())
            standing.forget_assessments(connection)
            insert_all(
                connection,
                tables.readings,
                (
                    {
                        "report": places[reading.report],
                        "reader": reading.reader,
                        "body": msgspec.structs.replace(reading, accounts=()),
                    }
                    for reading in readings
                ),
            )
            insert_all(
                connection,
                tables.accounts,
                (
                    rows.of_account(account, places[reading.report], place)
                    for reading in readings
                    for place, account in enumerate(reading.accounts)
                ),
            )
            standing.refresh(connection, told)

    def readings(self) -> Iterator[Reading]:
        """Yield the latest reading of each report, in order of capture."""
        accounts = groupby(self._account_rows(), key=lambda row: row.report)
        ahead = next(accounts, None)
        for row in self._paged(select(tables.readings), tables.readings.c.report):
            found: tuple[Account, ...] = ()
            if ahead is not None and ahead[0] == row.report:
                found = tuple(account.body for account in ahead[1])
                ahead = next(accounts, None)
            yield msgspec.structs.replace(row.body, accounts=found)

    def reading(self, report: str) -> Reading | None:
        """Return the latest reading of one report, or None if it is not read."""
        readings, accounts = tables.readings, tables.accounts
        this = tables.reports.c.id == report
        with self._database.reading() as connection:
            found = connection.execute(select(readings.c.body).join(tables.reports).where(this)).first()
            if found is None:
                return None
            told = select(accounts.c.body).join(tables.reports).where(this)
            in_order = connection.execute(told.order_by(accounts.c.place_in_report))
            body: Reading = found.body
            return msgspec.structs.replace(body, accounts=tuple(row.body for row in in_order))

    def accounts(self) -> Iterator[Account]:
        """Yield all accounts in order of capture; those of one report with its main event first."""
        return (row.body for row in self._account_rows())

    def account_ids(self) -> Iterator[str]:
        """Yield the ids of all accounts in order of capture."""
        table = tables.accounts
        query = select(table.c.id, table.c.report, table.c.place_in_report)
        return (row.id for row in self._paged(query, table.c.report, table.c.place_in_report))

    def read_accounts(self, accounts: Iterable[str]) -> dict[str, Account]:
        """Return account id -> account, as it was read."""
        table = tables.accounts
        return {row.id: row.body for row in self._those([table.c.id, table.c.body], table.c.id, accounts)}

    def claims(self) -> Iterator[tuple[str, Mapping[str, Claim]]]:
        """Yield each read report's id with its claims by their ids; assessment takes a `dict` of it."""
        for row in self._paged(_claims(), tables.readings.c.report):
            yield row.id, {claim.id: claim for claim in row.body.claims}

    def claims_in(self, reports: Iterable[str]) -> dict[str, Mapping[str, Claim]]:
        """Return the id of each report that is read -> its claims by their ids."""
        found: dict[str, Mapping[str, Claim]] = {}
        with self._database.reading() as connection:
            for page in chunks(reports):
                query = _claims().where(tables.reports.c.id.in_(page))
                found |= {row.id: {c.id: c for c in row.body.claims} for row in connection.execute(query)}
        return found

    def _account_rows(self) -> Iterator[Row[Any]]:
        table = tables.accounts
        query = select(table.c.report, table.c.place_in_report, table.c.body)
        return self._paged(query, table.c.report, table.c.place_in_report)


def _claims() -> Select[Any]:
    """Return the query of every read report's claims."""
    body = type_coerce(tables.readings.c.body, tables.Json(_ClaimsOnly)).label("body")
    return select(tables.readings.c.report, tables.reports.c.id, body).join(tables.reports)


def _sequences(connection: Connection, reports: Iterable[str]) -> dict[str, int]:
    """Return report id -> sequence number; LedgerError if a report is not in the ledger."""
    wanted = list(reports)
    table, found = tables.reports, dict[str, int]()
    for page in chunks(wanted):
        query = select(table.c.id, table.c.sequence).where(table.c.id.in_(page))
        found.update((row.id, row.sequence) for row in connection.execute(query))
    for report in wanted:
        if report not in found:
            raise LedgerError(
                say("there is no report {} in the ledger: take it in before reading it", report)
            )
    return found
