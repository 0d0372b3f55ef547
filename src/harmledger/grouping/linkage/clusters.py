"""Accounts gathered into clusters that tell of one event each, the likeliest pairs of clusters first.

Two clusters join only where the average weight of the pairs between their spokesmen favours it, so that a
chain of likenesses does not tie together what its ends hold apart. What comes out does not depend on the
order in which the accounts came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import count, product
from statistics import fmean
from typing import NamedTuple

from harmledger.grouping.linkage.facts import Facts
from harmledger.grouping.linkage.scoring import Pair, Scored

_SPOKESMEN = 5
"""How many accounts speak for a cluster: those that tell most."""


BOUND = 2.0
"""No pair of spokesmen speaks against a join with more: one of them may have been misread altogether.

So much speaks against those too that are not scored: they have nothing in common by which to look them up."""


class Cluster:
    """Accounts that are held to tell of one event, by their numbers."""

    def __init__(self, members: Sequence[int], told: Sequence[Facts]) -> None:
        self.members = sorted(members)
        self.spokesmen = sorted(self.members, key=lambda number: (-told[number].known, number))[:_SPOKESMEN]
        self.reports = {told[number].report for number in members}

    @property
    def first(self) -> int:
        """The lowest of its members, by which a cluster is known."""
        return self.members[0]


class Neighbours(NamedTuple):
    """Two clusters that stay apart, and what their spokesmen's pairs weigh on average."""

    weight: float
    one: Cluster
    other: Cluster
    best: Pair
    """The pair of spokesmen that weighs most."""


class Clustering:
    """The clusters of a pile of accounts: what weighs over `link` joins, what weighs over `ask` is told of.

    `scored` are all pairs that weigh `-BOUND` or more.
    """

    def __init__(self, told: Sequence[Facts], scored: Iterable[Scored], *, link: float, ask: float) -> None:
        self._told = told
        self._link = link
        self._clusters = [Cluster([number], told) for number in range(len(told))]
        """Number of an account -> its cluster."""
        self._weights = {(left, right): weight for left, right, weight in scored}
        self._near: dict[int, set[int]] = defaultdict(set)
        """Cluster -> those with some account that weighs `ask` or more with one of its own."""
        for (left, right), weight in self._weights.items():
            if weight >= ask:
                self._near[left].add(right)
                self._near[right].add(left)
        self.joins: list[Pair] = []
        """For each join the pair of accounts that spoke for it most."""
        self._join_all()

    def clusters(self) -> list[Cluster]:
        """Return the clusters, each in the order of its first account's number."""
        return [cluster for number, cluster in enumerate(self._clusters) if cluster.first == number]

    def neighbours(self) -> list[Neighbours]:
        """Return the pairs of clusters that stay apart and yet have something in common."""
        near = sorted((one, other) for one in self._near for other in self._near[one] if one < other)
        return [self._between(*pair) for pair in near if self._may_join(*pair)]

    def _join_all(self) -> None:
        """Join the likeliest two clusters, and so on, until no two favour it."""
        turn = count()
        waiting = [_rank(found, turn) for found in self.neighbours() if found.weight > self._link]
        heapify(waiting)
        while waiting:
            *_, found = heappop(waiting)
            if self._stands(found):
                for other in self._join(found):
                    heappush(waiting, _rank(other, turn))

    def _stands(self, found: Neighbours) -> bool:
        """Whether neither of the two has joined another since."""
        return all(self._clusters[each.first] is each for each in (found.one, found.other))

    def _join(self, found: Neighbours) -> Iterator[Neighbours]:
        """Join two clusters and yield whatever favours to join them next."""
        self.joins.append(found.best)
        joined = Cluster(found.one.members + found.other.members, self._told)
        for member in joined.members:
            self._clusters[member] = joined
        lost = max(found.one.first, found.other.first)
        near = self._near[joined.first] | self._near.pop(lost)
        self._near[joined.first] = near - {joined.first, lost}
        for other in self._near[joined.first]:
            self._near[other] = self._near[other] - {lost} | {joined.first}
        for other in self._near[joined.first]:
            pair = min(other, joined.first), max(other, joined.first)
            if self._may_join(*pair) and (next_ := self._between(*pair)).weight > self._link:
                yield next_

    def _may_join(self, left: int, right: int) -> bool:
        one, other = self._clusters[left], self._clusters[right]
        return one.reports.isdisjoint(other.reports) and not self._are_apart(one, other)

    def _are_apart(self, one: Cluster, other: Cluster) -> bool:
        """Whether all who name a quarter name different ones: strikes on two quarters are two events."""
        told = self._told
        pairs = product(one.spokesmen, other.spokesmen)
        known = [apart for n, m in pairs if (apart := told[n].is_apart_from(told[m])) is not None]
        return bool(known) and all(known)

    def _between(self, left: int, right: int) -> Neighbours:
        one, other = self._clusters[left], self._clusters[right]
        pairs = [(min(pair), max(pair)) for pair in product(one.spokesmen, other.spokesmen)]
        weighed = [(self._weights.get(pair, -BOUND), pair) for pair in pairs]
        return Neighbours(fmean([weight for weight, _ in weighed]), one, other, best=max(weighed)[1])


def _rank(found: Neighbours, turn: Iterator[int]) -> tuple[float, int, int, int, Neighbours]:
    """Return a place in the queue: the likeliest pair comes first, of two alike that of the lower numbers."""
    return -found.weight, found.one.first, found.other.first, next(turn), found
