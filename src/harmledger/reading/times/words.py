"""The words that times are made of: a language's lists, and what figures can stand for.

A slot is a table of `lexicons/<language>/times.toml`, whose codes the rules reckon with, or figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from harmledger.reading.lexicon import alternatives, load
from harmledger.reading.text.spelling import Spelling

_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        "year": r"(?:1\d|2[01])\d\d(?![.,:]?\d|/\d(?!\d?/\d))",
        "decades": r"(?:1\d|20)\d0['’]?s",
        "hijri_year": r"(?:1[0-5]\d\d|[1-9]\d{0,2})(?!\d)",
        "yy": r"\d\d(?![.,:]?\d)",
        "dd": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
        "mm": r"(?:0?[1-9]|1[0-2])(?!\d)",
        "first": r"\d\d?",
        "second": r"\d\d?",
        "hour": r"(?:[01]?\d|2[0-4])(?!\d)",
        "minute": r"[0-5]\d(?!\d)",
        "clock": r"(?:[01]\d|2[0-4])[0-5]\d(?!\d)",
    }
)
_COUNT_FIGURES = (
    r"(?:\d{1,2}[ -])?1/2|\d{1,3},\d{3}(?![,.]?\d)|\d{1,3}\.\d{1,2}(?![,.]?\d)|\d{1,5}(?![,.]?\d)"
)
_FIRST_WORD = re.compile(r"(\w+)\W.*")


class Words:
    """The words of one language that times are made of: table -> word -> code."""

    def __init__(self, language: str, spelling: Spelling) -> None:
        times, numbers = load(language, "times"), load(language, "numbers")
        self.spelling = spelling
        self.cues: Mapping[str, frozenset[str]] = {
            name: frozenset(map(spelling.key, words)) for name, words in times["cues"].items()
        }
        self._codes = {name: self._by_word(table) for name, table in times.items() if name != "cues"}
        self._ones, self._tens = self._numbers(numbers["units"]), self._numbers(numbers["tens"])
        # "Twenty-one", or "one and twenty" with a word for "and" that is written with the tens.
        self._joint: str | None = numbers.get("compounds", {}).get("joint")

    def _by_word(self, table: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
        return {self.spelling.key(word): code for code, words in table.items() for word in words}

    def _numbers(self, table: Mapping[str, int]) -> Mapping[str, int]:
        return {self.spelling.key(word): number for word, number in table.items()}

    def expression(self, slot: str) -> str:
        """Return a regular expression, without named groups, for what can fill `slot`."""
        if slot == "count":
            ones, tens = alternatives(self._ones), alternatives(self._tens)
            phrases = alternatives(self._codes["count"])
            compound = f"(?:{ones}) {self._joint}(?:{tens})" if self._joint else f"(?:{tens})[- ](?:{ones})"
            return rf"(?:(?a:{_COUNT_FIGURES})|{phrases}|{compound}|{tens}|{ones})(?!\w)"
        if slot in _FIGURES:
            return f"(?a:{_FIGURES[slot]})"
        return rf"(?:{alternatives(self._codes[slot])})(?!\w)"

    def openers(self) -> set[str]:
        """Return every word that an expression can begin with, and others."""
        entries = {entry for table in self._codes.values() for entry in table}
        return {_FIRST_WORD.sub(r"\1", entry) for entry in entries | {*self._ones, *self._tens}}

    def code(self, table: str, word: str) -> str:
        """Return what `word` stands for in `table`."""
        return self._codes[table][" ".join(word.split())]

    def count(self, words: str) -> str:
        """Return in figures what a `count` says: "twenty-one", "1,200", "2.5", "a couple of"."""
        phrase = " ".join(words.split())
        if phrase in self._codes["count"]:
            return self._codes["count"][phrase]
        if phrase.endswith("1/2"):
            return f"{phrase[:-4] or 0}.5"
        if phrase[0].isdecimal():
            return phrase.replace(",", "")
        if phrase in self._ones:
            return str(self._ones[phrase])
        parts = re.split(rf" {self._joint}" if self._joint else "[- ]", phrase)
        return str(sum(self._tens.get(part, 0) + self._ones.get(part, 0) for part in parts))
