"""Terms that accounts use, such as names, each weighed by how few accounts use it."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from types import MappingProxyType

_READ_BEFORE = 100
"""How many accounts are imagined besides those at hand: in a pile of three no word would be rare."""

_COMPARED = 60
"""How many of its rarest terms stand for an account."""

WEIGHTS = 1 << 16
"""Above every term's weight."""
UNIT = 10_000
"""The weight of a term that two accounts share."""


class Terms:
    """The terms of each account, weighed by how few accounts share them.

    A term's weight is the square of the logarithm of its rarity, beside that of a term of two accounts, in
    `UNIT` parts: sums of whole numbers do not depend on the order of adding.
    """

    def __init__(
        self, terms: Mapping[str, Set[str]], spelt: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Take the terms by account; `spelt` says how terms stand in the texts, where they differ."""
        self._terms, self._spelt = terms, spelt
        self._common = Counter(term for of_account in terms.values() for term in of_account)
        accounts = len(terms) + _READ_BEFORE
        rare = math.log(accounts / 2)
        self._codes = {
            term: place * WEIGHTS + round((math.log(accounts / self._common[term]) / rare) ** 2 * UNIT)
            for place, term in enumerate(sorted(self._common))
        }

    def codes(self, account: str) -> list[int]:
        """Return the account's terms as numbers that all differ; modulo `WEIGHTS` each is its weight."""
        return sorted(self._codes[name] for name in self._rarest(self._terms[account], _COMPARED))

    def shared(self, left: str, right: str, limit: int) -> list[str]:
        """Return the rarest terms that both accounts use, the rarest first."""
        return self._rarest(self._terms[left] & self._terms[right], limit)

    def told(self, left: str, right: str, limit: int) -> list[str]:
        """Return them as they stand in the texts, without those that are part of another."""
        shared = self.shared(left, right, 3 * limit)
        whole = [
            term
            for term in shared
            if not any(f" {term} " in f" {other} " for other in shared if other != term)
        ]
        return [self._spelt.get(term, term) for term in whole[:limit]]

    def rare(self, account: str, limit: int, most: int) -> list[str]:
        """Return the rarest of an account's terms that some other accounts use too, `most` in all."""
        return self._rarest((name for name in self._terms[account] if 1 < self._common[name] <= most), limit)

    def _rarest(self, terms: Iterable[str], limit: int) -> list[str]:
        return heapq.nsmallest(limit, terms, key=lambda name: (self._common[name], name))
