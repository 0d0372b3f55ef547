"""The page where files are added, and what became of each."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePath
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response, UploadFile

from harmledger import pipeline
from harmledger.web.access import changes
from harmledger.web.rendering import OnBench

router = APIRouter()


@router.get("/add")
def form(request: Request, bench: OnBench) -> Response:
    """Show the form."""
    return bench.page(request, "add.html", done=None)


@router.post("/add", dependencies=[changes("add")])
def add(
    request: Request,
    bench: OnBench,
    files: Annotated[list[UploadFile] | None, Form()] = None,
    text: Annotated[str, Form()] = "",
) -> Response:
    """Take files and pasted text into the ledger, and say what was taken and what was refused."""
    with tempfile.TemporaryDirectory(prefix="added-", dir=bench.folder) as folder:
        inputs = Path(folder)
        for number, file in enumerate(files or ()):
            if file.filename:
                name = PurePath(file.filename.replace("\\", "/")).name or "file"
                (inputs / f"{number:04d}").mkdir()
                (inputs / f"{number:04d}" / name).write_bytes(file.file.read())
        if text.strip():
            (inputs / "pasted.txt").write_text(text, encoding="utf-8")
        done = pipeline.run([str(inputs)], bench.folder, by=bench.person.name)
    return bench.page(request, "add.html", done=done)
