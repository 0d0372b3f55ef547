"""People told of without a number: "a woman", "his wife", "civilians", "he", and as headlines tell."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.model import CountRange
from harmledger.reading import lexicon
from harmledger.reading.casualties import quantities
from harmledger.reading.people import nouns, words
from harmledger.reading.people.people import People
from harmledger.reading.text.tokens import Token


def at(
    tokens: Sequence[Token], i: int, profile: str, language: str, before: CountRange | None = None
) -> People | None:
    """Return the people who are told of without a number from token `i` on, None if there are none."""
    if tokens[i].low in words.collectives(language) and (family := _family(tokens, i, profile, language)):
        return family
    if pronoun := _pronoun(tokens, i, language) or _several(tokens, i, language, before):
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
        before <= set(kin["last"]) and nouns.ends_phrase(tokens, i + 1, language)
    ):
        return None
    return People(i, i + 1, words.nouns(language)[tokens[i].low].group, CountRange.exactly(1), single=True)


def _of_headline(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "civilian" in "Civilian killed", "Shells kill civilian": one person, as headlines tell."""
    listed, before = words.headlines(language), tokens[i - 1].low if i else "|"
    if before not in listed.openers and before not in listed.verbs:
        return None
    noun_at = nouns.noun_after(tokens, i, language)
    if noun_at is not None and noun_at > i and words.nouns(language)[tokens[noun_at].low].harm:
        noun_at -= 1
    noun = None if noun_at is None else words.nouns(language).get(tokens[noun_at].low)
    if noun_at is None or noun is None or noun.plural or noun.harm:
        return None
    after = tokens[noun_at + 1].low if noun_at + 1 < len(tokens) else "."
    is_told = after in listed.befallen or (before in listed.openers and after in listed.joins)
    if not is_told and not (before in listed.verbs and nouns.ends_phrase(tokens, noun_at + 1, language)):
        return None
    group = nouns.group(noun, tokens[i:noun_at], language)
    return People(i, noun_at + 1, group, CountRange.exactly(1), single=True)


def _pronoun(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "he", someone told of before, or "himself", who did it; "the doctor himself" is neither."""
    data, word = lexicon.load(language, "people"), tokens[i].low
    group = data["pronouns"].get(word) or data["reflexives"].get(word)
    if group is None:
        return None
    before = tokens[i - 1] if i else None
    is_definite = word in data["pronouns"]
    is_emphatic = before is not None and (before.text[0].isupper() or before.low in words.nouns(language))
    if is_emphatic and not is_definite:
        return None
    return People(i, i + 1, group, CountRange.exactly(1), definite=is_definite, single=True)


def _several(tokens: Sequence[Token], i: int, language: str, before: CountRange | None) -> People | None:
    """Return "they", as many as were told of `before`, or "both", "both men" at the head of a clause."""
    data, word = lexicon.load(language, "people")["several"], tokens[i].low
    if word in data["pronouns"]:
        return People(i, i + 1, "all", before, definite=True) if before else None
    is_head = i == 0 or not tokens[i - 1].text[0].isalnum() or tokens[i - 1].low in data["after"]
    if word not in data["two"] or not is_head:
        return None
    noun_at = nouns.noun_after(tokens, i + 1, language)
    if noun_at is None and not nouns.ends_phrase(tokens, i + 1, language):
        return None
    noun = (
        words.nouns(language)[tokens[noun_at].low] if noun_at is not None else words.Noun("all", plural=True)
    )
    end = i + 1 if noun_at is None else noun_at + 1
    group = nouns.group(noun, tokens[i + 1 : end - 1], language)
    return People(i, end, group, CountRange.exactly(2), definite=True) if noun.plural else None


def _family(tokens: Sequence[Token], i: int, profile: str, language: str) -> People | None:
    """Return "family of six", "family of six members"."""
    if i + 2 >= len(tokens) or tokens[i + 1].low != "of":
        return None
    quantity = quantities.at(tokens, i + 2, profile=profile, language=language)
    if quantity is None or quantity.range is None:
        return None
    noun_at = nouns.noun_after(tokens, quantity.last, language)
    return People(i, quantity.last if noun_at is None else noun_at + 1, "all", quantity.range)


def _begins_single(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a person told of without a number may begin here: by "a", "his", "Omar's" or an age."""
    determiners, token = words.determiners(language), tokens[i]
    if token.low in determiners.articles | determiners.possessives | determiners.definite:
        return True
    return _is_genitive(token) or quantities.age_end(tokens, i, language=language) is not None


def _is_genitive(token: Token) -> bool:
    return token.text[0].isupper() and token.low.endswith(("'s", "’s"))


def _single(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "a woman", "his wife", "the elderly man": one person, without a number."""
    after = quantities.age_end(tokens, i, language=language) or i + 1
    nth = _place_in_count(tokens, i, language)
    noun_at = nouns.noun_after(tokens, after + 1 if nth else after, language)
    if noun_at is None:
        return _without_noun(tokens, i, language)
    if any(t.low == "of" for t in tokens[after:noun_at]) or _is_number(tokens, noun_at + 1, language):
        return None
    noun = words.nouns(language)[tokens[noun_at].low]
    determiners, word = words.determiners(language), tokens[i].low
    is_one_harmed = word in determiners.articles and _is_one_harmed(tokens, noun_at, language)
    if not is_one_harmed and (noun.harm or (noun.plural and not noun.fixed)):
        return _without_noun(tokens, i, language)
    number = CountRange.exactly(noun.fixed or 1)
    owned = word in determiners.possessives or _is_genitive(tokens[i])
    if owned and noun.group == "all" and not _goes_on_list(tokens, i, language):
        return None
    if owned and tokens[i + 1].low in words.determiners(language).ordinals:
        return None
    group = nouns.group(noun, tokens[i + 1 : noun_at], language)
    group = "combatants" if nouns.is_of_armed(tokens, noun_at, language) else group
    definite = word in determiners.definite
    others = nouns.are_others(tokens, i, noun_at, language)
    return People(
        i, noun_at + 1, group, number, noun.harm, single=True, definite=definite, others=others, nth=nth
    )


def _place_in_count(tokens: Sequence[Token], i: int, language: str) -> int | None:
    """Return the place of one person whom "a" at token `i` adds to a count: 6 of "a sixth victim"."""
    if tokens[i].low not in words.determiners(language).articles or i + 1 == len(tokens):
        return None
    return words.ordinals(language).get(tokens[i + 1].low)


def _goes_on_list(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether token `i` follows other people in a list: "two officials and their driver"."""
    between = lexicon.load(language, "people")["kin"]["between"]
    return i > 1 and tokens[i - 1].low in between and tokens[i - 2].low in words.nouns(language)


def _is_number(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a number stands at token `i`, which counts whom the words before it only call others."""
    word = tokens[i].low if i < len(tokens) else "."
    return word.isdigit() or quantities.is_number(word, language=language)


def _without_noun(tokens: Sequence[Token], i: int, language: str) -> People | None:
    """Return "another" or "a 19-year-old" where no noun follows."""
    determiners, word = words.determiners(language), tokens[i].low
    end = i + 1 if word in determiners.alone else None
    if word in determiners.articles and i + 1 < len(tokens):
        end = quantities.age_end(tokens, i + 1, language=language) or end
    if end is None or not nouns.ends_phrase(tokens, end, language):
        return None
    others = word in determiners.others
    return People(i, end, "all", CountRange.exactly(1), bare=end == i + 1, single=end > i + 1, others=others)


def _is_one_harmed(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a noun that tells of harm stands for one person: "a body", but not "a body of work"."""
    one = lexicon.load(language, "people")["one_harmed"]["words"]
    return tokens[i].low in one and not (i + 1 < len(tokens) and tokens[i + 1].low == "of")


def _plural(tokens: Sequence[Token], i: int, profile: str, language: str) -> People | None:
    """Return "civilians" without a number: as many as the profile takes a plural to mean."""
    noun = words.nouns(language).get(tokens[i].low)
    if noun is None or not noun.plural or noun.fixed or noun.alone:
        return None
    if i + 1 < len(tokens) and tokens[i + 1].low in words.things(language):
        return None
    if noun.harm and not _is_unnumbered(tokens, i, language):
        return None
    definite = nouns.is_definite(tokens, i, language)
    count = quantities.vague_ranges(profile).get("(plural)")
    return People(i, i + 1, noun.group, count, harm=noun.harm, definite=definite, unnumbered=True)


def _is_unnumbered(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether a plural that tells of harm stands for people here: "causing injuries"."""
    data = lexicon.load(language, "people")["unnumbered"]
    if tokens[i].low not in data["words"]:
        return False
    before = i - 1
    while before >= 0 and tokens[before].low in words.modifiers(language):
        before -= 1
    return before >= 0 and tokens[before].low in data["after"]
