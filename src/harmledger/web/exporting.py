"""The ledger as a file to take away, in each format of the export."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import StreamingResponse

from harmledger import pipeline
from harmledger.publishing.export import FORMATS
from harmledger.web.rendering import OnBench, Workbench

router = APIRouter()


_AT_ONCE = 64 * 1024
"""How many bytes are sent at a time, or a line more."""


@router.get("/export.{name}")
def export(name: str, bench: OnBench) -> Response:
    """Return all incidents that are not rejected, as docs/contract.md lays the format `name` down."""
    if name not in FORMATS:
        raise HTTPException(status_code=404, detail="There is no such format.")
    return StreamingResponse(
        _content(name, bench),
        media_type="text/csv" if name == "csv" else "application/x-ndjson",
        headers={"Content-Disposition": f'attachment; filename="incidents.{name}"'},
    )


def _content(name: str, bench: Workbench) -> Iterator[bytes]:
    """Yield the export as it is made, so that no more than a part of it is ever held."""
    waiting = bytearray()
    with bench.ledger() as ledger:
        for line in FORMATS[name](pipeline.incidents(ledger)):
            waiting += line
            if len(waiting) >= _AT_ONCE:
                yield bytes(waiting)
                waiting.clear()
    yield bytes(waiting)
