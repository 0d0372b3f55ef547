"""Who may look and decide: a token of this start, a form's own token, and what pages may load.

Whoever opens the address that `serve` prints gets a cookie; nothing is answered without it. Every change asks
for the form's token too, which no other site can read. The policy lets a page load nothing from elsewhere and
run no script that stands in it, so that hostile words in a report stay words.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse

COOKIE = "harmledger"
_OPEN = "/open"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Next = Callable[[Request], Awaitable[Response]]


class Access:
    """The secrets of one start of the workbench."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        """What the address has that `serve` prints."""
        self.form_token = secrets.token_urlsafe(24)
        """What every form carries."""

    def address(self, base: str) -> str:
        """Return the address that opens the workbench, which is served at `base`."""
        return f"{base}{_OPEN}?token={self.token}"

    async def guard(self, request: Request, go_on: Next) -> Response:
        """Answer only those who have the token, and send every answer with the policy for pages."""
        response = await self._answer(request, go_on)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response

    async def _answer(self, request: Request, go_on: Next) -> Response:
        if request.url.path == _OPEN:
            return self._open(request)
        if not secrets.compare_digest(request.cookies.get(COOKIE, ""), self.token):
            return PlainTextResponse("Open the address that `harmledger serve` printed.", status_code=403)
        return await go_on(request)

    def _open(self, request: Request) -> Response:
        if not secrets.compare_digest(request.query_params.get("token", ""), self.token):
            return PlainTextResponse("This address is of another start: take the latest.", status_code=403)
        response = RedirectResponse("/", status_code=303)
        response.set_cookie(COOKIE, self.token, httponly=True, samesite="strict", path="/")
        return response

    def check_form(self, given: str) -> None:
        """Refuse a change that did not come from one of our forms."""
        if not secrets.compare_digest(given, self.form_token):
            raise HTTPException(status_code=403, detail="This form is of another start: load the page again.")
