"""Lists of names: mentions that nothing but words for kin, numbers and commas part share one fate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.victims import ages
from harmledger.reading.victims.names import Mention
from harmledger.reading.victims.words import POSSESSIVES, TOKEN, Relation, Words

WINDOW = 240
"""Characters before and after a name that are looked at."""
LONGEST_LINK = 16
"""Words between two names of one list, at most."""
_ENDS = frozenset((".", "!", "?", *POSSESSIVES))
_NEAR = 8
"""Words right before a name among which one for a relative is looked for."""


class Member(NamedTuple):
    """A mention in its list, with the words before it since the last name and after it up to the next."""

    mention: Mention
    lead: str
    """The text before it, as it stands."""
    before: tuple[str, ...]
    after: tuple[str, ...]


def split(text: str, sentence: Span, mentions: Sequence[Mention], words: Words) -> list[list[Member]]:
    """Return the lists of names in a sentence; a name alone is a list of one."""
    lists: list[list[Member]] = []
    start = sentence.start
    for k, mention in enumerate(mentions):
        end = mentions[k + 1].span.start if k + 1 < len(mentions) else sentence.end
        lead = text[max(start, mention.span.start - WINDOW) : mention.span.start]
        member = Member(
            mention=mention,
            lead=lead,
            before=_tokens(lead, words),
            after=_tokens(text[mention.end : min(end, mention.end + WINDOW)], words),
        )
        if lists and _is_link(member.before, words):
            lists[-1].append(member)
        else:
            lists.append([member])
        start = mention.end
    return lists


def relation(lead: str, words: Words) -> Relation | None:
    """Return the word for a relative that ends the text before a name, over the words of a list."""
    for token in reversed(nearest(lead, words)):
        if token in words.relations:
            return words.relations[token]
        if token in words.grammar["and"] or (
            token not in words.links if token[0].isalnum() else token in ",;."
        ):
            return None
    return None


def nearest(lead: str, words: Words) -> list[str]:
    """Return the last few words before a name, without ages and the mark that parts them from it."""
    bare = ages.without(lead[-90:], words.language).rstrip(" ,:–—-")
    return TOKEN.findall(bare.lower())[-_NEAR:]


def _is_link(tokens: tuple[str, ...], words: Words) -> bool:
    if not tokens or len(tokens) > LONGEST_LINK:
        return False
    if tokens[0] in POSSESSIVES and words.relations.keys() & set(tokens):
        tokens = tokens[1:]
    of_kin = (
        tokens[-1:]
        and tokens[-1] in words.grammar["of"]
        and not words.relations.keys().isdisjoint(tokens[-2:])
    )
    if of_kin or tokens[-2:] in words.grammar["same"]:
        tokens = tokens[:-2]
    return not _ENDS.intersection(tokens) and all(
        token in words.links or token in words.relations or not token[0].isalnum() for token in tokens
    )


@cache
def _titles(language: str) -> re.Pattern[str]:
    titles = lexicon.alternatives(lexicon.load(language, "victims")["grammar"]["titles"])
    return re.compile(rf"\b({titles})\.", re.IGNORECASE)


@cache
def _apposition(language: str) -> re.Pattern[str]:
    """Return what finds words between commas that say who the person is, and have no verb of their own."""
    grammar = lexicon.load(language, "victims")["grammar"]
    return re.compile(
        rf",\s*(?:{lexicon.alternatives(grammar['apposition'])})\s"
        rf"(?:(?!\b(?:{lexicon.alternatives(grammar['verbs'])})\b)[^,;:.]){{2,120}}(?=[,;])"
    )


def _tokens(gap: str, words: Words) -> tuple[str, ...]:
    """Return the words between two names without ages, the stops of titles and what describes a person."""
    bare = _titles(words.language).sub(r"\1", ages.without(gap, words.language))
    return tuple(token.lower() for token in TOKEN.findall(_apposition(words.language).sub("", bare)))
