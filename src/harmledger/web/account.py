"""The page of one's own account, where one changes one's password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel

from harmledger.errors import PasswordError, SignInError
from harmledger.model import Message, say, told_by
from harmledger.pipeline.passwords import LEAST
from harmledger.web.access import changes, source_of
from harmledger.web.access_by_session import OnTeam
from harmledger.web.rendering import OnBench, Workbench

router = APIRouter()


class Change(BaseModel):
    """The password that holds, and twice the one that shall."""

    old: str = ""
    new: str = ""
    again: str = ""


@router.get("/account")
def show(request: Request, access: OnTeam, bench: OnBench) -> Response:
    """Show who one is, and ask for a new password."""
    return _page(request, bench)


@router.post("/account", dependencies=[changes("look")])
def change(request: Request, access: OnTeam, bench: OnBench, given: Annotated[Change, Form()]) -> Response:
    """Let a new password hold: it ends all other sessions, and begins this one anew."""
    if given.new != given.again:
        return _page(request, bench, again=say("These two are not the same."))
    try:
        token = access.team.change_password(bench.person, given.old, given.new, source_of(request))
    except SignInError as error:
        return _page(request, bench, old=told_by(error))
    except PasswordError as error:
        return _page(request, bench, new=told_by(error))
    return access.let_in(token, "/account?done=1")


def _page(request: Request, bench: Workbench, **problems: Message) -> Response:
    """Return the page, each problem at its field."""
    return bench.page(
        request,
        "account.html",
        status_code=400 if problems else 200,
        problems=problems,
        done="done" in request.query_params,
        least=LEAST,
    )
