"""The application: routes, access and pages over the ledger in one folder."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.staticfiles import StaticFiles

from harmledger.errors import HarmledgerError
from harmledger.web import (
    account,
    adding,
    claiming,
    deciding,
    editing,
    exporting,
    inbox,
    incident,
    incidents,
    log,
    people,
    report,
    search,
    sign_in,
    tallies,
)
from harmledger.web.access import Access, Door
from harmledger.web.rendering import Pages, pages_of

STATIC = Path(__file__).with_name("static")
_PAGES = (
    incidents,
    incident,
    deciding,
    editing,
    inbox,
    report,
    claiming,
    search,
    tallies,
    log,
    adding,
    exporting,
)
_TEAM_PAGES = (sign_in, account, people)


def create_app(folder: Path, access: Access) -> FastAPI:
    """Return the workbench over the ledger in `folder`, for those whom `access` lets in."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.folder = folder
    app.state.access = access
    app.state.pages = Pages()
    app.middleware("http")(Door(access))
    app.add_exception_handler(HarmledgerError, _explain)
    app.add_exception_handler(HTTPException, _explain)
    for page in (*_PAGES, *_TEAM_PAGES):
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def _explain(request: Request, error: Exception) -> Response:
    """Answer a call that cannot be carried out with why not, and what to do."""
    pages = pages_of(request)
    if isinstance(error, HTTPException):
        return pages.page(request, "error.html", status_code=error.status_code, error=error.detail)
    return pages.page(request, "error.html", status_code=409, error=str(error))
