"""Whether the strike itself is established, apart from its harm, in Airwars' terms."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.assessment import responsibility
from harmledger.assessment.tellings import Telling, origins
from harmledger.model import StrikeStatus, say
from harmledger.model.vocabulary import EventTypeTerm, load


def suggest(tellings: Sequence[Telling], event_type: str) -> StrikeStatus | None:
    """Return the status of the `strike_statuses` vocabulary, and why; None for what is no violence.

    A belligerent's own word comes first, then whether accusations compete, then how many origins there are.
    """
    if not load("event_types", EventTypeTerm)[event_type].violent:
        return None
    declaring = [
        say("{} declares it: {}.", actor.name, t.account.id)
        for t in tellings
        for actor in responsibility.accused(t.account)
        if responsibility.declares(t, actor)
    ]
    if declaring:
        return StrikeStatus(code="declared", reasons=tuple(dict.fromkeys(declaring)))
    competing = responsibility.competing(responsibility.accusations(tellings))
    if competing:
        accused = sorted({tuple(sorted(accusation.accused)) for accusation in competing})
        each = tuple(say("{:and}", together) for together in accused)
        return StrikeStatus(code="contested", reasons=(say("Sources accuse {:or}.", each),))
    number = len(origins(tellings))
    if number == 1:
        return StrikeStatus(code="single_source", reasons=(say("One origin alone reports it."),))
    return StrikeStatus(
        code="likely", reasons=(say("{} origins report it, and no belligerent declares it.", number),)
    )
