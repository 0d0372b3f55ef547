"""The people whom the accounts of an incident name, each once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harmledger.assessment.tellings import Telling
from harmledger.model import Span
from harmledger.model.record import Record

_WORD = re.compile(r"\w+")
_ALIKE = 50
"""Among how many names that share a word, the last found, a name is looked for again."""


class Person(Record, frozen=True):
    """A named person, as the first account that names them does."""

    name: str
    account: str
    spans: tuple[Span, ...]


def people(tellings: Sequence[Telling], harm: str) -> tuple[Person, ...]:
    """Return those who came to `harm`; a name whose words all stand in another one is taken for the same."""
    found: list[Person] = []
    by_word: dict[str, list[frozenset[str]]] = {}
    for account in (telling.account for telling in tellings):
        for victim in (v for v in account.victims if v.harm == harm):
            words = frozenset(_WORD.findall(victim.name.casefold()))
            alike = (names for word in words for names in by_word.get(word, ())[-_ALIKE:])
            if not any(words <= names or names <= words for names in alike):
                found.append(Person(name=victim.name, account=account.id, spans=victim.spans))
                for word in words:
                    by_word.setdefault(word, []).append(words)
    return tuple(found)
