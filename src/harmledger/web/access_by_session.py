"""A team's way in: each signs in by name and password, and their browser keeps a cookie until they sign out.

The cookie's token is made at sign-in and stands in no database, only its hash does; the token of the forms is
made from it, so that each session has another one.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from harmledger.pipeline.team import LONGEST, Team
from harmledger.web.access import Visitor, turn_away, visitor_of
from harmledger.web.rendering import pages_of

SIGN_IN = "/sign-in"
_OPEN = ("/static/", "/language/")
_MOST = 16_384
"""Bytes that someone unknown may send: a name and a password are shorter."""


class BySession:
    """Lets in whom `team` knows; `https` if browsers reach the workbench by https alone."""

    def __init__(self, team: Team, *, https: bool) -> None:
        self.team = team
        self._https = https
        # Browsers take a `__Host-` cookie from this host alone, by https alone.
        self._cookie = "__Host-harmledger" if https else "harmledger"

    def token(self, request: Request) -> str:
        """Return the token that the browser keeps, or nothing."""
        return request.cookies.get(self._cookie, "")

    def visitor(self, request: Request) -> Visitor | None:
        """Return who is signed in."""
        token = self.token(request)
        person = self.team.signed_in(token) if token else None
        if person is None:
            return None
        return Visitor(person=person, form_token=_form_token(token), signed_in=True)

    def at_the_door(self, request: Request) -> Response | None:
        """Lead who is not signed in to where they can; what they were about to change is not changed."""
        path = request.url.path
        if visitor_of(request) is not None or path.startswith(_OPEN):
            return None
        if path == SIGN_IN:
            return None if _is_short(request) else turn_away(request, "This is too long.", 413)
        if request.method not in {"GET", "HEAD"}:
            return pages_of(request).page(request, "signed_out.html", status_code=401)
        wanted = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?to={quote(wanted, safe='/')}", status_code=303)

    def let_in(self, token: str, to: str) -> Response:
        """Give the browser its token, and lead on."""
        response = RedirectResponse(to, status_code=303)
        response.set_cookie(
            self._cookie,
            token,
            max_age=int(LONGEST.total_seconds()),
            httponly=True,
            samesite="strict",
            secure=self._https,
            path="/",
        )
        return response

    def let_out(self) -> Response:
        """Take the token back, and lead to where one signs in."""
        response = RedirectResponse(SIGN_IN, status_code=303)
        response.delete_cookie(self._cookie, httponly=True, samesite="strict", secure=self._https, path="/")
        return response


def _form_token(token: str) -> str:
    return hmac.new(token.encode(), b"forms", hashlib.sha256).hexdigest()


def _is_short(request: Request) -> bool:
    """Whether what is sent says that it is short; the server holds it to that."""
    length = request.headers.get("content-length", "0" if request.method == "GET" else "")
    return length.isdecimal() and len(length) < 10 and int(length) <= _MOST


def _of(request: Request) -> BySession:
    access = request.app.state.access
    if not isinstance(access, BySession):
        raise HTTPException(status_code=404, detail="One person works here: there are no accounts.")
    return access


OnTeam = Annotated[BySession, Depends(_of)]
"""A route's parameter that gets the sessions, and the team whose they are."""
