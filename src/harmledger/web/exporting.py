"""The ledger as a file to take away, in each format of the export."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response

from harmledger import pipeline
from harmledger.publishing.export import FORMATS
from harmledger.web.rendering import OnBench

router = APIRouter()


@router.get("/export.{name}")
def export(name: str, bench: OnBench) -> Response:
    """Return all incidents that are not rejected, as docs/contract.md lays the format `name` down."""
    if name not in FORMATS:
        raise HTTPException(
            status_code=404, detail=f"There is no such format; there are {', '.join(FORMATS)}."
        )
    with bench.ledger() as ledger:
        content = b"".join(FORMATS[name](pipeline.incidents(ledger)))
    return Response(
        content,
        media_type="text/csv" if name == "csv" else "application/x-ndjson",
        headers={"Content-Disposition": f'attachment; filename="incidents.{name}"'},
    )
