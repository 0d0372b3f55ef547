"""The log of decisions: appended to, read in parts, and never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import func, insert, select

from harmledger.errors import LedgerError
from harmledger.ledger import standing, state, tables
from harmledger.ledger.decisions import Situation, complete
from harmledger.ledger.readings import Readings
from harmledger.model import say
from harmledger.model.decision import AnyAction, Decision

_OF_NO_ACCOUNT = ("source", "undo")
"""The kinds of decisions that may be about no account; an undo is about those of what it undoes."""


class Log(Readings):
    """The decisions."""

    def decide(self, action: AnyAction, *, by: str, at: datetime, reason: str = "") -> Decision:
        """Append a decision to the log and return it; LedgerError, saying what to do, if it does not fit."""
        if not by.strip():
            raise LedgerError(say("a decision needs a name: say who decides"))
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
        table, kinds = tables.decisions, tables.log_kinds
        about_some = select(tables.about.c.decision)
        query = (
            select(table)
            .join(kinds, kinds.c.decision == table.c.number)
            .where(kinds.c.kind.in_(_OF_NO_ACCOUNT), table.c.number.not_in(about_some))
            .order_by(table.c.number)
        )
        with self._database.reading() as connection:
            return tuple(Decision(**row._mapping) for row in connection.execute(query))

    def dangling(self) -> tuple[Decision, ...]:
        """Return the decisions in force that name an account which no reading has any more."""
        return state.dangling(self.account_ids(), self.decisions())
