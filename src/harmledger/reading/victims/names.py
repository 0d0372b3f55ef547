"""Names of persons in a sentence: runs of capitals with the particles of Arabic and European names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from harmledger.gazetteer.folding import plain
from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.marker import Mark
from harmledger.reading.victims import ages
from harmledger.reading.victims.words import Words

_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_LETTER = r"[^\W\d_]"
_ARTICLE = r"(?:[AaEeUu][ldnrstz]|[Aa]sh|[Aa]th|[Aa]bd|[Aa]bu|[DdOo])"
_WORD = rf"(?:{_ARTICLE}[-‑’'`]\s?)?[{_CAPITAL}](?:{_LETTER}|[-‑’'‘`ʼ](?={_LETTER}))*"
_PARTICLE = r"(?:bin|ibn|bint|ben|abu|abi|umm|al|el|ul|ud|abd|de|la|del|van|von|der|da|dos|di|du|le)"
_GAP = r"[ \t\u00a0]{1,2}"
_RUN = rf"{_WORD}(?:{_GAP}(?:{_PARTICLE}{_GAP}){{0,2}}(?:[{_CAPITAL}]\.|{_WORD})){{0,8}}"
_NAME = re.compile(rf"(?<![\w@#.]){_RUN}")
_MIDDLE = re.compile(
    rf"[ ][(\[][^()\[\]\n,;]{{2,30}}[)\]][ ](?=(?:{_PARTICLE}[ ]|[AaEe]l[-‑ ])?[{_CAPITAL}])({_RUN})"
)
"""Another spelling in brackets inside a name: "Omar (Umar) Fares Brask"."""
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_ADDRESS = re.compile(r"[^\s/]*[.:@][^\s]*/$|//\S*$")
_ARABIC = re.compile(
    r"\b(?:bin|ibn|bint|abu|abo|abou|umm|um|abd|abdu?l|abdel)\b|\b[ae]l[-‑ ]\w|\babd[ue]l", re.IGNORECASE
)
_PART = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"[’']s$")
_FOLLOWING = re.compile(r"\s+([a-z]+)")
_PRECEDING = re.compile(r"(\w+)\s$")
_LOWER = re.compile(r"(?<!\w)[a-z]{4,}(?!\w)")
_LONGEST = 12
"""Words of a run of capitals that are looked at."""
_ASIDES = 4
"""Asides after a name, such as a by-name and an age, that are taken."""
_ASIDE = 90
"""Characters in which an aside must end."""


class Mention(NamedTuple):
    """A name in the text, and what is said of the person right after it: by-names, age, kin in brackets."""

    span: Span
    aside: str
    end: int
    """Where the asides end."""
    age: float | None
    """The age that the asides tell."""
    known: bool
    """Whether the name itself shows that it is a person's."""
    is_full: bool
    """Whether it has more than one word, or more than a kunya such as "Abu Omar"."""


def mentions(
    text: str,
    sentence: Span,
    is_taken: Callable[[int, int], bool],
    people: Sequence[Mark],
    words: Words,
) -> Iterator[Mention]:
    """Yield what may be names of persons, of one word or more, in text order.

    In a sentence that is all in capitals, they tell no names: there, those that the marker marked are.
    """
    if sentence.text.isupper():
        yield from _shouted(text, sentence, people, words)
        return
    end = sentence.start
    lower = _written_lower(text)
    for match in _NAME.finditer(text, sentence.start, sentence.end):
        start, stop = _trimmed(match.group(), words)
        first, last = match.start() + start, match.start() + stop
        name = text[first:last]
        if first < end or len(name) < 2 or is_taken(first, last) or not _is_personal(name, words):
            continue
        known = _is_known(name, words)
        if _is_in_address(text, first) or not (known or _is_capital(name, lower)):
            continue
        last = _beyond_bracket(text, last, sentence.end, words) if known else last
        if _is_of_thing(text, first, last, known, words):
            continue
        end, age = _asides(text, last, sentence.end, words.language)
        parts = text[first:last].lower().split()
        is_full = len(parts) > (2 if parts[0] in words.grammar["kunyas"] else 1)
        yield Mention(Span.of(text, first, last), text[last:end], end, age, known, is_full)


def _is_in_address(text: str, start: int) -> bool:
    """Whether a stroke before a name is of a web address, and not of "his cousin/Omar Brask"."""
    return text[start - 1 : start] == "/" and _ADDRESS.search(text, max(0, start - _ASIDE), start) is not None


def _beyond_bracket(text: str, end: int, limit: int, words: Words) -> int:
    """Return where a name ends that goes on after another spelling in brackets, else `end`."""
    middle = _MIDDLE.match(text, end, limit)
    if middle is None or not _is_personal(middle[1], words):
        return end
    return middle.start(1) + _trimmed(middle[1], words)[1]


def without_brackets(name: str) -> str:
    """Return a name without the other spelling that stands in brackets inside it."""
    return _BRACKET.sub(" ", name)


def _shouted(text: str, sentence: Span, people: Sequence[Mark], words: Words) -> Iterator[Mention]:
    first = bisect_left(people, sentence.start, key=lambda mark: mark.span.start)
    for mark in takewhile(lambda mark: mark.span.start < sentence.end, islice(people, first, None)):
        name = mark.span
        if name.end <= sentence.end and len(name.text.split()) > 1:
            end, age = _asides(text, name.end, sentence.end, words.language)
            known = _is_known(name.text, words)
            yield Mention(name, text[name.end : end], end, age, known, is_full=True)


@lru_cache(maxsize=1)
def _written_lower(text: str) -> frozenset[str]:
    """Return the words of four letters or more that `text` writes in lower case: no one's names."""
    return frozenset(_LOWER.findall(text))


def _is_capital(name: str, lower: frozenset[str]) -> bool:
    """Whether most words of a name are nowhere written in lower case."""
    parts = name.lower().split()
    return 2 * sum(part in lower for part in parts) < len(parts)


def _trimmed(run: str, words: Words) -> tuple[int, int]:
    """Cut titles and the openings of sentences off both ends of a run of capitals.

    What ends on the word for a body or place stays whole: "Tam Hale Hospital" names no one.
    """
    parts = list(_PART.finditer(run))[:_LONGEST]
    while parts and (
        _bare(parts[0].group()) in words.stops or ages.is_told(parts[0].group(), words.language)
    ):
        parts.pop(0)
    while parts and (last := _bare(parts[-1].group())) in words.stops and last not in words.bodies:
        parts.pop()
    if not parts:
        return 0, 0
    start, end = parts[0].start(), parts[-1].end()
    possessive = _POSSESSIVE.search(run, start, end)
    return start, possessive.start() if possessive else end


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word.lower().strip(".,"))


def _is_personal(name: str, words: Words) -> bool:
    """Whether no word is of a body or place; a known given name may stand before a family name that is."""
    parts = [_bare(part) for part in name.split()]
    if name.isupper() and len(name) > 3:
        return False
    is_given = parts[0] in words.given
    return not any(part in words.bodies and not (is_given and part in words.surnames) for part in parts)


def _is_known(name: str, words: Words) -> bool:
    first, *others = name.split()
    return plain(first) in words.given or (bool(others) and _ARABIC.search(name) is not None)


def _is_of_thing(text: str, start: int, end: int, known: bool, words: Words) -> bool:
    """Whether the word before or after shows the name to be that of a family, a place or another thing."""
    following = _FOLLOWING.match(text, end)
    if following and following[1] in words.things:
        return True
    preceding = _PRECEDING.search(text, max(0, start - 10), start)
    before = preceding[1].lower() if preceding else ""
    return before in words.grammar["definite"] or (
        not known and before in words.grammar["placing"] | words.grammar["heading"]
    )


@cache
def _by_name(language: str) -> re.Pattern[str]:
    suffixes = lexicon.alternatives(lexicon.load(language, "victims")["grammar"]["suffixes"])
    return re.compile(
        rf"\s*\([^()\n]{{1,80}}\)|\s*[“\"‘][^”\"’\n]{{2,40}}[”\"’](?=[\s,.;:)]|$)|,?\s+(?i:{suffixes})\b\.?"
    )


def _asides(text: str, start: int, limit: int, language: str) -> tuple[int, float | None]:
    """Return where the words about the person right after a name end, and the age that they tell."""
    end, age = start, None
    for _ in range(_ASIDES):
        window = text[end : min(limit, end + _ASIDE)]
        by_name = _by_name(language).match(window)
        if by_name:
            age = ages.within(by_name.group(), language) if age is None else age
            end += by_name.end()
            continue
        aged = ages.after(window, language) if age is None else None
        if not aged:
            break
        end, age = end + aged[0], aged[1]
    return end, age
