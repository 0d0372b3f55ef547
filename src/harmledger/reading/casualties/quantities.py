"""Quantities: "at least 56", "between five and seven", "two dozen", "over 200", "several"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import CountRange
from harmledger.model.vocabulary import VagueQuantityTerm
from harmledger.model.vocabulary import load as vocabulary
from harmledger.reading import lexicon
from harmledger.reading.text.tokens import Phrases, Token

_RANGED = (None, "about", "at_least", "up_to")
"""What may bound two numbers, which bound themselves then: "at least 10 or 11"."""
_CHANGE = 8
"""How many words before "from" the verb that changes a figure may stand."""
LARGEST = 100_000_000
"""No more people than this are read as one number; larger ones are amounts of something else."""


class Quantity(NamedTuple):
    """A quantity that takes tokens `first` to `last` (half-open); no `range` means unquantified."""

    first: int
    last: int
    range: CountRange | None


class _Words(NamedTuple):
    small: Mapping[str, int]
    scales: Mapping[str, int]
    bounds: Phrases
    or_more: Phrases
    vague: Phrases
    ages: frozenset[str]
    old: str
    changing: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = lexicon.load(language, "numbers")
    bounds = [(phrase, kind) for kind, phrases in data["bounds"].items() for phrase in phrases]
    small = data["units"] | data["tens"]
    small |= {f"{t}-{u}": data["tens"][t] + data["units"][u] for t in data["tens"] for u in data["units"]}
    return _Words(
        small=small,
        scales=data["scales"],
        bounds=Phrases((p, kind) for p, kind in bounds if kind != "or_more"),
        or_more=Phrases((p, kind) for p, kind in bounds if kind == "or_more"),
        vague=Phrases((p, p) for p in data["vague"]["phrases"]),
        ages=frozenset(data["ages"]["units"]),
        old=data["ages"]["old"],
        changing=frozenset(lexicon.load(language, "revisions")["changed"]["verbs"]),
    )


@cache
def vague_ranges(profile: str) -> Mapping[str, CountRange]:
    """Return what the profile takes each vague phrase to mean; the profile `none` means nothing."""
    terms = vocabulary("vague_quantities", VagueQuantityTerm).values()
    return {
        t.label: CountRange(low=t.low, high=t.high, kind="derived", approximate=True)
        for t in terms
        if t.profile == profile
    }


def at(tokens: Sequence[Token], i: int, *, profile: str, language: str = "en") -> Quantity | None:
    """Return the quantity that starts at token `i`, or None; an age is none."""
    words = _words(language)
    bound = words.bounds.at(tokens, i)
    start = i + bound[0] if bound else i
    kind = bound[1] if bound else None
    found = (
        _between(tokens, i, words)
        or _between_bounds(tokens, start, kind, words)
        or _number_or_range(tokens, start, kind, words)
    )
    if found:
        return None if _is_age(tokens, found[0], words) else Quantity(i, found[0], found[1])
    return _vague(tokens, i, profile, words)


def is_number(word: str, *, language: str = "en") -> bool:
    """Whether a word in lower case is a number, or part of one: "three", "dozen"."""
    words = _words(language)
    return word in words.small or word in words.scales


def age_end(tokens: Sequence[Token], i: int, *, language: str = "en") -> int | None:
    """Return where the age that starts at token `i` ends: "36-year-old", "36-year old", "six years old"."""
    words = _words(language)
    *number, last = tokens[i].low.split("-")
    if number and last == words.old:
        return i + 1
    if number and last in words.ages and i + 1 < len(tokens) and tokens[i + 1].low == words.old:
        return i + 2
    number_end = _number(tokens, i, words)
    return _is_age(tokens, number_end[0], words) if number_end else None


def _is_age(tokens: Sequence[Token], i: int, words: _Words) -> int | None:
    """Return where the words end that make the number before token `i` an age: "year-old"."""
    following = [t.low for t in tokens[i : i + 2]]
    parts = "-".join(following).split("-")
    if len(parts) < 2 or parts[0] not in words.ages or parts[1] != words.old:
        return None
    return i + (1 if "-" in following[0] else 2)


def _between(tokens: Sequence[Token], i: int, words: _Words) -> tuple[int, CountRange] | None:
    if tokens[i].low not in ("between", "from") or _is_change(tokens, i, words):
        return None
    low = _number(tokens, i + 1, words)
    if not low or low[0] >= len(tokens) or tokens[low[0]].low not in ("and", "to"):
        return None
    high = _number(tokens, low[0] + 1, words)
    return (high[0], CountRange(low=low[1], high=high[1])) if high and high[1] >= low[1] else None


def _is_change(tokens: Sequence[Token], i: int, words: _Words) -> bool:
    """Whether "from" at token `i` leads to a figure that was changed: "raised the toll from two to five"."""
    return any(t.low in words.changing for t in tokens[max(0, i - _CHANGE) : i])


def _between_bounds(
    tokens: Sequence[Token], i: int, bound: str | None, words: _Words
) -> tuple[int, CountRange] | None:
    """Read "at least 11 and up to 15"."""
    low = _number(tokens, i, words) if bound == "at_least" else None
    if not low or low[0] >= len(tokens) or tokens[low[0]].low not in ("and", "but", ",", "or"):
        return None
    upper = words.bounds.at(tokens, low[0] + 1)
    high = _number(tokens, low[0] + 1 + upper[0], words) if upper and upper[1] == "up_to" else None
    return (high[0], CountRange(low=low[1], high=high[1])) if high and high[1] >= low[1] else None


def _number_or_range(
    tokens: Sequence[Token], i: int, bound: str | None, words: _Words
) -> tuple[int, CountRange] | None:
    first = _number(tokens, i, words)
    if not first:
        return None
    end, low = first
    is_changed = i > 0 and tokens[i - 1].low == "from" and _is_change(tokens, i - 1, words)
    if (
        bound in _RANGED
        and not is_changed
        and end < len(tokens)
        and tokens[end].low in ("-", "–", "—", "‑", "to", "or")
    ):
        second = _number(tokens, end + 1, words)
        if second and second[1] > low:
            return second[0], CountRange(low=low, high=second[1])
    more = words.or_more.at(tokens, end)
    if end < len(tokens) and tokens[end].text == "+":
        more = (1, "or_more")
    if more and bound in (None, "about") and not _number(tokens, end + more[0], words):
        return end + more[0], CountRange.at_least(low)
    return end, _bounded(low, bound)


def _bounded(number: int, bound: str | None) -> CountRange:
    if bound == "at_least":
        return CountRange.at_least(number)
    if bound == "more_than":
        return CountRange.at_least(number + 1)
    if bound == "up_to":
        return CountRange.up_to(number)
    if bound == "less_than":
        return CountRange.up_to(max(0, number - 1))
    return CountRange.exactly(number, approximate=bound == "about")


def _vague(tokens: Sequence[Token], i: int, profile: str, words: _Words) -> Quantity | None:
    found = words.vague.at(tokens, i)
    if not found:
        return None
    return Quantity(i, i + found[0], vague_ranges(profile).get(found[1]))


def _number(tokens: Sequence[Token], i: int, words: _Words) -> tuple[int, int] | None:
    """Return where the number at token `i` ends, and the number: digits, or words such as "two hundred"."""
    if i >= len(tokens):
        return None
    token = tokens[i].low
    if token[0].isdigit():
        value = _digits(token)
        end = i + 1
    elif token in words.small:
        value, end = words.small[token], i + 1
    elif token in ("a", "an", "half") and _scale_follows(tokens, i, words):
        value, end = (1, i + 1) if token != "half" else (None, i + 1)
    else:
        return None
    if value is None:
        return _half_a_scale(tokens, end, words) if token == "half" else None
    end, value = _scaled(tokens, end, value, words)
    return (end, value) if value <= LARGEST else None


def _digits(digits: str) -> int | None:
    plain = digits.replace(",", "") if _groups_of_three(digits) else digits
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= 10 else None


def _groups_of_three(digits: str) -> bool:
    head, *rest = digits.split(",")
    return 1 <= len(head) <= 3 and all(len(part) == 3 for part in rest)


def _scale_follows(tokens: Sequence[Token], i: int, words: _Words) -> bool:
    following = [t.low for t in tokens[i + 1 : i + 3]]
    if following[:1] == ["a"]:
        following = following[1:]
    return bool(following) and following[0] in words.scales


def _half_a_scale(tokens: Sequence[Token], i: int, words: _Words) -> tuple[int, int] | None:
    at_scale = i + (i < len(tokens) and tokens[i].low == "a")
    if at_scale < len(tokens) and tokens[at_scale].low in words.scales:
        return at_scale + 1, words.scales[tokens[at_scale].low] // 2
    return None


def _scaled(tokens: Sequence[Token], i: int, value: int, words: _Words) -> tuple[int, int]:
    """Multiply by the scales that follow, and add what follows them ("two hundred and fifty")."""
    while i < len(tokens) and value <= LARGEST:
        word = tokens[i].low
        if word in words.scales:
            value *= words.scales[word]
            i += 1
            rest = i + (i < len(tokens) and tokens[i].low == "and")
            if rest < len(tokens) and tokens[rest].low in words.small and word in ("hundred", "thousand"):
                value += words.small[tokens[rest].low]
                i = rest + 1
        else:
            break
    return i, value
