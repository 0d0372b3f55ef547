"""Numbers of things and amounts of money: "43", "18,000 square kilometres", "$4 million", "two dinars"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.text.tokens import Token

# Digits, with what may be written against them: "7km", "$100m", "60-plus".
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*(?:-plus|[^\W\d_]{1,2})?")
_ORDINALS = ("st", "nd", "rd", "th", "am", "pm")


class _Words(NamedTuple):
    numbers: frozenset[str]
    scales: frozenset[str]
    masses: frozenset[str]
    units: frozenset[str]
    powers: frozenset[str]
    signs: frozenset[str]
    currencies: frozenset[str]


@cache
def _words(language: str) -> _Words:
    numbers, data = lexicon.load(language, "numbers"), lexicon.load(language, "entities")["amounts"]
    tens, units = numbers["tens"], numbers["units"]
    spelt = {*units, *tens, *(f"{ten}-{unit}" for ten in tens for unit in units)}
    return _Words(numbers=frozenset(spelt), **{name: frozenset(listed) for name, listed in data.items()})


def find(text: str, tokens: Sequence[Token], *, language: str = "en") -> Iterator[tuple[str, Span]]:
    """Yield `quantity` or `money` and the span of each amount in a sentence of `text`, in text order.

    A number that is part of a name ("Resolution 12") is none, nor is "one" alone.
    """
    words = _words(language)
    i = 0
    while i < len(tokens):
        found = _at(tokens, i, words)
        if found:
            yield found[0], Span.of(text, tokens[i].start, tokens[found[1] - 1].end)
        i = found[1] if found else i + 1


def _at(tokens: Sequence[Token], i: int, words: _Words) -> tuple[str, int] | None:
    """Return the kind of the amount at token `i`, and where it ends."""
    if tokens[i].text in words.signs:
        end = _number(tokens, i + 1, words)
        return ("money", end) if end else None
    end = _number(tokens, i, words)
    if end is None:
        return None
    for last in (end + 1, end + 2):  # "two dinars", "two Karsholmer dinars"
        if last <= len(tokens) and tokens[last - 1].low in words.currencies:
            return "money", last
    unit = _unit(tokens, end, words)
    if unit is None and (tokens[i].low == "one" or _is_in_name(tokens, i)):
        return None
    return "quantity", unit or end


def _number(tokens: Sequence[Token], i: int, words: _Words) -> int | None:
    """Return where the number at token `i` ends: digits, words, "hundreds of thousands"."""
    if i >= len(tokens):
        return None
    if tokens[i].low in words.masses:
        goes_on = [t.low for t in tokens[i + 1 : i + 2]] == ["of"]
        return (
            _number(tokens, i + 2, words) if goes_on and _is_mass(tokens, i + 2, words) else None
        ) or i + 1
    is_number = tokens[i].low in words.numbers or (
        _DIGITS.fullmatch(tokens[i].text) and not tokens[i].low.endswith(_ORDINALS)
    )
    if not is_number:
        return None
    end = i + 1
    while end < len(tokens) and tokens[end].low in words.scales:
        end += 1
    return end


def _is_mass(tokens: Sequence[Token], i: int, words: _Words) -> bool:
    return i < len(tokens) and tokens[i].low in words.masses


def _unit(tokens: Sequence[Token], i: int, words: _Words) -> int | None:
    """Return where the unit at token `i` ends, if there is one: "km", "square miles"."""
    i += i < len(tokens) and tokens[i].low in words.powers
    return i + 1 if i < len(tokens) and tokens[i].low in words.units else None


def _is_in_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number at token `i` is of a name, a code or coordinates: "Route 4", "#7", "33°"."""
    if i + 1 < len(tokens) and tokens[i + 1].text in "/:°′″":
        return True
    if i == 0 or not tokens[i].text[0].isdigit():
        return False
    before = tokens[i - 1]
    return before.text in "#@/:._-[°′″" or (i > 1 and before.text[0].isupper())
