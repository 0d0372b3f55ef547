"""The people whom the accounts of an incident name, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from harmledger.model import Account, Span, Victim
from harmledger.model.record import Record

_WORD = re.compile(r"\w+")
_ALIKE = 50
"""Among how many names that share a word, the last found, a name is looked for again."""


class Person(Record, frozen=True):
    """A named person with all that accounts say of them, each with the account's id, the first first."""

    told: tuple[tuple[str, Victim], ...]

    @property
    def name(self) -> str:
        """The name as the first account writes it."""
        return self.told[0][1].name

    @property
    def account(self) -> str:
        """The first account's id."""
        return self.told[0][0]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of the first account."""
        return self.told[0][1].spans

    @property
    def spellings(self) -> tuple[str, ...]:
        """All ways in which the name is written, each once."""
        return tuple(dict.fromkeys(victim.name for _, victim in self.told))


def people(accounts: Iterable[Account], harm: str) -> tuple[Person, ...]:
    """Return those who came to `harm`; a name whose words all stand in another one is taken for the same."""
    found: list[list[tuple[str, Victim]]] = []
    by_word: dict[str, list[tuple[frozenset[str], int]]] = {}
    for account in accounts:
        for victim in (v for v in account.victims if v.harm == harm):
            words = frozenset(_WORD.findall(victim.name.casefold()))
            alike = (each for word in words for each in by_word.get(word, ())[-_ALIKE:])
            same = next((at for names, at in alike if words <= names or names <= words), None)
            if same is None:
                for word in words:
                    by_word.setdefault(word, []).append((words, len(found)))
                found.append([(account.id, victim)])
            else:
                found[same].append((account.id, victim))
    return tuple(Person(told=tuple(told)) for told in found)
