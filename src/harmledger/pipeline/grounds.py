"""What an incident rests on: joins of its accounts, decisions that hold, what would change its grade."""

from __future__ import annotations

from harmledger.assessment import outlook
from harmledger.ledger import Ledger
from harmledger.model import Decision, Link, Message
from harmledger.model.record import Record
from harmledger.pipeline import judging, settings
from harmledger.pipeline.incident import Incident
from harmledger.pipeline.looking import Doubt, doubts, incident


class Grounds(Record, frozen=True):
    """An incident and all that explains it."""

    incident: Incident
    links: tuple[Link, ...] = ()
    """The joins between its accounts that grouping suggested."""
    doubts: tuple[Doubt, ...] = ()
    """The incidents that might be of the same event, as far as no one has decided."""
    decisions: tuple[Decision, ...] = ()
    """Those that bear on it and hold, in their order."""
    outlook: tuple[Message, ...] = ()
    """What would change the suggested grade."""


def grounds(ledger: Ledger, name: str) -> Grounds:
    """Return what the incident that `state` finds rests on, as it stands now."""
    found = incident(ledger, name)
    accounts = set(found.state.accounts)
    return Grounds(
        incident=found,
        links=tuple(
            link
            for group in ledger.groups_of(accounts)
            for link in group.links
            if {link.left, link.right} <= accounts
        ),
        doubts=tuple(doubt for doubt in doubts(ledger) if found.state.id in (doubt.one, doubt.other)),
        decisions=ledger.decisions_of(found.state.decisions),
        outlook=outlook(
            found.accounts,
            found.reports,
            found.assessment.origins,
            found.claims,
            judging.of_incident(found.state, settings.of(ledger).method),
            judging.parties_in(ledger),
        ),
    )
