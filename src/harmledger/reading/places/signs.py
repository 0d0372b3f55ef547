"""What speaks for a place and against one: the words beside a candidate, weighed.

The weights are in units of one sign, such as a locative word before the name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from harmledger.gazetteer.folding import fold
from harmledger.reading.places.mentions import Mention
from harmledger.reading.places.words import Token, Words, words

_BEFORE = re.compile(
    r"(?:\b([^\W\d_]+)\s+)?\b([^\W\d_]+)[\s\"“”'‘(\[]+(?:the\s+)?[\"“'‘(\[]*$", re.IGNORECASE
)
_AFTER = re.compile(r"(?:['’]s)?,?[ \u00a0]+([^\W\d_]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n•*–—-][\"”’')\]]*)\s*[\"“'‘(\[]*$")
_DATELINE = re.compile(r"(?:,[^\n.]{1,30})?[ \u00a0]*(?:\([^)\n]{1,30}\)[ \u00a0]*)?(?:--|—|–)\s")


def score(text: str, tokens: Sequence[Token], start: int, end: int, mention: Mention) -> None:
    """Set what a candidate scores, what the words call it, and whether it names an organisation."""
    lexicon = words()
    leads = not any(token.is_name for token in tokens[:start])
    before = _BEFORE.search(text, max(0, mention.start - 40), mention.start) if leads else None
    left = tokens[start - 1] if start else None
    right = tokens[end] if end < len(tokens) and not tokens[end - 1].possessive else None
    after = None if right else _AFTER.match(text, mention.end)
    mention.score = (
        _prominence(mention)
        + _own_word(mention, lexicon)
        + _by_before(before, lexicon)
        + _by_after(after, lexicon)
        + _by_dateline(text, mention)
        + _by_left(text, tokens, left, mention, lexicon)
        + _by_right(right, mention, lexicon)
    )
    if after:
        mention.wanted = _KINDS.get(after.group(1).lower())
    elif right:
        mention.wanted = _KINDS.get(right.text.lower())
        mention.kind = "organisation" if right.text in lexicon.organisations else "name"


_KINDS = {
    "camp": "camp",
    "refugee": "camp",
    "neighbourhood": "quarter",
    "neighborhood": "quarter",
    "quarter": "quarter",
    "district": "quarter",
    "governorate": "admin1",
    "province": "admin1",
    "region": "admin1",
    "oblast": "admin1",
    "state": "admin1",
    "city": "populated",
    "town": "populated",
    "village": "populated",
}


def _prominence(mention: Mention) -> float:
    best = mention.matches[0]
    if best.own or best.place.kind == "county":
        return 2.0
    unsure = 1.0 if best.folded else 0.0
    several_words = 1.0 if " " in fold(mention.name) else 0.0
    if _is_acronym(mention.name) and best.place.kind != "country":
        return -3.0
    return min(2.0, max(-1.5, math.log10(best.weight + 1) - 4.5)) - unsure + several_words


def _is_acronym(name: str) -> bool:
    return len(name) <= 4 and name.isupper() and name.isalpha()


def _own_word(mention: Mention, lexicon: Words) -> float:
    key = mention.name.lower().removeprefix("the ")
    if key in lexicon.common:
        return 0.0 if _is_acronym(mention.name) and mention.matches[0].place.kind == "country" else -2.5
    return -1.5 * (key in lexicon.given) - 1.0 * (key in lexicon.family)


def _by_before(before: re.Match[str] | None, lexicon: Words) -> float:
    if before is None:
        return 0.0
    farther, nearer = (before.group(1) or "").lower(), before.group(2).lower()
    if nearer == "of":
        return 2.0 if farther in lexicon.kind_of else 0.5
    if nearer in lexicon.strong:
        return 2.0
    if nearer in lexicon.titles:
        return -2.0
    return 1.0 if nearer in lexicon.locative else 0.0


def _by_after(after: re.Match[str] | None, lexicon: Words) -> float:
    if after is None:
        return 0.0
    word = after.group(1)
    if word in lexicon.personal:
        return -1.5
    return 1.0 if word in lexicon.local else 0.0


def _by_dateline(text: str, mention: Mention) -> float:
    """Score up "VELMORA, Karsholm (Agency) --" at the start of a sentence."""
    starts = mention.name.isupper() and _SENTENCE_START.search(text, max(0, mention.start - 8), mention.start)
    return 2.0 if starts and _DATELINE.match(text, mention.end) else 0.0


def _by_left(
    text: str, tokens: Sequence[Token], left: Token | None, mention: Mention, lexicon: Words
) -> float:
    if left is None or left.possessive:
        return 0.0
    if not left.is_name:
        return _after_small(tokens, left, lexicon)
    if left.text.rstrip(".") in lexicon.titles or left.text.lower() in lexicon.given or len(left.text) == 1:
        mention.is_person = True
        return -4.0
    if left.text in lexicon.directions or left.text in lexicon.bodies:
        return 0.5
    if left is tokens[0] and _SENTENCE_START.search(text, max(0, left.start - 8), left.start):
        return -0.5
    mention.is_person = True
    return -2.0


def _after_small(tokens: Sequence[Token], small: Token, lexicon: Words) -> float:
    """Score "City of X" up, "Bank of X" down."""
    heads = [t for t in tokens if t.end < small.start and t.is_name]
    if small.text != "of" or not heads:
        return 0.0
    return 1.5 if heads[-1].text.lower() in lexicon.kind_of else -2.5


def _by_right(right: Token | None, mention: Mention, lexicon: Words) -> float:
    if right is None or not right.is_name:
        return 0.0
    if right.text in lexicon.carriers:
        return -4.0
    if right.text in lexicon.bodies or right.text in lexicon.states:
        return 0.5
    mention.is_person = mention.name.lower() in lexicon.given
    if mention.matches[0].place.kind in {"country", "admin1"} and not mention.is_person:
        return 0.0
    return -2.0
