"""Accounts that tell of one event, and what an honest record can publish of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from harmledger.model.account import EventDate, EventPlace
from harmledger.model.count_range import CountRange
from harmledger.model.message import Message, path, say
from harmledger.model.record import Record
from harmledger.model.span import Span


class Link(Record, frozen=True):
    """Why two accounts are thought to tell of one event; `score` runs from 0 to 1."""

    left: str
    right: str
    score: float
    reasons: tuple[Message, ...]


class Group(Record, frozen=True):
    """A suggestion: these accounts tell of one event. `founder` is the first of them to be captured."""

    founder: str
    accounts: tuple[str, ...]
    links: tuple[Link, ...] = ()


class Step(Record, frozen=True):
    """One step on the way from an account back to who first said it: `of` owes it to `to`.

    Both are ids of reports or names of sources. `reason` says so in words, and `span` shows it in `report`.
    """

    how: Literal["reprints", "credits", "cites", "quotes", "is told by", "speaks for"]
    of: str
    to: str
    reason: Message
    report: str | None = None
    span: Span | None = None


class Lineage(Record, frozen=True):
    """An account and one source that it leads back to, step by step; an account may have several.

    `kind` is a code of the `source_kinds` vocabulary; `affiliation` is the state or party whose it is.
    """

    account: str
    origin: str
    kind: str = "unknown"
    affiliation: str | None = None
    path: tuple[Step, ...] = ()


class Origin(Record, frozen=True):
    """An independent source that accounts lead back to; `path` has the steps of all of them, each once."""

    name: str
    accounts: tuple[str, ...]
    path: tuple[Step, ...] = ()
    kind: str = "unknown"
    affiliation: str | None = None

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that tell the accounts."""
        return tuple(dict.fromkeys(account.rpartition("/")[0] for account in self.accounts))


class Party(Record, frozen=True):
    """Whom a name of a party or spokesman means: whose side it is on, and as what the party is listed."""

    side: str
    listed: str | None = None
    """None if it is not, or not by this name."""


class Figure(Record, frozen=True):
    """A reconciled range, the policy that made it, and the counts it used and set aside.

    `used` and `set_aside` name counts as `account id` + `#` + the count's place in that account.
    """

    range: CountRange
    policy: str
    used: tuple[str, ...]
    set_aside: tuple[tuple[str, Message], ...] = ()
    """Pairs of a count's name and why it was left out."""
    best: CountRange | None = None
    """The best supported of the figures in the range, where the policy names one."""
    remark: Message | None = None
    """What changed the range beyond what the policy makes of the figures, and by which rule."""


Figures = Mapping[str, Mapping[str, Figure]]
"""harm -> group -> figure."""


class Grade(Record, frozen=True):
    """What the program suggests, and why, in sentences; `code` is of the `grades` vocabulary."""

    code: str
    reasons: tuple[Message, ...]


class Side(Record, frozen=True):
    """What one account says of a field on which accounts differ, and the words of its report that say so."""

    account: str
    value: Message
    spans: tuple[Span, ...]


class Disagreement(Record, frozen=True):
    """A field on which accounts differ, or one account contradicts itself.

    `path` is the field's, as the export prints it: `date`, `totals.killed.all`, or `denial`.
    """

    path: str
    sides: tuple[Side, ...]
    fault: Message | None = None
    """What is wrong, where figures of the path do not fit another's."""
    is_internal: bool = False
    """Whether figures, names or parts do not fit each other, rather than what accounts say of one field."""

    @property
    def words(self) -> Message:
        """The path and, after a colon, the fault."""
        return say("{}: {}", path(self.path), self.fault) if self.fault else path(self.path)

    @property
    def field(self) -> str:
        """The same in English, as the export prints it."""
        return str(self.words)


class Concession(Record, frozen=True):
    """What an accused party itself made of the harm; `status` is of the `concession_statuses` vocabulary.

    `figures` are the party's own, beside and apart from what is reported; empty unless it concedes some.
    """

    party: str
    status: str
    reason: Message
    figures: Figures = msgspec.field(default_factory=dict)


class StrikeStatus(Record, frozen=True):
    """Whether the strike itself is established; `code` is of the `strike_statuses` vocabulary."""

    code: str
    reasons: tuple[Message, ...]


class CorroborationStep(Record, frozen=True):
    """What a step of corroboration comes to; `outcome` is of the `corroboration` vocabulary."""

    step: Literal["coherence", "independent_sources"]
    outcome: str
    reasons: tuple[Message, ...]


class Assessment(Record, frozen=True):
    """What the accounts of one incident come to; `policy` is of the `policies` vocabulary."""

    policy: str
    event_type: str
    date: EventDate | None
    place: EventPlace | None
    actors: tuple[str, ...]
    means: str | None
    figures: Figures
    origins: tuple[Origin, ...]
    grade: Grade
    disagreements: tuple[Disagreement, ...] = ()
    conceded: tuple[Concession, ...] = ()
    strike_status: StrikeStatus | None = None
    """None for what is no violence."""
    corroboration: tuple[CorroborationStep, ...] = ()

    def headline(self, harm: str) -> Figure | None:
        """Return the figure of all people who came to `harm`, or of civilians where no one gives it."""
        of = self.figures.get(harm, {})
        return of.get("all") or of.get("civilians")
