"""The noun for people that a number or an article leads to, over what may stand between."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.model.groups import meet
from harmledger.reading import lexicon
from harmledger.reading.casualties import quantities
from harmledger.reading.people import words
from harmledger.reading.text.tokens import Token

MODIFIERS = 6
"""How many words may stand between a number and its noun."""


def noun_after(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Return where the noun for people is that a number before token `i` counts, over its modifiers."""
    nouns, modifiers = words.nouns(language), words.modifiers(language)
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
    is_of_thing = (
        last is not None and last + 1 < len(tokens) and tokens[last + 1].low in words.things(language)
    )
    return None if is_of_thing else last


def _is_by_itself(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the noun at token `i` ends its phrase: no other noun follows it."""
    return ends_phrase(tokens, i + 1, language) or tokens[i + 1].low in words.follows_person(language)


def _is_of_noun(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a word belongs to the plural after it, or after the next: "ten labour union members"."""
    known, said = words.nouns(language), [t.low for t in tokens[i : i + 3]]
    after = next((w for w in said[1:] if w in known), None)
    noun = known[after] if after else None
    is_noun = noun is not None and noun.plural and not (noun.harm or noun.fixed or noun.alone)
    plain = said[: said.index(after)] if after else ()
    return is_noun and all(_is_plain(word, language) for word in plain)


def _is_plain(word: str, language: str) -> bool:
    """Whether a word may be a noun in the singular: no plural, participle or word of grammar."""
    is_plural = word.endswith("s") and not word.endswith(("us", "ss"))
    if len(word) < 3 or not word.isalpha() or is_plural or word.endswith(("ed", "ing", "ly")):
        return False
    is_grammar = word in words.after_bare(language) or word in words.functional(language)
    return not (is_grammar or quantities.is_number(word, language=language))


def _begins_another(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether token `i` begins a phrase of its own: "Channel 3 told the man", but not "two of the men"."""
    determiners = words.determiners(language)
    is_owner = tokens[i].low in determiners.definite | determiners.possessives | determiners.articles
    return is_owner and tokens[i - 1].low not in determiners.before_definite


def _modifies(token: Token, modifiers: frozenset[str], language: str) -> bool:
    is_name = token.text != token.low  # "al-Nour" and "pro-Sarranian" too
    return token.low in modifiers or is_name or token.low in words.demonyms(language)


def ends_phrase(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether no other noun follows at token `i`."""
    if i >= len(tokens):
        return True
    token = tokens[i]
    is_mark = not token.text[0].isalnum() and token.text not in "%$€£°:/-–"
    return is_mark or token.low in words.after_bare(language)


def is_definite(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether what begins at token `i` is told of as known: "the two men"."""
    return i > 0 and tokens[i - 1].low in words.determiners(language).definite


def are_none(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the words before token `i` say that it is no one: "no officers", "none of the two men"."""
    modifiers, at = words.modifiers(language), i - 1
    while at >= max(0, i - MODIFIERS) and tokens[at].low in modifiers:
        at -= 1
    return at >= 0 and tokens[at].low in words.determiners(language).none


def are_others(tokens: Sequence[Token], first: int, noun_at: int, language: str) -> bool:
    """Whether a word from token `first` to the noun says that they are others: "the other three men"."""
    others = words.determiners(language).others
    return any(t.low in others for t in tokens[first : noun_at + 1])


def harm_told(between: Sequence[Token], language: str) -> str | None:
    """Return the harm that a word before the noun tells: "six injured civilians"."""
    nouns = words.nouns(language)
    return next((n.harm for t in between if (n := nouns.get(t.low)) and n.harm), None)


def is_of_armed(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the noun at token `i` is of people in an armed body: "members of the town's militia"."""
    armed, parties = lexicon.load(language, "people")["armed"], words.parties(language)
    if tokens[i].low not in armed["members"]:
        return False
    if parties.before(tokens, i):
        return True
    if [t.low for t in tokens[i + 1 : i + 2]] != ["of"]:
        return False
    for k, token in enumerate(tokens[i + 2 : i + 2 + MODIFIERS], start=i + 2):
        if token.low in armed["bodies"] or parties.at(tokens, k):
            return True
        if token.text in ",;:()" or token.low in words.follows_person(language):
            return False
    return False


def group(noun: words.Noun, between: Sequence[Token], language: str) -> str:
    """Return the group that a noun and the words before it make: "elderly women"."""
    qualified = words.qualified(language)
    group = noun.group
    for token in between:
        other = qualified.get(token.low)
        if other:
            group = meet(group, other) or group
    return group
