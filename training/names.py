"""Where the people of a coded record stand in its text, in whatever spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from training.lexicon import WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’ʿʾ`](?!s\b)[^\W\d_]+)*")
_PARTICLES, _TITLES, _CALLED_AFTER = (
    frozenset(WORDS["names"][kind]) for kind in ("particles", "titles", "called_after")
)
_LONGEST = 8
"""Parts of a name at most."""


class Word(NamedTuple):
    """A word of a text, and how it compares."""

    start: int
    end: int
    key: str
    capital: bool


def words(text: str) -> list[Word]:
    """Return the words of `text`; a hyphen parts two, and a possessive ending is left out."""
    return [
        Word(*match.span(), _key(match.group()), match.group()[0].isupper()) for match in _WORD.finditer(text)
    ]


def find_name(
    text: str, tokens: Sequence[Word], name: str, *, surname_alone: bool
) -> Iterator[tuple[int, int]]:
    """Yield where the person called `name` stands in `text`, whose words are `tokens`.

    A mention opens with the first name and runs over what else is capitalised beside it; with `surname_alone`
    the last name by itself is one too, as second mentions in news are.
    """
    parts = [word.key for word in words(name) if word.key not in _TITLES]
    telling = [part for part in parts if part not in _PARTICLES and len(part) > 1]
    if not telling:
        return
    after = 0
    for i, word in enumerate(tokens):
        by_first = _alike(word.key, telling[0])
        by_last = surname_alone and len(telling) > 1 and word.key == telling[-1]
        if i < after or not word.capital or not (by_first or by_last):
            continue
        after = _run(text, tokens, i)
        rest = [token.key for token in tokens[i + 1 : after]]
        agrees = not rest or (by_first and _same_rest(rest, parts, telling))
        if agrees and _opens(text, tokens, i) and not _names_a_place(text, tokens, i, after):
            yield tokens[_with_particles(text, tokens, i)].start, tokens[after - 1].end


def _key(word: str) -> str:
    """Return `word` without accents, apostrophes and case."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(c for c in letters if c.isalpha()).lower()


def _alike(a: str, b: str) -> bool:
    """Whether two spellings of a name's part are the same, transliterations allowed for."""
    if a == b:
        return True
    return min(len(a), len(b)) >= 4 and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= 0.8


def _run(text: str, tokens: Sequence[Word], first: int) -> int:
    """Return where the run of name parts that opens at `first` ends, in tokens."""
    end = first + 1
    while end < len(tokens) and end - first < _LONGEST:
        between = text[tokens[end - 1].end : tokens[end].start]
        initial = between == ". " and tokens[end - 1].end - tokens[end - 1].start <= 2
        if not (tokens[end].capital or tokens[end].key in _PARTICLES) or not (
            between in (" ", "-") or initial
        ):
            break
        end += 1
    while end > first + 1 and tokens[end - 1].key in _PARTICLES:
        end -= 1
    return end


def _same_rest(rest: Sequence[str], parts: Sequence[str], telling: Sequence[str]) -> bool:
    """Whether what follows a first name agrees with the name's other parts, written apart or as one word."""
    if _alike("".join(rest), "".join(parts[1:])):
        return True
    return any(_alike(a, b) for a in rest if a not in _PARTICLES for b in telling[1:])


def _opens(text: str, tokens: Sequence[Word], first: int) -> bool:
    """Whether the name begins at `first`: what stands before is no part of a name that goes on here."""
    before = tokens[first - 1] if first else None
    if before is None or before.key in _PARTICLES | _TITLES:
        return True
    return not _joined(text, before, tokens[first])


def _with_particles(text: str, tokens: Sequence[Word], first: int) -> int:
    while first and tokens[first - 1].key in _PARTICLES and _joined(text, tokens[first - 1], tokens[first]):
        first -= 1
    return first


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether `right` follows `left` as one capitalised name would."""
    between = text[left.end : right.start]
    return left.capital and right.capital and between in (" ", "-", " “", " ‘", ' "', ". ", "” ", '" ')


def _names_a_place(text: str, tokens: Sequence[Word], first: int, end: int) -> bool:
    """Whether a family, a school or a street bears the name."""
    follows = end < len(tokens) and text[tokens[end - 1].end : tokens[end].start] == " "
    return any(token.key in _CALLED_AFTER for token in tokens[first + 1 : end + follows])
