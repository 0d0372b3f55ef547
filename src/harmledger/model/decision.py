"""What people decide: rows that are appended, attributed, reasoned and undoable, and never changed."""

from __future__ import annotations

from datetime import datetime

from harmledger.model.record import Record
from harmledger.model.span import Span


class Action(Record, frozen=True, tag_field="action"):
    """What is decided of one incident, which is named by any of its accounts' founders."""

    incident: str


class Accept(Action, frozen=True, tag="accept"):
    """The incident stands as suggested."""


class Reject(Action, frozen=True, tag="reject"):
    """The incident does not belong in the ledger."""


class Edit(Action, frozen=True, tag="edit"):
    """A field takes a new value, which rests on a span of a report or on the decision's stated reason.

    `field` is a path as the export prints it: `event_type`, `date`, `totals.killed.civilians`.
    """

    field: str
    value: object
    report: str | None = None
    span: Span | None = None


class Merge(Action, frozen=True, tag="merge"):
    """These accounts tell of the incident's event too."""

    accounts: tuple[str, ...]


class Split(Action, frozen=True, tag="split"):
    """These accounts tell of another event, together."""

    accounts: tuple[str, ...]


class SetGrade(Action, frozen=True, tag="grade"):
    """The incident is graded; `grade` is a code of the `grades` vocabulary."""

    grade: str


class Note(Action, frozen=True, tag="note"):
    """Something to remember."""

    text: str


class Undo(Action, frozen=True, tag="undo"):
    """An earlier decision, named by its number, no longer holds."""

    decision: int


AnyAction = Accept | Reject | Edit | Merge | Split | SetGrade | Note | Undo


class Decision(Record, frozen=True):
    """One row of the log. `number` counts from 1 without gaps; `reason` may be empty except for edits."""

    number: int
    at: datetime
    by: str
    action: AnyAction
    reason: str = ""
