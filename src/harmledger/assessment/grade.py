"""Airwars' grades, suggested from who tells of an incident and whom they accuse, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from harmledger.assessment import responsibility
from harmledger.assessment.method import Method
from harmledger.assessment.tellings import Telling, origins
from harmledger.model import Figure, Figures, Grade, Message, Value, say

LOWEST = "weak"
"""The grade of what nothing speaks for but that it is reported."""
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_MAY_BE_COMBATANTS = frozenset({"all", "combatants", "adults", "men", "males"})
"""Groups that say nothing against their members being combatants."""
_LISTED = 5
"""How many accounts or origins a sentence names."""


def suggest(tellings: Sequence[Telling], figures: Figures, method: Method) -> Grade:
    """Return the grade that the definitions of the `grades` vocabulary give, and why."""
    found = rules(tellings, figures, method)
    code = next((grade for grade, reasons in found.items() if reasons), LOWEST)
    ahead = (reason for grade, reasons in found.items() if grade != "fair" for reason in reasons)
    return Grade(code=code, reasons=(*ahead, _origins(tellings), *_denials(tellings)))


def rules(tellings: Sequence[Telling], figures: Figures, method: Method) -> Mapping[str, tuple[Message, ...]]:
    """Return each grade above `LOWEST` with what speaks for it; the first for which something does, holds.

    What the dead were comes first, then whether a party accepts responsibility, then whether accusations
    compete, then how many independent origins, of how many kinds, there are.
    """
    return {
        "discounted": _only_combatants(tellings, figures),
        "confirmed": _acceptances(tellings),
        "contested": _competition(tellings),
        "fair": (_origins(tellings),) if _is_corroborated(tellings, method) else (),
    }


def _is_corroborated(tellings: Sequence[Telling], method: Method) -> bool:
    found = origins(tellings)
    return len(found) >= method.fair_origins and len({o.kind for o in found}) >= method.fair_kinds


def _origins(tellings: Sequence[Telling]) -> Message:
    found = origins(tellings)
    names = _list(origin.name for origin in found)
    if len(found) > 1:
        number: Value = say(_NUMBERS[len(found)]) if len(found) < len(_NUMBERS) else len(found)
        return say("{} independent origins report it: {}.", number, names)
    reports = len({telling.report.id for telling in tellings})
    if reports > 1:
        return say("One origin reports it: {}, in {} reports.", names, reports)
    return say("One origin reports it: {}.", names)


def _only_combatants(tellings: Sequence[Telling], figures: Figures) -> tuple[Message, ...]:
    """Say so if all who are counted are combatants, by another word than that of the accused.

    People are presumed civilian; an alleged perpetrator's word alone does not change it (Airwars).
    """
    harms = [figures[harm] for harm in ("killed", "injured") if harm in figures]
    if not harms or not all(_holds_only_combatants(of) for of in harms):
        return ()
    others = [t.account.id for t in tellings if _counts_combatants_independently(t)]
    return (say("All who are counted are combatants: {}.", _list(others)),) if others else ()


def _holds_only_combatants(of: Mapping[str, Figure]) -> bool:
    everyone, combatants = of.get("all"), of.get("combatants")
    if combatants is None or not of.keys() <= _MAY_BE_COMBATANTS:
        return False
    if everyone is None or combatants.range.high is None:
        return True
    return everyone.range.high is not None and everyone.range.high <= combatants.range.high


def _counts_combatants_independently(telling: Telling) -> bool:
    return any(
        not responsibility.is_word_of_accused(telling, count.claim)
        for count in telling.account.counts
        if count.group == "combatants"
    )


def _acceptances(tellings: Sequence[Telling]) -> tuple[Message, ...]:
    accepting = {party: t.account.id for t in tellings for party in responsibility.accepted(t)}
    return tuple(
        say("{} accepts responsibility: {}.", party, account) for party, account in accepting.items()
    )


def _competition(tellings: Sequence[Telling]) -> tuple[Message, ...]:
    competing = responsibility.competing(responsibility.accusations(tellings))
    if not competing:
        return ()
    each = tuple(say("{} accuses {:and}", a.account, tuple(sorted(a.accused))) for a in competing[:_LISTED])
    return (say("Responsibility is contested: {:;}.", each),)


def _denials(tellings: Sequence[Telling]) -> tuple[Message, ...]:
    denying = {denial.party: denial.account for denial in responsibility.denials(tellings) if denial.party}
    return tuple(say("{} denies it: {}.", party, account) for party, account in denying.items())


def _list(names: Iterable[str]) -> Value:
    listed = tuple(names)
    more = len(listed) - _LISTED
    return say("{} and {} more", listed[:_LISTED], more) if more > 0 else listed
