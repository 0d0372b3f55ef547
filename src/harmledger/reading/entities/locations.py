"""Places that are named by two names: "Osterby, Karsholm"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from harmledger.model import Place, Span, Toponym

_LARGER = ("country", "admin1")


def of_two_names(text: str, places: Iterable[Toponym]) -> Iterator[Span]:
    """Yield the spans in which a place's name is followed by that of the country or province it lies in."""
    names = [place for place in places if place.kind == "name"]
    for one, other in pairwise(names):
        if text[one.span.end : other.span.start] == ", " and _lies_in(one.place, other.place):
            yield Span.of(text, one.span.start, other.span.end)


def _lies_in(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or other.kind not in _LARGER or one.kind == "country":
        return False
    is_state = other.kind == "country" or one.admin1 == other.admin1
    return one.name != other.name and one.country == other.country and is_state
