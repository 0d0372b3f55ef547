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
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in phrases:
            words = tuple(phrase.lower().split())
            self._by_first.setdefault(words[0], []).append((words, value))
            self._by_last.setdefault(words[-1], []).append((words, value))
        for entries in (*self._by_first.values(), *self._by_last.values()):
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[Token], i: int) -> tuple[int, str] | None:
        """Return how many tokens the longest phrase at `i` takes, and its value, if one starts there."""
        entries = self._by_first.get(words[i].low) if i < len(words) else None
        if entries is None:
            return None
        for phrase, value in entries:
            if tuple(t.low for t in words[i : i + len(phrase)]) == phrase:
                return len(phrase), value
        return None

    def before(self, words: Sequence[Token], i: int, *, over: Container[str] = ()) -> str | None:
        """Return the value of the longest phrase that ends right before token `i`, over words of `over`."""
        at = i - 1
        while at >= 0 and words[at].low in over:
            at -= 1
        for phrase, value in self._by_last.get(words[at].low, ()) if at >= 0 else ():
            if tuple(t.low for t in words[max(0, at + 1 - len(phrase)) : at + 1]) == phrase:
                return value
        return None
