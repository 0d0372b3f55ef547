"""What grouping suggests: which accounts tell of one event, what to ask a person, and who said first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete, select

from harmledger.ledger import rows, sources, standing, tables
from harmledger.ledger.log import Log
from harmledger.ledger.statements import insert_all
from harmledger.model.incident import Group, Lineage, Link


class Suggestions(Log):
    """Groups, questions, lineages and publishers."""

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
            standing.forget_assessments(connection)
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

    def groups_of(self, accounts: Iterable[str]) -> tuple[Group, ...]:
        """Return the suggestions that name one of the accounts."""
        table, grouped = tables.suggestions, tables.grouped
        founders = {row.founder for row in self._those([grouped.c.founder], grouped.c.account, accounts)}
        found = self._those([table.c.place_in_order, table.c.body], table.c.founder, founders)
        return tuple(row.body for row in sorted(found, key=lambda row: row.place_in_order))

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

    def lineages(self) -> Iterator[Lineage]:
        """Yield all lineages by account; those of one account in the order in which they were saved."""
        table = tables.lineages
        return map(rows.lineage, self._paged(select(table), table.c.account, table.c.place))

    def lineages_of(self, accounts: Iterable[str]) -> dict[str, list[Lineage]]:
        """Return account id -> its lineages, in their order."""
        table, found = tables.lineages, dict[str, list[Lineage]]()
        those = self._those(list(table.c), table.c.account, accounts)
        for row in sorted(those, key=lambda row: (row.account, row.place)):
            found.setdefault(row.account, []).append(rows.lineage(row))
        return found

    def save_publishers(self, published: Mapping[str, str]) -> None:
        """Keep report id -> who published it, in place of all that was known."""
        with self._database.writing() as connection:
            sources.save_publishers(connection, published)

    def publishers_of(self, reports: Iterable[str]) -> dict[str, str]:
        """Return report id -> who published it, as far as that is known."""
        table = tables.publishers
        return {row.report: row.name for row in self._those(list(table.c), table.c.report, reports)}

    def _everything(self) -> standing.Neighbours:
        table = tables.accounts
        query = select(table.c.report, table.c.place_in_report, table.c.id)
        read = self._paged(query, table.c.report, table.c.place_in_report)
        return standing.Neighbours(
            accounts={row.id: (row.report, row.place_in_report) for row in read},
            groups=tuple(self.groups()),
            decisions=self.decisions(),
        )
