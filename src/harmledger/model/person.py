"""People who work on a ledger, the roles they have, and what each role may do."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Literal, get_args

from harmledger.model.record import Record

Role = Literal["viewer", "recorder", "reviewer", "admin"]
"""Each role may do all that those before it may."""

ROLES: tuple[Role, ...] = get_args(Role)

Deed = Literal["look", "add", "note", "claim", "decide", "sources", "people"]

LEAST_ROLE: Mapping[Deed, Role] = {
    "look": "viewer",
    "add": "recorder",
    "note": "recorder",
    "claim": "recorder",
    "decide": "reviewer",
    "sources": "admin",
    "people": "admin",
}
"""What can be done -> the least role that may: add reports, keep a note, add a claim that the reader missed,
decide anything else of incidents (and undo it), change what is known of sources, and manage people."""


class Person(Record, frozen=True):
    """Someone under whose name decisions are logged."""

    name: str
    role: Role

    def may(self, deed: Deed) -> bool:
        """Whether the person's role is enough for `deed`."""
        return ROLES.index(self.role) >= ROLES.index(LEAST_ROLE[deed])


class SignIn(Record, frozen=True):
    """An attempt to sign in: when, by whom, from which address, and whether they were let in.

    Where no person is called so there is no name: what was typed may be a password in the wrong field.
    """

    at: datetime
    name: str | None
    source: str
    let_in: bool


def key(name: str) -> str:
    """Return what is equal for names that differ in case, spaces and invisible characters alone."""
    seen = "".join(c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) != "Cf")
    return " ".join(seen.casefold().split())


def is_name(name: str) -> bool:
    """Whether a person can be called so: 1 to 80 characters in one line, some of which can be seen."""
    return 0 < len(name) <= 80 and bool(key(name)) and name.replace("\u200c", "").isprintable()
