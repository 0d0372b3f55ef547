"""Decisions in a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from harmledger.model import CountRange, Decision, Message, Value, say
from harmledger.model.decision import (
    Accept,
    AddDate,
    AddFigure,
    Addition,
    AddPlace,
    AddVictim,
    AnyAddition,
    AnyIncidentAction,
    Apart,
    DropVictim,
    Edit,
    IncidentAction,
    Merge,
    Note,
    Reject,
    SetGrade,
    SetPolicy,
    SetSource,
    Split,
    Undo,
)
from harmledger.model.message import path


def describe(decision: Decision) -> Message:
    """Return what was decided, in a few words and the names that it gives."""
    action = decision.action
    match action:
        case Undo():
            return say("undo {}", action.decision)
        case SetSource(name=name, kind=kind):
            known = (say(kind), action.affiliation) if action.affiliation else (say(kind),)
            return say("source {}: {}", name, known)
        case Addition():
            return say("add {} {}: “{}”", action.account, _added(action), action.span.text)
        case IncidentAction():
            return _of_incident(action)


def _of_incident(action: AnyIncidentAction) -> Message:  # noqa: PLR0911  # one for each action
    incident = action.incident
    match action:
        case Accept():
            return say("accept {}", incident)
        case Reject():
            return say("reject {}", incident)
        case Edit(field=field, value=value):
            return say("edit {} {}: {}", incident, path(field), _edited(field, value))
        case SetGrade(grade=code):
            return say("grade {} {}", incident, say(code))
        case SetPolicy(policy=code):
            return say("policy {} {}", incident, say(code))
        case Note(text=text):
            return say("note {}: {}", incident, text)
        case Merge(accounts=accounts):
            return say("merge {}: {}", incident, accounts)
        case Split(accounts=accounts):
            return say("split {}: {}", incident, accounts)
        case Apart(accounts=accounts):
            return say("apart {}: {}", incident, accounts)


def _added(claim: AnyAddition) -> Message:
    match claim:
        case AddFigure(harm=harm, group=group):
            return say("{}: {}", path(f"totals.{harm}.{group}"), claim.range.words)
        case AddVictim():
            return say("{}: {}", path(f"victims.{claim.harm}"), tuple(_about(claim)))
        case DropVictim(name=name):
            return say("no victim: {}", name)
        case AddPlace(place=place):
            return say("place: {}, {:g}, {:g}, {}", place.name, place.lat, place.lon, say(place.precision))
        case AddDate(interval=interval):
            return say("date: {}", interval.words)


def _about(victim: AddVictim) -> Iterator[str | Message]:
    yield victim.name
    if victim.age is not None:
        yield say("aged {:g}", victim.age)
    if victim.sex:
        yield say(victim.sex)


def _edited(field: str, value: object) -> Value:
    """Return what an edit sets a field to, as `decide edit` takes it, or nearly."""
    if isinstance(value, Mapping):
        if field.startswith("totals."):
            return msgspec.convert(value, CountRange).words
        return tuple(str(part) for part in value.values() if part)
    if isinstance(value, list | tuple):
        return say("{:;}", tuple(map(str, value)))
    return say(str(value)) if field in ("event_type", "means") else str(value)
