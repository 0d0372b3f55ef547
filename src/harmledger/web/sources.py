"""The pages of sources: who tells what, of what kind they are and whose, and how often they were first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from harmledger import pipeline
from harmledger.errors import HarmledgerError
from harmledger.model import Message, told_by
from harmledger.model.decision import SetSource
from harmledger.model.vocabulary import terms
from harmledger.pipeline import Teller
from harmledger.web.access import changes
from harmledger.web.addresses import ours
from harmledger.web.rendering import OnBench, Workbench

router = APIRouter()

_MOST = 100
"""How many incidents and reports of a source are listed."""


_ROWS = 200
"""How many sources a page has."""
_COLUMNS: Mapping[str, str] = {
    "name": "Source",
    "kind": "Kind",
    "affiliation": "Whose it is",
    "reports": "Reports published",
    "incidents": "Incidents told of",
    "first": "First",
}
_ORDERS: Mapping[str, Callable[[Teller], Any]] = {
    "name": lambda teller: teller.name.casefold(),
    "kind": lambda teller: (teller.kind, -teller.incidents),
    "affiliation": lambda teller: (teller.affiliation is None, teller.affiliation or "", -teller.incidents),
    "reports": lambda teller: -teller.reports,
    "incidents": lambda teller: -teller.incidents,
    "first": lambda teller: -teller.first,
}
"""What the table can be sorted by: words by the alphabet, numbers from the highest down."""


class Known(BaseModel):
    """What a form says of a source."""

    kind: str
    affiliation: str = ""
    reason: str = ""


@router.get("/sources")
def listing(
    request: Request,
    bench: OnBench,
    sort: Annotated[str, Query()] = "incidents",
    page: Annotated[int, Query(ge=1)] = 1,
) -> Response:
    """Show the sources of the ledger; by default, who told of most incidents first."""
    with bench.ledger() as ledger:
        tellers = pipeline.tellers(ledger, bench.folder)
        is_grouped = pipeline.is_grouped(ledger, bench.folder)
    order = sort if sort in _ORDERS else "incidents"
    shown = sorted(tellers, key=_ORDERS[order])[_ROWS * (page - 1) : _ROWS * page]
    return bench.page(
        request,
        "sources.html",
        tellers=shown,
        sort=order,
        columns=_COLUMNS,
        page=page,
        pages=-(-len(tellers) // _ROWS),
        is_grouped=is_grouped,
    )


@router.post("/sources", dependencies=[changes("sources")])
def find_again(bench: OnBench, back: Annotated[str, Form()] = "/sources") -> Response:
    """Find origins and groups anew, as what is known of sources or claimed of reports has changed."""
    pipeline.run([], bench.folder, by=bench.person.name)
    return RedirectResponse(ours(back, "/sources"), status_code=303)


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
        return _page(request, bench, name, problem=told_by(error), status_code=409)
    return RedirectResponse("/sources", status_code=303)


def _page(
    request: Request, bench: Workbench, name: str, *, problem: Message | None = None, status_code: int = 200
) -> Response:
    with bench.ledger() as ledger:
        teller = pipeline.teller(ledger, bench.folder, name)
        if teller is None:
            raise HTTPException(status_code=404, detail="There is no such source.")
        told = ledger.incidents_told_by(teller.names, _MOST)
        incidents = list(pipeline.outlines(ledger, told).values())
        reports = ledger.reports_published_by(teller.names, _MOST)
    return bench.page(
        request,
        "source.html",
        status_code=status_code,
        problem=problem,
        teller=teller,
        incidents=incidents,
        first={incident for incident, is_first in told.items() if is_first},
        reports=reports,
        kinds=list(terms("source_kinds")),
    )
