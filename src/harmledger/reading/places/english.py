"""Which stretches of an English text are place names, by what stands in them and round them.

Every stretch of capitalised words that the gazetteer knows is a candidate, and every demonym. Each gets a
score, the sum of what speaks for a place (a locative word before it, a larger place after a comma,
prominence) and against one (a given name or a title before it, a street behind it, an everyday word).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from harmledger.gazetteer import Gazetteer
from harmledger.reading.places import containment, demonyms, signs
from harmledger.reading.places.mentions import Mention
from harmledger.reading.places.words import PAIR, RUN, Token, tokens_of, words

_COUNTIES = re.compile(rf"((?:{PAIR}(?:, and |, | and )){{1,15}}{PAIR}) [Cc]ounties\b")
_FEATURE = re.compile(
    r"(?:['’]s)?\s(?:refugee |border |military )?"
    r"(camp|airport|air ?base|crossing|dam|harbou?r|hospital|port|river)\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\s+[A-Z]{2,}\b")
"""What follows an "IN" or "OR" that is no state's postal code but a word among capitals."""
_CONTRACTED = re.compile(r"['’](?:re|ll|ve|d|m|t)$", re.IGNORECASE)
_NAMED = re.compile(PAIR)

_LONGEST = 5
"""The most words that a name is tried with."""


def find(text: str, gazetteer: Gazetteer, *, host: str = "") -> list[Mention]:
    """Return the candidates in text order, scored; `host` is the outlet's address without dots."""
    mentions = [*_state_mentions(text, gazetteer), *_county_mentions(text, gazetteer)]
    taken = {m.start for m in mentions}
    for run in RUN.finditer(text):
        tokens = tokens_of(run)
        mentions += (m for m in _in_run(text, tokens, gazetteer) if m.start not in taken)
    mentions.sort(key=lambda m: m.start)
    containment.link(text, mentions)
    for mention in mentions:
        if host and len(mention.key) > 3 and mention.key.replace(" ", "") in host:
            mention.score += 1.5
    _agree(mentions)
    return mentions


def _in_run(text: str, tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterator[Mention]:
    start = 0
    while start < len(tokens):
        end = _longest(text, tokens, start, gazetteer) or start
        count = demonyms.count(tokens, start)
        if count and start + count >= end:
            yield demonyms.mention(text, tokens, start, count, gazetteer)
        elif end > start:
            mention = _mention(text, tokens[start].start, tokens[end - 1].end, gazetteer)
            signs.score(text, tokens, start, end, mention)
            yield mention
        start = max(end, start + count, start + 1)


def _mention(text: str, start: int, end: int, gazetteer: Gazetteer) -> Mention:
    """Return the mention; of a camp or the like, if that follows and is known apart from the town by it."""
    name = text[start:end]
    feature = _FEATURE.match(text, end)
    if feature:
        whole = f"{name} {feature.group(1).lower()}"
        if matches := gazetteer.matches(whole):
            return Mention(start, end, whole, matches)
    return Mention(start, end, name, gazetteer.matches(name))


def _longest(text: str, tokens: Sequence[Token], start: int, gazetteer: Gazetteer) -> int | None:
    """Return where the longest name ends that begins with the token."""
    longest = None
    for end in range(start + 1, min(len(tokens), start + _LONGEST) + 1):
        if tokens[end - 1].is_name:
            name = text[tokens[start].start : tokens[end - 1].end]
            if not gazetteer.begins(name):
                break
            if _is_name(name, end - start) and gazetteer.matches(name):
                longest = end
    return longest


def _is_name(name: str, words: int) -> bool:
    """Whether it can be a name at all: "Ur" and "U.S." can, "I", "The" and "They're" cannot."""
    letters = sum(map(str.isalpha, name))
    return words > 1 or (letters > 1 and name.lower() != "the" and not _CONTRACTED.search(name))


def _state_mentions(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in words().state.finditer(text):
        group = match.lastindex or 1
        if len(match.group(group)) == len("NY") and _SHOUTED.match(text, match.end()):
            continue
        name = words().states[" ".join(match.group(group).split())]
        states = tuple(
            m for m in gazetteer.matches(name) if m.place.kind == "admin1" and m.place.country == "US"
        )
        if states:
            yield Mention(match.start(group), match.end(group), name, states, score=2.0)


def _county_mentions(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Read "Brask, Osterby and Velmora counties": each name lacks the word that makes it a county."""
    for listed in _COUNTIES.finditer(text):
        for name in _NAMED.finditer(text, listed.start(1), listed.end(1)):
            counties = tuple(
                m for m in gazetteer.matches(f"{name.group()} County") if m.place.kind == "county"
            )
            if counties:
                yield Mention(name.start(), name.end(), f"{name.group()} County", counties, score=3.0)


def _agree(mentions: Sequence[Mention]) -> None:
    """Let one text use a name in one way: a person's name stays one, a place's helps its other mentions."""
    persons = {m.key for m in mentions if m.is_person}
    places = {m.key for m in mentions if m.score >= 2.5}
    for mention in mentions:
        if mention.is_person:
            continue
        if mention.key in places:
            mention.score += 1.5
        elif mention.key in persons:
            mention.score -= 2.5
