"""Which stretches of an English text are place names, by what stands in them and round them.

Every stretch of capitalised words that the gazetteer knows is a candidate. Each gets a score, the sum of
what speaks for a place (a locative word before it, a larger place after a comma, prominence) and against one
(a given name or a title before it, a street behind it, an everyday word); the weights below are in units of
one such sign.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from harmledger.gazetteer import Gazetteer, Match
from harmledger.gazetteer.folding import fold, plain
from harmledger.model import Place
from harmledger.reading import lexicon

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚḎḐḤḨḪṢṬẔẒ"
# A word can only begin where none is under way, and is taken whole: time stays linear in the text.
_CAPITALISED = (
    rf"(?:(?<![^\W_])(?:[A-Z][a-z]?\.){{2,6}}+|(?<![^\W_])(?:St|Ste|Mt|Ft)\.|"
    rf"(?<![^\W_])[‘'`ʿ]?[{_UPPER}][^\W\d_]*+(?:['’`‘ʿ][^\W\d_]++)*+)"
)
_ARTICLE = r"(?:[ae]l|a[dnrstz]h?|e[dnrstz]h?)"
_SMALL = rf"(?:{_ARTICLE}|of|on|upon|the|de|del|la|le|les|du|des|do|da|dos|in|sur|ibn|bin)"
_RUN = re.compile(
    rf"\b(?:{_ARTICLE}[ -])?{_CAPITALISED}(?:[ \u00a0-](?:{_SMALL}[ -]){{0,2}}{_CAPITALISED}){{0,11}}"
)
_WORD = re.compile(rf"{_CAPITALISED}|{_SMALL}\b")
_BEFORE = re.compile(
    r"(?:\b([^\W\d_]+)\s+)?\b([^\W\d_]+)[\s\"“”'‘(\[]+(?:the\s+)?[\"“'‘(\[]*$", re.IGNORECASE
)
_AFTER = re.compile(r"(?:['’]s)?,?[ \u00a0]+([^\W\d_]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n•*–—-][\"”’')\]]*)\s*[\"“'‘(\[]*$")
_PAIR = rf"{_CAPITALISED}(?: {_CAPITALISED})?"
_COUNTIES = re.compile(rf"((?:{_PAIR}(?:, and |, | and )){{1,15}}{_PAIR}) [Cc]ounties\b")
_DATELINE = re.compile(r"(?:,[^\n.]{1,30})?[ \u00a0]*(?:\([^)\n]{1,30}\)[ \u00a0]*)?(?:--|—|–)\s")
_CAMP = re.compile(r"(?:['’]s)?\s(?:refugee\s)?camp\b", re.IGNORECASE)
_CONTRACTED = re.compile(r"['’](?:re|ll|ve|d|m|t)$", re.IGNORECASE)
_NAMED = re.compile(_PAIR)

_LONGEST = 5
"""The most words that a name is tried with."""
ACCEPTED = 0.5
"""The score from which a candidate counts as a place."""


@dataclass(slots=True)
class Mention:
    """A candidate: where it stands, what it can mean, and how much speaks for a place."""

    start: int
    end: int
    name: str
    matches: tuple[Match, ...]
    score: float = 0.0
    is_person: bool = False
    within: Mention | None = None
    """The larger place that the words put it in: "Velmora, Karsholm"."""
    is_near: bool = False
    """Whether the words make it only the place near which something is."""
    wanted: str | None = None
    """What the words beside it call it: `admin1`, `quarter`, `populated`."""

    @property
    def key(self) -> str:
        """What is the same for every mention of one name."""
        return plain(self.name)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon as sets."""

    locative: frozenset[str]
    strong: frozenset[str]
    kind_of: frozenset[str]
    local: frozenset[str]
    bodies: frozenset[str]
    carriers: frozenset[str]
    titles: frozenset[str]
    personal: frozenset[str]
    directions: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    states: dict[str, str]
    state: re.Pattern[str] = field(repr=False)


@cache
def _words() -> _Words:
    places, persons = lexicon.load("en", "places"), lexicon.load("en", "person_names")
    states: dict[str, str] = dict(places["states"])

    dotted = [short for short in states if short.count(".") > 1]

    def of(name: str) -> frozenset[str]:
        return frozenset((places.get(name) or persons[name]).split())

    return _Words(
        locative=of("locative"),
        strong=of("strong_locative"),
        kind_of=of("kind_of"),
        local=of("local"),
        bodies=of("bodies"),
        carriers=of("carriers"),
        titles=of("titles"),
        personal=of("personal"),
        directions=of("directions"),
        common=of("common"),
        given=of("given"),
        family=of("family"),
        states=states,
        state=re.compile(
            rf"(?:,[ \u00a0]*\(?({lexicon.alternatives(states)})|\b({lexicon.alternatives(dotted)}))(?!\w)"
        ),
    )


def find(text: str, gazetteer: Gazetteer, *, host: str = "") -> list[Mention]:
    """Return the candidates in text order, scored; `host` is the outlet's address without dots."""
    mentions = [*_state_mentions(text, gazetteer), *_county_mentions(text, gazetteer)]
    taken = {m.start for m in mentions}
    for run in _RUN.finditer(text):
        tokens = _tokens(run)
        mentions += (m for m in _in_run(text, tokens, gazetteer) if m.start not in taken)
    mentions.sort(key=lambda m: m.start)
    _contain(text, mentions)
    for mention in mentions:
        if host and len(mention.key) > 3 and mention.key.replace(" ", "") in host:
            mention.score += 1.5
    _agree(mentions)
    return mentions


# --- candidates ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    """Without a possessive "'s"."""
    text: str
    is_name: bool
    """Capitalised, so that a name can begin or end with it."""
    possessive: bool


def _tokens(run: re.Match[str]) -> list[_Token]:
    tokens = []
    for match in _WORD.finditer(run.string, run.start(), run.end()):
        word = match.group()
        possessive = word[-2:] in {"'s", "’s"}
        end = match.end() - 2 if possessive else match.end()
        text = run.string[match.start() : end]
        tokens.append(_Token(match.start(), end, text, not text[0].islower(), possessive))
    return tokens


def _in_run(text: str, tokens: Sequence[_Token], gazetteer: Gazetteer) -> Iterator[Mention]:
    start = 0
    while start < len(tokens):
        end = _longest(text, tokens, start, gazetteer)
        if end is None:
            start += 1
            continue
        mention = _mention(text, tokens[start].start, tokens[end - 1].end, gazetteer)
        _score(text, tokens, start, end, mention)
        yield mention
        start = end


def _mention(text: str, start: int, end: int, gazetteer: Gazetteer) -> Mention:
    """Return the mention; of a camp, if that follows and is known apart from the town it lies by."""
    name = text[start:end]
    camps = gazetteer.matches(f"{name} camp") if _CAMP.match(text, end) else ()
    if camps:
        return Mention(start, end, f"{name} camp", camps)
    return Mention(start, end, name, gazetteer.matches(name))


def _longest(text: str, tokens: Sequence[_Token], start: int, gazetteer: Gazetteer) -> int | None:
    for end in range(min(len(tokens), start + _LONGEST), start, -1):
        if not tokens[end - 1].is_name or not any(t.is_name for t in tokens[start:end]):
            continue
        name = text[tokens[start].start : tokens[end - 1].end]
        if _is_name(name, end - start) and gazetteer.matches(name):
            return end
    return None


def _is_name(name: str, words: int) -> bool:
    """Whether it can be a name at all: "Ur" and "U.S." can, "I", "of" and "They're" cannot."""
    letters = sum(map(str.isalpha, name))
    return words > 1 or (letters > 1 and not _CONTRACTED.search(name))


def _state_mentions(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in _words().state.finditer(text):
        group = match.lastindex or 1
        name = _words().states[" ".join(match.group(group).split())]
        states = tuple(
            m for m in gazetteer.matches(name) if m.place.kind == "admin1" and m.place.country == "US"
        )
        if states:
            yield Mention(match.start(group), match.end(group), name, states, score=2.0)


def _county_mentions(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Read "Brask, Osterby and Velmora counties": each name lacks the word that makes it a county."""
    for listed in _COUNTIES.finditer(text):
        for name in _NAMED.finditer(text, listed.start(1), listed.end(1)):
            counties = tuple(
                m for m in gazetteer.matches(f"{name.group()} County") if m.place.kind == "county"
            )
            if counties:
                yield Mention(name.start(), name.end(), f"{name.group()} County", counties, score=3.0)


# --- signs --------------------------------------------------------------------------------------------------


def _score(text: str, tokens: Sequence[_Token], start: int, end: int, mention: Mention) -> None:
    words = _words()
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start) if start == 0 else None
    left = tokens[start - 1] if start else None
    right = tokens[end] if end < len(tokens) and not tokens[end - 1].possessive else None
    after = None if right else _AFTER.match(text, mention.end)
    mention.score = (
        _prominence(mention)
        + _own_word(mention.name, words)
        + _by_before(before, words)
        + _by_after(after, words)
        + _by_dateline(text, mention)
        + _by_left(text, tokens, left, mention, words)
        + _by_right(right, mention, words)
    )
    if after:
        mention.wanted = _KINDS.get(after.group(1).lower())
    elif right:
        mention.wanted = _KINDS.get(right.text.lower())


_KINDS = {
    "camp": "camp",
    "refugee": "camp",
    "neighbourhood": "quarter",
    "neighborhood": "quarter",
    "quarter": "quarter",
    "district": "quarter",
    "governorate": "admin1",
    "province": "admin1",
    "region": "admin1",
    "oblast": "admin1",
    "state": "admin1",
    "city": "populated",
    "town": "populated",
    "village": "populated",
}


def _prominence(mention: Mention) -> float:
    best = mention.matches[0]
    if best.own or best.place.kind == "county":
        return 2.0
    unsure = 1.0 if best.folded else 0.0
    several_words = 1.0 if " " in fold(mention.name) else 0.0
    if _is_acronym(mention.name) and best.place.kind != "country":
        return -3.0
    return min(2.0, max(-1.5, math.log10(best.weight + 1) - 4.5)) - unsure + several_words


def _is_acronym(name: str) -> bool:
    return len(name) <= 4 and name.isupper() and name.isalpha()


def _own_word(name: str, words: _Words) -> float:
    key = name.lower()
    if key in words.common:
        return -2.5
    return -1.5 * (key in words.given) - 1.0 * (key in words.family)


def _by_before(before: re.Match[str] | None, words: _Words) -> float:
    if before is None:
        return 0.0
    farther, nearer = (before.group(1) or "").lower(), before.group(2).lower()
    if nearer == "of":
        return 2.0 if farther in words.kind_of else 0.5
    if nearer in words.strong:
        return 2.0
    if nearer in words.titles:
        return -2.0
    return 1.0 if nearer in words.locative else 0.0


def _by_after(after: re.Match[str] | None, words: _Words) -> float:
    if after is None:
        return 0.0
    word = after.group(1)
    if word in words.personal:
        return -1.5
    return 1.0 if word in words.local else 0.0


def _by_dateline(text: str, mention: Mention) -> float:
    """Score up "VELMORA, Karsholm (Agency) --" at the start of a sentence."""
    starts = mention.name.isupper() and _SENTENCE_START.search(text, max(0, mention.start - 8), mention.start)
    return 2.0 if starts and _DATELINE.match(text, mention.end) else 0.0


def _by_left(
    text: str, tokens: Sequence[_Token], left: _Token | None, mention: Mention, words: _Words
) -> float:
    if left is None or left.possessive:
        return 0.0
    if not left.is_name:
        return _after_small(tokens, left, words)
    if left.text.rstrip(".") in words.titles or left.text.lower() in words.given or len(left.text) == 1:
        mention.is_person = True
        return -4.0
    if left.text in words.directions or left.text in words.bodies:
        return 0.5
    if left is tokens[0] and _SENTENCE_START.search(text, max(0, left.start - 8), left.start):
        return -0.5
    mention.is_person = True
    return -2.0


def _after_small(tokens: Sequence[_Token], small: _Token, words: _Words) -> float:
    """Score "City of X" up, "Bank of X" down."""
    heads = [t for t in tokens if t.end < small.start and t.is_name]
    if small.text != "of" or not heads:
        return 0.0
    return 1.5 if heads[-1].text.lower() in words.kind_of else -2.5


def _by_right(right: _Token | None, mention: Mention, words: _Words) -> float:
    if right is None or not right.is_name:
        return 0.0
    if right.text in words.carriers:
        return -4.0
    if right.text in words.bodies or right.text in words.states:
        return 0.5
    mention.is_person = mention.name.lower() in words.given
    if mention.matches[0].place.kind in {"country", "admin1"} and not mention.is_person:
        return 0.0
    return -2.0


# --- mentions together --------------------------------------------------------------------------------------

_COMMA: Callable[[str], re.Match[str] | None] = re.compile(
    r",[ \u00a0]+(?:in )?(?:the )?\(?|[ \u00a0]\("
).fullmatch


def _contain(text: str, mentions: Sequence[Mention]) -> None:
    """Link "X, Y" where some sense of X can lie in some sense of Y."""
    for inner, outer in pairwise(mentions):
        if (
            outer.start - inner.end <= 10
            and _COMMA(text[inner.end : outer.start])
            and _can_hold(outer, inner)
        ):
            inner.within = outer
            inner.score += 3.0
            outer.score += 2.0


def _can_hold(outer: Mention, inner: Mention) -> bool:
    return any(lies_in(small, large) for large in outer.matches[:20] for small in inner.matches[:60])


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


def _agree(mentions: Sequence[Mention]) -> None:
    """Let one text use a name in one way: a person's name stays one, a place's helps its other mentions."""
    persons = {m.key for m in mentions if m.is_person}
    places = {m.key for m in mentions if m.score >= 2.5}
    for mention in mentions:
        if mention.is_person:
            continue
        if mention.key in places:
            mention.score += 1.5
        elif mention.key in persons:
            mention.score -= 2.5
