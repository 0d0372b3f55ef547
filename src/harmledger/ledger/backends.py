"""The databases that a ledger may be kept in, and what each of them does in a way of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from sqlalchemy import URL, Connection, Engine

from harmledger.errors import LedgerError

WRITES = "harmledger_writes"
"""The execution option of a connection whose transaction will write."""

Folded = Mapping[str, object]
"""A report to be found: its `rowid` (its sequence number), and its `title` and `text` as folded words."""


class Claim(Protocol):
    """A right that one process at a time has; its end, however sudden, gives it back."""

    def release(self) -> None:
        """Let another process have it."""


class Backend(Protocol):
    """What one make of database does in a way of its own; `sqlite` and `postgresql` are the two."""

    def name(self, url: URL) -> str:
        """Return what messages call the database; no password stands in it."""

    def is_there(self, url: URL) -> bool:
        """Whether there may be a ledger; False only if it is sure that there is none."""

    def engine(self, url: URL, *, writing: bool) -> Engine:
        """Return an engine whose transactions each see one state.

        Those with the execution option `WRITES` write, if the engine is for `writing`, one after the other;
        each sees all that was written before it.
        """

    def claim(self, url: URL) -> Claim:
        """Take the right to be alone in taking reports in; LedgerError if another process has it."""

    def guard_decisions(self, connection: Connection) -> None:
        """Let the database itself refuse to change, delete or leave out a decision."""

    def count_on(self, connection: Connection) -> None:
        """Let rows that the database numbers get numbers after those that were copied in."""

    def create_search(self, connection: Connection) -> None:
        """Make the index of reports' words."""

    def add_to_search(self, connection: Connection, reports: Sequence[Folded]) -> None:
        """Make reports findable."""

    def matching(self, connection: Connection, terms: Sequence[Sequence[str]], limit: int) -> Sequence[int]:
        """Return the sequence numbers of the reports that say every word and every run of words, best first.

        The words are folded. A word in the title weighs five times as much as one in the text.
        """


def backend(name: str) -> Backend:
    """Return what the database that SQLAlchemy calls `name` does; LedgerError if it can keep no ledger."""
    from harmledger.ledger import postgresql, sqlite

    known: Mapping[str, Backend] = {"sqlite": sqlite, "postgresql": postgresql}
    if name not in known:
        raise LedgerError(f"a ledger cannot be kept in {name}: give a folder, or a postgresql:// address")
    return known[name]


def of(connection: Connection) -> Backend:
    """Return what the connection's database does."""
    return backend(connection.dialect.name)
