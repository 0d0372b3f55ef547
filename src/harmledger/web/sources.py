"""The pages of sources: who tells what, of what kind they are and whose, and how often they were first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from harmledger import pipeline
from harmledger.errors import HarmledgerError
from harmledger.model.decision import SetSource
from harmledger.model.vocabulary import terms
from harmledger.web.access import changes
from harmledger.web.rendering import OnBench, Workbench

router = APIRouter()

_MOST = 100
"""How many incidents and reports of a source are listed."""


class Known(BaseModel):
    """What a form says of a source."""

    kind: str
    affiliation: str = ""
    reason: str = ""


@router.get("/sources")
def listing(request: Request, bench: OnBench) -> Response:
    """Show every source of the ledger, who told of most incidents first."""
    with bench.ledger() as ledger:
        tellers = pipeline.tellers(ledger, bench.folder)
        is_grouped = pipeline.is_grouped(ledger, bench.folder)
    return bench.page(request, "sources.html", tellers=tellers, is_grouped=is_grouped)


@router.post("/sources", dependencies=[changes("sources")])
def find_again(bench: OnBench) -> Response:
    """Find origins and groups anew, as what is known of sources has changed."""
    pipeline.run([], bench.folder, by=bench.person.name)
    return RedirectResponse("/sources", status_code=303)


@router.get("/sources/{name:path}")
def show(name: str, request: Request, bench: OnBench) -> Response:
    """Show one source with all that it told."""
    return _page(request, bench, name)


@router.post("/sources/{name:path}", dependencies=[changes("sources")])
def change(name: str, request: Request, bench: OnBench, form: Annotated[Known, Form()]) -> Response:
    """Take what is said of a source into the log of decisions."""
    action = SetSource(name=name, kind=form.kind, affiliation=form.affiliation)
    try:
        with bench.ledger(writing=True) as ledger:
            pipeline.decide(ledger, action, by=bench.person.name, reason=form.reason)
    except HarmledgerError as error:
        return _page(request, bench, name, problem=str(error), status_code=409)
    return RedirectResponse("/sources", status_code=303)


def _page(
    request: Request, bench: Workbench, name: str, *, problem: str = "", status_code: int = 200
) -> Response:
    with bench.ledger() as ledger:
        teller = next((t for t in pipeline.tellers(ledger, bench.folder) if t.name == name), None)
        if teller is None:
            raise HTTPException(status_code=404, detail="There is no such source.")
        incidents = [pipeline.incident(ledger, incident) for incident in teller.incidents[:_MOST]]
        reports = [report for each in teller.reports[:_MOST] if (report := ledger.report(each))]
    return bench.page(
        request,
        "source.html",
        status_code=status_code,
        problem=problem,
        teller=teller,
        incidents=incidents,
        reports=reports,
        kinds=list(terms("source_kinds")),
    )
