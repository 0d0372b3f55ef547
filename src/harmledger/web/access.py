"""Who is let in, and what they may change: the door that every request and every form goes through.

How one is known is an `Access`: by the address of this start (`access_by_token`) or by signing in
(`access_by_session`). Whichever it is, a change needs a form of ours, sent from one of our pages, by someone
whose role allows it; and a page may load nothing from elsewhere and run no script that stands in it, so that
hostile words in a report stay words.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from harmledger.errors import LedgerError
from harmledger.model.person import Deed, Person
from harmledger.model.record import Record
from harmledger.web import language

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # with none at all, browsers send forms without their origin
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_NOT_ALLOWED = "Your role does not allow this."
_OLD_FORM = "This form is an old one: load its page again."
_UNKNOWN = "You are not signed in."
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

_BARE = Markup(
    '<!DOCTYPE html>\n<html lang="{}" dir="{}">\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title} - harmledger</title>\n<main><h1>{title}</h1><p>{}</p></main>\n"
)

_LOG = logging.getLogger(__name__)

Next = Callable[[Request], Awaitable[Response]]


class Visitor(Record, frozen=True):
    """Someone who was let in, and the secret that all forms of theirs carry."""

    person: Person
    form_token: str
    signed_in: bool = False
    """Whether they have an account, from which they can sign out."""


class Access(Protocol):
    """A way to know who asks."""

    def visitor(self, request: Request) -> Visitor | None:
        """Return who asks, or None if that is not known; LedgerError if it cannot be found out."""

    def at_the_door(self, request: Request) -> Response | None:
        """Answer at the door, or return None for what may go on: what is open to all, or to who asks."""


class Door:
    """Lets in whom `access` knows, and sends every answer with the policy for pages."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def __call__(self, request: Request, go_on: Next) -> Response:
        """Answer the request."""
        return guarded(await self._answer(request, go_on))

    async def _answer(self, request: Request, go_on: Next) -> Response:
        request.state.visitor = None
        if request.method not in _SAFE and not _is_from_here(request):
            return turn_away(request, "This form stands on another site: nothing of it was taken.", 403)
        try:
            request.state.visitor = await run_in_threadpool(self._access.visitor, request)
        except LedgerError as error:
            _LOG.error("%s", error)
            return turn_away(request, "It cannot be looked up who you are: try again.", 503)
        return self._access.at_the_door(request) or await go_on(request)


def guarded(response: Response) -> Response:
    """Return an answer with the policy for pages."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def turn_away(request: Request, why: str, code: int) -> Response:
    """Answer in a bare page of the reader's language: any other would need what they may not have."""
    spoken = language.of(request)
    translate = language.translator(spoken)
    said = _BARE.format(
        spoken, language.direction(spoken), translate(why), title=translate("This cannot be done")
    )
    return HTMLResponse(said, status_code=code)


def _is_from_here(request: Request) -> bool:
    """Whether a page of ours sent this form, as far as the browser says; what is no browser says nothing.

    https://words.filippo.io/csrf/ has the rule, and which browsers say what.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def visitor_of(request: Request) -> Visitor | None:
    """Return who was let in with this request, or None on a page that is open to anyone."""
    visitor: Visitor | None = request.state.visitor
    return visitor


def source_of(request: Request) -> str:
    """Return the address that a request comes from, as far as the server knows."""
    return request.client.host if request.client else ""


def known_visitor(request: Request) -> Visitor:
    """Return who was let in with this request."""
    visitor = visitor_of(request)
    if visitor is None:
        raise HTTPException(status_code=403, detail=_UNKNOWN)
    return visitor


def check_may(person: Person, deed: Deed) -> None:
    """Refuse what the person's role does not allow."""
    if not person.may(deed):
        raise HTTPException(status_code=403, detail=_NOT_ALLOWED)


def changes(deed: Deed) -> Any:
    """Return what every route that changes something depends on: that the form is ours and its sender may."""

    async def check(request: Request) -> None:
        visitor = known_visitor(request)
        check_may(visitor.person, deed)
        given = (await request.form()).get("form_token")
        if not (isinstance(given, str) and same(given, visitor.form_token)):
            raise HTTPException(status_code=403, detail=_OLD_FORM)

    return Depends(check)


def same(given: str, secret: str) -> bool:
    """Whether both are equal, found in a time that tells nothing of where they differ."""
    return secrets.compare_digest(given.encode(), secret.encode())
