"""What people decide: rows that are appended, attributed, reasoned and undoable, and never changed."""

from __future__ import annotations

from datetime import datetime

from harmledger.model.record import Record
from harmledger.model.span import Span


class Action(Record, frozen=True, tag_field="action"):
    """What is decided."""


class IncidentAction(Action, frozen=True, kw_only=True):
    """What is decided of one incident, which is named by any id that it ever had.

    `members` are the incident's accounts, in order of capture, as they were when it was decided: so a
    decision says all that it meant, whatever is suggested later. The ledger fills it in.
    """

    incident: str
    members: tuple[str, ...] = ()


class Accept(IncidentAction, frozen=True, tag="accept"):
    """The incident stands as suggested."""


class Reject(IncidentAction, frozen=True, tag="reject"):
    """The incident does not belong in the ledger."""


class Edit(IncidentAction, frozen=True, tag="edit"):
    """A field takes a new value, which rests on a span of a report or on the decision's stated reason.

    `field` is a path as the export prints it: `event_type`, `date`, `totals.killed.civilians`.
    """

    field: str
    value: object
    report: str | None = None
    span: Span | None = None


class Merge(IncidentAction, frozen=True, tag="merge"):
    """These accounts, all those of other incidents, tell of the incident's event too."""

    accounts: tuple[str, ...]


class Split(IncidentAction, frozen=True, tag="split"):
    """These accounts of the incident tell of another event than the rest of it, together."""

    accounts: tuple[str, ...]


class Apart(IncidentAction, frozen=True, tag="apart"):
    """These accounts, all those of one other incident, tell of another event."""

    accounts: tuple[str, ...]


class SetGrade(IncidentAction, frozen=True, tag="grade"):
    """The incident is graded; `grade` is a code of the `grades` vocabulary."""

    grade: str


class SetPolicy(IncidentAction, frozen=True, tag="policy"):
    """The incident's figures are reconciled by `policy`, a code of the `policies` vocabulary."""

    policy: str


class Note(IncidentAction, frozen=True, tag="note"):
    """Something to remember."""

    text: str


class Undo(Action, frozen=True, tag="undo"):
    """An earlier decision, named by its number, no longer holds; undoing the undo restores it."""

    decision: int


AnyAction = Accept | Reject | Edit | Merge | Split | Apart | SetGrade | SetPolicy | Note | Undo


class Decision(Record, frozen=True):
    """One row of the log. `number` counts from 1 without gaps.

    `reason` may be empty, except for an edit that rests on no span.
    """

    number: int
    at: datetime
    by: str
    action: AnyAction
    reason: str = ""
