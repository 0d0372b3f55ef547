"""Words of a sentence with their offsets: what the grammars below read."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from harmledger.model import Span


class Token(NamedTuple):
    """A word, number or mark, where it stands in the report, and its lower-case form."""

    start: int
    end: int
    text: str
    low: str


# "36-year-old", "7th", "5pm", "News24" and "M-19" are one token each: no grammar may take their digits for a
# count.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*(?:[-‑]?[^\W\d_]+(?:[-‑'’][^\W\d_]+)*)?|[^\W\d_]+\d*(?:[-‑'’](?:[^\W\d_]+|\d+\b))*|[^\w\s]"
)


def tokens(sentence: Span) -> tuple[Token, ...]:
    """Cut `sentence` into tokens; offsets count from the start of the report."""
    base = sentence.start
    return tuple(
        Token(base + m.start(), base + m.end(), m.group(), m.group().lower())
        for m in _TOKEN.finditer(sentence.text)
    )


def without_capitals(words: Sequence[Token]) -> Sequence[Token]:
    """Return a sentence's words, in lower case if all are in capitals, which tell no names then."""
    if any(token.text != token.text.upper() for token in words):
        return words
    return tuple(token._replace(text=token.low) for token in words)


class Phrases:
    """A set of phrases of one or more words, each with a value, found longest first."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in phrases:
            words = tuple(phrase.lower().split())
            self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._longest = max((len(e[0][0]) for e in self._by_first.values()), default=0)

    def at(self, words: Sequence[Token], i: int) -> tuple[int, str] | None:
        """Return how many tokens the longest phrase at `i` takes, and its value, if one starts there."""
        if i >= len(words):
            return None
        for phrase, value in self._by_first.get(words[i].low, ()):
            if tuple(t.low for t in words[i : i + len(phrase)]) == phrase:
                return len(phrase), value
        return None

    def before(self, words: Sequence[Token], i: int, *, over: Container[str] = ()) -> str | None:
        """Return the value of the phrase that ends right before token `i`, over any words of `over`."""
        at = i - 1
        while at >= 0 and words[at].low in over:
            at -= 1
        for start in range(max(0, at + 1 - self._longest), at + 1):
            hit = self.at(words, start)
            if hit and start + hit[0] == at + 1:
                return hit[1]
        return None
