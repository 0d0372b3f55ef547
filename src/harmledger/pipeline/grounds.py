"""What an incident rests on: joins of its accounts, decisions that hold, what would change its grade."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from harmledger.assessment import outlook
from harmledger.ledger import Ledger
from harmledger.model import Decision, Link, Message, Report
from harmledger.model.record import Record
from harmledger.pipeline import judging, settings
from harmledger.pipeline.incident import Incident
from harmledger.pipeline.looking import Doubt, doubts, incident, these


class Grounds(Record, frozen=True):
    """An incident and all that explains it."""

    incident: Incident
    links: tuple[Link, ...] = ()
    """The joins between its accounts that grouping suggested."""
    doubts: tuple[Doubt, ...] = ()
    """The incidents that might be of the same event, as far as no one has decided."""
    others: Mapping[str, Incident] = msgspec.field(default_factory=dict)
    """Those incidents, by their ids."""
    decisions: tuple[Decision, ...] = ()
    """Those that bear on it and hold, in their order."""
    outlook: tuple[Message, ...] = ()
    """What would change the suggested grade."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """Report id -> report, of all that is named in them."""
        return {
            id_: each for one in (*self.others.values(), self.incident) for id_, each in one.reports.items()
        }


def grounds(ledger: Ledger, name: str) -> Grounds:
    """Return what the incident that `state` finds rests on, as it stands now."""
    found = incident(ledger, name)
    accounts = set(found.state.accounts)
    asked = tuple(doubt for doubt in doubts(ledger) if found.state.id in (doubt.one, doubt.other))
    beside = {name for doubt in asked for name in (doubt.one, doubt.other)} - {found.state.id}
    return Grounds(
        incident=found,
        links=tuple(
            link
            for group in ledger.groups_of(accounts)
            for link in group.links
            if {link.left, link.right} <= accounts
        ),
        doubts=asked,
        others=these(ledger, sorted(beside)),
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
