"""How exactly the words tell a place, and why it is taken for the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from harmledger.gazetteer import Gazetteer, Match
from harmledger.model import Message, Span, Toponym, say
from harmledger.reading import lexicon
from harmledger.reading.places import offsets
from harmledger.reading.places.containment import holds
from harmledger.reading.places.mentions import SPREAD_OUT, Mention

PROMINENT = say("the most prominent")
"""The reason for a sense that nothing in the text speaks for or against."""
_EXACTER_THAN_NEAR = frozenset({"landmark", "street", "neighbourhood", "village", "town", "city"})


def read(text: str, senses: Iterable[tuple[Mention, Match]], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield the toponym of each mention, given in text order with its sense."""
    end = 0
    for mention, match in senses:
        toponym = _in_division(_toponym(text, mention, match, floor=end), gazetteer)
        end = toponym.span.end
        yield toponym


def _toponym(text: str, mention: Mention, match: Match, *, floor: int) -> Toponym:
    """Return the toponym; with a distance before it, its span takes that in, from `floor` on."""
    place, start, reason = match.place, mention.start, _reason(mention, match)
    if mention.kind == "name":
        offset = offsets.before(text, mention.start)
        moved = offsets.apply(offset, place) if offset else None
        if offset and moved:
            place, start = moved, max(floor, offset.start)
            reason = say("{}: {}", moved.name, reason)
        elif place.precision in _EXACTER_THAN_NEAR and _is_near(text, mention):
            place = msgspec.structs.replace(place, precision="near")
            reason = say("near it, as the words say: {}", reason)
    return Toponym(span=Span.of(text, start, mention.end), place=place, reason=reason, kind=mention.kind)


def _in_division(toponym: Toponym, gazetteer: Gazetteer) -> Toponym:
    """Return the toponym with its place's first-level division, where its entry lacks it."""
    place = toponym.place
    if place is None or place.admin1 or place.kind in SPREAD_OUT:
        return toponym
    division = gazetteer.division_at(place.lat, place.lon)
    if division is None or (place.kind != offsets.KIND and place.country not in (None, division.country)):
        return toponym
    place = msgspec.structs.replace(place, country=division.country, admin1=division.admin1)
    return msgspec.structs.replace(toponym, place=place)


def _reason(mention: Mention, match: Match) -> Message:
    if mention.kind == "demonym":
        return say("a demonym of {}", match.place.name)
    sense = _why(mention, match)
    return say("in an organisation's name, {}", sense) if mention.kind == "organisation" else sense


def _why(mention: Mention, match: Match) -> Message:
    if mention.within is not None and holds(mention.within, match):
        return say("named as in {}", mention.within.name)
    if match.own:
        return say("the user's gazetteer")
    if len(mention.matches) == 1:
        return say("the only place of this name")
    return PROMINENT if match == mention.matches[0] else say("among the other places of the text")


def _is_near(text: str, mention: Mention) -> bool:
    before, after = _near()
    return mention.is_near or bool(
        before.search(text, max(0, mention.start - 60), mention.start) or after.match(text, mention.end)
    )


@cache
def _near() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before and after a name that only says near what something is."""
    words = lexicon.alternatives(lexicon.load("en", "places")["near"].split())
    side = r"(?:north|south|east|west)[- ]?(?:east|west)?"
    place = r"(?:the\s+)?(?:(?:city|town|village|camp)\s+of\s+)?"
    return (
        re.compile(rf"\b(?:(?:{words})(?:\s+of)?|{side}\s+of)\s+{place}$", re.IGNORECASE),
        re.compile(r"(?:['’]s)?\s+(?:countryside|outskirts|suburbs|environs)\b"),
    )
