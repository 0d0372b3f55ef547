"""The incidents of a ledger, added up as they stand now."""

from __future__ import annotations

from harmledger import assessment
from harmledger.assessment import Entry, Question, Tally
from harmledger.ledger import Ledger
from harmledger.pipeline.incident import Incident
from harmledger.pipeline.looking import incidents


def tally(ledger: Ledger, by: str, question: Question) -> Tally:
    """Return the tally of every incident by one of the axes that `assessment` has."""
    return assessment.tally(map(_entry, incidents(ledger, rejected=True)), by, question)


def _entry(incident: Incident) -> Entry:
    state, found = incident.state, incident.assessment
    return Entry(
        incident=state.id,
        grade=state.grade or found.grade.code,
        assessment=found,
        rejected=state.status == "rejected",
    )
