"""Who is named in an account, whatever his part in it: the harmed, the accused, witnesses, officials."""

from __future__ import annotations

import re
from collections.abc import Mapping

from harmledger.grouping.linkage.tellings import Telling
from harmledger.model import Reading

_WORD = re.compile(r"\w+")
_OWNER = re.compile(r"['’]s\b")
_NO_PEOPLE = frozenset({"organisation", "location"})
_LONGEST = 5
"""In words: a longer mention is a description."""


def fold(name: str) -> str:
    """Return the first and the last of a name's words, in lower case and in the order of the alphabet.

    "Maren, Ilse" and "Ilse B. Maren" are one name.
    """
    words = _WORD.findall(_OWNER.sub("", name).casefold())
    return " ".join(sorted({words[0], words[-1]})) if words else ""


def named(telling: Telling, reading: Reading) -> Mapping[str, str]:
    """Return folded name -> the name as it stands, of each whom the account's sentences name in full.

    What the reader marked elsewhere as a place or an organisation is none.
    """
    others = [one.span for one in reading.entities if one.type in _NO_PEOPLE]
    no_people = {fold(span.text) for span in (*(place.span for place in reading.places), *others)}
    mentions = iter(sorted((e.span for e in reading.entities if e.type == "person"), key=lambda s: s.start))
    found: dict[str, str] = {}
    mention = next(mentions, None)
    for start, end in telling.sentences:
        while mention is not None and mention.start < end:
            if mention.start >= start and _is_full_name(mention.text, telling.text[mention.start]):
                found.setdefault(fold(mention.text), mention.text)
            mention = next(mentions, None)
    return {folded: name for folded, name in found.items() if folded not in no_people}


def _is_full_name(words: str, first: str) -> bool:
    parts = _WORD.findall(_OWNER.sub("", words))
    return (
        1 < len(parts) <= _LONGEST
        and "\n" not in words
        and not first.isspace()
        and not (parts[0][0].islower() or parts[-1][0].islower())
    )
