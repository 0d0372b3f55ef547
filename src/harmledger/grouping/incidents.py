"""Which accounts tell of one event, each join with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from statistics import fmean

from harmledger.grouping import blocking, comparisons, evidence, facts, wording
from harmledger.grouping.comparisons import are_apart
from harmledger.grouping.evidence import Evidence
from harmledger.grouping.facts import Facts
from harmledger.grouping.wording import Wording
from harmledger.model import Account, Group, Link, Report

_SPOKESMEN = 6
"""How many accounts speak for a group when two groups are compared: its first ones."""
_NAMED = 5
"""How many of the names that two accounts share a reason lists."""


def group(accounts: Sequence[Account], reports: Mapping[str, Report]) -> tuple[Group, ...]:
    """Return the groups of `accounts`, which come in order of capture, ordered by their founders.

    Every account that is not `context` is in exactly one group, and two of one report never share one.
    """
    words = wording.read(accounts, reports)
    told = [facts.of(account, reports[account.report]) for account in accounts if not account.context]
    joining = _Joining(told, words)
    joining.join(blocking.pairs(told, words))
    return joining.groups()


class _Cluster:
    """Accounts that are held to tell of one event, as numbers in the order of capture."""

    def __init__(self, number: int, told: Facts) -> None:
        self.members = [number]
        self.spokesmen = [number]
        self.reports = {told.report}

    def absorb(self, other: _Cluster) -> None:
        """Take in another cluster's accounts."""
        self.members += other.members
        self.spokesmen = sorted(self.spokesmen + other.spokesmen)[:_SPOKESMEN]
        self.reports |= other.reports


class _Joining:
    """Clusters that grow together, the likeliest pair of accounts first.

    Two clusters join only where the average of their accounts' evidence favours it, so that a chain of
    likenesses does not tie together what its ends hold apart.
    """

    def __init__(self, told: Sequence[Facts], words: Wording) -> None:
        self._told = told
        self._words = words
        self._clusters = [_Cluster(number, one) for number, one in enumerate(told)]
        self._links: list[tuple[int, Link]] = []
        self._weighed: dict[tuple[int, int], float] = {}

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join all that `pairs` of accounts, the earlier first, speak for."""
        weighed = [(self._weigh(left, right), left, right) for left, right in pairs]
        for log_odds, left, right in sorted(weighed, key=lambda pair: -pair[0]):
            if log_odds <= 0:
                break
            if self._may_join(self._clusters[left], self._clusters[right]):
                self._links.append((left, self._link(left, right)))
                self._merge(self._clusters[left], self._clusters[right])

    def groups(self) -> tuple[Group, ...]:
        """Return the clusters as they stand, in the order of their founders."""
        links: dict[int, list[Link]] = {}
        for number, link in self._links:
            links.setdefault(self._founder(number), []).append(link)
        return tuple(
            Group(
                founder=told.account,
                accounts=tuple(
                    self._told[member].account for member in sorted(self._clusters[number].members)
                ),
                links=tuple(links.get(number, ())),
            )
            for number, told in enumerate(self._told)
            if self._founder(number) == number
        )

    def _founder(self, number: int) -> int:
        return self._clusters[number].spokesmen[0]

    def _may_join(self, ours: _Cluster, theirs: _Cluster) -> bool:
        if ours is theirs or not ours.reports.isdisjoint(theirs.reports):
            return False
        pairs = [(min(pair), max(pair)) for pair in product(ours.spokesmen, theirs.spokesmen)]
        return not self._are_apart(pairs) and fmean(self._weigh(*pair) for pair in pairs) > 0

    def _are_apart(self, pairs: Iterable[tuple[int, int]]) -> bool:
        """Whether all who name a quarter name different ones: strikes on two quarters are two events."""
        told = self._told
        known = [apart for one, other in pairs if (apart := are_apart(told[one], told[other])) is not None]
        return bool(known) and all(known)

    def _merge(self, one: _Cluster, other: _Cluster) -> None:
        smaller, larger = sorted((one, other), key=lambda cluster: len(cluster.members))
        for member in smaller.members:
            self._clusters[member] = larger
        larger.absorb(smaller)

    def _link(self, left: int, right: int) -> Link:
        items = list(self._evidence(left, right, named=_NAMED))
        return Link(
            left=self._told[left].account,
            right=self._told[right].account,
            score=evidence.probability(evidence.score(items)),
            reasons=tuple(f"{item.reason} ({item.weight:+.1f})" for item in items if round(item.weight, 1)),
        )

    def _weigh(self, left: int, right: int) -> float:
        if (left, right) not in self._weighed:
            self._weighed[left, right] = evidence.score(self._evidence(left, right))
        return self._weighed[left, right]

    def _evidence(self, left: int, right: int, *, named: int = 0) -> Iterator[Evidence]:
        """Yield the evidence for a pair, with so many of the names that both accounts share."""
        one, other = self._told[left], self._told[right]
        yield from comparisons.compare(one, other)
        shared = self._words.shared(one.account, other.account, named) if named else ()
        yield from comparisons.wording(self._words.likeness(one.account, other.account), shared)
