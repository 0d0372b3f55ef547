"""All that was read out of one report."""

from __future__ import annotations

from typing import Literal

from harmledger.model.account import Account
from harmledger.model.claim import Claim
from harmledger.model.date_interval import DateInterval
from harmledger.model.place import Toponym
from harmledger.model.record import Record
from harmledger.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(Record, frozen=True):
    """A time expression, its TIMEX3 type and value, and the days it can mean, if it means any."""

    span: Span
    type: TimeType
    value: str
    interval: DateInterval | None = None


class Entity(Record, frozen=True):
    """A mention of a thing; `type` is a code of the `entity_types` vocabulary."""

    span: Span
    type: str


class Reading(Record, frozen=True):
    """What one version of the reader marked in one report; accounts come with the main event first."""

    report: str
    reader: str
    """The name and version of the reader."""
    times: tuple[TimeExpression, ...] = ()
    places: tuple[Toponym, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    accounts: tuple[Account, ...] = ()
