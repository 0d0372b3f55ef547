"""What reviewers decide on the pages: each form becomes one decision in the log."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from harmledger import pipeline
from harmledger.errors import HarmledgerError
from harmledger.ledger import Ledger
from harmledger.model import Message, say, told_by
from harmledger.model.decision import (
    Accept,
    AnyAction,
    Apart,
    Merge,
    Note,
    Reject,
    SetGrade,
    SetPolicy,
    Split,
    Undo,
)
from harmledger.publishing.decisions import describe
from harmledger.web import incident
from harmledger.web.access import changes, check_may
from harmledger.web.addresses import ours
from harmledger.web.rendering import OnBench, Workbench
from harmledger.web.sent import Refused, Sent

router = APIRouter()

_SEE_OTHER = 303


class Decided(Sent):
    """What a form says: the action, its one word or text, and the accounts it names."""

    action: str
    value: str = ""
    accounts: tuple[str, ...] = ()
    back: str = ""
    """The page that asked; the incident's own, if it is empty."""


def _accounts(ledger: Ledger, form: Decided) -> tuple[str, ...]:
    """Return the accounts of the other incident that the form names by its id or its page's address."""
    name = re.split(r"[?#]", form.value.strip())[0].rpartition("/")[2]
    return pipeline.state(ledger, name).accounts


Make = Callable[[Ledger, str, Decided], AnyAction]

_ACTIONS: Mapping[str, Make] = {
    "accept": lambda _, name, form: Accept(incident=name),
    "reject": lambda _, name, form: Reject(incident=name),
    "grade": lambda _, name, form: SetGrade(incident=name, grade=form.value),
    "policy": lambda _, name, form: SetPolicy(incident=name, policy=form.value),
    "note": lambda _, name, form: Note(incident=name, text=form.value),
    "split": lambda _, name, form: Split(incident=name, accounts=form.accounts),
    "merge": lambda ledger, name, form: Merge(incident=name, accounts=_accounts(ledger, form)),
    "apart": lambda ledger, name, form: Apart(incident=name, accounts=_accounts(ledger, form)),
}


@router.post("/incidents/{name}/decisions", dependencies=[changes("note")])
def decide(name: str, request: Request, bench: OnBench, form: Annotated[Decided, Form()]) -> Response:
    """Take a decision, unless someone decided something of the incident since the page was made."""
    check_may(bench.person, "note" if form.action == "note" else "decide")
    if form.action not in _ACTIONS:
        refused = Refused(say("No such decision."), form)
        return incident.page(request, bench, name, refused=refused, status_code=400)
    make = _ACTIONS[form.action]
    answer = take(request, bench, name, lambda ledger: make(ledger, name, form), form)
    if form.back and answer.status_code == _SEE_OTHER:
        return RedirectResponse(ours(form.back, "/inbox"), status_code=_SEE_OTHER)
    return answer


def take(
    request: Request,
    bench: Workbench,
    name: str,
    make: Callable[[Ledger], AnyAction],
    form: Sent,
) -> Response:
    """Log the action that `make` makes, unless something was decided of the incident since the form's page.

    Lead to the incident as it then is, or say on its page why nothing was taken, with what was sent.
    """
    try:
        with bench.ledger(writing=True) as ledger, ledger.transaction():
            news = _since(ledger, name, form.seen)
            if not news:
                pipeline.decide(ledger, make(ledger), by=bench.person.name, reason=form.reason)
                return _to(pipeline.state(ledger, name).id)
            why = say("Decided meanwhile: {:;}. Nothing of yours was taken: look, and decide again.", news)
            refused = Refused(why, form, overtaken=True)
    except HarmledgerError as error:
        refused = Refused(told_by(error), form)
    return incident.page(request, bench, name, refused=refused, status_code=409)


def _since(ledger: Ledger, name: str, seen: int) -> tuple[Message, ...]:
    """Return what has been decided of the incident after the first `seen` decisions, in words."""
    bearing = pipeline.state(ledger, name).decisions
    later = [d for d in ledger.decisions(after=seen) if d.number in bearing]
    return tuple(say("{}, by {}", describe(decision), decision.by) for decision in later)


def _to(name: str) -> Response:
    return RedirectResponse(f"/incidents/{name}", status_code=_SEE_OTHER)


class Undone(BaseModel):
    """What the form of an undo says."""

    back: str = "/log"


@router.post("/decisions/{number}/undo", dependencies=[changes("decide")])
def undo(number: int, bench: OnBench, form: Annotated[Undone, Form()]) -> Response:
    """Let an earlier decision no longer hold."""
    _undo(bench, number)
    return RedirectResponse(ours(form.back, "/log"), status_code=303)


def _undo(bench: Workbench, number: int) -> None:
    with bench.ledger(writing=True) as ledger:
        pipeline.decide(ledger, Undo(decision=number), by=bench.person.name)
