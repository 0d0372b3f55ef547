"""What reviewers edited, laid over what was assessed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from harmledger.model import (
    Assessment,
    CountRange,
    DateInterval,
    Decision,
    EventDate,
    EventPlace,
    Figure,
    Place,
    Span,
)
from harmledger.model.decision import Edit

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
