"""Ages beside names, in years: "aged 7", "(7)", "7-year-old", "7 months old", "a 40-day-old baby"."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from harmledger.reading import lexicon

OLDEST = 120
"""A higher number beside a name is no age."""


class _Patterns(NamedTuple):
    phrase: re.Pattern[str]
    after: re.Pattern[str]
    bare: re.Pattern[str]
    between: re.Pattern[str]
    half: re.Pattern[str]
    per_year: Mapping[str, int]
    numbers: Mapping[str, int]


@cache
def _patterns(language: str) -> _Patterns:
    lists = lexicon.load(language, "victims")
    words, grammar = lists["ages"], lists["grammar"]
    of_number = lexicon.load(language, "numbers")
    numbers = {**of_number["units"], **of_number["tens"], **dict.fromkeys(words["one"], 1)}

    def any_of(kind: list[str]) -> str:
        return rf"(?:{lexicon.alternatives(kind)})"

    spelled = any_of([*of_number["units"], *of_number["tens"]])
    half = rf"(?:[-‑\s]+{any_of(words['half'])})?"
    number = rf"(?:\d{{1,3}}(?!\d)½?|{spelled}(?:-{spelled})?){half}\b"
    unit = rf"(?P<unit>{any_of(list(words['units']))})s?"
    not_under = "".join(rf"(?<!{word}\s)" for word in words["under"])
    each = unit.replace("unit", "each")
    old = rf"[-‑\s]+{any_of(words['old'])}\b"
    aged = rf"{any_of(words['aged'])}\s+"
    be = rf"(?:(?:{any_of(grammar['who'])}\s+)?{any_of(grammar['be'])}\s+(?:{any_of(words['only'])}\s+)?)?"
    article = rf"(?:{any_of(grammar['articles'])}\s+)?"
    ends = rf"(?=\s*(?:[,.;:)(–—]|$)|\s+{any_of(words['then'])}\b)"
    return _Patterns(
        phrase=re.compile(
            rf"{not_under}\b(?P<n>{number}|{any_of(words['one'])}(?=\s))(?:\s*(?:{any_of(words['or'])}|[-–])\s*{number})?"
            rf"[-‑\s]*{unit}(?:{old}|(?=\s*\)))",
            re.IGNORECASE,
        ),
        after=re.compile(
            rf",?\s*{be}{aged}(?P<a>{number})(?:\s+{unit}(?:{old})?)?"
            rf"|,?\s*{be}{article}(?P<b>{number})[-‑\s]*{each}{old}(?:\s+[a-z]+){{0,3}}{ends}"
            rf"|,?\s+{be}(?P<c>{number})(?=\s*[.,;])"
            rf"|,\s*(?:{any_of(words['both'])}\s+)?(?P<d>\d{{1,3}}(?!\d)½?)(?:[-–]\d{{1,3}}(?!\d))?{ends}"
        ),
        bare=re.compile(
            rf"(?:.*?\W)?(?:{aged})?(?P<n>\d{{1,3}})(?:\s*[-–]\s*\d{{1,3}})?(?:\W*|,\s[a-z\s]{{2,30}}\W*)",
            re.IGNORECASE,
        ),
        between=re.compile(
            rf"[^,;:.()]{{0,60}},?\s*(?:(?:{any_of(grammar['titles'])}\b|[a-z]+\s)\.?\s*){{0,4}}",
            re.IGNORECASE,
        ),
        half=re.compile(rf"½|[-‑\s]+{any_of(words['half'])}"),
        per_year=words["units"],
        numbers=numbers,
    )


def within(text: str, language: str) -> float | None:
    """Return the age that `text`, such as the words in brackets after a name, gives."""
    patterns = _patterns(language)
    match = patterns.phrase.search(text)
    if match:
        return _years(match["n"], match["unit"], patterns)
    bare = patterns.bare.fullmatch(text)
    return _years(bare["n"], "year", patterns) if bare else None


def after(text: str, language: str) -> tuple[int, float | None] | None:
    """Return how many characters an age at the start of `text` takes, and the age; None if there is none."""
    patterns = _patterns(language)
    match = patterns.after.match(text)
    if not match:
        return None
    number = match["a"] or match["b"] or match["c"] or match["d"]
    return match.end(), _years(number, match["unit"] or match["each"] or "year", patterns)


def before(text: str, language: str) -> float | None:
    """Return the age that the words right before a name give, with at most one comma between."""
    patterns = _patterns(language)
    found = deque(patterns.phrase.finditer(text), maxlen=1)
    if not found or not patterns.between.fullmatch(text, found[0].end()):
        return None
    return _years(found[0]["n"], found[0]["unit"], patterns)


def without(text: str, language: str) -> str:
    """Return `text` with its ages left out."""
    return _patterns(language).phrase.sub(" ", text)


def is_told(word: str, language: str) -> bool:
    """Whether a word is an age by itself: "Seven-year-old"."""
    return _patterns(language).phrase.fullmatch(word) is not None


def are_told(text: str, language: str) -> bool:
    """Whether `text` gives an age with its unit."""
    return _patterns(language).phrase.search(text) is not None


def _years(number: str, unit: str, patterns: _Patterns) -> float | None:
    whole = patterns.half.sub("", number.lower())
    value = int(whole) if whole.isdecimal() else sum(patterns.numbers.get(w, 0) for w in whole.split("-"))
    age = round((value + 0.5 * (whole != number.lower())) / patterns.per_year[unit.lower()], 2)
    return float(age) if age <= OLDEST else None
