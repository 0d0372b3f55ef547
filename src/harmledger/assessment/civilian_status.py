"""How many of those harmed count as civilians where accounts differ, or where the accused says not (Airwars).

People are presumed civilian, and the word of an alleged perpetrator alone does not change that; but where the
status is contested, the least number of civilians is 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from harmledger.assessment import figures, responsibility
from harmledger.assessment.figures import Told
from harmledger.assessment.tellings import Telling
from harmledger.model import CountRange, Figure, say

CONTESTED = say(
    "Others count those people as combatants: the least number of civilians is 0 where that is contested."
)
PRESUMED = say("Only the accused counts combatants: any of them may be a civilian.")


def is_contested(of: Mapping[str, Figure]) -> bool:
    """Whether some count as combatants, of one harm, by group, those whom others count as civilians."""
    return "civilians" in of and of["civilians"].remark == CONTESTED


def settle(of: Mapping[str, Figure], tellings: Sequence[Telling], harm: str) -> Mapping[str, Figure]:
    """Return the figures of one harm, by group, with civilians as these rules count them.

    Vague words for combatants, "several terrorists", do not say which people are meant, and settle nothing.
    """
    if "combatants" not in of or of["combatants"].range.is_vague:
        return of
    civilians, combatants = (figures.current(tellings, harm, group) for group in ("civilians", "combatants"))
    if _exceed(of) and _voices(combatants) - _voices(civilians):
        of = {**of, "civilians": _from_none(of["civilians"])}
    return {**of, "civilians": _presumed(of)} if _is_word_of_accused(combatants) else of


def _exceed(of: Mapping[str, Figure]) -> bool:
    """Whether the civilians and combatants of one harm, by group, are more together than all can be."""
    civilians, combatants, everyone = of.get("civilians"), of["combatants"].range, of.get("all")
    if civilians is None or everyone is None or everyone.range.high is None or combatants.low == 0:
        return False
    return _least(civilians.range) + combatants.low > everyone.range.high


def _least(known: CountRange) -> int:
    """Return how many people a range states: where no low is stated, the high."""
    return known.low if known.low_stated else known.high or 0


def _voices(counted: Iterable[Told]) -> set[tuple[str, tuple[str, ...]]]:
    """Return who counts: each account with whom it quotes for it, no one for its own voice.

    One voice that counts both civilians and combatants tells of different people.
    """
    return {
        (told.telling.account.id, responsibility.sources(claim) if claim else ())
        for told in counted
        for claim in (told.telling.claims.get(count.claim or "") for count in told.stating)
    }


def _from_none(civilians: Figure) -> Figure:
    from_none = msgspec.structs.replace(civilians.range, low=0, low_stated=True)
    return msgspec.structs.replace(civilians, range=from_none, remark=CONTESTED)


def _is_word_of_accused(counted: Iterable[Told]) -> bool:
    words = [(told.telling, count.claim) for told in counted for count in told.stating]
    return bool(words) and all(responsibility.is_word_of_accused(*word) for word in words)


def _presumed(of: Mapping[str, Figure]) -> Figure:
    """Return the civilians where the accused alone counts combatants: they may be all who were harmed."""
    combatants = of["combatants"]
    everyone = of.get("all", combatants).range.high
    civilians = of.get("civilians")
    if civilians is None:
        whole = CountRange(low=0, high=everyone, kind="derived")
        return msgspec.structs.replace(combatants, range=whole, best=None, remark=PRESUMED)
    known = civilians.range
    if known.high is None or (everyone is not None and everyone <= known.high):
        return civilians
    return msgspec.structs.replace(
        civilians,
        range=msgspec.structs.replace(known, high=everyone),
        used=(*civilians.used, *combatants.used),
        remark=civilians.remark or PRESUMED,
    )
