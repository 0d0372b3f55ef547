"""Whose figures another report has overtaken, since of those whom they count as injured some have died."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harmledger.assessment.tellings import Telling
from harmledger.model import Account
from harmledger.model.groups import are_disjoint

HARMS = ("killed", "injured")
"""From the second to the first of these people pass when they die."""


def after(telling: Telling, tellings: Sequence[Telling]) -> Telling | None:
    """Return a telling of as many people, of whom more have died, that is no older; None if there is none.

    One that says nothing of any dead may be younger itself: it tells of those hurt, not of how they fared.
    """
    dead, hurt = (_number(telling.account, harm) for harm in HARMS)
    if not hurt or dead is None:
        return None
    return next((other for other in tellings if _overtakes(other, telling, dead, dead + hurt)), None)


def _overtakes(other: Telling, telling: Telling, dead: int, people: int) -> bool:
    now_dead, now_hurt = (_number(other.account, harm) for harm in HARMS)
    if now_dead is None or now_hurt is None or now_dead <= dead or now_dead + now_hurt != people:
        return False
    ours, theirs = telling.report.published, other.report.published
    is_older = ours is None or theirs is None or ours <= theirs
    return (is_older or not dead) and _may_be_the_same(
        _groups(telling.account, "injured"), _groups(other.account, "killed")
    )


def _number(account: Account, harm: str) -> int | None:
    """Return how many came to a harm by an account, 0 if it tells of none; None where it leaves that open."""
    total = account.totals.get(harm, {}).get("all")
    if total is None:
        return 0
    return total.low if total.low == total.high else None


def _groups(account: Account, harm: str) -> set[str]:
    return {count.group for count in account.counts if count.harm == harm and not count.superseded}


def _may_be_the_same(hurt: Iterable[str], dead: Iterable[str]) -> bool:
    """Whether some of the injured may be among the dead, by the groups that each account counts them in."""
    hurt, dead = set(hurt), set(dead)
    return not (hurt and dead) or any(not are_disjoint(one, other) for one in hurt for other in dead)
