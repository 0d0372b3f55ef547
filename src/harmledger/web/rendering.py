"""Pages: templates filled in the reader's language, every word of a report escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.routing import Match

from harmledger import pipeline
from harmledger.ledger import Ledger
from harmledger.model.person import Deed, Person
from harmledger.model.vocabulary import terms
from harmledger.publishing.characters import clean
from harmledger.web import hiding, language
from harmledger.web.access import known_visitor, visitor_of
from harmledger.web.saying import Saying
from harmledger.web.telling import Telling

KEYS = "keys"
"""The cookie that says `off` where single keys are to do nothing."""


class Pages:
    """The templates, and how they are filled."""

    def __init__(self) -> None:
        self._templates = {spoken: _environment(spoken) for spoken in language.LANGUAGES}

    def page(self, request: Request, template: str, *, status_code: int = 200, **values: Any) -> Response:
        """Return a page in the language that the reader chose or the browser asks for."""
        visitor = visitor_of(request)
        text = (
            self._templates[language.of(request)]
            .get_template(template)
            .render(
                values,
                here=here(request),
                query=request.url.query if request.method == "GET" else "",
                names_hidden=hiding.is_on(request),
                keys=request.cookies.get(KEYS) != "off",
                person=visitor and visitor.person,
                form_token=visitor and visitor.form_token,
                signed_in=visitor and visitor.signed_in,
            )
        )
        return HTMLResponse(text, status_code=status_code)


def _environment(spoken: str) -> Environment:
    """Return the templates with all that they need to speak a language, in macros too."""
    templates = Environment(
        loader=PackageLoader("harmledger.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printed,
    )
    translate = language.translator(spoken)
    saying, telling = Saying(translate), Telling(translate)
    templates.globals.update(
        _=translate,
        language=spoken,
        direction=language.direction(spoken),
        number=saying.number,
        day=saying.day,
        days=saying.days,
        month=saying.month,
        count=saying.count,
        label=label,
        called=telling.report,
        said=telling.said,
        explained=partial(explained, translate),
        zip=zip,
    )
    return templates


def here(request: Request) -> str:
    """Return the path of this page, or, where a form's answer is its own page, of the page above it."""
    path = request.url.path
    while path and not any(
        route.matches({"type": "http", "method": "GET", "path": path})[0] is Match.FULL
        for route in request.app.routes
    ):
        path = path.rpartition("/")[0]
    return path or "/"


class Workbench:
    """The ledger that is worked on, and who works on it: made anew for each request."""

    def __init__(self, *, folder: Path, person: Person, pages: Pages) -> None:
        self.folder = folder
        self.person = person
        self.page = pages.page

    @contextmanager
    def ledger(self, *, writing: bool = False) -> Iterator[Ledger]:
        """Open the ledger, to decide in it if `writing`."""
        with pipeline.existing(self.folder, writing=writing) as ledger:
            yield ledger

    def may(self, deed: Deed) -> bool:
        """Whether the role of whoever asks is enough for `deed`."""
        return self.person.may(deed)


def _printed(value: object) -> object:
    """Print nothing for None, and take from a report's words what could steer the page."""
    if value is None:
        return ""
    return clean(value) if type(value) is str else value


def explained(translate: Callable[[str], str], reason: str) -> Markup:
    """Return why something was refused: what we have no words for is marked as the English that it is.

    Reasons are kept as text, often one within another: `line 3: no report: the text is empty`.
    """
    parts = (reason,) if translate(reason) != reason else reason.partition(": ")
    return Markup().join(map(partial(_or_english, translate), filter(None, parts)))


def _or_english(translate: Callable[[str], str], words: str) -> Markup:
    translated = translate(words)
    if translated != words or words == ": ":
        return escape(translated)
    return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(clean(words))


def label(vocabulary: str, code: str | None) -> str:
    """Return what a code is called."""
    return "" if code is None else terms(vocabulary)[code].label


def pages_of(request: Request) -> Pages:
    """Return what makes the pages of the application that was asked."""
    pages: Pages = request.app.state.pages
    return pages


def _of(request: Request) -> Workbench:
    folder: Path = request.app.state.folder
    return Workbench(folder=folder, person=known_visitor(request).person, pages=pages_of(request))


OnBench = Annotated[Workbench, Depends(_of)]
"""A route's parameter that gets the workbench."""
