"""Where accounts count the same people as civilians and as combatants (Airwars).

People are presumed civilian, and the word of an alleged perpetrator alone does not change that; but where the
status is contested, the least number of civilians is 0.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from harmledger.model import Figure, say

REMARK = say(
    "Others count those people as combatants: the least number of civilians is 0 where that is contested."
)


def is_contested(of: Mapping[str, Figure]) -> bool:
    """Whether figures of one harm, by group, have been widened."""
    return "civilians" in of and of["civilians"].remark == REMARK


def _clash(of: Mapping[str, Figure]) -> bool:
    """Whether the civilians and combatants of one harm, by group, are more together than all can be.

    Vague words for combatants, "several terrorists", do not say that those people are meant.
    """
    civilians, combatants, everyone = of.get("civilians"), of.get("combatants"), of.get("all")
    if civilians is None or combatants is None or everyone is None or everyone.range.high is None:
        return False
    if combatants.range.low == 0 or combatants.range.is_vague:
        return False
    return _least(civilians) + combatants.range.low > everyone.range.high


def _least(civilians: Figure) -> int:
    """Return how many civilians the figures state: where no low is stated, the high."""
    known = civilians.range
    return known.low if known.low_stated else known.high or 0


def widen(of: Mapping[str, Figure]) -> Mapping[str, Figure]:
    """Return the figures of one harm, by group, with civilians from 0 if their status is contested."""
    if not _clash(of):
        return of
    civilians = of["civilians"]
    from_none = msgspec.structs.replace(civilians.range, low=0, low_stated=True)
    return {**of, "civilians": msgspec.structs.replace(civilians, range=from_none, remark=REMARK)}
