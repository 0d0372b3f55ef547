"""The inbox: what nobody has decided yet, what needs a person most first."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from harmledger import pipeline
from harmledger.pipeline import Incident
from harmledger.web.rendering import OnBench

router = APIRouter()


@router.get("/inbox")
def show(request: Request, bench: OnBench) -> Response:
    """Show undecided incidents, contradictions first, and what could not be taken in."""
    with bench.ledger() as ledger:
        known = list(pipeline.incidents(ledger, rejected=True))
        refused = list(ledger.refusals())
        seen = len(ledger.decisions())
    waiting = sorted((i for i in known if i.state.status == "suggested"), key=_urgency)
    return bench.page(
        request, "inbox.html", waiting=waiting, decided=len(known) - len(waiting), refused=refused, seen=seen
    )


def _urgency(incident: Incident) -> tuple[int, int]:
    found = incident.assessment
    return -len(found.disagreements), -len(found.origins)
