"""Setting a single field of an incident, on an account's word, on the words of a report, or for a reason."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from harmledger import pipeline
from harmledger.errors import LedgerError
from harmledger.ledger import Ledger
from harmledger.model import say
from harmledger.model.decision import Edit
from harmledger.pipeline import written
from harmledger.web.access import changes
from harmledger.web.deciding import take
from harmledger.web.rendering import OnBench, Workbench
from harmledger.web.sent import Sent

router = APIRouter()


class Edited(Sent):
    """What a form sets a field to: as an account says, or to a value of its own, and what that rests on."""

    field: str = ""
    harm: str = ""
    group: str = ""
    """With `harm`, which figure is set, where no field is named."""
    said: str = ""
    """The account whose word is taken."""
    value: str = ""
    low: str = ""
    high: str = ""
    earliest: str = ""
    latest: str = ""
    report: str = ""
    words: str = ""

    @property
    def path(self) -> str:
        """The field that is set, as the export prints it."""
        return self.field or f"totals.{self.harm}.{self.group}"


@router.post("/incidents/{name}/edits", dependencies=[changes("decide")])
def edit(name: str, request: Request, bench: OnBench, form: Annotated[Edited, Form()]) -> Response:
    """Set a field, unless someone decided something of the incident since the page was made."""

    def make(ledger: Ledger) -> Edit:
        return _as_said(ledger, name, form) if form.said else _as_written(ledger, bench, name, form)

    return take(request, bench, name, make, form)


def _as_said(ledger: Ledger, name: str, form: Edited) -> Edit:
    """Return the edit that takes an account's word."""
    accounts = [a for a in pipeline.incident(ledger, name).accounts if a.id == form.said]
    for each in pipeline.said(accounts, form.path):
        report = accounts[0].report if each.span else None
        return Edit(incident=name, field=form.path, value=each.value, report=report, span=each.span)
    raise LedgerError(say("{} does not say it: choose another account, or write a value", form.said))


def _as_written(ledger: Ledger, bench: Workbench, name: str, form: Edited) -> Edit:
    """Return the edit to the value that the form has, on the words that it quotes."""
    report = ledger.report(form.report) if form.report and form.words.strip() else None
    return Edit(
        incident=name,
        field=form.path,
        value=_value(ledger, bench, form),
        report=report.id if report else None,
        span=pipeline.quote(report, form.words) if report else None,
    )


def _value(ledger: Ledger, bench: Workbench, form: Edited) -> object:
    match form.path.partition(".")[0]:
        case "totals":
            return written.between(form.low, form.high)
        case "date":
            return written.days(f"{form.earliest}/{form.latest or form.earliest}")
        case "place":
            return pipeline.place(ledger, bench.folder, form.value)
        case _:
            return written.value(form.path, form.value)
