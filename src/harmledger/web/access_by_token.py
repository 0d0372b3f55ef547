"""One person's way in: whoever opens the address that `serve` prints gets a cookie, and is that person."""

from __future__ import annotations

import secrets

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from harmledger.model.person import Person
from harmledger.web.access import Visitor, same, turn_away, visitor_of

COOKIE = "harmledger"
_OPEN = "/open"


class ByToken:
    """The secrets of one start of the workbench, for the person called `by`, who may do all."""

    def __init__(self, by: str) -> None:
        self.token = secrets.token_urlsafe(24)
        """What the address has that `serve` prints."""
        self.form_token = secrets.token_urlsafe(24)
        """What every form carries."""
        self._visitor = Visitor(person=Person(name=by, role="admin"), form_token=self.form_token)

    def address(self, base: str) -> str:
        """Return the address that opens the workbench, which is served at `base`."""
        return f"{base}{_OPEN}?token={self.token}"

    def visitor(self, request: Request) -> Visitor | None:
        """Return the one person, if the request has the cookie."""
        return self._visitor if same(request.cookies.get(COOKIE, ""), self.token) else None

    def at_the_door(self, request: Request) -> Response | None:
        """Give the cookie to who has the address; say to all others where it is to be found."""
        if request.url.path == _OPEN:
            return self._open(request)
        if visitor_of(request) is None:
            return turn_away(request, "Open the address that `harmledger serve` printed.", 403)
        return None

    def _open(self, request: Request) -> Response:
        if not same(request.query_params.get("token", ""), self.token):
            return turn_away(request, "This address is of another start: take the latest.", 403)
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(COOKIE, self.token, httponly=True, samesite="strict", path="/")
        return response
