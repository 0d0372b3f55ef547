"""The incidents as they stand: what they come to, lists and sums of them, and who told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import func, select

from harmledger.ledger import listing, rows, sources, standing, state, sums, tables
from harmledger.ledger.records import Summary
from harmledger.ledger.statements import delete_all, insert_all
from harmledger.ledger.suggestions import Suggestions
from harmledger.model.decision import Decision
from harmledger.model.incident import Assessment, Link
from harmledger.model.report import Report


class Incidents(Suggestions):
    """The incidents, and all that is shown of many at once."""

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
            standing.forget_assessments(connection)

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

    def those_wanted(self, wanted: listing.Wanted) -> frozenset[str]:
        """Return the ids of the incidents that are wanted."""
        with self._database.reading() as connection:
            return listing.ids(connection, wanted)

    def first(self, wanted: listing.Wanted, order: str, limit: int) -> tuple[state.IncidentState, ...]:
        """Return the first of the incidents that are wanted, in an order as of `page`."""
        with self._database.reading() as connection:
            return listing.some(connection, wanted, order, 0, limit)

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

    def tellers(self) -> Sequence[str]:
        """Return the names under which sources told of incidents, rejected ones too."""
        with self._database.reading() as connection:
            return sources.names(connection)

    def told(self, called: Collection[str] | None = None) -> tuple[sources.Told, ...]:
        """Return the sources, all or some, that told of incidents, rejected ones left out, with how many."""
        with self._database.reading() as connection:
            return sources.told(connection, called)

    def published(self, called: Collection[str] | None = None) -> dict[str, int]:
        """Return the name of each source, of all or some, that published reports -> how many."""
        with self._database.reading() as connection:
            return sources.published(connection, called)

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
