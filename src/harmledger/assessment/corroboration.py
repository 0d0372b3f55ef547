"""The two steps of corroboration (Every Casualty): coherence within, then other, independent sources."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.assessment.tellings import Telling, origins
from harmledger.model import CorroborationStep, Disagreement, say


def steps(
    tellings: Sequence[Telling], disagreements: Sequence[Disagreement]
) -> tuple[CorroborationStep, ...]:
    """Return what each step comes to, and why."""
    return (_coherence(disagreements), _independent(tellings, disagreements))


def _coherence(disagreements: Sequence[Disagreement]) -> CorroborationStep:
    """Judge whether accounts fit themselves: wholes and parts, names and figures, who was a combatant."""
    within = tuple(d.words for d in disagreements if d.is_internal)
    if within:
        return CorroborationStep(step="coherence", outcome="leaves_open", reasons=within)
    fitting = say("Figures, names and parts fit each other.")
    return CorroborationStep(step="coherence", outcome="confirms", reasons=(fitting,))


def _independent(tellings: Sequence[Telling], disagreements: Sequence[Disagreement]) -> CorroborationStep:
    """Judge whether independent origins agree; a denial, or a field on which they clash, leaves it open."""
    found = origins(tellings)
    if len(found) == 1:
        return CorroborationStep(
            step="independent_sources", outcome="leaves_open", reasons=(say("There is one origin only."),)
        )
    clashing = tuple(say("Accounts differ on {}.", d.words) for d in disagreements if not d.is_internal)
    if clashing:
        return CorroborationStep(step="independent_sources", outcome="leaves_open", reasons=clashing)
    return CorroborationStep(
        step="independent_sources",
        outcome="confirms",
        reasons=(say("{} independent origins fit each other.", len(found)),),
    )
