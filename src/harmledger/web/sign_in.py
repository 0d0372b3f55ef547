"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from harmledger.errors import SignInError
from harmledger.model import Message, told_by
from harmledger.web.access import changes, source_of, visitor_of
from harmledger.web.access_by_session import SIGN_IN, OnTeam
from harmledger.web.addresses import ours
from harmledger.web.rendering import pages_of

router = APIRouter()


class Credentials(BaseModel):
    """What someone says to be let in, and where they wanted to go."""

    name: str = ""
    password: str = ""
    to: str = "/"


@router.get(SIGN_IN)
def form(request: Request, access: OnTeam, to: str = "/") -> Response:
    """Ask for a name and a password; who is signed in already is led on."""
    if visitor_of(request) is not None:
        return RedirectResponse(ours(to), status_code=303)
    return _page(request, Credentials(to=to))


@router.post(SIGN_IN)
def sign_in(request: Request, access: OnTeam, given: Annotated[Credentials, Form()]) -> Response:
    """Let someone in, with a new token whatever the browser had before."""
    try:
        token = access.team.sign_in(given.name, given.password, source_of(request))
    except SignInError as error:
        return _page(request, given, problem=told_by(error), status_code=403)
    access.team.sign_out(access.token(request))
    return access.let_in(token, ours(given.to))


@router.post("/sign-out", dependencies=[changes("look")])
def sign_out(request: Request, access: OnTeam) -> Response:
    """End this session."""
    access.team.sign_out(access.token(request))
    return access.let_out()


def _page(
    request: Request, given: Credentials, *, problem: Message | None = None, status_code: int = 200
) -> Response:
    return pages_of(request).page(
        request,
        "sign_in.html",
        status_code=status_code,
        problem=problem,
        name=given.name,
        to=ours(given.to),
    )
