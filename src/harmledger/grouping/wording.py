"""The names that accounts are told with, and how alike two accounts are by the rare ones they share."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from harmledger.grouping import furniture
from harmledger.model import Account, Report, Span

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_TOKEN = re.compile(r"\w+|[\"“”«»:]")
_WORD = re.compile(r"\w+")

_READ_BEFORE = 100
"""How many accounts are imagined besides those at hand: in a pile of three no word would be rare."""


class Wording:
    """The names of each account, weighed by how few accounts share them."""

    def __init__(self, names: Mapping[str, frozenset[str]]) -> None:
        self._names = names
        self._common = Counter(name for of_account in names.values() for name in of_account)
        accounts = len(names) + _READ_BEFORE
        self._weight = {name: math.log(accounts / number) ** 2 for name, number in self._common.items()}
        self._length = {account: math.sqrt(self._sum(of_account)) for account, of_account in names.items()}

    def likeness(self, left: str, right: str) -> float | None:
        """Return the cosine of the two accounts' names, from 0 to 1, each weighed by its rarity squared.

        None if either account has no names: there is nothing to compare.
        """
        length = self._length[left] * self._length[right]
        return self._sum(self._names[left] & self._names[right]) / length if length else None

    def shared(self, left: str, right: str, limit: int) -> list[str]:
        """Return the rarest names that both accounts use, the rarest first."""
        return self._rarest(self._names[left] & self._names[right], limit)

    def rare(self, account: str, limit: int) -> list[str]:
        """Return the rarest of an account's names that some other account uses too."""
        return self._rarest((name for name in self._names[account] if self._common[name] > 1), limit)

    def _rarest(self, names: Iterable[str], limit: int) -> list[str]:
        return heapq.nsmallest(limit, names, key=lambda name: (self._common[name], name))

    def _sum(self, names: Iterable[str]) -> float:
        """Return the names' weights added up exactly, so that their order cannot tell."""
        return math.fsum(map(self._weight.__getitem__, names))


def read(accounts: Iterable[Account], reports: Mapping[str, Report]) -> Wording:
    """Return the wording of `accounts`; a title's words count where some text uses them as names."""
    of_report: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        of_report[account.report].append(account)
    texts = furniture.blank(reports[report] for report in of_report)
    names: dict[str, set[str]] = {}
    for report, told in of_report.items():
        names |= _names_by_account(texts[report], told)
    known = set().union(*names.values())
    for report, told in of_report.items():
        title = reports[report].title or ""
        names[told[0].id] |= known.intersection(_WORD.findall(title.casefold()))
    return Wording({account: frozenset(of_account) for account, of_account in names.items()})


def _names_by_account(text: str, accounts: Sequence[Account]) -> dict[str, set[str]]:
    """Give each sentence's names to the accounts that have spans in it, or else to the sentence before's."""
    names: dict[str, set[str]] = {account.id: set() for account in accounts}
    marks = sorted((span.start, account.id) for account in accounts for span in _spans(account))
    position = 0
    owners = {accounts[0].id}
    for sentence in _SENTENCE.finditer(text):
        first = position
        while position < len(marks) and marks[position][0] < sentence.end():
            position += 1
        owners = {account for _, account in marks[first:position]} or owners
        found = set(_names(sentence.group()))
        for owner in owners:
            names[owner] |= found
    return names


def _names(sentence: str) -> Iterator[str]:
    """Yield the words that are not in lower case, save one that a sentence or quotation opens with.

    A script without case gives all its words: their rarity must tell.
    """
    opening = True
    for token in _TOKEN.findall(sentence):
        if not token[0].isalnum():
            opening = True
            continue
        if not (token[0].islower() or (opening and token[0].isupper())):
            yield token.casefold()
        opening = False


def _spans(account: Account) -> Iterator[Span]:
    yield from account.event_spans
    for told in (account.date, account.place, account.means, *account.actors, *account.victims):
        if told is not None:
            yield from told.spans
    for count in account.counts:
        yield count.span
