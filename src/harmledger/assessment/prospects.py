"""What would change a suggested grade: the rules of `grade`, turned around."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from harmledger.assessment import grade, responsibility
from harmledger.assessment.method import Method
from harmledger.assessment.tellings import Telling, origins
from harmledger.model import Figures, Message, say

Condition = Callable[[Sequence[Telling], Method], Message]


def what_would_change(tellings: Sequence[Telling], figures: Figures, method: Method) -> tuple[Message, ...]:
    """Return a sentence for each grade that would come before the present one, and one for losing that."""
    rules = grade.rules(tellings, figures, method)
    holding = [*(code for code, reasons in rules.items() if reasons), grade.LOWEST]
    order = [*rules, grade.LOWEST]
    present = holding[0]
    gains = [(code, _GAINED[code]) for code in order[: order.index(present)]]
    losses = [(below, _LOST[present]) for below in holding[1:2]]
    return tuple(
        say("It would be {} if {}.", say(code), condition(tellings, method))
        for code, condition in (*gains, *losses)
    )


def _all_combatants(_tellings: Sequence[Telling], _method: Method) -> Message:
    return say("all who are counted were combatants, by another word than that of the accused")


def _acceptance(tellings: Sequence[Telling], _method: Method) -> Message:
    accused = _accused(tellings) or (say("a party that is accused"),)
    return say("{:or} said itself that it did this, and whom it harmed", accused)


def _other_accused(tellings: Sequence[Telling], _method: Method) -> Message:
    accused = _accused(tellings)
    if not accused:
        return say("reports accused different parties")
    return say("a report accused another than {:or}", accused)


def _more_origins(tellings: Sequence[Telling], method: Method) -> Message:
    """Say how many more independent origins, and of how many kinds, a fair grade asks for."""
    found = origins(tellings)
    more = method.fair_origins - len(found)
    kinds = method.fair_kinds - len({origin.kind for origin in found})
    wanted = (
        say("another independent origin reported it")
        if more < 2
        else say("{} more independent origins reported it", more)
    )
    return say("{}, so that there are {} kinds", wanted, method.fair_kinds) if kinds > 0 else wanted


def _not_only_combatants(_tellings: Sequence[Telling], _method: Method) -> Message:
    return say("others than combatants were counted among those harmed")


def _acceptance_withdrawn(tellings: Sequence[Telling], _method: Method) -> Message:
    accepting = dict.fromkeys(party for telling in tellings for party in responsibility.accepted(telling))
    return say("no report had {:or} accept responsibility", tuple(accepting))


def _accused_agreed(_tellings: Sequence[Telling], _method: Method) -> Message:
    return say("those who accuse agreed on a party")


def _fewer_origins(tellings: Sequence[Telling], method: Method) -> Message:
    found = tuple(origin.name for origin in origins(tellings))
    if len(found) == 2:
        return say("{:and} proved to be one", found)
    return say("fewer than {} of its {} origins proved to be independent", method.fair_origins, len(found))


def _accused(tellings: Sequence[Telling]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.name for t in tellings for actor in responsibility.accused(t.account)))


_GAINED: Mapping[str, Condition] = MappingProxyType(
    {
        "discounted": _all_combatants,
        "confirmed": _acceptance,
        "contested": _other_accused,
        "fair": _more_origins,
    }
)
"""Grade -> what would bring it about."""

_LOST: Mapping[str, Condition] = MappingProxyType(
    {
        "discounted": _not_only_combatants,
        "confirmed": _acceptance_withdrawn,
        "contested": _accused_agreed,
        "fair": _fewer_origins,
    }
)
"""Grade -> what would take it away."""
