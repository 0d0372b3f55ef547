"""What capitalised words and the English words round them look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from harmledger.reading import lexicon

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚḎḐḤḨḪṢṬẔẒ"
# A word can only begin where none is under way, and is taken whole: time stays linear in the text.
CAPITALISED = (
    rf"(?:(?<![^\W_])(?:[A-Z][a-z]?\.){{2,6}}+|(?<![^\W_])(?:St|Ste|Mt|Ft)\.|"
    rf"(?<![^\W_])[‘'`ʿ]?[{_UPPER}][^\W\d_]*+(?:['’`‘ʿ][^\W\d_]++)*+)"
)
_ARTICLE = r"(?:[ae]l|a[dnrstz]h?|e[dnrstz]h?)"
_SMALL = rf"(?:{_ARTICLE}|of|on|upon|the|de|del|la|le|les|du|des|do|da|dos|in|sur|ibn|bin)"
RUN = re.compile(
    rf"\b(?:{_ARTICLE}[ -])?{CAPITALISED}(?:[ \u00a0-](?:{_SMALL}[ -]){{0,2}}{CAPITALISED}){{0,11}}"
)
_WORD = re.compile(rf"{CAPITALISED}|{_SMALL}\b")
PAIR = rf"{CAPITALISED}(?: {CAPITALISED})?"


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon as sets."""

    locative: frozenset[str]
    strong: frozenset[str]
    kind_of: frozenset[str]
    local: frozenset[str]
    bodies: frozenset[str]
    organisations: frozenset[str]
    carriers: frozenset[str]
    titles: frozenset[str]
    personal: frozenset[str]
    directions: frozenset[str]
    parts: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    states: dict[str, str]
    state: re.Pattern[str] = field(repr=False)


@cache
def words() -> Words:
    """Return the lexicon of the words round places."""
    places, persons = lexicon.load("en", "places"), lexicon.load("en", "person_names")
    states: dict[str, str] = dict(places["states"])

    dotted = [short for short in states if short.count(".") > 1]

    def of(name: str) -> frozenset[str]:
        return frozenset((places.get(name) or persons[name]).split())

    return Words(
        locative=of("locative"),
        strong=of("strong_locative"),
        kind_of=of("kind_of"),
        local=of("local"),
        bodies=of("bodies"),
        organisations=of("organisations"),
        carriers=of("carriers"),
        titles=of("titles"),
        personal=of("personal"),
        directions=of("directions"),
        parts=of("parts"),
        common=of("common"),
        given=of("given"),
        family=of("family"),
        states=states,
        state=re.compile(
            rf"(?:,[ \u00a0]*\(?({lexicon.alternatives(states)})|\b({lexicon.alternatives(dotted)}))(?!\w)"
        ),
    )


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a run."""

    start: int
    end: int
    """Without a possessive "'s"."""
    text: str
    is_name: bool
    """Capitalised, so that a name can begin or end with it."""
    possessive: bool


def tokens_of(run: re.Match[str]) -> list[Token]:
    """Return the words of a run of capitalised words."""
    tokens = []
    for match in _WORD.finditer(run.string, run.start(), run.end()):
        word = match.group()
        possessive = word[-2:] in {"'s", "’s"}
        end = match.end() - 2 if possessive else match.end()
        text = run.string[match.start() : end]
        tokens.append(Token(match.start(), end, text, not text[0].islower(), possessive))
    return tokens
