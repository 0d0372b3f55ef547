"""The page where files are added, how far they are, and what became of each."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Annotated, BinaryIO

import msgspec
from fastapi import APIRouter, Form, HTTPException, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from harmledger.web import language
from harmledger.web.access import changes
from harmledger.web.rendering import OnBench
from harmledger.web.tray import Tray

router = APIRouter()

_SHOWN = 10
"""How many earlier batches the page names."""


@router.get("/add")
def form(request: Request, bench: OnBench) -> Response:
    """Show the form, and what was added before."""
    tray = _tray(request)
    batches = [(batch, tray.outcome(batch.id)) for batch in tray.batches()[:_SHOWN]]
    return bench.page(request, "add.html", batches=batches)


@router.post("/add", dependencies=[changes("add")])
def add(
    request: Request,
    bench: OnBench,
    files: Annotated[Sequence[UploadFile], Form()] = (),
    text: Annotated[str, Form()] = "",
) -> Response:
    """Keep files and pasted text, and lead to the page that says what becomes of them."""
    batch = _tray(request).put(_given(files, text), by=bench.person.name)
    return RedirectResponse(f"/add/{batch.id}" if batch else "/add", status_code=303)


def _given(files: Sequence[UploadFile], text: str) -> Iterator[tuple[str, BinaryIO]]:
    yield from ((file.filename, file.file) for file in files if file.filename)
    if text.strip():
        yield "pasted.txt", io.BytesIO(text.encode("utf-8", "replace"))


@router.get("/add/{name}.json")
def progress(name: str, request: Request, bench: OnBench) -> Response:
    """Return how far a batch is."""
    tray = _tray(request)
    step = tray.step(name)
    translate = language.translator(language.of(request))
    answer = {
        "finished": tray.outcome(name) is not None,
        "percent": step.percent,
        "stage": translate(step.stage),
        "waits": step.waits.said(translate) if step.waits else "",
    }
    return Response(msgspec.json.encode(answer), media_type="application/json")


@router.get("/add/{name}")
def batch(name: str, request: Request, bench: OnBench) -> Response:
    """Show how far a batch is, or what became of each of its files."""
    tray = _tray(request)
    found = tray.batch(name)
    if found is None:
        raise HTTPException(status_code=404, detail="Nothing was added under this address.")
    outcome = tray.outcome(name)
    waiting = None if outcome else tray.step(name)
    return bench.page(request, "batch.html", batch=found, outcome=outcome, step=waiting)


def _tray(request: Request) -> Tray:
    tray: Tray = request.app.state.tray
    return tray
