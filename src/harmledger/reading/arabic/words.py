"""Words of an Arabic sentence with their offsets, parted from what is written on to them.

"and", "so", "in", "for" and "as" are one letter each and stand at the head of the next word: "وبقصف" is
"and", "by", "shelling". Whether a letter is such a word or the word's own, the word lists tell. The article
is left out of a word's `low` form, and stays in its text. Spellings are laid level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.text.spelling import ARABIC
from harmledger.reading.text.tokens import Token

LISTS = (
    *("actors", "actuality", "attribution", "event_dates", "events", "harm", "numbers", "people"),
    *("quantities", "roles"),
)
"""The word lists whose words are known."""
# Quotation marks are left out, and the sign before a word that is a label; one before several is kept.
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|[\u0621-\u064a\u067e\u0686\u06a4\u06af]+|[^\W\d_\u0600-\u06ff]+|#(?=[^\W_]+_)|[^\w\s#\"“”«»„]"
)
_JOINTS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_HAMZAS = ("أ", "إ")
_ENDINGS = ("ا", "ه", "ان", "ين", "ها", "هم", "هن", "تان", "تين", "هما")
"""What tells two of a kind, a case, or whose it is."""
_SHORTEST = 3
"""How many letters a word with an ending exceeds, and one that no list knows has without its article."""
_CACHED = 1 << 16


def tokens(sentence: Span) -> tuple[Token, ...]:
    """Cut `sentence` into tokens; offsets count from the start of the report."""
    bare = ARABIC.bare(sentence.text)
    level, text, base = ARABIC.level(bare.text), sentence.text, sentence.start
    edges = (*bare.at, len(text))
    found: list[Token] = []
    for match in _TOKEN.finditer(level):
        parts = _parts(bare.text[match.start() : match.end()])
        for k, (start, low) in enumerate(parts):
            last = parts[k + 1][0] if k + 1 < len(parts) else len(match.group())
            first, end = bare.at[match.start() + start], edges[match.start() + last]
            found.append(Token(base + first, base + end, text[first:end], low))
    return tuple(found)


def is_definite(token: Token) -> bool:
    """Whether a word has the article: "the attack"."""
    return _level(token.text) != token.low


_level = lru_cache(maxsize=_CACHED)(ARABIC.key)


def phrase(words: str) -> str:
    """Return a phrase as its tokens would have it, for look-up among them."""
    return " ".join(t.low for t in tokens(Span.of(words, 0, len(words))))


@lru_cache(maxsize=_CACHED)
def _parts(written: str) -> tuple[tuple[int, str], ...]:
    """Return the words that one word in writing is made of, each with where it begins.

    A hamza shows where a word begins: "وأحد" is "and one of", and "واحد" is "one".
    """
    word = ARABIC.level(written)
    if not "\u0621" <= word[0] <= "\u06ff":
        return ((0, word),)
    cuts = [c for c in _cuts(word) if _is_known(c[-1][1])]
    if written[1:2] in _HAMZAS:
        cuts = [c for c in cuts if len(c) > 1] or cuts
    return min(cuts, key=len) if cuts else _unknown(word)


def _cuts(word: str) -> Iterator[tuple[tuple[int, str], ...]]:
    """Yield the ways to part a word from what may be written on to it, the plain one first."""
    for joint in _JOINTS:
        for preposition in _PREPOSITIONS:
            head = joint + preposition
            if not word.startswith(head) or len(word) - len(head) < 2:
                continue
            before = [(0, joint)] if joint else []
            before += [(len(joint), preposition)] if preposition else []
            stem = word[len(head) :]
            yield (*before, (len(head), stem))
            article = "ل" if preposition == "ل" else "ال"
            if stem.startswith(article):
                yield (*before, (len(head), stem.removeprefix(article)))


def _is_known(word: str) -> bool:
    """Whether a word list has the word, as it stands or without an ending."""
    known = _known()
    return word in known or any(
        word.endswith(end) and len(word) > max(_SHORTEST, len(end) + 1) and word[: -len(end)] in known
        for end in _ENDINGS
    )


def _unknown(word: str) -> tuple[tuple[int, str], ...]:
    """Part a word that no list knows from its article and what stands before it."""
    match = re.match("(و|ف)?(?:(ل)ل|([بك])?ال)", word)
    if match is None or len(word) - match.end() < _SHORTEST:
        return ((0, word),)
    at, found = 0, []
    for letter in filter(None, match.groups()):
        found.append((at, letter))
        at += 1
    return (*found, (at, word[match.end() :]))


@cache
def _known() -> frozenset[str]:
    """Return every single word of the word lists."""
    return frozenset(
        word for name in LISTS for entry in entries(lexicon.load("ar", name)) for word in entry.split()
    )


def entries(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield every entry of a word list, and its headings."""
    for key, value in table.items():
        yield key
        if isinstance(value, Mapping):
            yield from entries(value)
        elif isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for entry in value:
                yield from entry if isinstance(entry, list) else [str(entry)]
