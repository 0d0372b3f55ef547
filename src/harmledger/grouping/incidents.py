"""Which accounts tell of one event, each join with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from statistics import fmean

from harmledger.grouping import blocking, comparisons, evidence, facts, wording
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


class _Joining:
    """Groups that grow together, the likeliest pair of accounts first.

    Two groups join only where the average of their accounts' evidence favours it, so that a chain of
    likenesses does not tie together what its ends hold apart.
    """

    def __init__(self, told: Sequence[Facts], words: Wording) -> None:
        self._words = words
        self._order = {one.account: number for number, one in enumerate(told)}
        self._members = {one.account: [one] for one in told}  # one list, which all its members share
        self._links: list[Link] = []
        self._weighed: dict[tuple[str, str], float] = {}

    def join(self, pairs: Iterable[tuple[Facts, Facts]]) -> None:
        """Join all that `pairs` of accounts speak for."""
        weighed = [(self._weigh(left, right), left, right) for left, right in pairs]
        for log_odds, left, right in sorted(weighed, key=lambda pair: -pair[0]):
            if log_odds <= 0:
                break
            if self._may_join(self._members[left.account], self._members[right.account]):
                self._merge(left, right)

    def groups(self) -> tuple[Group, ...]:
        """Return the groups as they stand, in the order of their founders."""
        links: dict[str, list[Link]] = {}
        for link in self._links:
            links.setdefault(self._members[link.left][0].account, []).append(link)
        return tuple(
            Group(
                founder=account,
                accounts=tuple(member.account for member in members),
                links=tuple(links.get(account, ())),
            )
            for account, members in self._members.items()
            if members[0].account == account
        )

    def _may_join(self, ours: Sequence[Facts], theirs: Sequence[Facts]) -> bool:
        if not {one.report for one in ours}.isdisjoint(one.report for one in theirs):
            return False
        between = product(ours[:_SPOKESMEN], theirs[:_SPOKESMEN])
        return fmean(self._weigh(left, right) for left, right in between) > 0

    def _merge(self, left: Facts, right: Facts) -> None:
        items = list(self._evidence(left, right, named=_NAMED))
        self._links.append(
            Link(
                left=left.account,
                right=right.account,
                score=evidence.probability(evidence.score(items)),
                reasons=tuple(
                    f"{item.reason} ({item.weight:+.1f})" for item in items if round(item.weight, 1)
                ),
            )
        )
        merged = self._members[left.account] + self._members[right.account]
        merged.sort(key=lambda one: self._order[one.account])
        for one in merged:
            self._members[one.account] = merged

    def _weigh(self, left: Facts, right: Facts) -> float:
        pair = min(left.account, right.account), max(left.account, right.account)
        if pair not in self._weighed:
            self._weighed[pair] = evidence.score(self._evidence(left, right))
        return self._weighed[pair]

    def _evidence(self, left: Facts, right: Facts, *, named: int = 0) -> Iterator[Evidence]:
        yield from comparisons.compare(left, right)
        shared = self._words.shared(left.account, right.account, named) if named else ()
        yield from comparisons.wording(self._words.likeness(left.account, right.account), shared)
