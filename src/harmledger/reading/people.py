"""Counted people: "seven members of the Holt family", "a woman and her two children", "three others"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import CountRange
from harmledger.model.groups import meet
from harmledger.reading import lexicon, quantities
from harmledger.reading.tokens import Phrases, Token

MODIFIERS = 6
"""How many words may stand between a number and its noun."""


PUBLISHED = ("civilians", "combatants", "children", "women", "men")
"""The groups that an account's totals tell beside `all`."""


class People(NamedTuple):
    """Some people in a sentence: tokens `first` to `last` (half-open), half of them maybe modifiers.

    No `range` means that the words do not say how many. `harm` is what the noun itself tells ("deaths").
    `bare` is a number without a noun; `definite` people ("the two men") have been told of before.
    """

    first: int
    last: int
    group: str
    range: CountRange | None
    harm: str | None = None
    bare: bool = False
    definite: bool = False
    part_of: bool = False
    """The phrase says itself that it is a part: "three of them children"."""
    single: bool = False
    """One person told of without a number: "a woman", "his wife"."""
    unnumbered: bool = False
    """Several people told of without a number: "civilians"."""
    civilian: bool = False
    """The words call them civilians, whatever else they are: "five civilian men"."""
    others: bool = False
    """They are told of beside others: "four other people"."""


class _Noun(NamedTuple):
    group: str
    plural: bool
    harm: str | None = None
    fixed: int | None = None
    alone: bool = False
    """It stands for people only where no other noun follows: "a Karsholmer died"."""


@cache
def _nouns(language: str) -> Mapping[str, _Noun]:
    data = lexicon.load(language, "people")
    nouns = {
        word: _Noun(group, plural)
        for group, pairs in data["groups"].items()
        for pair in pairs
        for word, plural in zip(pair, (False, True), strict=True)
    }
    nouns = {**_demonyms(language), **nouns}
    nouns |= {w: _Noun("all", plural=True, harm=h) for h, words in data["harmed"].items() for w in words}
    nouns |= {w: _Noun("all", plural=True, fixed=n) for w, n in data["fixed"].items()}
    return nouns | {w: nouns[w]._replace(alone=True) for w in data["by_themselves"]["words"]}


@cache
def _demonyms(language: str) -> Mapping[str, _Noun]:
    """Return what people are called by where they are from; a plural that is like the singular is one."""
    data = lexicon.load(language, "demonyms")["demonyms"].values()
    names = {name.lower() for listed in data for name in listed}
    regular = {name for name in names if not name.endswith(("ch", "s", "se", "sh"))}
    one = {name: _Noun("all", plural=name not in regular, alone=True) for name in names}
    return one | {f"{name}s": _Noun("all", plural=True) for name in regular}


@cache
def _modifiers(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "people")["modifiers"]["words"])


@cache
def _collectives(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "people")["collectives"]["words"])


@cache
def _qualified(language: str) -> Mapping[str, str]:
    qualifiers: Mapping[str, str] = lexicon.load(language, "people")["qualifiers"]
    return qualifiers


@cache
def _things(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "people")["things"]["words"])


@cache
def _of_age(language: str) -> Phrases:
    return Phrases((p, p) for p in lexicon.load(language, "people")["of_age"]["phrases"])


@cache
def _functional(language: str) -> frozenset[str]:
    """Return words of grammar that begin something else than the name of a group of people."""
    blocks = lexicon.load(language, "harm")["blocks"]["words"]
    return frozenset(blocks) | _follows_person(language)


@cache
def _follows_person(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "people")["by_themselves"]["then"])


@cache
def _copulas(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "people")["copulas"]["words"])


@cache
def _being(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "harm")["auxiliaries"]["be"])


@cache
def _after_bare(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "people")["after_bare"]["words"])


class _Determiners(NamedTuple):
    articles: frozenset[str]
    possessives: frozenset[str]
    definite: frozenset[str]
    part_of: frozenset[str]
    them: frozenset[str]
    alone: frozenset[str]
    none: frozenset[str]
    befallen: frozenset[str]
    before_definite: frozenset[str]
    others: frozenset[str]


@cache
def _determiners(language: str) -> _Determiners:
    data = lexicon.load(language, "people")["determiners"]
    return _Determiners(**{name: frozenset(words) for name, words in data.items()})


def find(tokens: Sequence[Token], *, profile: str, language: str = "en") -> list[People]:
    """Return the counted people of a sentence in text order; they do not overlap."""
    found: list[People] = []
    i = 0
    while i < len(tokens):
        quantity = quantities.at(tokens, i, profile=profile, language=language)
        people = (
            _counted(tokens, quantity, language) if quantity else _uncounted(tokens, i, profile, language)
        )
        if people:
            found.append(people)
        last = people or quantity
        i = last.last if last else i + 1
    return found


def _uncounted(tokens: Sequence[Token], i: int, profile: str, language: str) -> People | None:
    if tokens[i].low in _collectives(language) and (family := _family(tokens, i, profile, language)):
        return family
    if pronoun := _pronoun(tokens, i, language):
        return pronoun
    if _begins_single(tokens, i, language):
        return _single(tokens, i, language)
    bare = _bare_kin(tokens, i, language) or _of_headline(tokens, i, language)
    return bare or _plural(tokens, i, profile, language)


def _bare_kin(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "wife" in "a husband, wife and two sons", "woman" in "a man and woman": with no word before."""
    kin = lexicon.load(language, "people")["kin"]
    if tokens[i].low not in kin["words"]:
        return None
    before = {t.low for t in tokens[max(0, i - 1) : i]}
    if not before or not before <= set(kin["between"]):
        return None
    after = tokens[i + 1].low if i + 1 < len(tokens) else "."
    if after not in kin["between"] and not (
        before <= set(kin["last"]) and _ends_phrase(tokens, i + 1, language)
    ):
        return None
    return People(i, i + 1, _nouns(language)[tokens[i].low].group, CountRange.exactly(1), single=True)


class _Headlines(NamedTuple):
    openers: frozenset[str]
    befallen: frozenset[str]
    joins: frozenset[str]
    verbs: frozenset[str]


@cache
def _headlines(language: str) -> _Headlines:
    data = lexicon.load(language, "people")["headlines"]
    return _Headlines(**{name: frozenset(data[name]) for name in _Headlines._fields})


def _of_headline(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "civilian" in "Civilian killed", "Shells kill civilian": one person, as headlines tell."""
    words, before = _headlines(language), tokens[i - 1].low if i else "|"
    if before not in words.openers and before not in words.verbs:
        return None
    noun_at = _noun_after(tokens, i, language)
    if noun_at is not None and noun_at > i and _nouns(language)[tokens[noun_at].low].harm:
        noun_at -= 1
    noun = None if noun_at is None else _nouns(language).get(tokens[noun_at].low)
    if noun_at is None or noun is None or noun.plural or noun.harm:
        return None
    after = tokens[noun_at + 1].low if noun_at + 1 < len(tokens) else "."
    is_told = after in words.befallen or (before in words.openers and after in words.joins)
    if not is_told and not (before in words.verbs and _ends_phrase(tokens, noun_at + 1, language)):
        return None
    group = _group(noun, tokens[i:noun_at], language)
    return People(i, noun_at + 1, group, CountRange.exactly(1), single=True)


def _pronoun(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "he", someone told of before, or "himself", who did it; "the doctor himself" is neither."""
    data, word = lexicon.load(language, "people"), tokens[i].low
    group = data["pronouns"].get(word) or data["reflexives"].get(word)
    if group is None:
        return None
    before = tokens[i - 1] if i else None
    is_definite = word in data["pronouns"]
    is_emphatic = before is not None and (before.text[0].isupper() or before.low in _nouns(language))
    if is_emphatic and not is_definite:
        return None
    return People(i, i + 1, group, CountRange.exactly(1), definite=is_definite, single=True)


def _family(tokens: Sequence[Token], i: int, profile: str, language: str) -> People | None:
    """Return "family of six", "family of six members"."""
    if i + 2 >= len(tokens) or tokens[i + 1].low != "of":
        return None
    quantity = quantities.at(tokens, i + 2, profile=profile, language=language)
    if quantity is None or quantity.range is None:
        return None
    noun_at = _noun_after(tokens, quantity.last, language)
    return People(i, quantity.last if noun_at is None else noun_at + 1, "all", quantity.range)


def _begins_single(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a person told of without a number may begin here: by "a", "his", "Omar's" or an age."""
    determiners, token = _determiners(language), tokens[i]
    if token.low in determiners.articles | determiners.possessives | determiners.definite:
        return True
    return _is_genitive(token) or quantities.age_end(tokens, i, language=language) is not None


def _is_genitive(token: Token) -> bool:
    return token.text[0].isupper() and token.low.endswith(("'s", "’s"))


def _counted(tokens: Sequence[Token], quantity: quantities.Quantity, language: str) -> People | None:
    noun_at = _noun_after(tokens, quantity.last, language)
    if _is_one_of(tokens, quantity, language) or _is_of_age(tokens, quantity.first, noun_at, language):
        return None
    if noun_at is None:
        return _number_alone(tokens, quantity, language)
    noun = _nouns(language)[tokens[noun_at].low]
    of_whole = "of" in (t.low for t in tokens[max(0, quantity.first - 2) : quantity.first])
    is_whole = noun.harm is None or of_whole
    told = None if is_whole else _told_to_be(tokens, noun_at + 1, language)
    if told and quantity.range and not quantity.range.is_vague:
        return People(quantity.first, told[0], told[1], quantity.range, harm=noun.harm, part_of=True)
    between = tokens[quantity.last : noun_at]
    count = quantity.range
    if count and count.low > 1 and not noun.plural and any("-" in t.low for t in between):
        return None
    if count and noun.fixed:
        count = None if count.high is None else CountRange.exactly(count.low * noun.fixed)
    return People(
        quantity.first,
        noun_at + 1,
        _group(noun, between, language) if not _is_of_armed(tokens, noun_at, language) else "combatants",
        count,
        harm=noun.harm or _harm_told(between, language),
        definite=_is_definite(tokens, quantity.first, language),
        part_of=any(t.low in _determiners(language).part_of for t in between),
        others=_names_others(tokens, quantity.first - 1, noun_at, language),
        civilian=any(_qualified(language).get(t.low) == "civilians" for t in between),
    )


def _names_others(tokens: Sequence[Token], first: int, noun_at: int, language: str) -> bool:
    """Whether a word right before a number or the noun says that they are others: "the other three men"."""
    words = _determiners(language).others
    return any(t.low in words for t in tokens[max(0, first) : noun_at + 1])


def _number_alone(tokens: Sequence[Token], quantity: quantities.Quantity, language: str) -> People | None:
    """Return the people whom a number counts without a noun: "seven of them", "seven were children"."""
    if quantity.range is None:
        return None
    end = _of_them(tokens, quantity.last, language)
    told = None if quantity.range.is_vague else _told_to_be(tokens, end or quantity.last, language)
    if told:
        return People(quantity.first, told[0], told[1], quantity.range, part_of=True)
    if end:
        return People(quantity.first, end, "all", quantity.range, bare=True, part_of=True)
    if not _stands_alone(tokens, quantity, language):
        return None
    definite = _is_definite(tokens, quantity.first, language)
    return People(quantity.first, quantity.last, "all", quantity.range, bare=True, definite=definite)


def _is_definite(tokens: Sequence[Token], i: int, language: str) -> bool:
    return i > 0 and tokens[i - 1].low in _determiners(language).definite


def _is_one_of(tokens: Sequence[Token], quantity: quantities.Quantity, language: str) -> bool:
    """Whether it is "one of those killed": someone told of already, not a figure of who came to a harm."""
    words = [t.low for t in tokens[quantity.first : quantity.last + 1]]
    if words != ["one", "of"] or _of_them(tokens, quantity.last, language) is not None:
        return False
    noun_at = _noun_after(tokens, quantity.last, language)
    following = {t.low for t in tokens[noun_at + 1 : noun_at + 2]} if noun_at is not None else set()
    return following.isdisjoint(_determiners(language).befallen)


def _is_of_age(tokens: Sequence[Token], i: int, noun_at: int | None, language: str) -> bool:
    """Whether the number at token `i` is an age: "under the age of 13", "the ages of three and 62"."""
    joins = lexicon.load(language, "people")["of_age"]["joins"]
    if noun_at is None and i > 1 and tokens[i - 1].low in joins:
        i -= 2
    return _of_age(language).before(tokens, i) is not None


def _of_them(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Return where "of whom", "of them" at token `i` ends: what makes the number before it a part."""
    words = [t.low for t in tokens[i : i + 2]]
    is_part = len(words) == 2 and words[0] == "of" and words[1] in _determiners(language).them
    return i + 2 if is_part else None


def _told_to_be(tokens: Sequence[Token], i: int, language: str) -> tuple[int, str] | None:
    """Return where "were children" at token `i` ends, and the group that it says the people are."""
    if i >= len(tokens) or tokens[i].low not in _being(language):
        return None
    noun_at = _noun_after(tokens, i + 1, language)
    noun = _nouns(language)[tokens[noun_at].low] if noun_at is not None else None
    if noun_at is None or noun is None or not noun.plural or noun.harm or noun.fixed:
        return None
    group = _group(noun, tokens[i + 1 : noun_at], language)
    return (noun_at + 1, group) if group != "all" else None


def _single(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "a woman", "his wife", "the elderly man": one person, without a number."""
    after = quantities.age_end(tokens, i, language=language) or i + 1
    noun_at = _noun_after(tokens, after, language)
    if noun_at is None:
        return _without_noun(tokens, i, language)
    if any(t.low == "of" for t in tokens[after:noun_at]) or _is_number(tokens, noun_at + 1, language):
        return None
    noun = _nouns(language)[tokens[noun_at].low]
    determiners, word = _determiners(language), tokens[i].low
    is_one_harmed = word in determiners.articles and _is_one_harmed(tokens, noun_at, language)
    if not is_one_harmed and (noun.harm or (noun.plural and not noun.fixed)):
        return _without_noun(tokens, i, language)
    number = CountRange.exactly(noun.fixed or 1)
    owned = word in determiners.possessives or _is_genitive(tokens[i])
    if owned and noun.group == "all" and not _goes_on_list(tokens, i, language):
        return None
    group = _group(noun, tokens[i + 1 : noun_at], language)
    group = "combatants" if _is_of_armed(tokens, noun_at, language) else group
    definite = word in determiners.definite
    return People(i, noun_at + 1, group, number, harm=noun.harm, single=True, definite=definite)


def _goes_on_list(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether token `i` follows other people in a list: "two officials and their driver"."""
    between = lexicon.load(language, "people")["kin"]["between"]
    return i > 1 and tokens[i - 1].low in between and tokens[i - 2].low in _nouns(language)


def _is_number(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a number stands at token `i`, which counts whom the words before it only call others."""
    word = tokens[i].low if i < len(tokens) else "."
    return word.isdigit() or quantities.is_number(word, language=language)


def _without_noun(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "another" or "a 19-year-old" where no noun follows."""
    determiners, word = _determiners(language), tokens[i].low
    end = i + 1 if word in determiners.alone else None
    if word in determiners.articles and i + 1 < len(tokens):
        end = quantities.age_end(tokens, i + 1, language=language) or end
    if end is None or not _ends_phrase(tokens, end, language):
        return None
    return People(i, end, "all", CountRange.exactly(1), bare=end == i + 1, single=end > i + 1)


def _is_one_harmed(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a noun that tells of harm stands for one person: "a body", but not "a body of work"."""
    one = lexicon.load(language, "people")["one_harmed"]["words"]
    return tokens[i].low in one and not (i + 1 < len(tokens) and tokens[i + 1].low == "of")


def _plural(tokens: Sequence[Token], i: int, profile: str, language: str) -> People | None:
    """Return "civilians" without a number: as many as the profile takes a plural to mean."""
    noun = _nouns(language).get(tokens[i].low)
    if noun is None or not noun.plural or noun.fixed or noun.alone:
        return None
    if i + 1 < len(tokens) and tokens[i + 1].low in _things(language):
        return None
    if noun.harm and not _is_unnumbered(tokens, i, language):
        return None
    definite = _is_definite(tokens, i, language)
    count = quantities.vague_ranges(profile).get("(plural)")
    return People(i, i + 1, noun.group, count, harm=noun.harm, definite=definite, unnumbered=True)


def _is_unnumbered(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a plural that tells of harm stands for people here: "causing injuries"."""
    data = lexicon.load(language, "people")["unnumbered"]
    if tokens[i].low not in data["words"]:
        return False
    before = i - 1
    while before >= 0 and tokens[before].low in _modifiers(language):
        before -= 1
    return before >= 0 and tokens[before].low in data["after"]


def _noun_after(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Return where the noun for people is that a number before token `i` counts, over its modifiers."""
    nouns, modifiers = _nouns(language), _modifiers(language)
    last: int | None = None
    at, end = i, min(len(tokens), i + MODIFIERS)
    while at < end:
        token = tokens[at]
        noun = nouns.get(token.low)
        if noun and (not noun.alone or _is_by_itself(tokens, at, language)):
            last = at
            if token.low not in modifiers:
                break
        age_end = quantities.age_end(tokens, at, language=language)
        goes_on = _modifies(token, modifiers, language) or _is_of_noun(tokens, at, language)
        if not age_end and (not goes_on or _begins_another(tokens, at, language)):
            break
        at = age_end or at + 1
    is_of_thing = last is not None and last + 1 < len(tokens) and tokens[last + 1].low in _things(language)
    return None if is_of_thing else last


def _is_by_itself(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the noun at token `i` ends its phrase: no other noun follows it."""
    return _ends_phrase(tokens, i + 1, language) or tokens[i + 1].low in _follows_person(language)


def _is_of_noun(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a word belongs to the plural after it, or after the next: "ten labour union members"."""
    nouns, words = _nouns(language), [t.low for t in tokens[i : i + 3]]
    after = next((w for w in words[1:] if w in nouns), None)
    noun = nouns[after] if after else None
    is_noun = noun is not None and noun.plural and not (noun.harm or noun.fixed or noun.alone)
    plain = words[: words.index(after)] if after else ()
    return is_noun and all(_is_plain(word, language) for word in plain)


def _is_plain(word: str, language: str) -> bool:
    """Whether a word may be a noun in the singular: no plural, participle or word of grammar."""
    is_plural = word.endswith("s") and not word.endswith(("us", "ss"))
    if len(word) < 3 or not word.isalpha() or is_plural or word.endswith(("ed", "ing", "ly")):
        return False
    is_grammar = word in _after_bare(language) or word in _functional(language)
    return not (is_grammar or quantities.is_number(word, language=language))


def _begins_another(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether token `i` begins a phrase of its own: "Channel 3 told the man", but not "two of the men"."""
    determiners = _determiners(language)
    is_owner = tokens[i].low in determiners.definite | determiners.possessives
    return is_owner and tokens[i - 1].low not in determiners.before_definite


def _modifies(token: Token, modifiers: frozenset[str], language: str) -> bool:
    return token.low in modifiers or token.text[0].isupper() or token.low in _demonyms(language)


def _stands_alone(tokens: Sequence[Token], quantity: quantities.Quantity, language: str) -> bool:
    """Whether a number can stand for people by itself: no other noun follows it; not "no one", nor an age."""
    before = quantity.first - 1
    if before >= 0 and tokens[before].low in _determiners(language).none:
        return False
    if before > 0 and tokens[before].text == "," and _is_of_one(tokens, before - 1, quantity.last, language):
        return False
    if before >= 0 and tokens[before].low in lexicon.load(language, "people")["numbered"]["words"]:
        return False
    name = before - (2 if before > 1 and tokens[before - 1].text == "." else 1)
    if before > 0 and tokens[before].text in ",(" and tokens[name].text[0].isupper():
        return False
    if before >= 0 and [t.text for t in (tokens[before], *tokens[quantity.last : quantity.last + 1])] == [
        "(",
        ")",
    ]:
        return False
    return _ends_phrase(tokens, quantity.last, language)


def _is_of_one(tokens: Sequence[Token], noun_at: int, end: int, language: str) -> bool:
    """Whether commas set a number apart after one person: "a boy, about 4, and"."""
    noun = _nouns(language).get(tokens[noun_at].low)
    is_apart = end == len(tokens) or tokens[end].text in ",.;"
    return noun is not None and not noun.plural and is_apart


def _ends_phrase(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether no other noun follows at token `i`."""
    if i >= len(tokens):
        return True
    token = tokens[i]
    is_mark = not token.text[0].isalnum() and token.text not in "%$€£°:/-–"
    return is_mark or token.low in _after_bare(language)


def _harm_told(between: Sequence[Token], language: str) -> str | None:
    """Return the harm that a word before the noun tells: "six injured civilians"."""
    nouns = _nouns(language)
    return next((n.harm for t in between if (n := nouns.get(t.low)) and n.harm), None)


def _is_of_armed(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the noun at token `i` is of people in an armed body: "members of the town's militia"."""
    armed = lexicon.load(language, "people")["armed"]
    if tokens[i].low not in armed["members"] or [t.low for t in tokens[i + 1 : i + 2]] != ["of"]:
        return False
    for token in tokens[i + 2 : i + 2 + MODIFIERS]:
        if token.low in armed["bodies"]:
            return True
        if token.text in ",;:()" or token.low in _follows_person(language):
            return False
    return False


def _group(noun: _Noun, between: Sequence[Token], language: str) -> str:
    qualified = _qualified(language)
    group = noun.group
    for token in between:
        other = qualified.get(token.low)
        if other:
            group = meet(group, other) or group
    return group
