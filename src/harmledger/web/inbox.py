"""The inbox: what asks for a person, what needs one most first, and how far the work is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from fastapi import APIRouter, Request, Response

from harmledger import pipeline
from harmledger.model import Step
from harmledger.model.record import Record
from harmledger.pipeline import Incident
from harmledger.web import hiding
from harmledger.web.rendering import OnBench

router = APIRouter()

_MOST = 50
"""How many of a kind are shown at once: what is decided makes room for more."""


class Side(Record, frozen=True):
    """One of two incidents that may be one event, and the sentence of the account that speaks for it."""

    incident: Incident
    outlet: str
    report: str
    sentence: str


class Question(Record, frozen=True):
    """Two incidents that may be one event, and why that may be."""

    sides: tuple[Side, Side]
    reasons: tuple[str, ...]


@router.get("/inbox")
def show(request: Request, bench: OnBench) -> Response:
    """Show pairs that may be one event, undecided incidents with what is odd in them, what is not read."""
    with bench.ledger() as ledger:
        known = {i.state.id: i for i in pipeline.incidents(ledger, rejected=True)}
        doubts = list(pipeline.doubts(ledger))
        refused = list(ledger.refusals())
        unread = list(islice(pipeline.unread(ledger), _MOST + 1))
        seen = len(ledger.decisions())
    waiting = sorted((i for i in known.values() if i.state.status == "suggested"), key=_urgency)
    flagged = [i for i in waiting if any(d.is_internal for d in i.assessment.disagreements)]
    return bench.page(
        request,
        "inbox.html",
        questions=[_question(doubt, known, is_hiding=hiding.is_on(request)) for doubt in doubts[:_MOST]],
        asked=len(doubts),
        flagged=flagged[:_MOST],
        waiting=[i for i in waiting if i not in flagged][:_MOST],
        undecided=len(waiting),
        total=len(known),
        reprints=list(islice(_reprints(waiting), _MOST)),
        unread=unread,
        most=_MOST,
        refused=refused,
        seen=seen,
    )


def _urgency(incident: Incident) -> tuple[int, int]:
    found = incident.assessment
    return -len(found.disagreements), -len(found.origins)


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


def _reprints(incidents: Iterable[Incident]) -> Iterator[tuple[Incident, Step]]:
    """Yield each report of the incidents that is taken for another one printed again."""
    for incident in incidents:
        for step in dict.fromkeys(s for origin in incident.assessment.origins for s in origin.path):
            if step.how == "reprints":
                yield incident, step
