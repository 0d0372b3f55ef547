"""One report's telling of one event."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from harmledger.model.count_range import CountRange
from harmledger.model.date_interval import DateInterval
from harmledger.model.message import Message
from harmledger.model.place import Place
from harmledger.model.record import Record
from harmledger.model.span import Span

Totals = Mapping[str, Mapping[str, CountRange]]
"""harm -> group -> range; a harm or group that no one quantifies is absent, never zero."""


class EventDate(Record, frozen=True):
    """When the event is said to have happened, and the words that say so."""

    interval: DateInterval
    spans: tuple[Span, ...]
    reason: Message | None = None
    """Why these words, of all that the report says of days; None if a person chose them."""
    added: int | None = None
    """The number of the decision by which a person claimed it; None for what was read."""


class EventPlace(Record, frozen=True):
    """Where the event is said to have happened, and the words that say so."""

    place: Place
    spans: tuple[Span, ...]
    added: int | None = None
    """As of a date."""


class Actor(Record, frozen=True):
    """A party to the event; `role` is a code of the `actor_roles` vocabulary."""

    name: str
    role: str
    spans: tuple[Span, ...]
    claim: str | None = None
    """The claim that the accusation rests on; None if it is the report's own voice."""
    named: bool = True
    """Whether `name` is its own, not only what the report calls it: "gunmen"."""


class Means(Record, frozen=True):
    """With what; `code` is of the `means` vocabulary."""

    code: str
    spans: tuple[Span, ...]


class Count(Record, frozen=True):
    """So many people of one group came to one harm, in the words of `span`."""

    harm: str
    group: str
    range: CountRange
    span: Span
    claim: str | None = None
    """The claim that the figure rests on; None if it is the report's own voice."""
    parts: tuple[Span, ...] = ()
    """For a derived figure, the words of each part."""
    superseded: bool = False
    """Whether the report itself tells another since: the two of "initially two, later five"."""
    single: bool = False
    """Whether it is one person, "a woman", in a sentence that counts no one: it says nothing of others."""
    added: int | None = None
    """As of a date."""


class Victim(Record, frozen=True):
    """A person whom an account names as harmed. `age` is in years; an infant's is a fraction.

    The spans where the harm is told come first.
    """

    name: str
    harm: str
    spans: tuple[Span, ...]
    age: float | None = None
    sex: str | None = None
    relation: str | None = None
    """What the person is to one of those named beside: "wife", "son"."""
    added: int | None = None
    """As of a date."""


class Account(Record, frozen=True):
    """One report's telling of one event; nothing in it lacks a span of that report.

    `id` is the report's id, a stroke, and the account's number in the report: "r7/1"; for one that a person
    made, "d" and the number of that decision: "r7/d12". `context` marks an event that is told as background
    to another.
    """

    id: str
    report: str
    event_type: str
    event_spans: tuple[Span, ...]
    date: EventDate | None = None
    place: EventPlace | None = None
    actors: tuple[Actor, ...] = ()
    means: Means | None = None
    counts: tuple[Count, ...] = ()
    totals: Totals = msgspec.field(default_factory=dict)
    """What the figures come to; open upward where a figure is."""
    coded: Totals = msgspec.field(default_factory=dict)
    """The totals as the reader's profile codes them (vocabulary `profiles`)."""
    victims: tuple[Victim, ...] = ()
    context: bool = False
