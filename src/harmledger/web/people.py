"""The page where an admin says who works on the ledger, and in which role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from harmledger.errors import LedgerError, PasswordError
from harmledger.model.person import ROLES
from harmledger.pipeline.passwords import LEAST
from harmledger.pipeline.team import Team
from harmledger.web.access import changes, check_may
from harmledger.web.access_by_session import BySession, OnTeam
from harmledger.web.rendering import OnBench, Workbench

router = APIRouter()


_LATEST = 50
"""How many attempts to sign in are listed; `harmledger people log` lists all."""


class Said(BaseModel):
    """What a form says of a person."""

    name: str = ""
    role: str = ""
    password: str = ""


_CHANGES: Mapping[str, Callable[[Team, Said], object]] = {
    "add": lambda team, said: team.add(said.name, said.role, said.password),
    "role": lambda team, said: team.set_role(said.name, said.role),
    "password": lambda team, said: team.set_password(said.name, said.password),
    "sessions": lambda team, said: team.sign_out_everywhere(said.name),
    "remove": lambda team, said: team.remove(said.name),
}


@router.get("/people")
def show(request: Request, access: OnTeam, bench: OnBench) -> Response:
    """Show everyone with their roles."""
    check_may(bench.person, "people")
    return _page(request, access, bench)


@router.post("/people/{change}", dependencies=[changes("people")])
def take(
    change: str, request: Request, access: OnTeam, bench: OnBench, said: Annotated[Said, Form()]
) -> Response:
    """Change one thing of one person."""
    if change not in _CHANGES:
        raise HTTPException(status_code=404, detail="No such change.")
    try:
        _CHANGES[change](access.team, said)
    except LedgerError as error:
        field = "password" if isinstance(error, PasswordError) else "name"
        return _page(request, access, bench, problem=str(error), at=(change, field), said=said)
    return RedirectResponse("/people", status_code=303)


def _page(
    request: Request,
    access: BySession,
    bench: Workbench,
    *,
    problem: str = "",
    at: tuple[str, str] = ("", ""),
    said: Said | None = None,
) -> Response:
    """Return the page; a problem stands at the form and field where it arose, with what was said."""
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
        said=said or Said(),
    )
