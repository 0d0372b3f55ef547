"""What would change a suggested grade, in plain sentences: the rules of `grade`, turned around."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from harmledger.assessment import grade, responsibility
from harmledger.assessment.method import Method
from harmledger.assessment.tellings import Telling, origins
from harmledger.model import Figures

Condition = Callable[[Sequence[Telling], Method], str]


def what_would_change(tellings: Sequence[Telling], figures: Figures, method: Method) -> tuple[str, ...]:
    """Return a sentence for each grade that would come before the present one, and one for losing that."""
    rules = grade.rules(tellings, figures, method)
    holding = [*(code for code, reasons in rules.items() if reasons), grade.LOWEST]
    order = [*rules, grade.LOWEST]
    present = holding[0]
    gains = [
        f"It would be {code} if {_GAINED[code](tellings, method)}." for code in order[: order.index(present)]
    ]
    losses = [f"It would be {below} if {_LOST[present](tellings, method)}." for below in holding[1:2]]
    return (*gains, *losses)


def _all_combatants(_tellings: Sequence[Telling], _method: Method) -> str:
    return "all who are counted were combatants, by another word than that of the accused"


def _acceptance(tellings: Sequence[Telling], _method: Method) -> str:
    accused = _accused(tellings)
    who = " or ".join(accused) if accused else "a party that is accused"
    return f"{who} said itself that it did this, and whom it harmed"


def _other_accused(tellings: Sequence[Telling], _method: Method) -> str:
    accused = _accused(tellings)
    return (
        f"a report accused another than {' or '.join(accused)}"
        if accused
        else "reports accused different parties"
    )


def _more_origins(tellings: Sequence[Telling], method: Method) -> str:
    """Say how many more independent origins, and of how many kinds, a fair grade asks for."""
    found = origins(tellings)
    more = method.fair_origins - len(found)
    kinds = method.fair_kinds - len({origin.kind for origin in found})
    wanted = "another independent origin" if more < 2 else f"{more} more independent origins"
    return f"{wanted} reported it" + (f", so that there are {method.fair_kinds} kinds" if kinds > 0 else "")


def _not_only_combatants(_tellings: Sequence[Telling], _method: Method) -> str:
    return "others than combatants were counted among those harmed"


def _acceptance_withdrawn(tellings: Sequence[Telling], _method: Method) -> str:
    accepting = dict.fromkeys(party for telling in tellings for party in responsibility.accepted(telling))
    return f"no report had {' or '.join(accepting)} accept responsibility"


def _accused_agreed(_tellings: Sequence[Telling], _method: Method) -> str:
    return "those who accuse agreed on a party"


def _fewer_origins(tellings: Sequence[Telling], method: Method) -> str:
    found = [origin.name for origin in origins(tellings)]
    if len(found) == 2:
        return f"{' and '.join(found)} proved to be one"
    return f"fewer than {method.fair_origins} of its {len(found)} origins proved to be independent"


def _accused(tellings: Sequence[Telling]) -> Sequence[str]:
    return list(dict.fromkeys(actor.name for t in tellings for actor in responsibility.accused(t.account)))


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
