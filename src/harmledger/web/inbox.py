"""The inbox: what asks for a person, what needs one most first, and how far the work is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from fastapi import APIRouter, Request, Response

from harmledger import pipeline
from harmledger.ledger import Wanted
from harmledger.model import Message, Step
from harmledger.model.record import Record
from harmledger.pipeline import Incident, Outline
from harmledger.web import hiding
from harmledger.web.rendering import OnBench

router = APIRouter()

_MOST = 50
"""How many of a kind are shown at once: what is decided makes room for more."""
_OPEN = "suggested"
"""The status of what nobody has decided."""
_URGENT = "-differ"
"""What accounts differ on most comes first."""


class Side(Record, frozen=True):
    """One of two incidents that may be one event, and the sentence of the account that speaks for it."""

    incident: Incident
    outlet: str
    report: str
    sentence: str


class Question(Record, frozen=True):
    """Two incidents that may be one event, and why that may be."""

    sides: tuple[Side, Side]
    reasons: tuple[Message, ...]


@router.get("/inbox")
def show(request: Request, bench: OnBench) -> Response:
    """Show pairs that may be one event, undecided incidents with what is odd in them, what is not read."""
    with bench.ledger() as ledger, ledger.snapshot():
        doubts = list(pipeline.doubts(ledger))
        known = pipeline.these(ledger, (one for d in doubts[:_MOST] for one in (d.one, d.other)))
        flagged = pipeline.listing(ledger, Wanted(status=_OPEN, flagged=True), _URGENT, limit=_MOST)
        waiting = pipeline.listing(ledger, Wanted(status=_OPEN, flagged=False), _URGENT, limit=_MOST)
        reprinted = pipeline.listing(ledger, Wanted(status=_OPEN, reprinted=True), _URGENT, limit=_MOST)
        counts = ledger.counts()
        refused = list(ledger.refusals())
        unread = list(islice(pipeline.unread(ledger), _MOST + 1))
        seen = ledger.last_decision()
    return bench.page(
        request,
        "inbox.html",
        questions=[_question(doubt, known, is_hiding=hiding.is_on(request)) for doubt in doubts[:_MOST]],
        asked=len(doubts),
        flagged=flagged.shown,
        waiting=waiting.shown,
        undecided=counts.get(_OPEN, 0),
        total=sum(counts.values()),
        reprints=list(islice(_reprints(reprinted.shown), _MOST)),
        unread=unread,
        most=_MOST,
        refused=refused,
        seen=seen,
    )


def _question(doubt: pipeline.Doubt, known: Mapping[str, Incident], *, is_hiding: bool) -> Question:
    link = doubt.link
    sides = _side(known[doubt.one], link.left), _side(known[doubt.other], link.right)
    question = Question(sides=sides, reasons=link.reasons)
    if not is_hiding:
        return question
    return hiding.Cover(a for side in sides for a in side.incident.accounts).record(question)


def _side(incident: Incident, account_id: str) -> Side:
    account = next(a for a in incident.accounts if a.id == account_id)
    report = incident.reports[account.report]
    lead = next(iter(account.event_spans), None) or next((c.span for c in account.counts), None)
    return Side(
        incident=incident,
        outlet=report.outlet or "",
        report=report.id,
        sentence=incident.sentence(account, lead).text if lead else report.title or "",
    )


def _reprints(incidents: Iterable[Outline]) -> Iterator[tuple[Outline, Step]]:
    """Yield each report of the incidents that is taken for another one printed again."""
    for incident in incidents:
        for step in dict.fromkeys(s for origin in incident.assessment.origins for s in origin.path):
            if step.how == "reprints":
                yield incident, step
