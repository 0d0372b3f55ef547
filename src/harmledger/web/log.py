"""The pages of all decisions, newest first, each of which can be undone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from harmledger import pipeline
from harmledger.model import Decision
from harmledger.publishing.decisions import describe
from harmledger.web import hiding
from harmledger.web.rendering import OnBench

router = APIRouter()

_ROWS = 100
"""How many decisions a page has."""
_NAMING = ("add victim", "drop victim")
"""The kinds of decisions that name people who were harmed."""


@router.get("/log")
def show(request: Request, bench: OnBench, page: Annotated[int, Query(ge=1)] = 1) -> Response:
    """Show who decided what, when and why, and whether it holds."""
    with bench.ledger() as ledger, ledger.snapshot():
        last = ledger.last_decision()
        decisions = ledger.decisions_before(last + 1 - _ROWS * (page - 1), _ROWS)
        undone = ledger.undone()
        if hiding.is_on(request):
            claimed = pipeline.lay_over((), ledger.decisions_of_kinds(_NAMING))
            decisions = tuple(map(hiding.Cover(claimed).record, decisions))
        incidents = pipeline.outlines(ledger, map(_incident, decisions))
    rows = [(d, describe(d), d.number not in undone, incidents.get(_incident(d))) for d in decisions]
    return bench.page(request, "log.html", rows=rows, page=page, pages=-(-last // _ROWS))


def _incident(decision: Decision) -> str:
    """Return the id of the incident that a decision names, or nothing."""
    return getattr(decision.action, "incident", "")
