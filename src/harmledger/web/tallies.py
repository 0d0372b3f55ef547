"""The page of sums, with a bar for each range and both files to take away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from harmledger import pipeline
from harmledger.model.vocabulary import terms
from harmledger.pipeline import AXES, Question, Tally
from harmledger.publishing import tallies
from harmledger.web.rendering import OnBench

router = APIRouter()

_WIDTH = 240


@router.get("/tallies")
def show(
    request: Request,
    bench: OnBench,
    by: Annotated[str, Query()] = "month",
    harm: Annotated[str, Query()] = "killed",
    group: Annotated[str, Query()] = "all",
) -> Response:
    """Show minima and maxima added up by one axis, ranges drawn as ranges."""
    found = _tally(bench, by, harm, group)
    return bench.page(
        request,
        "tallies.html",
        tally=found,
        axes=list(AXES),
        harms=list(terms("harms")),
        groups=list(terms("groups")),
        bars=_bars(found),
        width=_WIDTH,
    )


@router.get("/tallies.csv")
def table(bench: OnBench, by: str = "month", harm: str = "killed", group: str = "all") -> Response:
    """Return the table behind the page as CSV."""
    lines = tallies.csv_lines(_tally(bench, by, harm, group))
    return Response(
        b"".join(lines),
        media_type="text/csv",
        headers={"Content-Disposition": 'attachment; filename="tally.csv"'},
    )


def _tally(bench: OnBench, by: str, harm: str, group: str) -> Tally:
    with bench.ledger() as ledger:
        return pipeline.tally(ledger, by if by in AXES else "month", Question(harm=harm, group=group))


def _bars(found: Tally) -> list[tuple[int, int] | None]:
    """Return for each row how long its bar is up to the minimum and to the maximum, in pixels."""
    ranges = [row.graded.range for row in found.rows]
    top = max((r.high or r.low for r in ranges if r), default=0) or 1
    return [
        (round(_WIDTH * r.low / top), round(_WIDTH * (r.high or r.low) / top)) if r else None for r in ranges
    ]
