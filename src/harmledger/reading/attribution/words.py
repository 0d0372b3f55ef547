"""The words of a sentence, each with the part it can play around a cue; a quotation counts as one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from harmledger.reading import lexicon

Kind = Literal[
    "adverb", "aside", "auxiliary", "close link", "comma", "conjunction", "determiner", "end", "link", "mark",
    "name", "number", "preposition", "pronoun", "quantifier", "quote", "relative", "subordinator", "time",
    "verb", "word",
]  # fmt: skip
"""What the word lists call a word, or what it looks like; `aside` is a bracket, `end` past the words."""

Role = Literal[
    "additive", "agent", "complementizer", "demonstrative", "example", "expletive", "infinitive",
    "interrogative", "joining", "means", "negation", "object", "quality", "turning",
]  # fmt: skip
"""What a word of the list `roles` does in a clause, beside its kind."""

Ending = Literal["adverb", "genitive", "gerund", "participle", "plural"]
"""What the list `endings` takes a word for by its last letters."""

NOUNS = frozenset(("name", "word", "number", "aside"))
PRONOUNS = frozenset(("pronoun", "relative"))
DETERMINERS = frozenset(("determiner", "quantifier"))
STOPS = frozenset((".", "?", "!", "…"))
PREPOSITIONS = frozenset(("close link", "link", "preposition"))

_LISTS: tuple[tuple[str, Kind], ...] = (
    ("auxiliaries", "auxiliary"),
    ("pronouns", "pronoun"),
    ("relatives", "relative"),
    ("subordinators", "subordinator"),
    ("quantifiers", "quantifier"),
    ("determiners", "determiner"),
    ("times", "time"),
    ("close_links", "close link"),
    ("links", "link"),
    ("prepositions", "preposition"),
    ("conjunctions", "conjunction"),
    ("adverbs", "adverb"),
    ("verbs", "verb"),
)


class Word(NamedTuple):
    """A word at its place in the text; `low` is its lower-case form, empty for a quotation."""

    start: int
    end: int
    low: str
    kind: Kind


_BEYOND = Word(0, 0, "", "end")


class Grammar(NamedTuple):
    """What the word lists of a language say of single words."""

    kinds: Mapping[str, Kind]
    roles: Mapping[Role, frozenset[str]]
    endings: Mapping[Ending, tuple[str, ...]]


class Sentence(NamedTuple):
    """The words of a sentence; `stop` is where its closing marks begin."""

    words: Sequence[Word]
    stop: int
    grammar: Grammar

    @classmethod
    def of(cls, words: Sequence[Word], language: str) -> Sentence:
        """Set the closing marks of `words` apart."""
        stop = len(words)
        while stop and words[stop - 1].kind in ("mark", "comma"):
            stop -= 1
        return cls(words, stop, grammar(language))

    def at(self, index: int) -> Word:
        """Return the word at `index`; beyond either end of the sentence, a word of kind `end`."""
        return self.words[index] if 0 <= index < self.stop else _BEYOND

    def kind(self, index: int) -> Kind:
        """Return the kind of the word at `index`."""
        return self.at(index).kind

    def low(self, index: int) -> str:
        """Return the word at `index` in lower case."""
        return self.at(index).low

    def plays(self, index: int, role: Role) -> bool:
        """Whether the word at `index` plays `role`."""
        return self.low(index) in self.grammar.roles[role]

    def ends(self, index: int, ending: Ending) -> bool:
        """Whether the word at `index` looks like an adverb, a participle or a plural by its last letters."""
        return self.low(index).endswith(self.grammar.endings[ending])

    def says(self, index: int, phrase: Sequence[str]) -> bool:
        """Whether `phrase` stands at `index`."""
        return all(self.low(index + offset) == word for offset, word in enumerate(phrase))


def split(
    text: str, start: int, end: int, quotations: Iterable[tuple[int, int]], language: str
) -> list[Word]:
    """Cut `text[start:end]` into words; `quotations` are those that lie in it, in order."""
    words: list[Word] = []
    for opening, closing in quotations:
        words.extend(_plain(text, start, opening, language))
        words.append(Word(opening, closing, "", "quote"))
        start = closing
    words.extend(_plain(text, start, end, language))
    return words


def _plain(text: str, start: int, end: int, language: str) -> Iterator[Word]:
    known = grammar(language)
    shouted = text[start:end].isupper()
    for match in _pattern(language).finditer(text, start, end):
        token = match.group()
        low = token.lower().replace("’", "'")
        if low not in known.kinds and " " in low:
            low = " ".join(low.split())
        kind = known.kinds.get(low) or _shape(low if shouted else token, known)
        yield Word(match.start(), match.end(), low, kind)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return what finds a word, a number's modifier of several words, or a mark.

    Brackets are one word, so that a phrase reads on across them; the bound keeps a lone bracket cheap.
    """
    compounds = lexicon.alternatives(word for word in grammar(language).kinds if " " in word)
    return re.compile(
        rf"""\([^()\n]{{1,120}}\) | \[[^\[\]\n]{{1,60}}\] | [@\#]\w+ | (?:[A-Za-z]\.){{2,}}
          | [^\W\d_]+\.(?=\ ?[^\W\d_]) | \b(?i:{compounds})\b
          | \d+(?:[.,:]\d+)+ | \w+(?:['’\-‑/]\w+)*(?:(?<=s)['’](?=\s))? | -- | \S""",
        re.VERBOSE,
    )


@cache
def grammar(language: str) -> Grammar:
    """Return what the word lists of `language` say of single words; a later list yields to an earlier one."""
    words = lexicon.load(language, "attribution")
    kinds: dict[str, Kind] = {}
    for name, kind in _LISTS:
        for word in words["function"][name]:
            kinds.setdefault(word, kind)
    return Grammar(
        kinds=kinds,
        roles={role: frozenset(of) for role, of in words["roles"].items()},
        endings={ending: tuple(of) for ending, of in words["endings"].items()},
    )


def _shape(token: str, known: Grammar) -> Kind:
    """Guess a word's part from how it looks."""
    first, long = token[0], len(token) > 1
    if token == ",":
        return "comma"
    if first in "([" and long:
        return "aside"
    if first.isdigit():
        return "number"
    if first.isupper() or (first in "@#" and long):
        return "name"
    if not first.isalnum():
        return "mark"
    return "adverb" if token.endswith(known.endings["adverb"]) else "word"
