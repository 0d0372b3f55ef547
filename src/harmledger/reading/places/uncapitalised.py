"""Place names in a short text that sets no capitals, as posts often do: those of the user's own gazetteers.

Without capitals most words are some place's name; the user's places are those that the reports are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harmledger.gazetteer import Gazetteer
from harmledger.reading.places.mentions import ACCEPTED, Mention

_CAPITALISED = re.compile(r"\b[^\W\d_a-z][a-z]")
_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_POST = 2_000
"""How many characters a text may have."""
_LONGEST = 4
"""The most words that a name is tried with."""
_LETTERS = 4
"""How many letters a name has at least."""


def find(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield the names in text order; none if the text is long or any word of it is capitalised."""
    if len(text) > _POST or _CAPITALISED.search(text):
        return
    words = [match.span() for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for last in range(min(at + _LONGEST, len(words)), at, -1):
            name = text[words[at][0] : words[last - 1][1]]
            own = tuple(m for m in gazetteer.matches(name) if m.own) if len(name) >= _LETTERS else ()
            if own:
                yield Mention(words[at][0], words[last - 1][1], name, own, score=2 * ACCEPTED)
                at = last - 1
                break
        at += 1
