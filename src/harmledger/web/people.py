"""The page where an admin says who works on the ledger, and in which role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from harmledger.errors import LedgerError, PasswordError
from harmledger.model import Message, told_by
from harmledger.model.person import ROLES
from harmledger.pipeline.passwords import LEAST
from harmledger.pipeline.team import Team
from harmledger.web.access import changes, check_may
from harmledger.web.access_by_session import BySession, OnTeam
from harmledger.web.rendering import OnBench, Workbench

router = APIRouter()


_LATEST = 50
"""How many attempts to sign in are listed; `harmledger people log` lists all."""


class Given(BaseModel):
    """What a form says of a person."""

    name: str = ""
    role: str = ""
    password: str = ""


_CHANGES: Mapping[str, Callable[[Team, Given], object]] = {
    "add": lambda team, given: team.add(given.name, given.role, given.password),
    "role": lambda team, given: team.set_role(given.name, given.role),
    "password": lambda team, given: team.set_password(given.name, given.password),
    "sessions": lambda team, given: team.sign_out_everywhere(given.name),
    "remove": lambda team, given: team.remove(given.name),
}


@router.get("/people")
def show(request: Request, access: OnTeam, bench: OnBench) -> Response:
    """Show everyone with their roles."""
    check_may(bench.person, "people")
    return _page(request, access, bench)


@router.post("/people/{change}", dependencies=[changes("people")])
def take(
    change: str, request: Request, access: OnTeam, bench: OnBench, given: Annotated[Given, Form()]
) -> Response:
    """Change one thing of one person."""
    if change not in _CHANGES:
        raise HTTPException(status_code=404, detail="No such change.")
    try:
        _CHANGES[change](access.team, given)
    except LedgerError as error:
        field = "password" if isinstance(error, PasswordError) else "name"
        return _page(request, access, bench, problem=told_by(error), at=(change, field), given=given)
    return RedirectResponse("/people", status_code=303)


def _page(
    request: Request,
    access: BySession,
    bench: Workbench,
    *,
    problem: Message | None = None,
    at: tuple[str, str] = ("", ""),
    given: Given | None = None,
) -> Response:
    """Return the page; a problem stands at the form and field where it arose, with what was given."""
    return bench.page(
        request,
        "people.html",
        status_code=400 if problem else 200,
        people=access.team.people(),
        sign_ins=access.team.sign_ins(_LATEST),
        roles=ROLES,
        least=LEAST,
        problem=problem,
        at=at,
        given=given or Given(),
    )
