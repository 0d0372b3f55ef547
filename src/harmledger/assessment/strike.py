"""Whether the strike itself is established, apart from its harm, in Airwars' terms."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.assessment import responsibility
from harmledger.assessment.tellings import Telling, origins
from harmledger.model import StrikeStatus
from harmledger.model.vocabulary import EventTypeTerm, load


def suggest(tellings: Sequence[Telling], event_type: str) -> StrikeStatus | None:
    """Return the status of the `strike_statuses` vocabulary, and why; None for what is no violence.

    A belligerent's own word comes first, then whether accusations compete, then how many origins there are.
    """
    if not load("event_types", EventTypeTerm)[event_type].violent:
        return None
    declaring = [
        f"{actor.name} declares it: {t.account.id}."
        for t in tellings
        for actor in responsibility.accused(t.account)
        if responsibility.declares(t, actor)
    ]
    if declaring:
        return StrikeStatus(code="declared", reasons=tuple(dict.fromkeys(declaring)))
    competing = responsibility.competing(responsibility.accusations(tellings))
    if competing:
        accused = sorted({" and ".join(sorted(accusation.accused)) for accusation in competing})
        return StrikeStatus(code="contested", reasons=(f"Sources accuse {' or '.join(accused)}.",))
    number = len(origins(tellings))
    if number == 1:
        return StrikeStatus(code="single_source", reasons=("One origin alone reports it.",))
    return StrikeStatus(
        code="likely", reasons=(f"{number} origins report it, and no belligerent declares it.",)
    )
