"""The page that says which keys do what, and lets a reader turn them off."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from harmledger.web.addresses import ours
from harmledger.web.rendering import KEYS, OnBench

router = APIRouter()


@router.get("/help")
def show(request: Request, bench: OnBench) -> Response:
    """Show the keys."""
    return bench.page(request, "help.html")


@router.get("/keys/{chosen}")
def choose(chosen: str, back: str = "/help") -> Response:
    """Keep whether single keys do something, as speech input and other software may press them unasked."""
    response = RedirectResponse(ours(back), status_code=303)
    if chosen in {"on", "off"}:
        response.set_cookie(KEYS, chosen, httponly=True, samesite="strict", path="/")
    return response
