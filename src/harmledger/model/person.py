"""People who work on a ledger, the roles they have, and what each role may do."""

from __future__ import annotations

from collections.abc import Mapping
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
