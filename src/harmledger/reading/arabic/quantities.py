"""Quantities in Arabic: "ما لا يقل عن 56", "بين خمسة وسبعة", "مئة وخمسون", "عشرات"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from harmledger.model import CountRange
from harmledger.reading import lexicon
from harmledger.reading.arabic.words import is_definite, phrase
from harmledger.reading.casualties.quantities import LARGEST, Quantity, vague_ranges
from harmledger.reading.text.tokens import Phrases, Token

AND = "و"
HUNDRED, THOUSAND = 100, 1000
_BOUNDED: Mapping[str | None, Callable[[int], CountRange]] = MappingProxyType(
    {
        None: CountRange.exactly,
        "about": lambda number: CountRange.exactly(number, approximate=True),
        "at_least": CountRange.at_least,
        "more_than": lambda number: CountRange.at_least(number + 1),
        "up_to": CountRange.up_to,
        "less_than": lambda number: CountRange.up_to(max(0, number - 1)),
    }
)

Tokens = Sequence[Token]


class _Words(NamedTuple):
    teens: Phrases
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    hundreds: Mapping[str, int]
    duals: Mapping[str, int]
    scales: Mapping[str, int]
    counted: Mapping[str, int]
    """The scales that a number can stand before."""
    bounds: Phrases
    after: Phrases
    between: Phrases
    to: frozenset[str]
    vague: Phrases
    opening: frozenset[str]
    """Every word that a quantity may begin with."""


@cache
def _words() -> _Words:
    numbers, data = lexicon.load("ar", "numbers"), lexicon.load("ar", "quantities")
    units: Mapping[str, int] = numbers["units"]

    def phrases(table: Mapping[str, Sequence[str]]) -> Phrases:
        return Phrases((phrase(p), kind) for kind, listed in table.items() for p in listed)

    numbers_alone = (units, numbers["tens"], data["hundreds"], data["duals"], data["scales"])
    worded = (*data["bounds"].values(), *data["vague"].values(), data["ranges"]["between"])
    listed = (*chain(*numbers_alone), *map(phrase, chain(*worded)))
    return _Words(
        teens=Phrases((word, str(number)) for word, number in units.items() if " " in word),
        ones={word: number for word, number in units.items() if " " not in word},
        tens=numbers["tens"],
        hundreds=data["hundreds"],
        duals=data["duals"],
        scales=data["scales"],
        counted=data["scales"] | data["plurals"],
        bounds=phrases(data["bounds"]),
        after=phrases(data["after"]),
        between=Phrases((phrase(p), p) for p in data["ranges"]["between"]),
        to=frozenset(data["ranges"]["words"]),
        vague=phrases(data["vague"]),
        opening=frozenset(entry.split()[0] for entry in listed),
    )


def at(tokens: Tokens, i: int, *, profile: str) -> Quantity | None:
    """Return the quantity that starts at token `i`, or None; "one" stands behind its noun and is none."""
    words = _words()
    if tokens[i].low not in words.opening and not tokens[i].low[0].isdigit():
        return None
    bound = words.bounds.at(tokens, i)
    start, kind = (i + bound[0], bound[1]) if bound else (i, None)
    found = _between(tokens, i, words) or _number_or_range(tokens, start, kind, words)
    if found and bound is None and words.ones.get(tokens[i].low) == 1 and found[0] == i + 1:
        return None
    if found:
        return Quantity(i, *found)
    vague = words.vague.at(tokens, start)
    if vague is None:
        return None
    return Quantity(i, start + vague[0], vague_ranges(profile).get(vague[1]))


def with_bound_after(tokens: Tokens, end: int, count: CountRange) -> tuple[int, CountRange]:
    """Return where a count that ends before token `end` ends with "at least" behind it, and that count."""
    hit = _words().after.at(tokens, end)
    if hit is None or count.low != count.high or count.approximate:
        return end, count
    return end + hit[0], _BOUNDED[hit[1]](count.low)


def number(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return where the number at token `i` ends, and the number, in digits or words; none with an article."""
    return _number(tokens, i, _words())


def _between(tokens: Tokens, i: int, words: _Words) -> tuple[int, CountRange] | None:
    """Read "between five and seven"."""
    opening = words.between.at(tokens, i)
    low = _simple(tokens, i + opening[0], words) if opening else None
    if not low or low[0] >= len(tokens) or tokens[low[0]].low not in (AND, *words.to):
        return None
    high = _number(tokens, low[0] + 1, words)
    return (high[0], CountRange(low=low[1], high=high[1])) if high and high[1] > low[1] else None


def _number_or_range(
    tokens: Tokens, i: int, bound: str | None, words: _Words
) -> tuple[int, CountRange] | None:
    first = _number(tokens, i, words)
    if first is None:
        return None
    end, low = first
    if bound in (None, "about") and end < len(tokens) and tokens[end].low in words.to:
        second = _number(tokens, end + 1, words)
        if second and second[1] > low:
            return second[0], CountRange(low=low, high=second[1])
    return end, _BOUNDED[bound](low)


def _number(tokens: Tokens, i: int, words: _Words) -> tuple[int, int] | None:
    """Read groups in falling order, joined by "and": thousands, then what is below."""
    total, end, last = 0, i, LARGEST + 1
    at = i
    while (group := _group(tokens, at, words)) and group[2] < last:
        end, total, last = group[0], total + group[1] * group[2], group[2]
        if not (end < len(tokens) and tokens[end].low == AND and last > 1):
            break
        at = end + 1
    return (end, total) if end > i and total <= LARGEST else None


def _group(tokens: Tokens, i: int, words: _Words) -> tuple[int, int, int] | None:
    """Read how many of one scale: where it ends, how many, and the scale: "three thousand"."""
    if i >= len(tokens) or is_definite(tokens[i]):
        return None
    low = tokens[i].low
    dual = words.duals.get(low, 0)
    if dual > THOUSAND:
        return i + 1, 2, dual // 2
    if words.scales.get(low, 0) >= THOUSAND:
        return i + 1, 1, words.scales[low]
    found = _simple(tokens, i, words)
    if found is None:
        return None
    end, value = found
    scale = words.counted.get(tokens[end].low, 1) if end < len(tokens) else 1
    return (end + 1, value, scale) if scale >= THOUSAND else (end, value, 1)


def _simple(tokens: Tokens, i: int, words: _Words) -> tuple[int, int] | None:
    """Read digits, or words for a number below a thousand."""
    if i >= len(tokens) or is_definite(tokens[i]):
        return None
    if tokens[i].low[0].isdigit():
        value = _digits(tokens[i].low)
        return None if value is None else (i + 1, value)
    hundreds = _hundreds(tokens, i, words)
    if hundreds is None:
        return _below_hundred(tokens, i, words)
    end, value = hundreds
    rest = _below_hundred(tokens, end + 1, words) if end < len(tokens) and tokens[end].low == AND else None
    return (rest[0], value + rest[1]) if rest else (end, value)


def _hundreds(tokens: Tokens, i: int, words: _Words) -> tuple[int, int] | None:
    low = tokens[i].low
    one = words.hundreds.get(low) or (words.duals.get(low, 0) if words.duals.get(low, 0) < THOUSAND else 0)
    if one or words.scales.get(low) == HUNDRED:
        return i + 1, one or HUNDRED
    follows = i + 1 < len(tokens) and words.scales.get(tokens[i + 1].low) == HUNDRED
    return (i + 2, words.ones[low] * HUNDRED) if follows and low in words.ones else None


def _below_hundred(tokens: Tokens, i: int, words: _Words) -> tuple[int, int] | None:
    """Read "fifteen", "five and twenty", "twenty", "five"."""
    if i >= len(tokens) or is_definite(tokens[i]):
        return None
    if teen := words.teens.at(tokens, i):
        return i + teen[0], int(teen[1])
    low = tokens[i].low
    if low in words.tens:
        return i + 1, words.tens[low]
    if low not in words.ones:
        return None
    is_joined = i + 2 < len(tokens) and tokens[i + 1].low == AND and not is_definite(tokens[i + 2])
    if is_joined and tokens[i + 2].low in words.tens:
        return i + 3, words.ones[low] + words.tens[tokens[i + 2].low]
    return i + 1, words.ones[low]


def _digits(digits: str) -> int | None:
    head, *groups = digits.split(",")
    plain = head + "".join(groups)
    is_whole = plain.isascii() and plain.isdigit() and all(len(group) == 3 for group in groups)
    return int(plain) if is_whole and len(plain) <= len(str(LARGEST)) else None


def definite_number(tokens: Tokens, i: int) -> int | None:
    """Return the number of one word with the article at token `i`, as in "the five"."""
    is_number = i < len(tokens) and is_definite(tokens[i])
    return _words().ones.get(tokens[i].low) if is_number else None
