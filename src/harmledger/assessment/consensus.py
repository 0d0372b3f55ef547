"""What most independent origins say of an incident's type, date, place, means and parties."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.assessment.tellings import Telling, support
from harmledger.model import DateInterval, EventDate, EventPlace, Place

_GENERIC = "attack"  # says least of what happened, and yields to any type that says more


def event_type(tellings: Sequence[Telling]) -> str:
    """Return the type that most origins give, the first told where they tie."""
    votes = support(tellings, lambda telling: [telling.account.event_type])
    specific = [code for code in votes if code != _GENERIC]
    return max(specific or votes, key=votes.__getitem__)


def means(tellings: Sequence[Telling]) -> str | None:
    """Return the means that most origins give, None if no one says."""
    votes = support(tellings, lambda t: [t.account.means.code] if t.account.means else [])
    return max(votes, key=votes.__getitem__, default=None)


def date(tellings: Sequence[Telling]) -> EventDate | None:
    """Return the day that most origins give, the earliest where they tie: news is late rather than early.

    Days in a row of which each is named count like one day. Where no one gives a day, return the shortest of
    the intervals that most origins' dates fit.
    """
    votes = support(tellings, lambda t: [t.account.date.interval] if t.account.date else [])
    rows = {d.interval for t in tellings if (d := t.account.date) and len(d.spans) > 1}
    days = {each: number for each, number in votes.items() if each.days == 1 or each in rows}
    chosen = min(days, key=lambda day: (-days[day], day.days, day), default=None) or min(
        votes, key=lambda interval: (-_fitting(interval, tellings), interval.days, interval), default=None
    )
    return next((d for t in tellings if (d := t.account.date) and d.interval == chosen), None)


def _fitting(interval: DateInterval, tellings: Sequence[Telling]) -> int:
    """Return how many origins date the event so that it may lie in `interval`."""
    dated = (t for t in tellings if t.account.date and t.account.date.interval.overlaps(interval))
    return len({telling.origin for telling in dated})


def place(tellings: Sequence[Telling]) -> EventPlace | None:
    """Return the place that most origins' places allow, the most exact of those."""
    told: dict[Place, EventPlace] = {}
    for where in (telling.account.place for telling in tellings):
        if where:
            told.setdefault(where.place, where)
    return min(
        told.values(), key=lambda where: (-_allowing(where, tellings), where.place.radius_km), default=None
    )


def _allowing(where: EventPlace, tellings: Sequence[Telling]) -> int:
    """Return how many origins place the event so that it may lie at `where`."""
    placed = (t for t in tellings if t.account.place and t.account.place.place.may_be(where.place))
    return len({telling.origin for telling in placed})


def actors(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return those whom some account accuses by name, or else accuses, or else names, most origins first."""
    accused = "alleged_perpetrator"
    return (
        _in_role(tellings, accused, named=True)
        or _in_role(tellings, accused, named=False)
        or _in_role(tellings, "party", named=True)
    )


def _in_role(tellings: Sequence[Telling], role: str, *, named: bool) -> tuple[str, ...]:
    """Return the parties in a role, each once, by its own name or else the one that most origins call it."""

    def said(telling: Telling) -> list[str]:
        return [a.name for a in telling.account.actors if (a.role, a.named) == (role, named)]

    names = support(tellings, said)
    votes = support(tellings, lambda t: map(t.listed, said(t)))
    party = {name: telling.listed(name) for telling in tellings for name in said(telling)}

    def called(one: str) -> str:
        ours = [name for name in names if party[name] == one]
        return max(ours, key=lambda name: (name == one, names[name]))

    return tuple(called(one) for one in sorted(votes, key=lambda one: -votes[one]))
