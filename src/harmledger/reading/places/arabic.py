"""Which stretches of a text in Arabic script are place names.

Arabic has no capitals: a name has to follow a word that calls for a place ("بلدة", "مخيم", "في"), or to be
that of a well-known place and no everyday word.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from harmledger.gazetteer import Gazetteer
from harmledger.gazetteer.folding import fold, plain
from harmledger.reading import lexicon
from harmledger.reading.places.mentions import Mention
from harmledger.reading.text.spelling import level_arabic

_WORD = re.compile("[\u0621-\u065f\u0670\u0671\u067e\u0686\u06a9\u06af\u06cc]+")
_GAP = re.compile(r"[ \u00a0_-]")
_BEFORE_GAP = re.compile(r"[\s_\"“”«»'()\[\]#:]{1,4}")
# "and", "so", then "in", "for", "as" are written on to the word.
_PREFIX = re.compile("[وف]?[بلك]?")
_LONGEST = 4


def find(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the candidates in text order, scored as `english.find` scores."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        found = _at(text, words, at, gazetteer)
        if found is None:
            at += 1
            continue
        mention, count = found
        yield mention
        at += count


def _at(
    text: str, words: Sequence[re.Match[str]], at: int, gazetteer: Gazetteer
) -> tuple[Mention, int] | None:
    starts = [s for s in _starts(words[at]) if gazetteer.begins(text[s : words[at].end()])]
    for count in range(_reach(text, words, at) if starts else 0, 0, -1):
        end = words[at + count - 1].end()
        for start in starts:
            name = text[start:end]
            matches = gazetteer.matches(name)
            if matches and _is_name(name):
                mention = Mention(start, end, name, matches)
                _score(text, words, at, mention, is_joined=start > words[at].start())
                return mention, count
    return None


def _is_name(name: str) -> bool:
    """Whether it is more than a particle or the words that stand before names."""
    return len(plain(name)) > 2 and not all(_stem(level_arabic(word)) in _cues() for word in name.split())


def _reach(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    """Return how many words from here on follow each other closely enough to be one name."""
    count = 1
    while count < min(_LONGEST, len(words) - at) and _GAP.fullmatch(
        text, words[at + count - 1].end(), words[at + count].start()
    ):
        count += 1
    return count


def _starts(word: re.Match[str]) -> Iterator[int]:
    """Yield where a name can begin in a word: at its first letter, or after what is written on to it."""
    yield word.start()
    prefix = _PREFIX.match(word.group())
    if prefix and prefix.end() and len(word.group()) - prefix.end() >= 3:
        yield word.start() + prefix.end()


def _score(text: str, words: Sequence[re.Match[str]], at: int, mention: Mention, *, is_joined: bool) -> None:
    best = mention.matches[0]
    before = words[at - 1] if at else None
    cue = (
        level_arabic(before.group())
        if before and _BEFORE_GAP.fullmatch(text, before.end(), words[at].start())
        else ""
    )
    kind = _kind(cue)
    mention.wanted = kind
    mention.is_near = _stem(cue) in _set("near")
    mention.score = 2.0 if best.own else min(2.0, max(-1.5, math.log10(best.weight + 1) - 4.5))
    mention.score += (
        3.0 * (kind is not None)
        + 2.0 * mention.is_near
        + 1.0 * (_stem(cue) in _set("locative"))
        + 0.5 * is_joined
        + 1.0 * (" " in fold(mention.name))
        - 2.0 * best.folded
        - 2.5 * (level_arabic(mention.name) in _set("common"))
    )


def _stem(word: str) -> str:
    """Return a cue without what is written on to it: "بمدينة" is "مدينة"."""
    return word if word in _cues() else _PREFIX.sub("", word, count=1)


def _kind(word: str) -> str | None:
    stem = _stem(word)
    kinds = lexicon.load("ar", "places")["kinds"]
    return next((kind for kind, cues in kinds.items() if stem in cues.split()), None)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("ar", "places")["words"][name].split())


@cache
def _cues() -> frozenset[str]:
    kinds = lexicon.load("ar", "places")["kinds"].values()
    return _set("locative") | _set("near") | frozenset(" ".join(kinds).split())
