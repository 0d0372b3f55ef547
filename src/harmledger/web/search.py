"""The page that searches all texts, Arabic and Latin, folded."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response

from harmledger import pipeline
from harmledger.ledger import Hit, Ledger
from harmledger.web import hiding
from harmledger.web.rendering import OnBench

router = APIRouter()

_MOST = 50


@router.get("/search")
def show(request: Request, bench: OnBench, q: str = "") -> Response:
    """Show the reports that say all the words sought, each with the incidents that it tells of."""
    with bench.ledger() as ledger:
        hits = ledger.search(q, _MOST) if q.strip() else ()
        told = pipeline.incidents_of(ledger, [hit.report for hit in hits])
        incidents = pipeline.outlines(ledger, (name for names in told.values() for name in names))
        if hiding.is_on(request):
            hits = [_covered(ledger, hit) for hit in hits]
    found = [(hit, list(_pieces(hit)), [incidents[name] for name in told[hit.report]]) for hit in hits]
    return bench.page(request, "search.html", q=q, found=found, most=_MOST)


def _covered(ledger: Ledger, hit: Hit) -> Hit:
    """Return a hit with the names of those whom its report names as harmed covered."""
    reading = pipeline.reading_of(ledger, hit.report)
    return hiding.Cover(reading.accounts if reading else ()).record(hit)


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """Yield the snippet in pieces, each with whether it is one of the words sought."""
    if hit.snippet is None:
        return
    text, start = hit.snippet.text, hit.snippet.start
    at = 0
    if start > 0:
        yield "… ", False
    for match in hit.matches:
        yield text[at : match.start - start], False
        yield text[match.start - start : match.end - start], True
        at = match.end - start
    yield f"{text[at:]} …", False
