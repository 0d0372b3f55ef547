"""Place names in a text and the places they mean, by context.

`place_mentions` finds the names; here each is given a sense: the one that the words beside it ask for
("Brask, Karsholm"), that lies near the text's other places or in a country or state the text names, and that
is prominent. A name has one sense in a text.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from harmledger.gazetteer import Gazetteer, Match
from harmledger.model import Place, Span, Toponym
from harmledger.model.record import Record
from harmledger.reading import arabic_place_mentions, lexicon
from harmledger.reading.place_mentions import ACCEPTED, Mention, find, lies_in

_SENSES = 60
"""How many senses of a name are weighed, the prominent first."""
_DOUBTFUL = -1.0
"""From this score a name is still a place where a sense of it lies among the text's other places."""
_WELL_KNOWN = 100_000
"""Below this weight a place that only the fold of one word matches has to lie among the others too."""
_SPREAD_OUT = frozenset({"country", "region", "admin1", "water"})
"""Kinds whose point says little about where in them something is."""
_EXACTER_THAN_NEAR = frozenset({"landmark", "street", "neighbourhood", "village", "town", "city"})

_ALONE = "the most prominent"
"""The reason for a sense that nothing in the text speaks for or against."""

_HOST = re.compile(r"\w+://([^/:?#]*)")

_Beliefs = Mapping[str, Sequence[tuple[Match, float]]]
"""For each name its senses, each with how likely it is."""


def read(
    text: str, gazetteer: Gazetteer, *, outlet: str | None = None, url: str | None = None
) -> tuple[Toponym, ...]:
    """Return every place name of `text`, in text order, each with the place it is taken to mean.

    `outlet` (a name or a host) and `url` are hints: whom a local paper writes for.
    """
    hint = _hint(gazetteer, outlet, url)
    mentions = [*find(text, gazetteer, host=hint.letters), *arabic_place_mentions.find(text, gazetteer)]
    mentions.sort(key=lambda m: m.start)
    sure = [m for m in mentions if m.score >= ACCEPTED]
    context = _Context(_settled(_choose(sure, hint)))
    places = [m for m in mentions if _is_place(m, context)]
    senses = _choose(places, hint)
    return tuple(_toponym(text, m, senses[m.key]) for m in places)


def resolve(name: str, gazetteer: Gazetteer) -> tuple[tuple[Toponym, ...], tuple[Match, ...]]:
    """Return what a name, or a phrase that holds names, is taken to mean on its own, and what it could mean.

    Nothing is resolved if the gazetteer has no such name. The candidates are those of the whole name; of the
    first name in it, if the gazetteer does not have the whole.
    """
    found = read(name, gazetteer)
    candidates = gazetteer.matches(name)
    if not candidates:
        return found, gazetteer.matches(found[0].span.text) if found else ()
    whole = tuple(t for t in found if len(t.span.text) == len(name))
    alone = Toponym(span=Span.of(name, 0, len(name)), place=candidates[0].place, reason=_ALONE)
    return whole or (alone,), candidates


# --- outlets ------------------------------------------------------------------------------------------------


class _Hint(Record, frozen=True):
    """What an outlet's name or address tells: its letters, the country of its domain, the town in it."""

    letters: str = ""
    country: str | None = None
    town: tuple[Match, ...] = ()


def _hint(gazetteer: Gazetteer, outlet: str | None, url: str | None) -> _Hint:
    host = _HOST.match(url or "")
    name = (host.group(1) if host else outlet or "").lower()[:100]
    domain = re.search(r"\.([a-z]{2})$", name)
    country = {"uk": "GB"}.get(domain.group(1), domain.group(1).upper()) if domain else None
    letters = re.sub(r"[^a-z]", "", re.sub(r"^www\.|(?:\.[a-z]{2,4})+$", "", name))
    town = _paper().fullmatch(letters)
    return _Hint(letters=letters, country=country, town=gazetteer.matches(town.group(1)) if town else ())


@cache
def _paper() -> re.Pattern[str]:
    words = lexicon.alternatives(lexicon.load("en", "places")["papers"].split())
    return re.compile(rf"(?:{words}){{0,2}}([a-z]{{4,20}}?)(?:{words}){{0,4}}")


# --- senses -------------------------------------------------------------------------------------------------


class _Context:
    """Where the names of a text lie, as far as is believed; asked for how well a sense fits in."""

    def __init__(self, beliefs: _Beliefs) -> None:
        self._others = max(1, len(beliefs) - 1)
        self._cells: defaultdict[tuple[int, int], dict[str, float]] = defaultdict(dict)
        self._named: defaultdict[tuple[str | None, str | None], dict[str, float]] = defaultdict(dict)
        self._countries: defaultdict[str | None, dict[str, float]] = defaultdict(dict)
        for key, senses in beliefs.items():
            for match, share in senses:
                self._add(key, match.place, share)

    def _add(self, key: str, place: Place, share: float) -> None:
        if place.kind in {"country", "admin1"}:
            _gather(self._named[place.country, place.admin1], key, share)
        if place.kind not in _SPREAD_OUT:
            _gather(self._cells[_cell(place)], key, share)
        _gather(self._countries[place.country], key, share)

    def near(self, key: str, place: Place) -> float:
        """Return how many other names are believed to lie within one to two degrees of the place."""
        if place.kind in _SPREAD_OUT:
            return 0.0
        row, column = _cell(place)
        found: dict[str, float] = {}
        for i in (row - 1, row, row + 1):
            for j in (column - 1, column, column + 1):
                for other, share in self._cells.get((i, j), {}).items():
                    _gather(found, other, share)
        return _without(key, found)

    def support(self, key: str, place: Place) -> float:
        """Return what the other names add to the score of a sense."""
        country = place.country
        in_state = _without(key, self._named.get((country, place.admin1), {})) if place.admin1 else 0.0
        in_country = _without(key, self._named.get((country, None), {}))
        compatriots = _without(key, self._countries.get(country, {})) / self._others
        return (
            2.5 * min(1.5, self.near(key, place))
            + 2.0 * min(1.0, in_state)
            + 1.0 * min(1.0, in_country)
            + 1.5 * compatriots
        )


def _cell(place: Place) -> tuple[int, int]:
    return math.floor(place.lat), math.floor(place.lon)


def _gather(shares: dict[str, float], key: str, share: float) -> None:
    shares[key] = max(share, shares.get(key, 0.0))


def _without(key: str, shares: Mapping[str, float]) -> float:
    return sum(shares.values()) - shares.get(key, 0.0)


def _choose(mentions: Sequence[Mention], hint: _Hint) -> dict[str, Match]:
    """Return each name's sense: first against all that the others can mean, then against their choice."""
    names: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        names[mention.key].append(mention)
    priors = {
        key: [(m, math.log10(m.weight + 100) + _asked(m, of, hint.country)) for m in _options(of)]
        for key, of in names.items()
    }
    if hint.town:
        priors.setdefault("", [(m, math.log10(m.weight + 100)) for m in hint.town[:_SENSES]])
    chosen = _best(priors, _Context({key: _shares(senses) for key, senses in priors.items()}))
    return _best(priors, _Context(_settled(chosen)))


def _best(priors: _Beliefs, context: _Context) -> dict[str, Match]:
    return {
        key: max(senses, key=lambda sense: sense[1] + context.support(key, sense[0].place))[0]
        for key, senses in priors.items()
    }


def _options(mentions: Sequence[Mention]) -> Sequence[Match]:
    """Return the senses of a name: those that lie where the words say, and of these the user's, if any do."""
    matches = mentions[0].matches[:_SENSES]
    for mention in mentions:
        if mention.within is not None:
            larger = mention.within.matches[:_SENSES]
            inside = [m for m in matches if any(lies_in(m, outer) for outer in larger)]
            matches = tuple(inside) or matches
    return [m for m in matches if m.own and not m.folded] or matches


def _asked(match: Match, mentions: Sequence[Mention], country: str | None) -> float:
    """Return what the words beside a name and the outlet's country add to a sense."""
    wanted = any(m.wanted == match.place.kind for m in mentions)
    return 1.5 * wanted + 1.0 * (country is not None and match.place.country == country)


def _shares(senses: Sequence[tuple[Match, float]]) -> list[tuple[Match, float]]:
    top = max(score for _, score in senses)
    odds = [10 ** (score - top) for _, score in senses]
    total = sum(odds)
    return [(match, each / total) for (match, _), each in zip(senses, odds, strict=True)]


def _settled(chosen: Mapping[str, Match]) -> _Beliefs:
    return {key: [(match, 1.0)] for key, match in chosen.items()}


def _is_place(mention: Mention, context: _Context) -> bool:
    """Whether a name is taken for a place: a doubtful one if it has a sense among the text's places."""
    if mention.score >= ACCEPTED and not _is_vague(mention):
        return True
    if mention.is_person or mention.score < _DOUBTFUL:
        return False
    return any(context.near(mention.key, m.place) >= 1.0 for m in mention.matches[:_SENSES])


def _is_vague(mention: Mention) -> bool:
    """Whether only the fold of a single word matches, and no well-known place."""
    return " " not in mention.key and all(m.folded and m.weight < _WELL_KNOWN for m in mention.matches)


# --- toponyms -----------------------------------------------------------------------------------------------


def _toponym(text: str, mention: Mention, match: Match) -> Toponym:
    place = match.place
    if place.precision in _EXACTER_THAN_NEAR and _is_near(text, mention):
        place = msgspec.structs.replace(place, precision="near")
    return Toponym(
        span=Span.of(text, mention.start, mention.end), place=place, reason=_reason(mention, match)
    )


def _is_near(text: str, mention: Mention) -> bool:
    before, after = _near()
    return mention.is_near or bool(
        before.search(text, max(0, mention.start - 60), mention.start) or after.match(text, mention.end)
    )


def _reason(mention: Mention, match: Match) -> str:
    if match.own:
        return "the user's gazetteer"
    if mention.within is not None and any(
        lies_in(match, outer) for outer in mention.within.matches[:_SENSES]
    ):
        return f"named as in {mention.within.name}"
    if len(mention.matches) == 1:
        return "the only place of this name"
    return _ALONE if match == mention.matches[0] else "among the other places of the text"


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
