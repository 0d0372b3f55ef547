"""Pages: templates filled in the reader's language, every word of a report escaped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from harmledger import pipeline
from harmledger.ledger import Ledger
from harmledger.model.vocabulary import terms
from harmledger.publishing.characters import clean
from harmledger.web import language
from harmledger.web.access import Access


class Workbench:
    """The ledger that is worked on, who works on it, and how its pages are made."""

    def __init__(self, *, folder: Path, by: str, access: Access) -> None:
        self.folder = folder
        self.by = by
        self.access = access
        self._templates = Environment(
            loader=PackageLoader("harmledger.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_printed,
        )
        self._templates.globals["label"] = label

    @contextmanager
    def ledger(self, *, writing: bool = False) -> Iterator[Ledger]:
        """Open the ledger; LedgerError if another process writes to it."""
        with pipeline.existing(self.folder, writing=writing) as ledger:
            yield ledger

    def page(self, request: Request, template: str, *, status_code: int = 200, **values: Any) -> Response:
        """Return a page in the language that the reader chose or the browser asks for."""
        spoken = language.of(request)
        text = self._templates.get_template(template).render(
            values,
            _=language.translator(spoken),
            language=spoken,
            direction=language.direction(spoken),
            form_token=self.access.form_token,
            here=str(request.url.path),
            by=self.by,
        )
        return HTMLResponse(text, status_code=status_code)


def _printed(value: object) -> object:
    """Print nothing for None, and take from a report's words what could steer the page."""
    if value is None:
        return ""
    return clean(value) if type(value) is str else value


def label(vocabulary: str, code: str | None) -> str:
    """Return what a code is called."""
    return "" if code is None else terms(vocabulary)[code].label


def _of(request: Request) -> Workbench:
    workbench: Workbench = request.app.state.workbench
    return workbench


OnBench = Annotated[Workbench, Depends(_of)]
"""A route's parameter that gets the workbench."""
