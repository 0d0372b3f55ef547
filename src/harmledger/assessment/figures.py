"""What accounts and origins say of how many came to one harm: the figures that policies reconcile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from harmledger.assessment import deaths_since
from harmledger.assessment.tellings import Telling
from harmledger.model import Account, Count, CountRange, Message, Origin, Span, say
from harmledger.model.count_range import envelope
from harmledger.model.groups import is_within
from harmledger.model.record import Record


class Told(Record, frozen=True):
    """The figure of one account for one harm and group, and the names of the counts that state it."""

    telling: Telling
    range: CountRange
    counts: tuple[str, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of those counts."""
        return tuple(count.span for count in self.stating)

    @property
    def stating(self) -> tuple[Count, ...]:
        """Those counts; none where people are only named."""
        counts = self.telling.account.counts
        return tuple(counts[int(name.rpartition("#")[2])] for name in self.counts)


class Standing(Record, frozen=True):
    """The figures that stand, by origin, and the names of the counts that do not, with why."""

    current: tuple[tuple[Told, ...], ...]
    set_aside: tuple[tuple[str, Message], ...]


def kinds(tellings: Sequence[Telling]) -> tuple[tuple[str, str], ...]:
    """Return each harm and group that some account gives a figure for, in the order of telling."""
    found: dict[tuple[str, str], None] = {}
    for account in (telling.account for telling in tellings):
        found |= {(harm, group): None for harm, of in account.totals.items() for group in of}
        found |= {(count.harm, count.group): None for count in account.counts}
    return tuple(found)


def current(tellings: Sequence[Telling], harm: str, group: str) -> Sequence[Told]:
    """Return the figures that stand, of all origins."""
    return [told for of_origin in standing(tellings, harm, group).current for told in of_origin]


def standing(tellings: Sequence[Telling], harm: str, group: str) -> Standing:
    """Return the current figures of each origin: its latest published ones, and those of unknown date.

    A figure yields to plainer ones: a profile's reading of vague words to any number, and, where all people
    are counted, a count of combatants alone. What was told before some of the injured died yields to what was
    told since.
    """
    aside: list[tuple[str, Message]] = []
    told = []
    for telling, figure in zip(tellings, _gathered(tellings, harm, group), strict=True):
        aside += _left_out(telling.account, harm, group, figure.counts if figure else ())
        overtaking = deaths_since.after(telling, tellings) if figure and harm in deaths_since.HARMS else None
        if figure and overtaking:
            aside += [(count, _told_before_deaths(overtaking)) for count in figure.counts]
        elif figure:
            told.append(figure)
    for is_lesser, why, may_prevail in _LESSER:
        lesser = [figure for figure in told if is_lesser(figure, group)]
        plain = [figure for figure in told if figure not in lesser]
        if plain and not (may_prevail and _origins(lesser) > _origins(plain)):
            aside += [(count, why) for figure in lesser for count in figure.counts]
            told = plain
    by_origin: dict[Origin, list[Told]] = defaultdict(list)
    for figure in told:
        by_origin[figure.telling.origin].append(figure)
    stand = []
    for of_origin in by_origin.values():
        reasons = _superseded(of_origin, harm, group)
        stand.append(tuple(figure for figure, why in zip(of_origin, reasons, strict=True) if why is None))
        aside += [
            (n, why) for figure, why in zip(of_origin, reasons, strict=True) if why for n in figure.counts
        ]
    return Standing(current=tuple(stand), set_aside=tuple(aside))


def _gathered(tellings: Sequence[Telling], harm: str, group: str) -> Sequence[Told | None]:
    """Return the figure of each telling; people of whom no one says what they were are presumed civilians."""
    told = [_told(telling, harm, group) for telling in tellings]
    if group != "civilians" or any(_tells_of_others(telling.account, harm) for telling in tellings):
        return told
    return [known or _told(telling, harm, "all") for telling, known in zip(tellings, told, strict=True)]


def _tells_of_others(account: Account, harm: str) -> bool:
    """Whether an account says that not all who came to a harm were civilians."""
    totals = account.totals.get(harm, {})
    if totals.get("civilians", totals.get("all")) != totals.get("all"):
        return True
    return any(count.harm == harm and is_within(count.group, "combatants") for count in account.counts)


def _superseded(figures: Sequence[Told], harm: str, group: str) -> Sequence[Message | None]:
    """Return why each figure of one origin is superseded, None for those that stand, of which there are some.

    One published later does it, and one whose own report tells the earlier figure as such ("up from five").
    """
    latest = _latest(figures)
    taken_back = [(late, low) for late in figures for low in _taken_back(late.telling.account, harm, group)]
    reasons = [_why_superseded(told, latest, taken_back) for told in figures]
    return reasons if None in reasons else [None] * len(reasons)


def _why_superseded(
    told: Told, latest: Told | None, taken_back: Sequence[tuple[Told, int]]
) -> Message | None:
    if latest and _is_before(told, latest):
        return say("superseded by {}, published later", latest.telling.account.id)
    for late, low in taken_back:
        if (
            low == told.range.low
            and late.telling.report.id != told.telling.report.id
            and not _is_before(late, told)
        ):
            return say("{} tells it as an earlier figure", late.telling.account.id)
    return None


def _taken_back(account: Account, harm: str, group: str) -> Iterator[int]:
    """Yield the figures that an account tells of as changed since; those of civilians are of all people."""
    alike = {group, "civilians"} if group == "all" else {group}
    for count in account.counts:
        if count.superseded and count.harm == harm and count.group in alike:
            yield count.range.low


def _told_before_deaths(since: Telling) -> Message:
    return say("told before some of the injured died, as {} tells", since.account.id)


def _is_vague(told: Told, _group: str) -> bool:
    return told.range.is_vague


def _is_one_by_one(told: Told, _group: str) -> bool:
    return all(count.single for count in told.stating)


def _is_of_combatants(told: Told, group: str) -> bool:
    counted = {count.group for count in told.stating}
    return group == "all" and bool(counted) and all(is_within(of, "combatants") for of in counted)


def _origins(figures: Sequence[Told]) -> int:
    return len({told.telling.origin for told in figures})


_LESSER: tuple[tuple[Callable[[Told, str], bool], Message, bool], ...] = (
    (_is_vague, say("vague words, and a number stands beside them"), False),
    (_is_one_by_one, say("it tells of people one by one, and others count them"), True),
    (_is_of_combatants, say("it counts combatants alone, and others count all people"), False),
)
"""What makes a figure yield, what is said of it then, and whether it stands where most origins give it."""


def _latest(figures: Sequence[Told]) -> Told | None:
    dated = [told for told in figures if told.telling.report.published]
    return max(dated, key=lambda told: str(told.telling.report.published), default=None)


def _is_before(one: Told, other: Told) -> bool:
    """Whether the report of one figure is known to have been published before that of the other."""
    ours, theirs = one.telling.report.published, other.telling.report.published
    return bool(ours and theirs and ours < theirs)


def _told(telling: Telling, harm: str, group: str) -> Told | None:
    """Return an account's figure: its total, or else, for a group that has none, what its counts span.

    A derived count speaks only where no stated one does. Where nobody came to a harm, no one of a group did.
    """
    account = telling.account
    totals = account.totals.get(harm, {})
    total = totals.get(group)
    if total is None and totals.get("all") == CountRange.exactly(0):
        return Told(
            telling=telling, range=totals["all"], counts=_stating(account, harm, "all", totals["all"])
        )
    if total is None:
        counted = _counts(account, harm, group)
        stated = {name: r for name, r in counted.items() if r.kind == "stated"} or counted
        if not stated:
            return None
        return Told(telling=telling, range=envelope(stated.values()), counts=tuple(stated))
    return Told(telling=telling, range=total, counts=_stating(account, harm, group, total))


def _stating(account: Account, harm: str, group: str, total: CountRange) -> tuple[str, ...]:
    """Return the names of the counts that a total rests on: of its own group, else of groups within it."""
    own = _counts(account, harm, group)
    within = {
        name: r
        for inner in {c.group: None for c in account.counts if is_within(c.group, group)}
        for name, r in _counts(account, harm, inner).items()
    }
    fitting = ([name for name, r in counts.items() if _fits(r, total)] for counts in (own, within))
    return tuple(next(filter(None, fitting), ()))


def _fits(counted: CountRange, total: CountRange) -> bool:
    number = counted.low if counted.low_stated else counted.high or 0
    return total.low <= number and (total.high is None or number <= total.high)


def _counts(account: Account, harm: str, group: str) -> dict[str, CountRange]:
    """Return name -> range of an account's counts of one harm and group, those left out that hold no more."""
    counts = _named(account, harm, group)
    return {name: c.range for name, c in counts if c.range.kind != "cumulative" and not c.superseded}


def _named(account: Account, harm: str, group: str) -> Iterator[tuple[str, Count]]:
    for number, count in enumerate(account.counts):
        if (count.harm, count.group) == (harm, group):
            yield name_of(account, number), count


def name_of(account: Account, place: int) -> str:
    """Return what a figure calls the count at `place` in `account`."""
    return f"{account.id}#{place}"


def _left_out(account: Account, harm: str, group: str, used: Sequence[str]) -> Iterator[tuple[str, Message]]:
    for name, counted in _named(account, harm, group):
        if counted.superseded:
            yield name, say("superseded in its own report")
        elif counted.range.kind == "cumulative":
            yield name, say("a cumulative toll, not this incident's count")
        elif name not in used and counted.range.kind == "derived":
            yield name, say("derived, and a stated figure stands beside it")
        elif name not in used:
            yield name, say("its own account settles on another figure")
