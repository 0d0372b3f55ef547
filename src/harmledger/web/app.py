"""The application: routes, access and pages over the ledger in one folder."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles

from harmledger.errors import HarmledgerError
from harmledger.web import adding, deciding, inbox, incident, incidents, log, report, search, tallies
from harmledger.web.access import Access
from harmledger.web.rendering import Workbench

STATIC = Path(__file__).with_name("static")
_PAGES = (incidents, incident, deciding, inbox, report, search, tallies, log, adding)


def create_app(folder: Path, *, by: str, access: Access | None = None) -> FastAPI:
    """Return the workbench over the ledger in `folder`; decisions are logged under the name `by`."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    keys = access or Access()
    app.state.workbench = Workbench(folder=folder, by=by, access=keys)
    app.middleware("http")(keys.guard)
    app.add_exception_handler(HarmledgerError, _explain)
    for page in _PAGES:
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def _explain(request: Request, error: Exception) -> Response:
    """Answer a call that cannot be carried out with why not, and what to do."""
    workbench: Workbench = request.app.state.workbench
    return workbench.page(request, "error.html", status_code=409, error=str(error))
