"""What reviewers edited, laid over what was assessed; and what accounts say of a field that can be edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from harmledger.model import (
    Account,
    Assessment,
    CountRange,
    DateInterval,
    Decision,
    EventDate,
    EventPlace,
    Figure,
    Message,
    Place,
    Span,
    say,
)
from harmledger.model.decision import Edit
from harmledger.model.record import Record
from harmledger.model.vocabulary import terms

EDITED = "edited"
"""What an edited figure names in place of a policy: a person set it."""


def lay_over(assessment: Assessment, edits: Mapping[str, Decision]) -> Assessment:
    """Return `assessment` with each field of `edits` set to what the decision says."""
    for decision in edits.values():
        if isinstance(decision.action, Edit):
            assessment = _edited(assessment, decision.action)
    return assessment


def _edited(assessment: Assessment, edit: Edit) -> Assessment:
    spans = () if edit.span is None else (edit.span,)
    match edit.field.split("."):
        case ["totals", harm, group]:
            figure = Figure(range=msgspec.convert(edit.value, CountRange), policy=EDITED, used=())
            figures = {**assessment.figures, harm: {**assessment.figures.get(harm, {}), group: figure}}
            return msgspec.structs.replace(assessment, figures=figures)
        case [field]:
            return msgspec.structs.replace(assessment, **{field: _value(field, edit.value, spans)})
        case _:
            raise ValueError(f"no edit can set {edit.field!r}")


def _value(field: str, value: object, spans: tuple[Span, ...]) -> object:
    match field:
        case "date":
            return EventDate(interval=msgspec.convert(value, DateInterval), spans=spans)
        case "place":
            return EventPlace(place=msgspec.convert(value, Place), spans=spans)
        case "actors":
            return msgspec.convert(value, tuple[str, ...])
        case _:
            return value


class Said(Record, frozen=True):
    """What an account says of a field that can be edited, and the words that say it, if there are any."""

    account: str
    value: object
    words: Message
    """The value, for people."""
    span: Span | None


def said(accounts: Iterable[Account], field: str) -> tuple[Said, ...]:
    """Return what accounts say of `field`, a path as the export prints it: those that say anything."""
    found = ((account, _of(account, field)) for account in accounts)
    return tuple(
        Said(account=account.id, value=value, words=words, span=next(iter(spans), None))
        for account, stated in found
        if stated
        for value, words, spans in [stated]
    )


_Stated = tuple[object, Message, Iterable[Span]]


def _of(account: Account, field: str) -> _Stated | None:
    stated: _Stated | None = None
    match field.split("."):
        case ["event_type"]:
            label = terms("event_types")[account.event_type].label
            stated = account.event_type, say(label), account.event_spans
        case ["date"] if date := account.date:
            stated = date.interval, date.interval.words, date.spans
        case ["place"] if where := account.place:
            stated = where.place, say("{}", where.place.name), where.spans
        case ["means"] if means := account.means:
            stated = means.code, say(terms("means")[means.code].label), means.spans
        case ["actors"]:
            stated = _accused(account)
        case ["totals", harm, group] if total := account.totals.get(harm, {}).get(group):
            counts = (c.span for c in account.counts if (c.harm, c.group) == (harm, group))
            stated = total, total.words, counts
    return stated


def _accused(account: Account) -> _Stated | None:
    """Return those whom the account accuses, or else the parties that it names."""
    for role in ("alleged_perpetrator", "party"):
        if actors := [actor for actor in account.actors if actor.role == role]:
            names = tuple(actor.name for actor in actors)
            return names, say("{}", names), actors[0].spans
    return None
