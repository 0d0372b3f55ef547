"""What a sentence says in passing, in brackets or a closed relative clause: lists of people go on over it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from harmledger.reading import lexicon
from harmledger.reading.text.tokens import Token

LONGEST = 40
"""How many words an aside may have; what is longer is told for its own sake."""


@cache
def _relatives(language: str) -> frozenset[str]:
    return frozenset(lexicon.load(language, "harm")["asides"]["relatives"])


def find(words: Sequence[Token], *, language: str = "en") -> list[bool]:
    """Say of each word whether it stands in an aside: "(28 years old)", ", two of whom were pregnant,"."""
    relatives = _relatives(language)
    flags = [False] * len(words)
    opened: int | None = None
    closing = ""
    for i, word in enumerate(words):
        if opened is not None and (word.text == closing or i - opened > LONGEST):
            if word.text == closing:
                flags[opened:i] = [True] * (i - opened)
            opened = None
        elif opened is None and word.text == "(":
            opened, closing = i, ")"
        elif opened is None and i and word.low in relatives and words[i - 1].low in (",", "of"):
            opened, closing = i, ","
    return flags


def weights(words: Sequence[Token], aside: Sequence[bool]) -> list[int]:
    """Return how many words stand before each that weigh in a list of people: no names, marks or asides."""
    weighs = (not passing and word.text[0].islower() for word, passing in zip(words, aside, strict=True))
    return list(accumulate(weighs, initial=0))
