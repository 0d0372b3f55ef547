"""Larger places that the words put a name in: "Velmora, Karsholm", "Velmora's Tarn quarter"."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from harmledger.gazetteer import Match
from harmledger.model import Place
from harmledger.reading import lexicon
from harmledger.reading.places.mentions import SENSES, Mention

_Gap = Callable[[str], re.Match[str] | None]
_COMMA: _Gap = re.compile(r",[ \u00a0]+(?:in )?(?:the )?\(?|[ \u00a0]\(").fullmatch
_POSSESSIVE: _Gap = re.compile(r"['’]s(?: [a-z]+(?:-[a-z]+)?){0,2} ").fullmatch
_LONGEST_GAP = 40
_PARTS = frozenset({"quarter", "camp"})
"""What the words call a place that lies in a town."""


def link(text: str, mentions: Sequence[Mention]) -> None:
    """Put one of two neighbours within the other where the words between them say so, and it can lie there.

    "X, Y", "the X quarter of Y" and "X in eastern Y" put X in Y; "Y's X" and "in Y, in the X quarter" too.
    """
    for left, right in pairwise(mentions):
        if not 0 < right.start - left.end <= _LONGEST_GAP:
            continue
        gap = text[left.end : right.start]
        if (_COMMA(gap) or _in()(gap)) and _can_hold(right, left):
            _put(left, within=right)
        elif (_POSSESSIVE(gap) or (_COMMA(gap) and right.wanted in _PARTS)) and _can_hold(left, right):
            _put(right, within=left)


def _put(inner: Mention, *, within: Mention) -> None:
    inner.within = within
    inner.score += 3.0
    within.score += 2.0


@cache
def _in() -> _Gap:
    """Return what stands between a name and a larger place after it: " quarter of the city of "."""
    words = lexicon.load("en", "places")
    kind = lexicon.alternatives(words["kind_of"].split())
    part = r"(?:the )?(?:[a-z]+-held )?(?:(?:north|south|east|west|central)[a-z]* )?"
    place = rf"{part}(?:(?:{kind}) of (?:the )?)?"
    return re.compile(rf"(?: (?:{kind}) of|(?: (?:{kind}))?,? (?:in|inside|within)) {place}").fullmatch


def _can_hold(outer: Mention, inner: Mention) -> bool:
    if outer.kind == "demonym" or inner.kind == "demonym":
        return False
    return any(lies_in(small, large) for large in outer.matches[:20] for small in inner.matches[:SENSES])


def holds(outer: Mention, inner: Match) -> bool:
    """Whether the place lies in one of those that the larger name can mean."""
    return any(lies_in(inner, large) for large in outer.matches[:SENSES])


def tell_apart(mentions: Sequence[Mention]) -> None:
    """Give the mentions of a name senses of their own where the words put it in several places.

    That is, in places that exclude each other. A mention that no words put anywhere takes the sense of the
    last one before it that they do, or the first.
    """
    same: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        same[mention.key].append(mention)
    for named in same.values():
        larger = {m.within.key: m.within for m in named if m.within is not None}
        if len(larger) > 1 and not _agree(named[0], list(larger.values())):
            told = next(m.within.key for m in named if m.within is not None)
            for mention in named:
                told = mention.within.key if mention.within is not None else told
                mention.told = told


def _agree(mention: Mention, larger: Sequence[Mention]) -> bool:
    """Whether some sense of the name lies in all the larger places."""
    return any(all(holds(outer, match) for outer in larger) for match in mention.matches[:SENSES])


_REACH_KM = {
    "province": 300.0,
    "region": 300.0,
    "district": 60.0,
    "subdistrict": 30.0,
    "city": 30.0,
    "town": 10.0,
}
"""How far from the point of a place something can be that still lies in it."""


def lies_in(inner: Match, outer: Match) -> bool:
    """Whether one place lies in the other, as far as the gazetteer can say."""
    small, large = inner.place, outer.place
    if small.country != large.country or small == large or small.kind in {"country", "region"}:
        return False
    if large.kind == "country":
        return True
    if small.kind == "admin1":
        return False
    if large.kind == "admin1" and small.admin1 and large.admin1:
        return small.admin1 == large.admin1
    reach = _REACH_KM.get(large.precision, 0.0)
    return reach > 0 and small.population < large.population + 1 and kilometres(small, large) <= reach


def kilometres(one: Place, other: Place) -> float:
    """Return the distance, good to a percent within a continent: the earth taken as flat between the two."""
    north = one.lat - other.lat
    east = (one.lon - other.lon + 180.0) % 360.0 - 180.0
    return 111.2 * math.hypot(north, east * math.cos(math.radians((one.lat + other.lat) / 2)))
