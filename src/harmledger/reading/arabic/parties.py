"""Who is said to have done it, in Arabic: known parties, a state's arms, and names that begin with "قوات".

Arabic has no capitals. A name that no list knows is taken only where its words show where it ends: before a
place it is of ("قوات دفاع كارسهولم"), or with the article on every word ("الجبهة الشمالية").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span, Toponym
from harmledger.reading import lexicon
from harmledger.reading.arabic.words import is_definite, phrase
from harmledger.reading.parties.actors import Mention
from harmledger.reading.parties.roles import Role
from harmledger.reading.text.spelling import ARABIC
from harmledger.reading.text.tokens import Phrases, Token

REACH = 5
"""How many words before a party the deed is looked for."""
DENIED = 3
"""And how many for a word that denies it."""
SPEAKING = 8
"""How many words behind a verb its party may own up to the deed."""

Tokens = Sequence[Token]


class _Found(NamedTuple):
    """Tokens `first` to `last` (half-open) that name a party; a `short` name stands for a longer one."""

    first: int
    last: int
    name: str
    short: bool = False
    by_deed: bool = False
    """Whether the deed is part of the words: "غارة إسرائيلية"."""


class _Words(NamedTuple):
    names: Phrases
    states: Mapping[str, str]
    arms: frozenset[str]
    heads: frozenset[str]
    inner: frozenset[str]
    plain: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    author: Phrases
    own: Phrases
    owning: frozenset[str]
    claiming: frozenset[str]
    accusing: frozenset[str]
    of: str
    target: Phrases
    between: frozenset[str]
    linking: frozenset[str]
    denials: frozenset[str]


@cache
def _words() -> _Words:
    actors, roles = lexicon.load("ar", "actors"), lexicon.load("ar", "roles")

    def phrases(listed: Sequence[str]) -> Phrases:
        return Phrases((phrase(p), p) for p in listed)

    return _Words(
        names=Phrases((phrase(p), name) for name, listed in actors["names"].items() for p in listed),
        states={word: state for state, listed in actors["states"].items() for word in listed},
        arms=frozenset(actors["arms"]["words"]),
        heads=frozenset(actors["heads"]["words"]),
        inner=frozenset(actors["heads"]["inner"]),
        plain=frozenset(actors["heads"]["plain"]),
        verbs=frozenset(roles["deeds"]["verbs"]),
        nouns=frozenset(roles["deeds"]["nouns"]),
        author=phrases(roles["author"]["phrases"]),
        own=phrases(roles["own"]["phrases"]),
        owning=frozenset(roles["own"]["verbs"]),
        claiming=frozenset(roles["own"]["claiming"]),
        accusing=frozenset(roles["accusing"]["verbs"]),
        of=roles["accusing"]["of"],
        target=phrases(roles["target"]["phrases"]),
        between=frozenset(roles["between"]["words"]),
        linking=frozenset(roles["between"]["linking"]),
        denials=frozenset(roles["denials"]["words"]),
    )


def find(
    text: str, sentences: Sequence[Tokens], places: Sequence[Sequence[Toponym]]
) -> list[tuple[Mention, ...]]:
    """Return the armed parties that each sentence of a report names, in text order.

    `places` are those of each sentence. "الجبهة" is the party whose name in this report begins so.
    """
    words = _words()
    found = [list(_in_sentence(text, s, p, words)) for s, p in zip(sentences, places, strict=True)]
    full: dict[str, str] = {}
    for name in (f.name for here in found for f in here if not f.short):
        full.setdefault(name.split()[0], name)
    return [
        tuple(_mentions(text, tokens, here, full, words))
        for tokens, here in zip(sentences, found, strict=True)
    ]


def _mentions(
    text: str, tokens: Tokens, found: Sequence[_Found], full: Mapping[str, str], words: _Words
) -> Iterator[Mention]:
    for party in found:
        span = Span.of(text, tokens[party.first].start, tokens[party.last - 1].end)
        name = full.get(party.name) if party.short else party.name
        if name:
            yield Mention(name, span, _role(tokens, party, words))
        if name and (own := _owned_up(tokens, party, words)):
            yield Mention(name, Span.of(text, tokens[own].start, tokens[own].end), "alleged_perpetrator")


# ---- names


def _in_sentence(text: str, tokens: Tokens, places: Sequence[Toponym], words: _Words) -> Iterator[_Found]:
    starts = {place.span.start: place for place in places if place.place}
    i = 0
    while i < len(tokens):
        found = _at(text, tokens, i, starts, words)
        if found:
            yield found
        i = found.last if found else i + 1


def _at(text: str, tokens: Tokens, i: int, places: Mapping[int, Toponym], words: _Words) -> _Found | None:
    if known := words.names.at(tokens, i):
        return _Found(i, i + known[0], known[1])
    if tokens[i].low in words.arms and (state := _of_state(tokens, i, words)):
        return state
    if tokens[i].low in words.heads:
        return _unknown(text, tokens, i, places, words)
    return None


def _of_state(tokens: Tokens, i: int, words: _Words) -> _Found | None:
    """Read "الجيش التركي", "غارة جوية إسرائيلية": a state's arms or deed by its adjective."""
    at = i + 1
    while at < len(tokens) and at - i <= REACH and (tokens[at].low in words.arms or tokens[at].low == "من"):
        at += 1
    state = words.states.get(tokens[at].low) if at < len(tokens) else None
    by_deed = any(t.low in words.nouns for t in tokens[i:at])
    return _Found(i, at + 1, f"{state} Military", by_deed=by_deed) if state else None


def _unknown(
    text: str, tokens: Tokens, i: int, places: Mapping[int, Toponym], words: _Words
) -> _Found | None:
    """Read "قوات دفاع كارسهولم" to the place that it is of, and "الجبهة الشمالية" to its last article."""
    if is_definite(tokens[i]):
        adjective = tokens[i + 1] if i + 1 < len(tokens) else None
        is_named = adjective is not None and is_definite(adjective) and adjective.low not in words.plain
        end = i + 2 if is_named else i + 1
        name = _name(text[tokens[i].start : tokens[end - 1].end])
        # "For the" is written without the article's first letter.
        return _Found(i, end, name if name.startswith("ا") else f"ا{name}", short=not is_named)
    at = i + 1
    if at < len(tokens) and tokens[at].low in words.inner:
        at += 1
    place = places.get(tokens[at].start) if at < len(tokens) else None
    if place is None:
        return None
    end = next((k for k in range(at, len(tokens)) if tokens[k].end >= place.span.end), at) + 1
    return _Found(i, end, _name(text[tokens[i].start : place.span.end]))


def _name(words: str) -> str:
    """Return a name without the marks that its letters are held apart with."""
    return " ".join(ARABIC.bare(words).text.split())


# ---- roles


def _role(tokens: Tokens, party: _Found, words: _Words) -> Role:
    """Return what the words round a party make of it; none that they deny, or that only speaks."""
    before = tokens[max(0, party.first - DENIED) : party.first]
    if any(t.low in words.denials for t in before):
        return "party"
    if (
        party.by_deed
        or _is_accused(tokens, party, words)
        or _stands_behind(tokens, party.first, words.author, words.between)
    ):
        return "alleged_perpetrator"
    if _stands_behind(tokens, party.first, words.target, words.between):
        return "target"
    return "alleged_perpetrator" if _does(tokens, party, words) else "party"


def _owned_up(tokens: Tokens, party: _Found, words: _Words) -> int | None:
    """Return the word by which a party that speaks owns up: "its responsibility", or the deed it claims."""
    before = {t.low for t in tokens[max(0, party.first - 2) : party.first]}
    if before & words.claiming and party.last < len(tokens):
        return party.last
    behind = range(party.last, min(len(tokens), party.last + SPEAKING))
    return next((k for k in behind if words.own.at(tokens, k)), None) if before & words.owning else None


def _is_accused(tokens: Tokens, party: _Found, words: _Words) -> bool:
    """Whether someone accuses a party of a deed: "اتهم فلان الجبهة الشمالية بقصف السوق"."""
    if not any(t.low in words.accusing for t in tokens[max(0, party.first - SPEAKING) : party.first]):
        return False
    behind = [t.low for t in tokens[party.last : party.last + 2]]
    return behind[:1] == [words.of] and behind[-1] in words.nouns


def _stands_behind(tokens: Tokens, first: int, phrases: Phrases, between: frozenset[str]) -> bool:
    """Whether one of the phrases ends before a party, with nothing but "of" and the like between."""
    return (
        phrases.before(tokens, first, over=between) is not None or phrases.before(tokens, first) is not None
    )


def _does(tokens: Tokens, party: _Found, words: _Words) -> bool:
    """Whether a deed stands before a party, or its verb right behind: "قصف قوات ...", "قوات ... تقصف"."""
    behind = party.last
    while behind < len(tokens) and tokens[behind].low in words.linking:
        behind += 1
    if behind < len(tokens) and tokens[behind].low in words.verbs:
        return True
    for k in range(party.first - 1, max(-1, party.first - 1 - REACH), -1):
        if tokens[k].low in words.verbs or tokens[k].low in words.nouns:
            return True
        if tokens[k].low not in words.between:
            return False
    return False
