"""Decisions in a few words."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from harmledger.model import CountRange, Decision
from harmledger.model.decision import (
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
    SetGrade,
    SetPolicy,
    SetSource,
    Split,
    Undo,
)


def describe(decision: Decision) -> str:
    """Return what was decided, in a few words and the names that it gives."""
    action = decision.action
    match action:
        case Undo():
            return f"undo {action.decision}"
        case SetSource(name=name, kind=kind):
            whose = f", {action.affiliation}" if action.affiliation else ""
            return f"source {name}: {kind}{whose}"
        case Addition():
            return f"add {action.account} {_added(action)}: “{action.span.text}”"
        case IncidentAction():
            return f"{_verb(action)} {action.incident}{_decided(action)}"


def _verb(action: AnyIncidentAction) -> str:
    match action:
        case SetGrade():
            return "grade"
        case SetPolicy():
            return "policy"
        case _:
            return type(action).__name__.lower()


def _decided(action: AnyIncidentAction) -> str:
    """Return what an action says of its incident beyond its verb."""
    match action:
        case Edit(field=field, value=value):
            return f" {field}: {_edited(field, value)}"
        case SetGrade(grade=code) | SetPolicy(policy=code):
            return f" {code}"
        case Note(text=text):
            return f": {text}"
        case Merge(accounts=accounts) | Split(accounts=accounts) | Apart(accounts=accounts):
            return f": {', '.join(accounts)}"
        case _:
            return ""


def _added(claim: AnyAddition) -> str:
    match claim:
        case AddFigure(harm=harm, group=group):
            return f"totals.{harm}.{group}: {claim.range}"
        case AddVictim(harm=harm, name=name):
            about = (name, None if claim.age is None else f"aged {claim.age:g}", claim.sex)
            return f"victims.{harm}: {', '.join(filter(None, about))}"
        case DropVictim(name=name):
            return f"no victim: {name}"
        case AddPlace(place=place):
            return f"place: {place.name}, {place.lat:g}, {place.lon:g}, {place.precision}"
        case AddDate(interval=interval):
            return f"date: {interval}"


def _edited(field: str, value: object) -> str:
    """Return what an edit sets a field to, as `decide edit` takes it, or nearly."""
    if isinstance(value, Mapping):
        if field.startswith("totals."):
            return str(msgspec.convert(value, CountRange))
        return ", ".join(str(part) for part in value.values() if part)
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
