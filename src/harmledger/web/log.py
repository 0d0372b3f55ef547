"""The page of all decisions, newest first, each of which can be undone."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from harmledger import pipeline
from harmledger.ledger.state import in_force
from harmledger.publishing.decisions import describe
from harmledger.web import hiding
from harmledger.web.rendering import OnBench

router = APIRouter()


@router.get("/log")
def show(request: Request, bench: OnBench) -> Response:
    """Show who decided what, when and why, and whether it holds."""
    with bench.ledger() as ledger:
        decisions = ledger.decisions()
    if hiding.is_on(request):
        claimed = pipeline.lay_over((), decisions)
        decisions = tuple(map(hiding.Cover(claimed).record, decisions))
    holding = {decision.number for decision in in_force(decisions)}
    rows = [(d, describe(d), d.number in holding) for d in reversed(decisions)]
    return bench.page(request, "log.html", rows=rows)
