"""What would change a suggested grade, in plain sentences: the rules of `grade`, turned around."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from harmledger.assessment import grade, responsibility
from harmledger.assessment.tellings import Telling, origins
from harmledger.model import Figures

Condition = Callable[[Sequence[Telling]], str]


def what_would_change(tellings: Sequence[Telling], figures: Figures) -> tuple[str, ...]:
    """Return a sentence for each grade that would come before the present one, and one for losing that."""
    rules = grade.rules(tellings, figures)
    holding = [*(code for code, reasons in rules.items() if reasons), grade.LOWEST]
    order = [*rules, grade.LOWEST]
    present = holding[0]
    gains = [f"It would be {code} if {_GAINED[code](tellings)}." for code in order[: order.index(present)]]
    losses = [f"It would be {below} if {_LOST[present](tellings)}." for below in holding[1:2]]
    return (*gains, *losses)


def _all_combatants(_: Sequence[Telling]) -> str:
    return "all who are counted were combatants, by another word than that of the accused"


def _acceptance(tellings: Sequence[Telling]) -> str:
    accused = _accused(tellings)
    who = " or ".join(accused) if accused else "a party that is accused"
    return f"{who} said itself that it did this, and whom it harmed"


def _other_accused(tellings: Sequence[Telling]) -> str:
    accused = _accused(tellings)
    return (
        f"a report accused another than {' or '.join(accused)}"
        if accused
        else "reports accused different parties"
    )


def _second_origin(_: Sequence[Telling]) -> str:
    return "a second independent origin reported it"


def _not_only_combatants(_: Sequence[Telling]) -> str:
    return "others than combatants were counted among those harmed"


def _acceptance_withdrawn(tellings: Sequence[Telling]) -> str:
    accepting = dict.fromkeys(party for telling in tellings for party in responsibility.accepted(telling))
    return f"no report had {' or '.join(accepting)} accept responsibility"


def _accused_agreed(_: Sequence[Telling]) -> str:
    return "those who accuse agreed on a party"


def _one_origin(tellings: Sequence[Telling]) -> str:
    found = [origin.name for origin in origins(tellings)]
    several = " and ".join(found) if len(found) == 2 else f"all {len(found)} origins"
    return f"{several} proved to be one"


def _accused(tellings: Sequence[Telling]) -> Sequence[str]:
    return list(dict.fromkeys(actor.name for t in tellings for actor in responsibility.accused(t.account)))


_GAINED: Mapping[str, Condition] = MappingProxyType(
    {
        "discounted": _all_combatants,
        "confirmed": _acceptance,
        "contested": _other_accused,
        "fair": _second_origin,
    }
)
"""Grade -> what would bring it about."""

_LOST: Mapping[str, Condition] = MappingProxyType(
    {
        "discounted": _not_only_combatants,
        "confirmed": _acceptance_withdrawn,
        "contested": _accused_agreed,
        "fair": _one_origin,
    }
)
"""Grade -> what would take it away."""
