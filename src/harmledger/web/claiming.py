"""The page where a person adds what a report says and the reader missed, in the report's own words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, BeforeValidator

from harmledger import pipeline
from harmledger.errors import HarmledgerError
from harmledger.ledger import Ledger
from harmledger.ledger.state import incident_id
from harmledger.model import Message, Report, Span, told_by
from harmledger.model.decision import AnyAddition
from harmledger.model.vocabulary import terms
from harmledger.pipeline import written
from harmledger.web.access import changes, check_may
from harmledger.web.rendering import OnBench, Workbench

router = APIRouter()


class Pointed(BaseModel):
    """Words of a report that someone points at, and near which character they stand, if that is known."""

    words: str = ""
    near: Annotated[int | None, BeforeValidator(lambda given: given or None)] = None


class Claimed(Pointed):
    """What a form claims that the words say; which of its fields are filled depends on `what`."""

    what: str = ""
    account: str = ""
    event_type: str = ""
    harm: str = ""
    group: str = ""
    low: str = ""
    high: str = ""
    name: str = ""
    age: str = ""
    sex: str = ""
    place: str = ""
    known: str = ""
    earliest: str = ""
    latest: str = ""
    reason: str = ""

    def field_and_value(self) -> tuple[str, str]:
        """Return which field of an account is claimed, and its value as `written` reads it."""
        match self.what:
            case "figure":
                return f"totals.{self.harm}.{self.group}", str(written.between(self.low, self.high))
            case "victim":
                return f"victims.{self.harm}", "; ".join((self.name, self.age, self.sex))
            case "no victim":
                return "victims.none", self.name
            case "place":
                return "place", self.place.strip() or self.known
            case "date":
                return "date", f"{self.earliest}/{self.latest}".rstrip("/")
            case _:
                raise HTTPException(status_code=400, detail="No such claim.")


@router.get("/claims/{name:path}")
def show(name: str, request: Request, bench: OnBench, pointed: Annotated[Pointed, Query()]) -> Response:
    """Show the words that someone points at, what we would read in them, and the forms to add it."""
    check_may(bench.person, "claim")
    return _page(request, bench, name, pointed)


@router.post("/claims/{name:path}", dependencies=[changes("claim")])
def claim(name: str, request: Request, bench: OnBench, form: Annotated[Claimed, Form()]) -> Response:
    """Take the claim, and lead to the incident that its account is of."""
    try:
        with bench.ledger(writing=True) as ledger:
            taken = pipeline.decide(
                ledger, _action(ledger, bench, name, form), by=bench.person.name, reason=form.reason
            )
            account = getattr(taken.action, "account", "")
            found = pipeline.state(ledger, incident_id(account)).id
    except HarmledgerError as error:
        return _page(request, bench, name, form, problem=told_by(error), status_code=409)
    return RedirectResponse(f"/incidents/{found}?claimed=true", status_code=303)


def _action(ledger: Ledger, bench: Workbench, name: str, form: Claimed) -> AnyAddition:
    report = _report(ledger, name)
    field, value = form.field_and_value()
    return pipeline.addition(
        ledger,
        bench.folder,
        report,
        pipeline.quote(report, form.words, form.near),
        field=field,
        value=value,
        account=form.account,
        event_type=form.event_type,
    )


def _page(
    request: Request,
    bench: Workbench,
    name: str,
    pointed: Pointed,
    *,
    problem: Message | None = None,
    status_code: int = 200,
) -> Response:
    proposal = None
    with bench.ledger() as ledger:
        report = _report(ledger, name)
        reading = pipeline.reading_of(ledger, name)
        try:
            span = pipeline.quote(report, pointed.words, pointed.near)
            proposal = pipeline.propose(ledger, bench.folder, report, span)
        except HarmledgerError as error:
            problem = problem or told_by(error)
    return bench.page(
        request,
        "claim.html",
        status_code=status_code if proposal else 409,
        problem=problem,
        report=report,
        proposal=proposal,
        around=_around(proposal.sentence, proposal.span) if proposal else (),
        accounts=reading.accounts if reading else (),
        harms=list(terms("harms")),
        groups=list(terms("groups")),
        events=list(terms("event_types")),
        words=pointed.words,
        sent=pointed if isinstance(pointed, Claimed) else Claimed(),
    )


def _report(ledger: Ledger, name: str) -> Report:
    report = ledger.report(name)
    if report is None:
        raise HTTPException(status_code=404, detail="There is no such report.")
    return report


def _around(sentence: Span, span: Span) -> tuple[str, str, str]:
    """Return what stands in the sentence before the words, the words, and what stands after them."""
    before = sentence.text[: max(0, span.start - sentence.start)]
    after = sentence.text[max(0, span.end - sentence.start) :]
    return before, span.text, after
