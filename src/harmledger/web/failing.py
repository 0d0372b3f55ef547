"""Where the program itself fails: a page that says so, and a log that says where, in no words of a report."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterator
from itertools import islice

from fastapi import Request, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from harmledger.web.access import guarded, turn_away
from harmledger.web.rendering import pages_of

_DEEP = 5
"""How many causes of causes are logged."""

_LOG = logging.getLogger(__name__)


class Guard:
    """Answers where an application breaks down; an answer that was begun stays broken off."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            mark = secrets.token_hex(4)
            _log(mark, error)
            if not begun:
                answer = guarded(_page(Request(scope), mark))
                await answer(scope, receive, send)


def _log(mark: str, error: BaseException) -> None:
    _LOG.error("failure %s\n%s", mark, "".join(_causes(error)))


def _causes(error: BaseException) -> Iterator[str]:
    """Yield of what kind an error is and where it arose, then what it arose from.

    What an error says is left out: it may quote a report, or what someone wrote.
    """
    for each in islice(_back_from(error), _DEEP):
        yield from traceback.format_tb(each.__traceback__)
        yield f"{type(each).__module__}.{type(each).__qualname__}\n"


def _back_from(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _page(request: Request, mark: str) -> Response:
    """Return the page that says so, or a bare one where even that cannot be made."""
    try:
        return pages_of(request).page(
            request, "failed.html", status_code=500, mark=mark, asked=request.method in {"GET", "HEAD"}
        )
    except Exception as error:
        _log(mark, error)
        return turn_away(request, "Something went wrong: the fault is the program's. Nothing is lost.", 500)
