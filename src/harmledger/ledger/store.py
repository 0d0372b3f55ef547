"""The ledger: evidence, readings, suggestions and decisions in; incidents and search out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Self

import msgspec
from sqlalchemy import Column, Connection, Row, Select, delete, func, insert, select, type_coerce, update

from harmledger.errors import LedgerError
from harmledger.ledger import listing, rows, sources, standing, state, sums, tables
from harmledger.ledger import search as full_text
from harmledger.ledger.database import Database
from harmledger.ledger.decisions import Situation, complete
from harmledger.ledger.records import Refused, Saved, Summary
from harmledger.ledger.reports import add_reports, note_refusals
from harmledger.ledger.statements import chunks, delete_all, insert_all, paged
from harmledger.model.account import Account
from harmledger.model.claim import Claim
from harmledger.model.decision import AnyAction, Decision
from harmledger.model.incident import Assessment, Group, Lineage, Link
from harmledger.model.reading import Reading
from harmledger.model.report import Original, Report

_STANDING, _VERSION = "incidents stand by", "1"
"""Under what is kept which version of the derived tables is there, and which is ours."""


class _ClaimsOnly(msgspec.Struct):
    """The part of a reading that says who says so."""

    claims: tuple[Claim, ...] = ()


class Ledger:
    """One ledger. Every method that writes does all of it or nothing, and says no when it cannot.

    What yields may be long; it is read a page at a time, so writing may go on in between.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, location: Path | str, *, writing: bool = True, alone: bool = True) -> Self:
        """Open the ledger in a folder, or at a database's address.

        Who writes `alone` makes or migrates it first, and is the only one to take reports in; who is not may
        decide meanwhile, and any number may read. LedgerError if it cannot be.
        """
        opened = cls(Database(location, writing=writing, alone=alone))
        if writing and alone:
            opened._make_incidents_stand()
        return opened

    def close(self) -> None:
        """Let go of the ledger's database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[object]:
        """Make several writes one: all of what is done inside, or nothing. Fewer are faster."""
        return self._database.writing()

    def snapshot(self) -> AbstractContextManager[object]:
        """Let several reads see one state of the ledger."""
        return self._database.reading()

    # Originals, and what was refused

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

    # Reports

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

    def reports_to_read(self, reader: str) -> Iterator[Report]:
        """Yield the reports, in order of capture, that this version of the reader has not read."""
        done = select(tables.readings.c.report).where(tables.readings.c.reader == reader)
        waiting = select(tables.reports).where(tables.reports.c.sequence.not_in(done))
        return map(rows.report, self._paged(waiting, tables.reports.c.sequence))

    def reports_in_others(self, languages: Collection[str]) -> Iterator[Report]:
        """Yield the reports, in order of capture, that are known to be in none of these languages."""
        others = select(tables.reports).where(tables.reports.c.language.not_in(languages))
        return map(rows.report, self._paged(others, tables.reports.c.sequence))

    def search(self, query: str, limit: int = 20) -> list[full_text.Hit]:
        """Return the reports that say every word of `query`, and every "phrase", best first."""
        with self._database.reading() as connection:
            return full_text.search(connection, query, limit)

    # Readings

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
            _forget_assessments(connection)
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

    def claims(self) -> Iterator[tuple[str, Mapping[str, Claim]]]:
        """Yield each read report's id with its claims by their ids; assessment takes a `dict` of it."""
        for row in self._paged(_claims(), tables.readings.c.report):
            yield row.id, {claim.id: claim for claim in row.body.claims}

    # Suggestions

    def save_groups(self, groups: Iterable[Group], questions: Iterable[Link] = ()) -> None:
        """Put these suggestions in place of all earlier ones; assessments must be made anew.

        `questions` are pairs of accounts of which a person should say whether they tell of one event.
        """
        suggested = list(groups)
        placed = [
            {"founder": group.founder, "place_in_order": place, "body": group}
            for place, group in enumerate(suggested)
        ]
        with self._database.writing() as connection:
            connection.execute(delete(tables.suggestions))
            insert_all(connection, tables.suggestions, placed)
            standing.note_groups(connection, suggested)
            standing.put_all(connection, self._everything())
            _forget_assessments(connection)
            connection.execute(delete(tables.questions))
            asked = [
                {"left": link.left, "right": link.right, "place_in_order": place, "body": link}
                for place, link in enumerate(questions)
            ]
            insert_all(connection, tables.questions, asked)

    def groups(self) -> Iterator[Group]:
        """Yield what is suggested now, in the order in which it was saved."""
        place = tables.suggestions.c.place_in_order
        return (row.body for row in self._paged(select(tables.suggestions), place))

    def questions(self) -> Iterator[Link]:
        """Yield the pairs of accounts that a person is asked about, in the order in which they were saved."""
        place = tables.questions.c.place_in_order
        return (row.body for row in self._paged(select(tables.questions), place))

    def save_lineages(self, lineages: Iterable[Lineage]) -> None:
        """Put these in place of all earlier ones; an account's own stay in their order."""
        places: Counter[str] = Counter()
        with self._database.writing() as connection:
            connection.execute(delete(tables.lineages))
            insert_all(connection, tables.lineages, (rows.of_lineage(each, places) for each in lineages))

    def save_publishers(self, published: Mapping[str, str]) -> None:
        """Keep report id -> who published it, in place of all that was known."""
        with self._database.writing() as connection:
            sources.save_publishers(connection, published)

    def publishers_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Return report id -> who published it, as far as that is known."""
        table = tables.publishers
        return {row.report: row.name for row in self._those(list(table.c), table.c.report, reports)}

    def lineages(self) -> Iterator[Lineage]:
        """Yield all lineages by account; those of one account in the order in which they were saved."""
        table = tables.lineages
        return map(rows.lineage, self._paged(select(table), table.c.account, table.c.place))

    # Incidents

    def save_assessments(self, made: Iterable[tuple[state.IncidentState, Assessment]]) -> None:
        """Keep what incidents come to, each in place of any earlier assessment of it."""
        batch = [{"incident": s.id, "accounts": s.accounts, "body": assessment} for s, assessment in made]
        with self._database.writing() as connection:
            delete_all(connection, tables.assessments.c.incident, [row["incident"] for row in batch])
            insert_all(connection, tables.assessments, batch)

    def assessments(self, states: Iterable[state.IncidentState]) -> dict[str, Assessment]:
        """Return incident id -> assessment, where the accounts are still those that were assessed."""
        wanted = {s.id: s.accounts for s in states}
        stored = self._those(list(tables.assessments.c), tables.assessments.c.incident, wanted)
        return {row.incident: row.body for row in stored if wanted[row.incident] == row.accounts}

    def save_summaries(self, made: Iterable[tuple[state.IncidentState, Summary]]) -> None:
        """Keep what lists show of incidents; of one that has changed meanwhile, nothing."""
        with self._database.writing() as connection:
            listing.save(connection, made)

    def ask_for_summaries(self) -> None:
        """Have all incidents assessed and summarised anew."""
        with self._database.writing() as connection:
            _forget_assessments(connection)

    def number_unsummarised(self) -> int:
        """Return of how many incidents what lists show is still to be made."""
        query = select(func.count()).where(tables.incidents.c.stale.is_(True))
        with self._database.reading() as connection:
            return connection.scalars(query).one()

    def unsummarised(self, limit: int) -> tuple[state.IncidentState, ...]:
        """Return incidents, in order of capture, of which what lists show is still to be made."""
        with self._database.reading() as connection:
            return listing.stale(connection, limit)

    def changed_with(self, decision: Decision) -> tuple[state.IncidentState, ...]:
        """Return the incidents that a decision can have changed and that are not summarised since."""
        with self._database.reading() as connection:
            around = standing.neighbours(connection, standing.about(connection, decision.action))
            members = tables.members
            ids = set(standing.values(connection, members.c.incident, members.c.account, around.named))
            return listing.stale_among(connection, ids)

    def incidents(self) -> tuple[state.IncidentState, ...]:
        """Return every incident as it stands now, in order of capture."""
        return tuple(self.each_incident())

    def each_incident(self) -> Iterator[state.IncidentState]:
        """Yield every incident as it stands now, in order of capture."""
        table, bodies = tables.incidents, tables.incident_states
        whole = table.join(bodies, bodies.c.id == table.c.id)
        query = select(table.c.report, table.c.place_in_report, bodies.c.state).select_from(whole)
        return (row.state for row in self._paged(query, table.c.report, table.c.place_in_report))

    def incident(self, name: str) -> state.IncidentState | None:
        """Return the incident that bears or once bore the id `name`, or None."""
        with self._database.reading() as connection:
            found = standing.find(connection, name)
            return None if found is None else listing.states(connection, [found])[0]

    def incidents_beginning(self, name: str, limit: int) -> tuple[state.IncidentState, ...]:
        """Return incidents whose id begins with `name`, in order of capture."""
        with self._database.reading() as connection:
            return listing.beginning(connection, name, limit)

    def incidents_of(self, reports: Sequence[str]) -> dict[str, list[str]]:
        """Return report id -> ids of the incidents that it tells of, in order of capture."""
        with self._database.reading() as connection:
            return listing.told_by(connection, reports)

    def states_of(self, incidents: Iterable[str]) -> dict[str, state.IncidentState]:
        """Return id -> incident, for the present ids of incidents."""
        with self._database.reading() as connection:
            return {found.id: found for found in listing.states(connection, list(incidents))}

    def page(
        self, wanted: listing.Wanted, order: str = "date", *, offset: int = 0, limit: int = 50
    ) -> listing.Page:
        """Return a part of the incidents that are wanted, in an order of `listing.ORDERS`; `-` turns it."""
        with self._database.reading() as connection:
            return listing.page(connection, wanted, order, offset, limit)

    def locations(self, wanted: listing.Wanted) -> tuple[listing.Location, ...]:
        """Return the places of the incidents that are wanted, each once."""
        with self._database.reading() as connection:
            return listing.locations(connection, wanted)

    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """Return what can be chosen in each field of a filter: what most incidents have."""
        with self._database.reading() as connection:
            return listing.choices(connection)

    def counts(self) -> Mapping[str, int]:
        """Return how many incidents have each status."""
        with self._database.reading() as connection:
            return listing.counts(connection)

    def sums(self, axis: str, harm: str, group: str) -> sums.Sums:
        """Return what incidents add up to, by what they are tallied by."""
        with self._database.reading() as connection:
            return sums.find(connection, axis, harm, group)

    def without_figure(self, harm: str, group: str, grades: Collection[str], limit: int) -> tuple[str, ...]:
        """Return incidents of these grades, by their ids, that no one gives such a figure for."""
        with self._database.reading() as connection:
            return sums.without_figure(connection, harm, group, grades, limit)

    def told(self) -> tuple[sources.Told, ...]:
        """Return the sources that told of incidents, rejected ones left out, with how many."""
        with self._database.reading() as connection:
            return sources.told(connection)

    def published(self) -> dict[str, int]:
        """Return the name of each source that published reports -> how many."""
        with self._database.reading() as connection:
            return sources.published(connection)

    def incidents_told_by(self, names: Collection[str], limit: int) -> dict[str, bool]:
        """Return ids of incidents that a source of these names told of -> whether it was the first to."""
        with self._database.reading() as connection:
            return sources.incidents_of(connection, names, limit)

    def reports_published_by(self, names: Collection[str], limit: int) -> tuple[Report, ...]:
        """Return reports that a source of these names published, in order of capture."""
        with self._database.reading() as connection:
            return tuple(map(rows.report, sources.reports_of(connection, names, limit)))

    def open_questions(self) -> tuple[tuple[str, str, Link], ...]:
        """Return the questions that are not answered, each with the present ids of its two incidents."""
        with self._database.reading() as connection:
            return tuple(listing.doubted(connection))

    def read_accounts(self, accounts: Iterable[str]) -> dict[str, Account]:
        """Return account id -> account, as it was read."""
        table = tables.accounts
        return {row.id: row.body for row in self._those([table.c.id, table.c.body], table.c.id, accounts)}

    def reports_by_id(self, reports: Iterable[str]) -> dict[str, Report]:
        """Return report id -> report."""
        table = tables.reports
        return {row.id: rows.report(row) for row in self._those(list(table.c), table.c.id, reports)}

    def claims_in(self, reports: Iterable[str]) -> dict[str, Mapping[str, Claim]]:
        """Return the id of each report that is read -> its claims by their ids."""
        found: dict[str, Mapping[str, Claim]] = {}
        with self._database.reading() as connection:
            for page in chunks(reports):
                query = _claims().where(tables.reports.c.id.in_(page))
                found |= {row.id: {c.id: c for c in row.body.claims} for row in connection.execute(query)}
        return found

    def lineages_of(self, accounts: Iterable[str]) -> dict[str, list[Lineage]]:
        """Return account id -> its lineages, in their order."""
        table, found = tables.lineages, dict[str, list[Lineage]]()
        those = self._those(list(table.c), table.c.account, accounts)
        for row in sorted(those, key=lambda row: (row.account, row.place)):
            found.setdefault(row.account, []).append(rows.lineage(row))
        return found

    def groups_of(self, accounts: Iterable[str]) -> tuple[Group, ...]:
        """Return the suggestions that name one of the accounts."""
        table, grouped = tables.suggestions, tables.grouped
        founders = {row.founder for row in self._those([grouped.c.founder], grouped.c.account, accounts)}
        found = self._those([table.c.place_in_order, table.c.body], table.c.founder, founders)
        return tuple(row.body for row in sorted(found, key=lambda row: row.place_in_order))

    # Decisions

    def decide(self, action: AnyAction, *, by: str, at: datetime, reason: str = "") -> Decision:
        """Append a decision to the log and return it; LedgerError, saying what to do, if it does not fit."""
        if not by.strip():
            raise LedgerError("a decision needs a name: say who decides")
        with self._database.writing() as connection:
            number = self.last_decision() + 1
            around = standing.neighbours(connection, standing.about(connection, action))
            situation = Situation(
                number=number,
                states=around.states(),
                accounts=frozenset(around.accounts),
                decisions=around.decisions or self.decisions_of_no_account(),
                text_of=self._text_of,
            )
            fitting = complete(action, reason, situation)
            connection.execute(
                insert(tables.decisions),
                {"number": number, "at": at, "by": by, "action": fitting, "reason": reason},
            )
            (decided,) = standing.decisions_of(connection, [number])
            standing.note_decision(connection, decided)
            standing.refresh(connection, standing.about(connection, fitting))
            return decided

    def last_decision(self) -> int:
        """Return the number of the latest decision, 0 if there is none."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.max(tables.decisions.c.number))) or 0

    def decisions(self, *, after: int = 0) -> tuple[Decision, ...]:
        """Return the log, or what came after the decision with this number."""
        table = tables.decisions
        query = select(table).where(table.c.number > after).order_by(table.c.number)
        with self._database.reading() as connection:
            return tuple(Decision(**row._mapping) for row in connection.execute(query))

    def decisions_before(self, number: int, limit: int) -> tuple[Decision, ...]:
        """Return the latest decisions with lower numbers than this one, the latest first."""
        table = tables.decisions
        query = select(table).where(table.c.number < number).order_by(table.c.number.desc()).limit(limit)
        with self._database.reading() as connection:
            return tuple(Decision(**row._mapping) for row in connection.execute(query))

    def undone(self) -> frozenset[int]:
        """Return the numbers of the decisions that no longer hold, as others undid them."""
        table = tables.log_kinds
        query = select(table.c.decision, table.c.undoes).where(table.c.undoes.is_not(None))
        undone: set[int] = set()
        with self._database.reading() as connection:
            for decision, undoes in connection.execute(query.order_by(table.c.decision.desc())):
                if decision not in undone:
                    undone.add(undoes)
        return frozenset(undone)

    def decisions_of_kinds(self, kinds: Collection[str]) -> tuple[Decision, ...]:
        """Return the decisions whose actions are of these kinds, as `model.decision` tags them."""
        table = tables.log_kinds
        query = select(table.c.decision).where(table.c.kind.in_(kinds))
        with self._database.reading() as connection:
            return standing.decisions_of(connection, connection.scalars(query).all())

    def decisions_of(self, numbers: Iterable[int]) -> tuple[Decision, ...]:
        """Return the decisions with these numbers, in their order."""
        with self._database.reading() as connection:
            return standing.decisions_of(connection, numbers)

    def decisions_of_no_account(self) -> tuple[Decision, ...]:
        """Return the decisions that are about no account, such as those about sources."""
        table = tables.decisions
        about_some = select(tables.about.c.decision)
        query = select(table).where(table.c.number.not_in(about_some)).order_by(table.c.number)
        with self._database.reading() as connection:
            return tuple(Decision(**row._mapping) for row in connection.execute(query))

    def dangling(self) -> tuple[Decision, ...]:
        """Return the decisions in force that name an account which no reading has any more."""
        return state.dangling(self.account_ids(), self.decisions())

    # Settings

    def meta(self, key: str) -> str | None:
        """Return what is kept under `key`, or None."""
        with self._database.reading() as connection:
            return connection.scalar(select(tables.meta.c.value).where(tables.meta.c.key == key))

    def set_meta(self, key: str, value: str) -> None:
        """Keep `value` under `key`, in place of what was there."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.meta).where(tables.meta.c.key == key))
            connection.execute(insert(tables.meta), {"key": key, "value": value})

    def _make_incidents_stand(self) -> None:
        """Make the tables of incidents, unless this version of them is there."""
        if self.meta(_STANDING) == _VERSION:
            return
        with self._database.writing() as connection:
            standing.note_log(connection, self.decisions())
            standing.note_groups(connection, self.groups())
            standing.put_all(connection, self._everything())
            self.set_meta(_STANDING, _VERSION)

    def _everything(self) -> standing.Neighbours:
        table = tables.accounts
        query = select(table.c.report, table.c.place_in_report, table.c.id)
        read = self._paged(query, table.c.report, table.c.place_in_report)
        return standing.Neighbours(
            accounts={row.id: (row.report, row.place_in_report) for row in read},
            groups=tuple(self.groups()),
            decisions=self.decisions(),
        )

    def _those(self, wanted: Sequence[Column[Any]], by: Column[Any], keys: Iterable[Any]) -> list[Row[Any]]:
        with self._database.reading() as connection:
            return list(standing.rows_of(connection, wanted, by, keys))

    def _paged(self, query: Select[Any], *keys: Column[Any]) -> Iterator[Row[Any]]:
        return paged(self._database, query, *keys)

    def _account_rows(self) -> Iterator[Row[Any]]:
        table = tables.accounts
        query = select(table.c.report, table.c.place_in_report, table.c.body)
        return self._paged(query, table.c.report, table.c.place_in_report)

    def _text_of(self, report: str) -> str | None:
        found = self.report(report)
        return None if found is None else found.text


def _claims() -> Select[Any]:
    """Return the query of every read report's claims."""
    body = type_coerce(tables.readings.c.body, tables.Json(_ClaimsOnly)).label("body")
    return select(tables.readings.c.report, tables.reports.c.id, body).join(tables.reports)


def _forget_assessments(connection: Connection) -> None:
    """Have all incidents assessed anew; lists show what they came to until then."""
    connection.execute(delete(tables.assessments))
    fresh = tables.incidents.c.stale.is_(False)
    connection.execute(update(tables.incidents).where(fresh).values(stale=True))


def _sequences(connection: Connection, reports: Iterable[str]) -> dict[str, int]:
    """Return report id -> sequence number; LedgerError if a report is not in the ledger."""
    wanted = list(reports)
    table, found = tables.reports, dict[str, int]()
    for page in chunks(wanted):
        query = select(table.c.id, table.c.sequence).where(table.c.id.in_(page))
        found.update((row.id, row.sequence) for row in connection.execute(query))
    for report in wanted:
        if report not in found:
            raise LedgerError(f"there is no report {report} in the ledger: take it in before reading it")
    return found
