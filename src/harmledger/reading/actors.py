"""Who is said to have done it: known parties by name, unknown ones by the word that ends their name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.tokens import Phrases, Token


class Mention(NamedTuple):
    """A party named in a sentence, and whether the words put the deed on it."""

    name: str
    span: Span
    accused: bool


class _Words(NamedTuple):
    names: Phrases
    heads: Phrases
    by: Phrases
    deeds: frozenset[str]
    not_names: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "actors")
    return _Words(
        names=Phrases((p, name) for name, listed in data["names"].items() for p in listed),
        heads=Phrases((p, p) for p in data["heads"]),
        by=Phrases((p, p) for p in data["by"]),
        deeds=frozenset(data["deeds"]),
        not_names=frozenset(data["not_names"]),
    )


def find(text: str, tokens: Sequence[Token], *, language: str = "en") -> list[Mention]:
    """Return the armed parties that a sentence names, in text order."""
    words = _words(language)
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        hit = words.names.at(tokens, i)
        taken = (hit[0], hit[1]) if hit else _unknown(tokens, i, words)
        if taken:
            length, name = taken
            span = Span.of(text, tokens[i].start, tokens[i + length - 1].end)
            found.append(Mention(name, span, _accused(tokens, i, i + length, words)))
        i += taken[0] if taken else 1
    return found


def _unknown(tokens: Sequence[Token], i: int, words: _Words) -> tuple[int, str] | None:
    """Return how many tokens "the Northern Front", "Karsholm Defence Forces" take, and the name."""
    start = i
    if tokens[i].low in words.not_names:
        return None
    while i < len(tokens) and i - start < 5 and tokens[i].text[0].isupper() and tokens[i].text[0].isalpha():
        i += 1
        head = words.heads.at(tokens, i) if i < len(tokens) else None
        if head:
            length = i + head[0] - start
            return length, _name(tokens[start : start + length], words)
    return None


def _name(tokens: Sequence[Token], words: _Words) -> str:
    """Return the party's name without the deed after it."""
    kept = [t.text for t in tokens if t.low not in words.deeds] or [t.text for t in tokens]
    return " ".join(kept)


def _accused(tokens: Sequence[Token], first: int, last: int, words: _Words) -> bool:
    """Whether "by", "attributed to" stand before the party, or its name itself names the deed."""
    lows = [t.low for t in tokens[max(0, first - 5) : first]]
    before = any(words.by.at(tokens, k) for k in range(max(0, first - 5), first)) and "hit" not in lows
    deed = any(t.low in words.deeds for t in tokens[last - 1 : last + 1])
    return before or deed
