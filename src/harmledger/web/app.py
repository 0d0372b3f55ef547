"""The application: routes, access and pages over the ledger in one folder."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi import HTTPException as OurRefusal
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from harmledger.errors import HarmledgerError
from harmledger.model import Message, say, told_by
from harmledger.web import (
    account,
    adding,
    claiming,
    deciding,
    editing,
    exporting,
    failing,
    helping,
    hiding,
    inbox,
    incident,
    incidents,
    log,
    maps,
    people,
    report,
    search,
    sign_in,
    sources,
    tallies,
)
from harmledger.web.access import Access, Door
from harmledger.web.rendering import Pages, pages_of
from harmledger.web.tray import Tray

STATIC = Path(__file__).with_name("static")
LEAFLET = str(files("xstatic.pkg.leaflet") / "data")
_PAGES = (
    incidents,
    incident,
    deciding,
    editing,
    inbox,
    report,
    claiming,
    sources,
    search,
    tallies,
    log,
    adding,
    exporting,
    hiding,
    maps,
    helping,
)
_TEAM_PAGES = (sign_in, account, people)
_REFUSED = {
    400: "What was sent is broken, or cut short: nothing of it was taken.",
    404: "There is no page at this address.",
    405: "This page cannot be asked for in this way.",
}
"""What we say where the framework refuses of its own accord."""


class Kept(StaticFiles):
    """Files that a browser keeps, and asks before each use whether they are still the same."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return the file, or that it is the same."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


def create_app(folder: Path, access: Access) -> FastAPI:
    """Return the workbench over the ledger in `folder`, for those whom `access` lets in."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.state.folder = folder
    app.state.access = access
    app.state.pages = Pages()
    app.state.tray = Tray(folder)
    app.middleware("http")(Door(access))
    app.add_middleware(failing.Guard)
    app.add_exception_handler(HarmledgerError, _explain)
    app.add_exception_handler(HTTPException, _explain)
    app.add_exception_handler(RequestValidationError, _explain)
    for page in (*_PAGES, *_TEAM_PAGES):
        app.include_router(page.router)
    app.mount("/static", Kept(directory=STATIC), name="static")
    app.mount("/leaflet", Kept(directory=LEAFLET), name="leaflet")
    return app


def _explain(request: Request, error: Exception) -> Response:
    """Answer a call that cannot be carried out with why not, and what to do."""
    code, why = 409, told_by(error)
    if isinstance(error, HTTPException):
        code = error.status_code
        why = say(error.detail if isinstance(error, OurRefusal) else _REFUSED.get(code, error.detail))
    elif isinstance(error, RequestValidationError):
        code, why = 422, _unreadable(error)
    return pages_of(request).page(request, "error.html", status_code=code, error=why)


def _unreadable(error: RequestValidationError) -> Message:
    """Say which values of an address or of a form cannot be read."""
    names = dict.fromkeys(str(each["loc"][-1]) for each in error.errors())
    return say(
        "What this address or form says for {} cannot be read: go back, and see what stands there.",
        tuple(names),
    )
