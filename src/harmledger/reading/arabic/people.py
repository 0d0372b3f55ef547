"""Counted people in Arabic: "ثلاثة أطفال", "طفلتين", "12 قتيلا", "سبعة من عائلة واحدة", "زوجته", "مدني".

A noun says of itself whether it is one, two or several. A number stands before it; adjectives stand behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from harmledger.model import CountRange
from harmledger.model.groups import are_disjoint, meet
from harmledger.reading import lexicon
from harmledger.reading.arabic import quantities
from harmledger.reading.arabic.words import is_definite, phrase
from harmledger.reading.casualties.quantities import Quantity, vague_ranges
from harmledger.reading.people import People
from harmledger.reading.text.tokens import Phrases, Token

Number = Literal["one", "two", "many"]
Tokens = Sequence[Token]


class _Noun(NamedTuple):
    group: str
    number: Number
    harm: str | None = None
    kin: bool = False
    """With "his" or "their" written on to it."""


class _Words(NamedTuple):
    nouns: Mapping[str, _Noun]
    kin: Mapping[str, _Noun]
    of: Phrases
    units: Phrases
    after_bare: frozenset[str]
    others: frozenset[str]
    qualifiers: Phrases
    one: frozenset[str]
    one_of: frozenset[str]
    two: frozenset[str]
    numbered: frozenset[str]


@cache
def _words() -> _Words:
    data = lexicon.load("ar", "people")
    return _Words(
        nouns=dict(_nouns("groups")) | dict(_nouns("harmed")),
        kin=dict(_kin()),
        of=Phrases((phrase(p), p) for p in data["between"]["of"]),
        units=Phrases((phrase(p), p) for p in data["between"]["units"]),
        after_bare=frozenset(data["after_bare"]["words"]),
        others=frozenset(data["after_bare"]["others"]),
        qualifiers=Phrases(
            (phrase(p), group) for group, listed in data["qualifiers"].items() for p in listed
        ),
        one=frozenset(data["single"]["words"]),
        one_of=frozenset(data["single"]["of"]),
        two=frozenset(data["single"]["twice"]),
        numbered=frozenset(data["numbered"]["words"]),
    )


def _nouns(table: str) -> Iterator[tuple[str, _Noun]]:
    """Yield the forms of the nouns of a table of the list `people`, with what each tells."""
    for code, rows in lexicon.load("ar", "people")[table].items():
        group, harm = (code, None) if table == "groups" else ("all", code)
        for singular, *plurals in rows:
            stem = singular.removesuffix("ه") + ("ت" if singular.endswith("ه") else "")
            yield from ((f"{stem}{end}", _Noun(group, "two", harm)) for end in ("ان", "ين"))
            yield from ((word, _Noun(group, "one", harm)) for word in (singular, f"{singular}ا"))
            # "مدنيين" may be two or several: it is read as several.
            yield from ((plural, _Noun(group, "many", harm)) for plural in plurals)


def _kin() -> Iterator[tuple[str, _Noun]]:
    data = lexicon.load("ar", "people")["kin"]
    numbers: tuple[Number, ...] = ("one", "two", "many")
    for number in numbers:
        for stem, group in data[number]:
            yield from ((stem + owner, _Noun(group, number, kin=True)) for owner in data["owners"])


def find(tokens: Tokens, *, profile: str) -> list[People]:
    """Return the people of a sentence in text order; they do not overlap.

    A noun with the article is `definite`; several without a number are `unnumbered`.
    """
    found: list[People] = []
    i = 0
    while i < len(tokens):
        quantity = quantities.at(tokens, i, profile=profile)
        people = _counted(tokens, quantity) if quantity else _uncounted(tokens, i, profile)
        if people:
            found.append(people)
        last = people or quantity
        i = last.last if last else i + 1
    return found


def harm_of(word: str) -> str | None:
    """Return what a noun tells of those it counts, if it tells more than who they are."""
    noun = _words().nouns.get(word)
    return noun.harm if noun else None


def _counted(tokens: Tokens, quantity: Quantity) -> People | None:
    words = _words()
    at, is_of = _noun_at(tokens, quantity.last, words)
    noun = _noun(tokens[at], words) if at < len(tokens) else None
    if noun is None or noun.kin or (is_definite(tokens[at]) and not is_of and not _is_vague(quantity)):
        return _bare(tokens, quantity, words)
    if noun.number == "two" or quantity.range is None:
        return None
    harm = noun.harm
    end, group = _qualified(tokens, at + 1, noun.group, words)
    if end < len(tokens) and tokens[end].low in words.others:
        end += 1
    end, count = quantities.with_bound_after(tokens, end, quantity.range)
    return People(quantity.first, end, group, count, harm=harm)


def _noun(token: Token, words: _Words) -> _Noun | None:
    """Return what a word tells as a noun; "his child" and "girl" differ in a letter that is laid level."""
    kin = None if token.text.endswith("ة") else words.kin.get(token.low)
    return kin or words.nouns.get(token.low)


def _is_vague(quantity: Quantity) -> bool:
    return quantity.range is not None and quantity.range.is_vague


def _noun_at(tokens: Tokens, i: int, words: _Words) -> tuple[int, bool]:
    """Return where the noun stands that a number before token `i` counts, and whether "of" is between."""
    of = words.of.at(tokens, i)
    at = i + of[0] if of else i
    unit = words.units.at(tokens, at)
    follows = unit is not None and at + unit[0] < len(tokens) and tokens[at + unit[0]].low in words.nouns
    return (at + unit[0] if unit and follows else at), of is not None


def _bare(tokens: Tokens, quantity: Quantity, words: _Words) -> People | None:
    """Return a number that stands for people by itself, "others" behind it or not."""
    end = quantity.last
    if quantity.range is None:
        return None
    if end < len(tokens) and tokens[end].low in words.others:
        return People(quantity.first, end + 1, "all", quantity.range, bare=False)
    if end < len(tokens) and tokens[end].low not in words.after_bare:
        return None
    of = words.qualifiers.at(tokens, end)
    return People(quantity.first, end, of[1] if of else "all", quantity.range, bare=True)


def _qualified(tokens: Tokens, end: int, group: str, words: _Words) -> tuple[int, str]:
    """Return where the words end that tell more of people, and the group that all of them make."""
    hit = words.qualifiers.at(tokens, end)
    if hit is None:
        return end, group
    is_adjective = hit[0] == 1
    told = hit[1] if are_disjoint(group, hit[1]) else meet(group, hit[1]) or group
    return (end + 1 if is_adjective else end), told


def _uncounted(tokens: Tokens, i: int, profile: str) -> People | None:
    """Return people whose noun says itself how many they are."""
    words = _words()
    if one := _one_of(tokens, i, words):
        return one
    noun = _noun(tokens[i], words)
    if noun is None:
        return None
    if noun.kin:
        return _kinfolk(tokens, i, noun, words, profile)
    end, group = _qualified(tokens, i + 1, noun.group, words)
    people = People(i, end, group, None, harm=noun.harm, definite=is_definite(tokens[i]))
    if noun.number == "two":
        return people._replace(range=CountRange.exactly(2))
    return _with_number_behind(tokens, people, noun, words, profile)


def _with_number_behind(
    tokens: Tokens, people: People, noun: _Noun, words: _Words, profile: str
) -> People | None:
    """Return one, or several, with "one" or "two" behind the noun or not."""
    end = people.last
    behind = tokens[end].low if end < len(tokens) and not is_definite(tokens[end]) else ""
    if noun.number == "many" and behind in words.two:
        return people._replace(last=end + 1, range=CountRange.exactly(2), definite=False)
    if noun.number == "one" and behind in words.one:
        return people._replace(last=end + 1, range=CountRange.exactly(1))
    if tokens[people.first].low in words.numbered:
        return None
    if noun.number == "one":
        return people._replace(range=CountRange.exactly(1), single=True)
    return people._replace(range=vague_ranges(profile).get("(plural)"), unnumbered=True)


def _one_of(tokens: Tokens, i: int, words: _Words) -> People | None:
    """Return "one of the fighters"; one of the dead is told of already."""
    if tokens[i].low not in words.one_of or is_definite(tokens[i]) or i + 1 == len(tokens):
        return None
    noun = _noun(tokens[i + 1], words)
    if noun is None or noun.number != "many" or noun.harm:
        return None
    return People(i, i + 2, noun.group, CountRange.exactly(1), single=True)


def _kinfolk(tokens: Tokens, i: int, noun: _Noun, words: _Words, profile: str) -> People | None:
    """Return "his wife", "his two children", "their five children": kin of someone named before."""
    if noun.number != "many":
        number = 1 if noun.number == "one" else 2
        return People(i, i + 1, noun.group, CountRange.exactly(number), single=noun.number == "one")
    value = quantities.definite_number(tokens, i + 1)
    if value is not None:
        return People(i, i + 2, noun.group, CountRange.exactly(value))
    count = vague_ranges(profile).get("(plural)")
    return People(i, i + 1, noun.group, count, unnumbered=True)
