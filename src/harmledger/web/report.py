"""The page of one report: its text with everything marked, and where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from harmledger import pipeline
from harmledger.model import Step
from harmledger.pipeline import Incident
from harmledger.publishing import marked_page
from harmledger.publishing.decisions import describe
from harmledger.web import hiding, marking
from harmledger.web.rendering import OnBench

router = APIRouter()

_LARGEST = 1 << 25
"""Bytes of an original that are read again whenever a report of it is shown."""


@router.get("/reports/{name:path}")
def show(
    name: str,
    request: Request,
    bench: OnBench,
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    """Show a report; the words from `start` to `end`, and their sentence, stand out."""
    with bench.ledger() as ledger:
        report, reading = ledger.report(name), pipeline.reading_of(ledger, name)
        if report is None:
            raise HTTPException(status_code=404, detail="There is no such report.")
        original = ledger.original(report.original)
        is_checked = original is not None and original.size <= _LARGEST
        incidents = [pipeline.incident(ledger, i) for i in pipeline.incidents_of(ledger, [name])[name]]
        claims = pipeline.claims_of(ledger, name)
    if hiding.is_on(request):
        cover = hiding.cover_of(reading, incidents)
        report, reading = cover.record(report), reading and cover.record(reading)
        claims = tuple(map(cover.record, claims))
    words = None if start is None or end is None else (start, end)
    return bench.page(
        request,
        "report.html",
        report=report,
        original=original,
        incidents=incidents,
        reprints=_reprints(incidents, name),
        is_checked=is_checked,
        fault=pipeline.fault_of(bench.folder, original.sha256) if original and is_checked else None,
        is_read=reading is not None,
        text=marking.text(request, report, reading, words),
        claims=[(decision, describe(decision)) for decision in claims],
        sentences=pipeline.sentences_of(report) if bench.may("claim") else (),
    )


def _reprints(incidents: Sequence[Incident], report: str) -> list[tuple[str, Step]]:
    """Return the other report and the step, wherever one of this report and it is taken for a reprint."""
    walked = dict.fromkeys(s for i in incidents for o in i.assessment.origins for s in o.path)
    steps = [step for step in walked if step.how == "reprints" and report in (step.of, step.to)]
    return [(step.to if step.of == report else step.of, step) for step in steps]


@router.get("/marks.css")
def colours() -> Response:
    """Return the colours of the marks."""
    return Response(marked_page.COLOURS, media_type="text/css")
