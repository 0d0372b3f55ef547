"""Small invented records that the ledger's tests are made of; everything in them is fiction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime

from harmledger.ledger.decisions import Situation, complete
from harmledger.ledger.state import IncidentState, current
from harmledger.model import (
    Account,
    Claim,
    Count,
    CountRange,
    DateInterval,
    Decision,
    Derivation,
    EventDate,
    Group,
    Original,
    Reading,
    Report,
    Span,
)
from harmledger.model.decision import AnyAction

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
TOOL = "intake 1"
READER = "reader 1"
TEXT = "On Tuesday three people were killed when shells fell on Velmora, the mayor said."


def original(name: str = "velmora.txt") -> Original:
    return Original(
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        size=100,
        media_type="text/plain",
        location=name,
        captured_at=NOON,
        captured_by="analyst",
        method="file",
        tool="harmledger test",
    )


def report(identity: str, of: Original, *, text: str = TEXT, position: int = 0) -> Report:
    return Report(
        id=identity,
        original=of.sha256,
        position=position,
        text=text,
        derivation=Derivation(tool="text", version="1"),
        title="Shells fall on Velmora",
        outlet="The Osterby Courier",
        published=date(2031, 5, 2),
        language="en",
    )


def reading(of: Report, *, accounts: int = 1, reader: str = READER) -> Reading:
    words = Span.of(of.text, 0, 10)
    count = Count(harm="killed", group="all", range=CountRange.exactly(3), span=words, claim="c1")
    return Reading(
        report=of.id,
        reader=reader,
        claims=(Claim(id="c1", content=(words,)),),
        accounts=tuple(
            Account(
                id=f"{of.id}/{number}",
                report=of.id,
                event_type="shelling",
                event_spans=(words,),
                date=EventDate(interval=DateInterval.on(date(2031, 5, 1)), spans=(words,)),
                counts=(count,),
            )
            for number in range(1, accounts + 1)
        ),
    )


def group(*accounts: str) -> Group:
    return Group(founder=accounts[0], accounts=accounts)


class Desk:
    """A reviewer at work without a database: what is suggested, and what was decided."""

    def __init__(self, groups: Sequence[Group], accounts: Sequence[str]) -> None:
        self.groups = tuple(groups)
        self.accounts = tuple(accounts)
        self.decisions: tuple[Decision, ...] = ()

    @property
    def states(self) -> tuple[IncidentState, ...]:
        return current(self.groups, self.accounts, self.decisions)

    def decide(self, action: AnyAction, reason: str = "seen") -> Decision:
        situation = Situation(
            number=len(self.decisions) + 1,
            states=self.states,
            accounts=frozenset(self.accounts),
            decisions=self.decisions,
            text_of={"r1": TEXT}.get,
        )
        decision = Decision(
            number=len(self.decisions) + 1,
            at=NOON,
            by="analyst",
            action=complete(action, reason, situation),
            reason=reason,
        )
        self.decisions += (decision,)
        return decision

    def incident_of(self, account: str) -> IncidentState:
        (found,) = [state for state in self.states if account in state.accounts]
        return found
