"""Figures that a report takes back: "initially put at two, later raised to five", "not five but three"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from harmledger.reading import lexicon
from harmledger.reading.people import People
from harmledger.reading.text.tokens import Phrases, Token

Standing = Literal["early", "late", "dropped"]
"""`early`: as first told; `late`: as told since; `dropped`: not held any more."""
NEAR = 6
"""How many words may stand between "initially" and the verb of telling it goes with."""
REACH = 8
"""How many words before "to five" the verb that raises or lowers the figure may stand."""


class _Words(NamedTuple):
    dropped: Phrases
    early: Phrases
    first: Phrases
    telling: frozenset[str]
    over: frozenset[str]
    ends: frozenset[str]
    wrong: Phrases
    being: frozenset[str]
    given: Phrases
    verbs: frozenset[str]
    to: frozenset[str]
    since: str
    figure: Phrases


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "revisions")
    first = data["first"]
    told = (f"{kind} {noun}" for kind in first["kinds"] for noun in first["nouns"])
    return _Words(
        dropped=Phrases((p, p) for p in data["dropped"]["phrases"]),
        early=Phrases((p, p) for p in first["adverbs"]),
        first=Phrases((p, p) for p in told),
        telling=frozenset(first["telling"]),
        over=frozenset(first["over"]),
        ends=frozenset(first["ends"]),
        wrong=Phrases((p, p) for p in first["wrong"]),
        being=frozenset(first["being"]),
        given=Phrases((f"{noun} of", noun) for noun in first["nouns"]),
        verbs=frozenset(data["changed"]["verbs"]),
        to=frozenset(data["changed"]["to"]),
        since=data["changed"]["from"],
        figure=Phrases((p, p) for p in data["changed"]["figures"]),
    )


class _Scope(NamedTuple):
    """What a sentence tells as first reported: tokens `first` to `last`, and maybe those right before it."""

    first: int
    last: int
    standing: Standing
    of_subject: bool
    """Whether it takes those before it: "two people were initially reported dead"."""

    def covers(self, tokens: Sequence[Token], person: People, words: _Words) -> bool:
        """Whether a person's number is told as first reported."""
        if self.first <= person.first:
            return person.first < self.last
        between = tokens[person.last : self.first]
        return self.of_subject and all(t.low in words.over for t in between)


def find(tokens: Sequence[Token], people: Sequence[People], *, language: str = "en") -> list[Standing | None]:
    """Say of each of `people` of a sentence how its number stands; None where nothing is said of that."""
    words = _words(language)
    scopes = list(_scopes(tokens, words))
    return [_standing(tokens, person, scopes, words) for person in people]


def speaks_of_figure(tokens: Sequence[Token], person: People, *, language: str = "en") -> bool:
    """Whether words for a figure told before lead to the number: "that number later rose to six"."""
    figure = _words(language).figure
    return any(figure.at(tokens, i) for i in range(max(0, person.first - REACH), person.first))


def _standing(
    tokens: Sequence[Token], person: People, scopes: Sequence[_Scope], words: _Words
) -> Standing | None:
    is_changed = any(t.low in words.verbs for t in tokens[max(0, person.first - REACH) : person.first])
    before = tokens[person.first - 1].low if person.first else ""
    if words.dropped.before(tokens, person.first) or (is_changed and before == words.since):
        return "dropped"
    if is_changed and before in words.to:
        return "late"
    return next((scope.standing for scope in scopes if scope.covers(tokens, person, words)), None)


def _scopes(tokens: Sequence[Token], words: _Words) -> Iterator[_Scope]:
    wrong = [k for k in range(len(tokens)) if words.wrong.at(tokens, k)]
    last_wrong = max(wrong, default=-1)
    last_found_wrong = max((k for k in wrong if tokens[k - 1].low in words.being), default=-1)
    for i in range(len(tokens)):
        noun, adverb, given = (found.at(tokens, i) for found in (words.first, words.early, words.given))
        if noun or (given and i < last_found_wrong) or (adverb and _is_told(tokens, i, i + adverb[0], words)):
            opened = i + (noun or given or adverb or (0,))[0]
            ends = (k for k in range(opened, len(tokens)) if tokens[k].low in words.ends)
            of_subject = not (noun or given) and opened < len(tokens) and tokens[opened].low in words.telling
            yield _Scope(i, next(ends, len(tokens)), "dropped" if i < last_wrong else "early", of_subject)


def _is_told(tokens: Sequence[Token], first: int, last: int, words: _Words) -> bool:
    """Whether "initially" says when something was told, not when it was done: a verb of telling is near."""
    around = (*tokens[max(0, first - 2) : first], *tokens[last : last + NEAR])
    return any(t.low in words.telling for t in around)
