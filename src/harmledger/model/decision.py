"""What people decide: rows that are appended, attributed, reasoned and undoable, and never changed."""

from __future__ import annotations

from datetime import datetime

from harmledger.model.count_range import CountRange
from harmledger.model.date_interval import DateInterval
from harmledger.model.place import Place
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


class Addition(Action, frozen=True, kw_only=True):
    """What a person claims that a report says, in the words of `span`, where the reader missed it.

    `account` is the account that says so, by its id; where it is empty, the ledger names a new one, which
    tells of an event of `event_type`, a code of the `event_types` vocabulary.
    """

    report: str
    span: Span
    account: str = ""
    event_type: str = ""

    @property
    def founds(self) -> bool:
        """Whether it makes an account of its own."""
        return bool(self.event_type)


class AddFigure(Addition, frozen=True, tag="add figure"):
    """So many people of one group came to one harm: what the account's figure for them is."""

    harm: str
    group: str
    range: CountRange


class AddVictim(Addition, frozen=True, tag="add victim"):
    """A person is named as harmed, in place of anyone of the same name; `age` is in years."""

    name: str
    harm: str
    age: float | None = None
    sex: str | None = None


class DropVictim(Addition, frozen=True, tag="drop victim"):
    """The words name no victim, though one of this name was read in them."""

    name: str


class AddPlace(Addition, frozen=True, tag="add place"):
    """It happened at this place."""

    place: Place


class AddDate(Addition, frozen=True, tag="add date"):
    """It happened in these days."""

    interval: DateInterval


class SetSource(Action, frozen=True, kw_only=True, tag="source"):
    """The source that goes by `name` is of a kind, a code of `source_kinds`, and some state's or party's."""

    name: str
    kind: str
    affiliation: str | None = None


class Undo(Action, frozen=True, tag="undo"):
    """An earlier decision, named by its number, no longer holds; undoing the undo restores it."""

    decision: int


AnyAddition = AddFigure | AddVictim | DropVictim | AddPlace | AddDate
AnyIncidentAction = Accept | Reject | Edit | Merge | Split | Apart | SetGrade | SetPolicy | Note
AnyAction = AnyIncidentAction | AnyAddition | SetSource | Undo


class Decision(Record, frozen=True):
    """One row of the log. `number` counts from 1 without gaps.

    `reason` may be empty, except for an edit that rests on no span.
    """

    number: int
    at: datetime
    by: str
    action: AnyAction
    reason: str = ""
