"""Which accounts tell of one event, and of which a person should say so, each with the reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2
from typing import NamedTuple

from harmledger.grouping.linkage import pile, weights
from harmledger.grouping.linkage.clusters import BOUND, Clustering, Neighbours
from harmledger.grouping.linkage.comparisons import COMPARISONS, NAMES, USUAL_NAMES, Levels
from harmledger.grouping.linkage.pile import Pile
from harmledger.grouping.linkage.scoring import Pair, Scoring
from harmledger.grouping.linkage.weights import Weights
from harmledger.grouping.origins.sources import Directory
from harmledger.model import Account, Group, Link, Message, Reading, Report, say

LINK = 0.0
"""Above this match weight two groups of accounts are suggested as one event: it is likelier than not."""
ASK = -1.5
"""Above this one a person is asked: the odds are one to three, or better."""
_ASKED = 3
"""How many questions are put about one group: the likeliest."""
_LESSONS = 40_000
_NAMED = 5
"""How many of the names that two accounts share a reason lists."""


class Grouping(NamedTuple):
    """What is suggested, and by which accounts a person is asked whether two groups are one event."""

    groups: tuple[Group, ...]
    questions: tuple[Link, ...]


def group(
    accounts: Sequence[Account],
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    using: Weights | None = None,
    directory: Directory | None = None,
) -> Grouping:
    """Return the groups of `accounts`, which come in order of capture, ordered by their founders.

    Every account that is not `context` is in exactly one group, and two of one report never share one. Which
    accounts share one does not depend on their order.
    """
    captured = [account.id for account in accounts]
    ready = pile.read(accounts, reports, readings, directory)
    return of_pile(ready, captured, using or weights.default())


def of_pile(ready: Pile, captured: Iterable[str], using: Weights) -> Grouping:
    """Return the groups of a pile; `captured` are the ids of its accounts in order of capture."""
    return _Grouping(ready, {account: place for place, account in enumerate(captured)}, using).result()


class Lesson(NamedTuple):
    """Two accounts, by the incidents that they are known to tell of, and what is compared of them."""

    one: str
    other: str
    levels: Levels
    stands_for: int = 1
    """How many pairs like it there are."""

    @property
    def is_one_event(self) -> bool:
        """Whether the two tell of one incident."""
        return self.one == self.other


def lessons(ready: Pile, incident_of: Mapping[str, str]) -> Iterator[Lesson]:
    """Yield the pairs that are compared of accounts whose incidents are known, by the accounts' ids.

    Of many pairs that share none a part is taken, evenly: they say all the same before long.
    """
    scoring = Scoring(ready, weights.even())
    known = [incident_of.get(one.account, "") for one in ready.told]
    pairs = [(left, right) for left, right, _ in scoring.blocked() if known[left] and known[right]]
    of_one = [pair for pair in pairs if known[pair[0]] == known[pair[1]]]
    of_two = [pair for pair in pairs if known[pair[0]] != known[pair[1]]]
    step = len(of_two) // _LESSONS + 1
    for (left, right), levels in scoring.levels([*of_one, *of_two[::step]]):
        is_one = known[left] == known[right]
        yield Lesson(known[left], known[right], levels, stands_for=1 if is_one else step)


class _Grouping:
    """One pile's accounts, clustered."""

    def __init__(self, ready: Pile, captured: Mapping[str, int], using: Weights) -> None:
        self._captured = captured
        self._weights = using
        self._pile = ready
        self._told = ready.told
        self._scoring = Scoring(ready, using)
        self._clustering = Clustering(ready.told, self._scoring.blocked(-BOUND), link=LINK, ask=ASK)

    def result(self) -> Grouping:
        """Return the groups and the questions."""
        asked = _likeliest(self._clustering.neighbours())
        links = self._links([*self._clustering.joins, *(found.best for found in asked)])
        founder_of, members_of = dict[int, str](), dict[str, tuple[str, ...]]()
        for cluster in self._clustering.clusters():
            ids = sorted((self._told[n].account for n in cluster.members), key=self._captured.__getitem__)
            members_of[ids[0]] = tuple(ids)
            founder_of |= dict.fromkeys(cluster.members, ids[0])
        joined: dict[str, list[Link]] = defaultdict(list)
        for pair in self._clustering.joins:
            joined[founder_of[pair[0]]].append(links[pair])
        return Grouping(
            groups=tuple(
                Group(founder=founder, accounts=members_of[founder], links=tuple(joined[founder]))
                for founder in sorted(members_of, key=self._captured.__getitem__)
            ),
            questions=tuple(links[found.best] for found in asked),
        )

    def _links(self, pairs: Sequence[Pair]) -> dict[Pair, Link]:
        return {pair: self._link(pair, levels) for pair, levels in self._scoring.levels(pairs)}

    def _link(self, pair: Pair, levels: Levels) -> Link:
        said = list(self._said(pair, levels))
        left, right = sorted((self._told[n].account for n in pair), key=self._captured.__getitem__)
        return Link(
            left=left,
            right=right,
            score=1 / (1 + 2 ** -sum(weight for weight, _ in said)),
            reasons=tuple(say("{} ({:+.1f})", words, weight) for weight, words in said if round(weight, 1)),
        )

    def _said(self, pair: Pair, levels: Levels) -> Iterator[tuple[float, Message]]:
        """Yield the weight of each thing that speaks for or against one event, and the words to say it."""
        prior = self._weights.prior
        yield log2(prior / (1 - prior)), say("before any evidence")
        left, right = (self._told[number] for number in pair)
        for comparison, level in zip(COMPARISONS, levels, strict=True):
            if level is not None:
                weight = self._weights.of(comparison.name, level.name)
                is_of_names = comparison in (NAMES, USUAL_NAMES)
                yield weight, self._names(pair, weight) if is_of_names else level.words(left, right)

    def _names(self, pair: Pair, weight: float) -> Message:
        left, right = (self._told[number].account for number in pair)
        shared = tuple(self._pile.names.told(left, right, _NAMED))
        if not shared:
            return say("no name in common")
        return (
            say("both tell of {}", shared)
            if weight > 0
            else say("of all their names they share but {}", shared)
        )


def _likeliest(neighbours: Sequence[Neighbours]) -> list[Neighbours]:
    """Return the likeliest of the pairs that weigh enough to be asked about, a few for each cluster."""
    asked = Counter[int]()
    chosen = []
    for found in sorted(neighbours, key=lambda found: (-found.weight, found.best)):
        ends = (found.one.first, found.other.first)
        if found.weight > ASK and min(asked[end] for end in ends) < _ASKED:
            asked.update(ends)
            chosen.append(found)
    return chosen
