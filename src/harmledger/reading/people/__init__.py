"""Counted people: "seven members of the Holt family", "a woman and her two children", "three others".

`numbered` reads those whom a number counts, `unnumbered` the others; `nouns` finds the noun for people, and
`words` has what is listed for a language.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.model import CountRange
from harmledger.reading.casualties import quantities
from harmledger.reading.people import nouns, numbered, unnumbered
from harmledger.reading.people.people import PUBLISHED, People
from harmledger.reading.text.tokens import Token

__all__ = ["PUBLISHED", "People", "find"]


def find(
    tokens: Sequence[Token], *, profile: str, language: str = "en", before: CountRange | None = None
) -> list[People]:
    """Return the counted people of a sentence in text order; they do not overlap.

    `before` is how many were told of last: "they".
    """
    found: list[People] = []
    i = 0
    while i < len(tokens):
        quantity = quantities.at(tokens, i, profile=profile, language=language)
        people = (
            numbered.at(tokens, quantity, language)
            if quantity
            else unnumbered.at(tokens, i, profile, language, before)
        )
        if people and not nouns.are_none(tokens, people.first, language):
            found.append(people)
        last = people or quantity
        i = last.last if last else i + 1
    return found
