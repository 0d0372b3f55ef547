"""The ledger, whole: evidence, readings, decisions and suggestions in; incidents and search out."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from harmledger.ledger import standing
from harmledger.ledger.database import Database
from harmledger.ledger.incidents import Incidents

_STANDING, _VERSION = "incidents stand by", "1"
"""Under what is kept which version of the derived tables is there, and which is ours."""


class Ledger(Incidents):
    """One ledger; its parts stand on one another, as what they keep does."""

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

    def _make_incidents_stand(self) -> None:
        """Make the tables of incidents, unless this version of them is there."""
        if self.meta(_STANDING) == _VERSION:
            return
        with self._database.writing() as connection:
            standing.note_log(connection, self.decisions())
            standing.note_groups(connection, self.groups())
            standing.put_all(connection, self._everything())
            self.set_meta(_STANDING, _VERSION)
