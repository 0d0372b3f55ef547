"""What contradicts what in an incident, each side with its sentence and its source."""

from __future__ import annotations

from collections.abc import Iterator

from harmledger.model import Message, Side
from harmledger.model.record import Record
from harmledger.pipeline import Incident


class Statement(Record, frozen=True):
    """One side of a contradiction: who says what, in which sentences."""

    account: str
    outlet: str | None
    published: str | None
    value: Message
    sentences: tuple[str, ...]


class Contradiction(Record, frozen=True):
    """A field of an incident on which statements cannot all be right."""

    incident: str
    field: str
    statements: tuple[Statement, ...]


def of(incident: Incident) -> Iterator[Contradiction]:
    """Yield the contradictions of one incident."""
    for disagreement in incident.assessment.disagreements:
        yield Contradiction(
            incident=incident.state.id,
            field=disagreement.field,
            statements=tuple(_statement(incident, side) for side in disagreement.sides),
        )


def _statement(incident: Incident, side: Side) -> Statement:
    account = next(account for account in incident.accounts if account.id == side.account)
    report = incident.reports[account.report]
    sentences = dict.fromkeys(incident.sentence(account, span).text for span in side.spans)
    return Statement(
        account=account.id,
        outlet=report.outlet,
        published=report.published.isoformat() if report.published else None,
        value=side.value,
        sentences=tuple(sentences),
    )
