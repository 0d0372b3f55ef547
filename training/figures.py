"""Numbers of people in a sentence, each with the word of harm that stands nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from training.lexicon import WORDS, any_of, whole_words

_WORDS = WORDS["figures"]
_VALUES: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_WORDS["units"], 1)},
    **{word: 10 * value for value, word in enumerate(_WORDS["tens"], 3)},
    **dict.fromkeys(_WORDS["single"], 1),
    "both": 2,
}
_VAGUE = any_of(_WORDS["vague"])
_FIGURE = re.compile(
    rf"\b(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}|{any_of(_VALUES)}|{_VAGUE})"
    r"(?:\s+of\s+(?:the|his|her|their|its|those|them))?"
    rf"(?:\s+(?!(?:{any_of(_WORDS['stops'])}|{any_of(_WORDS['units'])}|\d+)\b(?!-))[\w’'-]{{2,20}}){{0,3}}?"
    rf"\s+{any_of(_WORDS['people'])}\b(?![-’'])",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"\b(?P<number>\d{{1,4}}|{any_of(_WORDS['units'][1:])}|{_VAGUE})\s+"
    r"(?=(?:(?:were|was|had\s+been|have\s+been|are|is)\s+)?(?:also\s+)?(?:reportedly\s+)?"
    rf"{any_of(_WORDS['follows'])})",
    re.IGNORECASE,
)
_HARM = re.compile(
    "|".join(rf"\b(?P<{harm}>{any_of(forms)})\b" for harm, forms in WORDS["harms"].items()), re.IGNORECASE
)
_VIOLENCE = whole_words(_WORDS["violence"])
_FAR = 99


class Figure(NamedTuple):
    """A number of people, from its first word to the noun; `value` None: vague.

    `harm` is what the nearest word of harm says, `distance` the words between, `violent` whether the sentence
    speaks of violence at all.
    """

    start: int
    end: int
    value: int | None
    harm: str | None
    distance: int
    violent: bool


def figures(sentence: str) -> Iterator[Figure]:
    """Yield the numbers of people that a sentence names, in order."""
    harms = [(*match.span(), match.lastgroup) for match in _HARM.finditer(sentence)]
    violent = _VIOLENCE.search(sentence) is not None
    found = {match.span(): match["number"] for match in _FIGURE.finditer(sentence)}
    for match in _ALONE.finditer(sentence):
        start, end = match.span("number")
        if not any(a < end and start < b for a, b in found):
            found[start, end] = match["number"]
    for (start, end), number in sorted(found.items()):
        near = [(_words_between(sentence, (start, end), (a, b)), harm) for a, b, harm in harms]
        distance, harm = min(near, default=(_FAR, None))
        yield Figure(start, end, _value(number), harm, distance, violent)


def _words_between(sentence: str, one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many words part two stretches of a sentence; a semicolon counts for eight."""
    (_, end), (start, _) = sorted((one, other))
    between = sentence[end:start]
    return len(between.split()) + 8 * between.count(";")


def _value(number: str) -> int | None:
    digits = number.replace(",", "")
    return int(digits) if digits.isdigit() else _VALUES.get(number.lower())
