"""Decisions in a few words."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from harmledger.model import CountRange, Decision
from harmledger.model.decision import (
    Apart,
    Edit,
    IncidentAction,
    Merge,
    Note,
    SetGrade,
    SetPolicy,
    Split,
    Undo,
)


def describe(decision: Decision) -> str:
    """Return what was decided, in a few words and the names that it gives."""
    match decision.action:
        case Undo(decision=number):
            return f"undo {number}"
        case Edit(incident=incident, field=field, value=value):
            return f"edit {incident} {field}: {_edited(field, value)}"
        case SetGrade(incident=incident, grade=code) | SetPolicy(incident=incident, policy=code):
            return f"{'grade' if isinstance(decision.action, SetGrade) else 'policy'} {incident} {code}"
        case Note(incident=incident, text=text):
            return f"note {incident}: {text}"
        case Merge(accounts=accounts) | Split(accounts=accounts) | Apart(accounts=accounts) as action:
            return f"{type(action).__name__.lower()} {action.incident}: {', '.join(accounts)}"
        case IncidentAction(incident=incident) as action:
            return f"{type(action).__name__.lower()} {incident}"


def _edited(field: str, value: object) -> str:
    """Return what an edit sets a field to, as `decide edit` takes it, or nearly."""
    if isinstance(value, Mapping):
        if field.startswith("totals."):
            return str(msgspec.convert(value, CountRange))
        return ", ".join(str(part) for part in value.values() if part)
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
