"""Which of its senses each name has: the one the words ask for, near the text's other places, prominent."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from harmledger.gazetteer import Match
from harmledger.gazetteer.folding import fold
from harmledger.model import Place
from harmledger.reading.places.containment import holds, tell_apart
from harmledger.reading.places.mentions import ACCEPTED, SENSES, SPREAD_OUT, Mention
from harmledger.reading.places.outlets import Hint
from harmledger.reading.places.words import words

_DOUBTFUL = -1.0
"""From this score a name is still a place where a sense of it lies among the text's other places."""
_WELL_KNOWN = 100_000
"""From this weight a place that only the fold of one word matches needs no more than its country's name."""
_MISSPELT = -1.5
"""What a sense loses that only the fold of a name matches, where another has the very name."""

_Beliefs = Mapping[str, Sequence[tuple[Match, float]]]
"""For each name its senses, each with how likely it is."""


def assign(mentions: Sequence[Mention], hint: Hint) -> list[tuple[Mention, Match]]:
    """Return those mentions that are taken for places, each with its sense.

    A name has one sense, unless the words put it in different larger places.
    """
    tell_apart(mentions)
    sure = [m for m in mentions if m.score >= ACCEPTED]
    context = _Context(_settled(_choose(sure, hint)))
    places = [m for m in mentions if _is_place(m, context)]
    chosen = _choose(places, hint)
    return [(m, chosen[m.sense]) for m in places]


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
        if place.kind not in SPREAD_OUT:
            _gather(self._cells[_cell(place)], key, share)
        _gather(self._countries[place.country], key, share)

    def near(self, key: str, place: Place) -> float:
        """Return how many other names are believed to lie within one to two degrees of the place."""
        if place.kind in SPREAD_OUT:
            return 0.0
        row, column = _cell(place)
        found: dict[str, float] = {}
        for i in (row - 1, row, row + 1):
            for j in (column - 1, column, column + 1):
                for other, share in self._cells.get((i, j), {}).items():
                    _gather(found, other, share)
        return _without(key, found)

    def names_country(self, key: str, place: Place) -> bool:
        """Whether another name is the country's."""
        return _without(key, self._named.get((place.country, None), {})) > 0.0

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


def _choose(mentions: Sequence[Mention], hint: Hint) -> dict[str, Match]:
    """Return each name's sense: first against all that the others can mean, then against their choice."""
    names: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        names[mention.sense].append(mention)
    priors = {
        key: [(m, math.log10(m.weight + 100) + _asked(m, of, hint.country)) for m in _options(of)]
        for key, of in names.items()
    }
    if hint.town:
        priors.setdefault("", [(m, math.log10(m.weight + 100)) for m in hint.town[:SENSES]])
    chosen = _best(priors, _Context({key: _shares(senses) for key, senses in priors.items()}))
    return _best(priors, _Context(_settled(chosen)))


def _best(priors: _Beliefs, context: _Context) -> dict[str, Match]:
    return {
        key: max(senses, key=lambda sense: sense[1] + context.support(key, sense[0].place))[0]
        for key, senses in priors.items()
    }


def _options(mentions: Sequence[Mention]) -> Sequence[Match]:
    """Return the senses of a name: those that lie where the words say, and of these the user's, if any do."""
    matches = mentions[0].matches[:SENSES]
    larger = {m.within.key: m.within for m in mentions if m.within is not None}
    for within in larger.values():
        matches = tuple(m for m in matches if holds(within, m)) or matches
    return [m for m in matches if m.own and not m.folded] or matches


def _asked(match: Match, mentions: Sequence[Mention], country: str | None) -> float:
    """Return what the words beside a name, its spelling and the outlet's country add to a sense."""
    wanted = any(m.wanted == match.place.kind for m in mentions)
    misspelt = match.folded and not all(m.folded for m in mentions[0].matches)
    return (
        1.5 * wanted + 1.0 * (country is not None and match.place.country == country) + _MISSPELT * misspelt
    )


def _shares(senses: Sequence[tuple[Match, float]]) -> list[tuple[Match, float]]:
    top = max(score for _, score in senses)
    odds = [10 ** (score - top) for _, score in senses]
    total = sum(odds)
    return [(match, each / total) for (match, _), each in zip(senses, odds, strict=True)]


def _settled(chosen: Mapping[str, Match]) -> _Beliefs:
    return {key: [(match, 1.0)] for key, match in chosen.items()}


def _is_place(mention: Mention, context: _Context) -> bool:
    """Whether a name is taken for a place: a doubtful one if it has a sense among the text's places."""
    is_sure = mention.score >= ACCEPTED
    if is_sure and not _is_vague(mention):
        return True
    if mention.is_person or mention.score < _DOUBTFUL:
        return False
    return any(
        context.near(mention.sense, m.place) >= 1.0
        or (is_sure and m.weight >= _WELL_KNOWN and context.names_country(mention.sense, m.place))
        for m in mention.matches[:SENSES]
    )


def _is_vague(mention: Mention) -> bool:
    """Whether only the fold of a single word matches, or any town has such a part: "the South Side"."""
    name = mention.name.title().split()
    is_part = len(name) == 2 and name[0] in words().directions and name[1] in words().parts
    return is_part or (" " not in fold(mention.name) and all(m.folded for m in mention.matches))
