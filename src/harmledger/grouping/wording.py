"""The names that accounts are told with: of people, places, streets, things, and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from harmledger.grouping.tellings import Telling
from harmledger.grouping.terms import Terms

_TOKEN = re.compile(r"\w+|[\"“”«»:]")
_WORD = re.compile(r"\w+")


def read(tellings: Mapping[str, Telling]) -> Terms:
    """Return the names of each account; a title's words count where some text uses them as names."""
    names = {account: set(_names_of(telling)) for account, telling in tellings.items()}
    known = set().union(*names.values())
    for account, telling in tellings.items():
        names[account] |= known.intersection(_WORD.findall(telling.title.casefold()))
    return Terms(names)


def _names_of(telling: Telling) -> Iterator[str]:
    return chain.from_iterable(map(_names, telling.words()))


def _names(sentence: str) -> Iterator[str]:
    """Yield the words that are not in lower case, save one that a sentence or quotation opens with.

    Two that follow one another are a name of their own too: "Ilse Maren" says more than Ilse and Maren. A
    script without case gives all its words: their rarity must tell.
    """
    opening, before = True, ""
    for token in _TOKEN.findall(sentence):
        if not token[0].isalnum():
            opening, before = True, ""
            continue
        name = "" if token[0].islower() or (opening and token[0].isupper()) else token.casefold()
        if name:
            yield name
        if before and name.isalpha():
            yield f"{before} {name}"
        opening, before = False, name if name.isalpha() else ""
