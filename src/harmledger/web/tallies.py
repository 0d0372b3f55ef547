"""The page of sums: the table, a drawing of it, and both as files to take away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from harmledger import pipeline
from harmledger.ledger import Ledger
from harmledger.model.vocabulary import terms
from harmledger.pipeline import AXES, Overview, Question
from harmledger.publishing import tallies
from harmledger.web import tally_chart
from harmledger.web.rendering import OnBench
from harmledger.web.tally_rows import CODES, TITLES, incidents_of

router = APIRouter()

_ROWS = 200
"""How many rows a page has."""
_MOST = 50
"""How many incidents without a figure are listed."""


@router.get("/tallies")
def show(
    request: Request,
    bench: OnBench,
    by: Annotated[str, Query()] = "month",
    harm: Annotated[str, Query()] = "killed",
    group: Annotated[str, Query()] = "all",
    page: Annotated[int, Query(ge=1)] = 1,
) -> Response:
    """Show minima and maxima added up by one axis, ranges drawn as ranges; what is left out, and why."""
    with bench.ledger() as ledger, ledger.snapshot():
        found = _tally(ledger, by, harm, group, slice(_ROWS * (page - 1), _ROWS * page))
        lacking = found.total.graded.unknown  # who lacks no figure need not be looked for
        without = ledger.without_figure(harm, group, found.question.grades, _MOST) if lacking else ()
        unknown = pipeline.outlines(ledger, without)
    return bench.page(
        request,
        "tallies.html",
        tally=found,
        page=page,
        pages=-(-found.number // _ROWS),
        unknown=unknown.values(),
        lacking=lacking,
        axes=list(AXES),
        titles=TITLES,
        harms=list(terms("harms")),
        groups=list(terms("groups")),
        chart=tally_chart.draw(found),
        codes=CODES,
        incidents_of=lambda key: incidents_of(found.by, key),
    )


@router.get("/tallies.svg")
def drawing(
    request: Request, bench: OnBench, by: str = "month", harm: str = "killed", group: str = "all"
) -> Response:
    """Return the drawing of the page as a file."""
    with bench.ledger() as ledger:
        found = _tally(ledger, by, harm, group)
    chart = tally_chart.draw(found)
    answer = bench.page(request, "tally.svg", tally=found, chart=chart, codes=CODES)
    answer.headers["Content-Type"] = "image/svg+xml"
    answer.headers["Content-Disposition"] = 'attachment; filename="tally.svg"'
    return answer


@router.get("/tallies.csv")
def table(bench: OnBench, by: str = "month", harm: str = "killed", group: str = "all") -> Response:
    """Return the table behind the page as CSV."""
    with bench.ledger() as ledger:
        lines = tallies.csv_lines(_tally(ledger, by, harm, group))
    return Response(
        b"".join(lines),
        media_type="text/csv",
        headers={"Content-Disposition": 'attachment; filename="tally.csv"'},
    )


def _tally(ledger: Ledger, by: str, harm: str, group: str, part: slice = slice(None)) -> Overview:
    return pipeline.overview(ledger, by if by in AXES else "month", Question(harm=harm, group=group), part)
