"""The page of all incidents: a table and a map over one filter, whose address can be shared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from harmledger import pipeline
from harmledger.ledger import Ledger
from harmledger.ledger.folding import folded_words
from harmledger.pipeline import Incident
from harmledger.web.addresses import ours
from harmledger.web.language import COOKIE, LANGUAGES
from harmledger.web.rendering import OnBench

router = APIRouter()

_ROWS = 100
"""How many incidents a page has."""
_NUMBERS = frozenset({"killed", "injured", "origins", "differ"})
"""The columns that hold numbers."""


class Filter(BaseModel):
    """Which incidents are shown, in which order, from which page on; what is empty asks for nothing."""

    q: str = ""
    earliest: str = ""
    latest: str = ""
    place: str = ""
    actor: str = ""
    means: str = ""
    event: str = ""
    grade: str = ""
    status: str = ""
    disputed: bool = False
    sort: str = "date"
    """What the table is sorted by; with a minus before it, the other way round."""
    page: int = Field(default=1, ge=1)

    def holds(self, incident: Incident) -> bool:
        """Whether the incident is one of those asked for."""
        found, state = incident.assessment, incident.state
        return (
            (not self.event or found.event_type == self.event)
            and (not self.grade or (state.grade or found.grade.code) == self.grade)
            and (not self.status or state.status == self.status)
            and (not self.means or found.means == self.means)
            and (not self.disputed or bool(found.disagreements))
            and self._is_in_days(incident)
            and _says(_place(incident), self.place)
            and _says(" ".join(found.actors), self.actor)
            and _says(_words(incident), self.q)
        )

    def _is_in_days(self, incident: Incident) -> bool:
        first, last = _day(self.earliest), _day(self.latest)
        if first is None and last is None:
            return True
        when = incident.assessment.date
        if when is None:
            return False
        return (first is None or when.interval.latest >= first) and (
            last is None or when.interval.earliest <= last
        )

    def words(self, **changed: object) -> str:
        """Return what stands after the question mark of this filter's address, with some of it changed."""
        return urlencode(self.model_copy(update=changed).model_dump(exclude_defaults=True))

    def turned(self, column: str) -> str:
        """Return the order that a column's heading asks for; of numbers the most come first."""
        if column in _NUMBERS:
            return column if self.sort == f"-{column}" else f"-{column}"
        return f"-{column}" if self.sort == column else column


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _says(text: str, sought: str) -> bool:
    return not sought or set(folded_words(sought)) <= set(folded_words(text))


def _place(incident: Incident) -> str:
    where = incident.assessment.place
    return where.place.name if where else ""


def _words(incident: Incident) -> str:
    """Return what the free words of the filter are sought in."""
    found = incident.assessment
    named = [victim.name for account in incident.accounts for victim in account.victims]
    titles = [report.title or "" for report in incident.reports.values()]
    return " ".join([incident.state.id, _place(incident), *found.actors, *named, *titles])


def _most(incident: Incident, harm: str) -> int | None:
    figure = incident.assessment.headline(harm)
    return None if figure is None else figure.range.high or figure.range.low


def _earliest(incident: Incident) -> str | None:
    when = incident.assessment.date
    return str(when.interval.earliest) if when else None


ORDERS: Mapping[str, Callable[[Incident], Any]] = {
    "date": _earliest,
    "place": lambda i: _place(i) or None,
    "event": lambda i: i.assessment.event_type,
    "killed": lambda i: _most(i, "killed"),
    "injured": lambda i: _most(i, "injured"),
    "grade": lambda i: i.state.grade or i.assessment.grade.code,
    "origins": lambda i: len(i.assessment.origins),
    "differ": lambda i: len(i.assessment.disagreements),
    "status": lambda i: i.state.status,
}
"""What the table can be sorted by: its columns, in their order. What is unknown comes last either way."""


@router.get("/")
def first() -> Response:
    """Lead to the incidents."""
    return RedirectResponse("/incidents", status_code=303)


@router.get("/incidents")
def listing(request: Request, bench: OnBench, asked: Annotated[Filter, Query()]) -> Response:
    """Show the incidents of the filter, and how many of them have no place."""
    with bench.ledger() as ledger:
        known = list(pipeline.incidents(ledger, rejected=True))
        shown = found(ledger, asked)
    start = (asked.page - 1) * _ROWS
    return bench.page(
        request,
        "incidents.html",
        asked=asked,
        rows=shown[start : start + _ROWS],
        shown=len(shown),
        pages=max(1, -(-len(shown) // _ROWS)),
        total=sum(i.state.status != "rejected" or asked.status == "rejected" for i in known),
        unplaced=sum(i.assessment.place is None for i in shown),
        choices={
            "place": _codes(known, _place),
            "actor": sorted({actor for i in known for actor in i.assessment.actors}),
            "means": _codes(known, lambda i: i.assessment.means or ""),
            "event": _codes(known, lambda i: i.assessment.event_type),
            "grade": _codes(known, lambda i: i.state.grade or i.assessment.grade.code),
        },
        columns=list(ORDERS),
        numbers=_NUMBERS,
    )


def found(ledger: Ledger, asked: Filter) -> list[Incident]:
    """Return the incidents of the filter, in its order; rejected ones only if it asks for them."""
    column = asked.sort.removeprefix("-")
    order = ORDERS.get(column, _earliest)
    shown = list(filter(asked.holds, pipeline.incidents(ledger, rejected=asked.status == "rejected")))
    ordered = sorted(
        (i for i in shown if order(i) is not None), key=order, reverse=asked.sort.startswith("-")
    )
    return [*ordered, *(i for i in shown if order(i) is None)]


def _codes(incidents: Sequence[Incident], of: Callable[[Incident], str]) -> list[str]:
    return sorted({of(incident) for incident in incidents} - {""})


@router.get("/language/{chosen}")
def speak(chosen: str, request: Request) -> Response:
    """Keep the reader's language, and lead back."""
    response = RedirectResponse(ours(request.query_params.get("back", "/")), 303)
    if chosen in LANGUAGES:
        response.set_cookie(COOKIE, chosen, samesite="strict", path="/")
    return response
