"""Mentions by type, as far as the other readers mark them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harmledger.model import Entity, Span, TimeExpression, Toponym
from harmledger.reading.evidence import Sentence


def read(
    times: Sequence[TimeExpression], places: Sequence[Toponym], sentences: Sequence[Sentence]
) -> tuple[Entity, ...]:
    """Return times, locations, nationalities, organisations, persons and quantities, in text order.

    Each span stands once. A place's name in front of an organisation is a part of the organisation's.
    """
    found: dict[tuple[int, int], Entity] = {}
    for kind, spans in (
        ("time", [t.span for t in times]),
        ("organisation", [a.span for s in sentences for a in s.actors]),
        ("location", [p.span for p in places if p.kind == "name"]),
        ("nationality", [p.span for p in places if p.kind == "demonym"]),
        ("person", [v.span for s in sentences for v in s.victims]),
        ("quantity", [f.span for s in sentences for f in s.figures if not f.parts]),
    ):
        _add(found, kind, spans)
    return tuple(found[key] for key in sorted(found))


def _add(found: dict[tuple[int, int], Entity], kind: str, spans: Iterable[Span]) -> None:
    for span in spans:
        found.setdefault((span.start, span.end), Entity(span=span, type=kind))
