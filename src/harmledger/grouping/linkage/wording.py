"""The names that accounts are told with: of people, places, streets and things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from harmledger.grouping.linkage.tellings import Telling
from harmledger.grouping.linkage.terms import Terms
from harmledger.grouping.origins.sources import Source

_TOKEN = re.compile(r"\w+|[\"“”«»:]")
_WORD = re.compile(r"\w+")


def read(
    tellings: Mapping[str, Telling], publishers: Mapping[str, Source | None] = MappingProxyType({})
) -> Terms:
    """Return the names of each account; a title's words count where some text uses them as names.

    What its publisher, by account id, is called is no name of its news.
    """
    names: dict[str, set[str]] = {}
    spelt: dict[str, str] = {}
    for account, telling in tellings.items():
        found = {name.casefold(): name for name in _names_of(telling)}
        names[account] = set(found)
        spelt |= {
            name: as_it_stands
            for name, as_it_stands in found.items()
            if name not in spelt or not as_it_stands.isupper()
        }
    known = set().union(*names.values())
    for account, telling in tellings.items():
        names[account] |= known.intersection(_WORD.findall(telling.title.casefold()))
    own = {source: _words(source) for source in set(publishers.values())}
    for account, source in publishers.items():
        names[account] = {name for name in names[account] if not own[source].issuperset(name.split())}
    return Terms(names, spelt)


def _words(source: Source | None) -> frozenset[str]:
    names = source.names if source else ()
    return frozenset(word for name in names for word in _WORD.findall(name.casefold()))


def _names_of(telling: Telling) -> Iterator[str]:
    return chain.from_iterable(map(_names, telling.words()))


def _names(sentence: str) -> Iterator[str]:
    """Yield the words that are not in lower case, save one that a sentence or quotation opens with.

    Two that follow one another are a name of their own too: "Ilse Maren" says more than Ilse and Maren. A
    script without case gives all its words: their rarity must tell. A number is no name.
    """
    opening, before = True, ""
    for token in _TOKEN.findall(sentence):
        if not token[0].isalnum():
            opening, before = True, ""
            continue
        is_plain = token.isdigit() or token[0].islower() or (opening and token[0].isupper())
        name = "" if is_plain else token
        if name:
            yield name
        if before and name.isalpha():
            yield f"{before} {name}"
        opening, before = False, name if name.isalpha() else ""
