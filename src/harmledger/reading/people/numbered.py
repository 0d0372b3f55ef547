"""People whom a number counts: "seven members of the Holt family", "three others", "seven of them"."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.model import CountRange
from harmledger.reading import lexicon
from harmledger.reading.casualties import quantities
from harmledger.reading.people import nouns, words
from harmledger.reading.people.people import People
from harmledger.reading.text.tokens import Token


def at(tokens: Sequence[Token], quantity: quantities.Quantity, language: str) -> People | None:
    """Return the people whom the number counts that stands at `quantity`, None if it counts none."""
    noun_at = nouns.noun_after(tokens, quantity.last, language)
    if _is_one_of(tokens, quantity, language) or _is_of_age(tokens, quantity.first, noun_at, language):
        return None
    if noun_at is None:
        return _number_alone(tokens, quantity, language)
    noun = words.nouns(language)[tokens[noun_at].low]
    of_whole = "of" in (t.low for t in tokens[max(0, quantity.first - 2) : quantity.first])
    is_whole = noun.harm is None or of_whole
    told = None if is_whole else _told_to_be(tokens, noun_at + 1, language)
    if told and quantity.range and not quantity.range.is_vague:
        return People(quantity.first, told[0], told[1], quantity.range, harm=noun.harm, part_of=True)
    between = tokens[quantity.last : noun_at]
    count = quantity.range
    if count and count.low > 1 and _names_one(tokens[quantity.last : noun_at + 1], noun, language):
        return None
    if count and noun.fixed:
        count = None if count.high is None else CountRange.exactly(count.low * noun.fixed)
    return People(
        quantity.first,
        noun_at + 1,
        nouns.group(noun, between, language)
        if not nouns.is_of_armed(tokens, noun_at, language)
        else "combatants",
        count,
        harm=noun.harm or nouns.harm_told(between, language),
        definite=nouns.is_definite(tokens, quantity.first, language),
        part_of=any(t.low in words.determiners(language).part_of for t in between),
        others=nouns.are_others(tokens, max(0, quantity.first - 1), noun_at, language),
        civilian=any(words.qualified(language).get(t.low) == "civilians" for t in between),
    )


def _names_one(phrase: Sequence[Token], noun: words.Noun, language: str) -> bool:
    """Whether a noun is of one person, whatever number stands before it: "0:41 Woman", "20 year-old man"."""
    if noun.plural or phrase[-1].low in words.determiners(language).others:
        return False
    return not noun.alone or any("-" in token.low for token in phrase[:-1])


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
    definite = nouns.is_definite(tokens, quantity.first, language)
    return People(quantity.first, quantity.last, "all", quantity.range, bare=True, definite=definite)


def _is_one_of(tokens: Sequence[Token], quantity: quantities.Quantity, language: str) -> bool:
    """Whether it is "one of those killed": someone told of already, not a figure of who came to a harm."""
    said = [t.low for t in tokens[quantity.first : quantity.last + 1]]
    if said != ["one", "of"] or _of_them(tokens, quantity.last, language) is not None:
        return False
    noun_at = nouns.noun_after(tokens, quantity.last, language)
    following = {t.low for t in tokens[noun_at + 1 : noun_at + 2]} if noun_at is not None else set()
    return following.isdisjoint(words.determiners(language).befallen)


def _is_of_age(tokens: Sequence[Token], i: int, noun_at: int | None, language: str) -> bool:
    """Whether the number at token `i` is an age: "under the age of 13", "the ages of three and 62"."""
    joins = lexicon.load(language, "people")["of_age"]["joins"]
    if noun_at is None and i > 1 and tokens[i - 1].low in joins:
        i -= 2
    return words.of_age(language).before(tokens, i) is not None


def _of_them(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Return where "of whom", "of them" at token `i` ends: what makes the number before it a part."""
    said = [t.low for t in tokens[i : i + 2]]
    is_part = len(said) == 2 and said[0] == "of" and said[1] in words.determiners(language).them
    return i + 2 if is_part else None


def _told_to_be(tokens: Sequence[Token], i: int, language: str) -> tuple[int, str] | None:
    """Return where "were children" at token `i` ends, and the group that it says the people are."""
    if i >= len(tokens) or tokens[i].low not in words.being(language):
        return None
    noun_at = nouns.noun_after(tokens, i + 1, language)
    noun = words.nouns(language)[tokens[noun_at].low] if noun_at is not None else None
    if noun_at is None or noun is None or not noun.plural or noun.harm or noun.fixed:
        return None
    group = nouns.group(noun, tokens[i + 1 : noun_at], language)
    return (noun_at + 1, group) if group != "all" else None


def _stands_alone(tokens: Sequence[Token], quantity: quantities.Quantity, language: str) -> bool:
    """Whether a number can stand for people by itself: no other noun follows it; not "no one", nor an age."""
    before = quantity.first - 1
    if before >= 0 and tokens[before].low in words.determiners(language).none:
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
    return nouns.ends_phrase(tokens, quantity.last, language)


def _is_of_one(tokens: Sequence[Token], noun_at: int, end: int, language: str) -> bool:
    """Whether commas set a number apart after one person: "a boy, about 4, and"."""
    noun = words.nouns(language).get(tokens[noun_at].low)
    is_apart = end == len(tokens) or tokens[end].text in ",.;"
    return noun is not None and not noun.plural and is_apart
