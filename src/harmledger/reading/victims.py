"""People whom a report names as harmed, with age and sex where the words give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon

# A name: two to seven capitalised words, with the particles of Arabic and European names between them.
_WORD = (
    r"(?:[Aa]l[- ]|[Ee]l[- ]|[Aa]n-|[Aa]r-|[Aa]s[h]?-|[Aa]d-|d[’']|O[’'])?[A-Z][^\W\d_]*(?:[-’'`][^\W\d_]+)*"
)
_PARTICLE = r"(?:bin|ibn|bint|abu|Abu|Umm|Um|al|el|de|la|del|van|von|da|dos|and\s+his)"
_NAME = rf"{_WORD}(?:\s(?:{_PARTICLE}\s)?{_WORD}){{1,6}}"
_AGE_BEFORE = re.compile(r"\b(\d{1,3}|[a-z]+)[-\s](year|month|week|day)s?[-\s]old\s+(?:[a-z]+\s+){0,3}$")
_AGE_AFTER = re.compile(
    r"^\s*(?:[“\"][^”\"\n]{1,40}[”\"]\s*|\([^()\n]{1,40}\)\s*)?"
    r"(?:,\s*(?:aged?\s+)?(\d{1,3})(?:\s*years?(?:\s+old)?)?\s*(?=[,.;)]|and\b|$)|"
    r"\(\s*(?:aged?\s+)?(\d{1,3})(?:\s*(years?|months?)(?:[\s-]old)?)?\b|,?\s*aged\s+(\d{1,3})|"
    r",?\s*(?:who\s+was\s+|an?\s+)?(\d{1,3})[-\s]years?[-\s]old)"
)
_NAMES = re.compile(_NAME)


class Named(NamedTuple):
    """A named person, what happened to them, and what is said of them beside."""

    name: str
    harm: str
    span: Span
    age: float | None
    sex: str | None


class _Words(NamedTuple):
    killed: re.Pattern[str]
    injured: re.Pattern[str]
    stops: frozenset[str]
    bodies: frozenset[str]
    telling: re.Pattern[str]
    introducing: re.Pattern[str]
    numbers: Mapping[str, int]
    female: frozenset[str]
    male: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data, numbers = lexicon.load(language, "victims"), lexicon.load(language, "numbers")

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{lexicon.alternatives(data[name]['words'])})\b", re.IGNORECASE)

    return _Words(
        killed=pattern("killed"),
        injured=pattern("injured"),
        stops=frozenset(data["stops"]["words"]),
        bodies=frozenset(data["bodies"]["words"]),
        telling=pattern("tellers"),
        introducing=re.compile(
            rf"\b(?:{lexicon.alternatives(data['tellers']['words'])})\W{{0,3}}$", re.IGNORECASE
        ),
        numbers=numbers["units"] | numbers["tens"],
        female=frozenset(data["sex"]["female"]),
        male=frozenset(data["sex"]["male"]),
    )


def find(
    text: str, sentences: Sequence[Span], others: Sequence[Span], *, language: str = "en"
) -> list[Named]:
    """Return the people whom `text` names as killed or injured; `others`, such as places, are not."""
    words = _words(language)
    taken = {at for s in others for at in range(s.start, min(s.end, s.start + 80))}
    found: list[Named] = []
    harm: str | None = None
    for sentence in sentences:
        told = _harm(sentence.text, words)
        harm = told or _carried(harm, sentence.text)
        if harm:
            found += _in_sentence(text, sentence, harm, taken, words, is_list=told is None)
    return found


def _harm(sentence: str, words: _Words) -> str | None:
    killed, injured = words.killed.search(sentence), words.injured.search(sentence)
    if killed and injured:
        return "killed" if killed.start() < injured.start() else "injured"
    return "killed" if killed else "injured" if injured else None


def _carried(harm: str | None, sentence: str) -> str | None:
    """Let a list of names keep the harm of the sentence before: "The victims were named."."""
    names = len(_NAMES.findall(sentence))
    return harm if names >= 2 and sentence.count(",") + sentence.count(";") >= names - 2 else None


def _in_sentence(
    text: str, sentence: Span, harm: str, taken: set[int], words: _Words, *, is_list: bool
) -> Iterator[Named]:
    for match in _NAMES.finditer(sentence.text):
        start, end = _trimmed(match.group(), words)
        first, last = sentence.start + match.start() + start, sentence.start + match.start() + end
        if first in taken or not _is_personal(text[first:last], words):
            continue
        before, after = (
            text[max(sentence.start, first - 70) : first],
            text[last : min(sentence.end, last + 70)],
        )
        if _is_teller(_AGE_BEFORE.sub("", before), after, words):
            continue
        age = _age(before, after, words)
        if age is None and not is_list and not _near_harm(before, after, harm, words):
            continue
        yield Named(text[first:last], harm, Span.of(text, first, last), age, _sex(before, after, words))


def _is_personal(name: str, words: _Words) -> bool:
    parts = name.lower().replace("’s", "").split()
    return len(parts) > 1 and not name.isupper() and not words.bodies.intersection(parts)


def _trimmed(name: str, words: _Words) -> tuple[int, int]:
    """Cut titles and sentence openers off both ends of a capitalised run."""
    start, end = 0, len(name)
    parts = list(re.finditer(r"\S+", name))
    while parts and parts[0].group().lower().strip(".") in words.stops:
        parts.pop(0)
    while parts and parts[-1].group().lower() in words.stops:
        parts.pop()
    if not parts:
        return 0, 0
    start, end = parts[0].start(), parts[-1].end()
    if name[start:end].endswith(("’s", "'s")):
        end -= 2
    return start, end


def _is_teller(before: str, after: str, words: _Words) -> bool:
    """Whether a word of telling, or of accusing, stands right after or before the name and its age."""
    rest = _AGE_AFTER.sub("", after, count=1)
    return bool(words.telling.match(rest[:40].lstrip(" ,")) or words.introducing.search(before[-22:]))


def _near_harm(before: str, after: str, harm: str, words: _Words) -> bool:
    pattern = words.killed if harm == "killed" else words.injured
    return bool(pattern.search(before) or pattern.search(after))


def _age(before: str, after: str, words: _Words) -> float | None:
    hit = _AGE_BEFORE.search(before)
    if hit:
        number = _number(hit.group(1), words)
        per_year = {"year": 1, "month": 12, "week": 52, "day": 365}[hit.group(2)]
        return None if number is None else round(number / per_year, 2)
    hit = _AGE_AFTER.match(after)
    if not hit:
        return None
    number = _number(next(g for g in (hit.group(1), hit.group(2), hit.group(4), hit.group(5)) if g), words)
    if number is not None and (hit.group(3) or "").startswith("month"):
        return round(number / 12, 2)
    return number


def _number(word: str, words: _Words) -> float | None:
    if word.isdigit():
        return float(word) if int(word) <= 120 else None
    value = words.numbers.get(word)
    return None if value is None else float(value)


def _sex(before: str, after: str, words: _Words) -> str | None:
    """Return the sex that the nearest word tells, of those before the name and then of those after it."""
    nearest = [*reversed(re.findall(r"[a-z]+", before[-40:].lower())[-4:])]
    for word in [*nearest, *re.findall(r"[a-z]+", after[:30].lower())[:3]]:
        if word in words.female:
            return "female"
        if word in words.male:
            return "male"
    return None
