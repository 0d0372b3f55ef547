"""Places told by their distance from another: "50 km south of Velmora", "ten miles from Brask"."""

from __future__ import annotations

import re
from functools import cache
from math import asin, atan2, cos, degrees, radians, sin
from typing import NamedTuple

import msgspec

from harmledger.model import Place
from harmledger.model.vocabulary import PlacePrecisionTerm
from harmledger.model.vocabulary import load as vocabulary
from harmledger.reading import lexicon
from harmledger.reading.places.mentions import SPREAD_OUT

_EARTH_KM = 6371.0
_WINDOW = 100
"""How many characters before a name are looked at."""
_ROUNDED = 0.25
"""By which part of itself a told distance may be off: it is rounded, and often measured along a road."""
_FARTHEST_KM = 800.0
_PRECISIONS = ("near", "district", "province", "region")
KIND = "offset"
"""What the place at the end of an offset is."""


class Offset(NamedTuple):
    """What stands before a name: where it begins, how far, and the side, if the words tell it."""

    start: int
    km: float
    side: str | None


def before(text: str, end: int) -> Offset | None:
    """Return the offset that ends at `end`, where the name begins."""
    match = _pattern().search(text, max(0, end - _WINDOW), end)
    if match is None:
        return None
    words = lexicon.load("en", "places")
    number, unit, side = match.groups()
    km = _number(number) * float(words["units"][unit.lower()])
    side = re.sub("[- ]", "", side.lower()) if side else None
    return Offset(match.start(), km, side) if 0 < km <= _FARTHEST_KM else None


def apply(offset: Offset, place: Place) -> Place | None:
    """Return the point that lies so far from the place; None if the place is too large to measure from.

    It is no more exact than the distance: where no side is told, it can be anywhere that far away.
    """
    error = offset.km * (_ROUNDED if offset.side else 1.0)
    precision = _no_more_exact_than(max(error, place.radius_km))
    if place.kind in SPREAD_OUT or precision is None:
        return None
    bearing = lexicon.load("en", "places")["compass"][offset.side] if offset.side else None
    lat, lon = (place.lat, place.lon) if bearing is None else _moved(place, offset.km, bearing)
    direction = f"{offset.side} of" if offset.side else "from"
    return msgspec.structs.replace(
        place,
        name=f"{offset.km:.3g} km {direction} {place.name}",
        lat=round(lat, 4),
        lon=round(lon, 4),
        precision=precision,
        kind=KIND,
        admin1=None,
        geonames_id=None,
        population=0,
    )


def _no_more_exact_than(km: float) -> str | None:
    terms = vocabulary("place_precision", PlacePrecisionTerm)
    return next((code for code in _PRECISIONS if terms[code].radius_km >= km), None)


def _moved(place: Place, km: float, bearing: float) -> tuple[float, float]:
    """Return the point at the end of the great circle from the place."""
    lat, arc, course = radians(place.lat), km / _EARTH_KM, radians(bearing)
    to_lat = asin(max(-1.0, min(1.0, sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(course))))
    turn = atan2(sin(course) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(to_lat))
    return degrees(to_lat), (place.lon + degrees(turn) + 180.0) % 360.0 - 180.0


def _number(words: str) -> float:
    numbers = lexicon.load("en", "numbers")
    small: dict[str, int] = numbers["units"] | numbers["tens"]
    if words[0].isdigit():
        return float(words.replace(",", ""))
    return float(sum(small[word] for word in words.lower().split("-")))


@cache
def _pattern() -> re.Pattern[str]:
    places, numbers = lexicon.load("en", "places"), lexicon.load("en", "numbers")
    unit = lexicon.alternatives(places["units"])
    ones, tens = lexicon.alternatives(numbers["units"]), lexicon.alternatives(numbers["tens"])
    number = rf"\d{{1,3}}(?:\.\d{{1,3}})?|(?:{tens})-(?:{ones})|{tens}|{ones}"
    side = r"((?:north|south)(?:[- ]?(?:east|west))?|east|west)"
    kind = lexicon.alternatives(places["kind_of"].split())
    return re.compile(
        rf"(?<![\w.,])({number})[ \u00a0-]?({unit})\b\.?\)?(?:\s?\([^()]{{1,20}}\))?(?:\saway)?"
        rf"(?:\s(?:to\sthe\s)?{side})?\s(?:of|from|outside)\s(?:the\s)?(?:(?:{kind})\sof\s)?$",
        re.IGNORECASE,
    )
