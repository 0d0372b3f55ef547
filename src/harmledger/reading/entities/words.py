"""Words that name a thing of one type by themselves: pronouns, weapons, military platforms, vehicles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.text.tokens import Phrases, Token

_APOSTROPHE = re.compile("['’]")


class _Words(NamedTuple):
    names: Phrases
    pronouns: Mapping[str, str]
    ships: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "entities")
    return _Words(
        names=Phrases((phrase, kind) for kind, phrases in data["words"].items() for phrase in phrases),
        pronouns={word: kind for kind, listed in data["pronouns"].items() for word in listed},
        ships=frozenset(data["ships"]["prefixes"]),
    )


def find(text: str, tokens: Sequence[Token], *, language: str = "en") -> Iterator[tuple[str, Span]]:
    """Yield the type and span of each thing that a sentence of `text` names by such words, in text order."""
    lists = _words(language)
    i = 0
    while i < len(tokens):
        length, kind = _ship(tokens, i, lists.ships) or lists.names.at(tokens, i) or (1, None)
        if kind:
            yield kind, Span.of(text, tokens[i].start, tokens[i + length - 1].end)
        else:
            yield from _pronoun(text, tokens[i], lists.pronouns)
        i += length


def _pronoun(text: str, token: Token, pronouns: Mapping[str, str]) -> Iterator[tuple[str, Span]]:
    """Yield the pronoun that `token` is or begins with; "US" and a numbered "i" are none."""
    word = _APOSTROPHE.split(token.text)[0]
    is_one = word == "I" or not (word == "i" or word.isupper())
    if is_one and word.lower() in pronouns:
        yield pronouns[word.lower()], Span.of(text, token.start, token.start + len(word))


def _ship(tokens: Sequence[Token], i: int, prefixes: frozenset[str]) -> tuple[int, str] | None:
    """Return how many tokens "HMS Velmora" takes: the initials and up to three capitalised words."""
    if tokens[i].text not in prefixes:
        return None
    end = i + 1
    while end < len(tokens) and end - i < 4 and tokens[end].text[0].isupper():
        end += 1
    return (end - i, "military_platform") if end > i + 1 else None
