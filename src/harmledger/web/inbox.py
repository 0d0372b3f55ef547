"""The inbox: what asks for a person, what needs one most first, and how far the work is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from harmledger import pipeline
from harmledger.ledger import Ledger, Wanted
from harmledger.model import Message, Step
from harmledger.model.record import Record
from harmledger.pipeline import Incident, Outline, visits
from harmledger.web import hiding
from harmledger.web.access import changes
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
def show(request: Request, bench: OnBench, new: Annotated[bool, Query()] = False) -> Response:
    """Show pairs that may be one event, undecided incidents with what is odd in them, what is not read.

    What is `new` alone, if that is wanted: what reports tell of that came since this person had seen all.
    """

    def first(
        status: str = _OPEN, *, flagged: bool | None = None, reprinted: bool = False
    ) -> tuple[Outline, ...]:
        wanted = Wanted(status=status, since=since, flagged=flagged, reprinted=reprinted)
        return pipeline.first(ledger, wanted, _URGENT, _MOST)

    with bench.ledger() as ledger, ledger.snapshot():
        visit = visits.last(ledger, bench.person.name)
        fresh = _told_since(ledger, visit)
        since = visit.report if visit and new else 0
        doubts = [d for d in pipeline.doubts(ledger) if not since or not fresh.isdisjoint((d.one, d.other))]
        known = pipeline.these(ledger, (one for d in doubts[:_MOST] for one in (d.one, d.other)))
        flagged, waiting = first(flagged=True), first(flagged=False)
        told_anew = (*first("accepted"), *first("rejected")) if since else ()
        reprints = list(islice(_reprints(first(reprinted=True)), _MOST))
        reports = ledger.reports_by_id(end for _, step in reprints for end in (step.of, step.to))
        counts = ledger.counts()
        refused = [each for each in ledger.refusals() if visit is None or not since or each.at > visit.at]
        unread = list(islice(pipeline.unread(ledger, since=since), _MOST + 1))
        last_report = ledger.last_report()
        seen = ledger.last_decision()
    return bench.page(
        request,
        "inbox.html",
        questions=[_question(doubt, known, is_hiding=hiding.is_on(request)) for doubt in doubts[:_MOST]],
        asked=len(doubts),
        visit=visit,
        new=bool(since),
        fresh=fresh,
        last_report=last_report,
        told_anew=told_anew,
        flagged=flagged,
        waiting=waiting,
        undecided=counts.get(_OPEN, 0),
        total=sum(counts.values()),
        reprints=reprints,
        reports=reports,
        unread=unread,
        most=_MOST,
        refused=refused,
        seen=seen,
    )


def _told_since(ledger: Ledger, visit: visits.Visit | None) -> frozenset[str]:
    """Return the incidents that are new since a visit, rejected ones too; none if all of them are."""
    if visit is None or not visit.report:
        return frozenset()
    wanted = (Wanted(since=visit.report, status=status) for status in ("", "rejected"))
    return frozenset().union(*map(ledger.those_wanted, wanted))


class Seen(BaseModel):
    """What the form says whose sender has seen all: the latest report when its page was made."""

    report: int


@router.post("/inbox/seen", dependencies=[changes("look")])
def see(bench: OnBench, form: Annotated[Seen, Form()]) -> Response:
    """Let all that came so far be new to this person no longer."""
    with bench.ledger(writing=True) as ledger:
        visits.note(ledger, bench.person.name, form.report)
    return RedirectResponse("/inbox", status_code=303)


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
