"""The page of all incidents: a table over one filter, whose address can be shared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from harmledger import pipeline
from harmledger.ledger.folding import folded_words
from harmledger.pipeline import Incident
from harmledger.web import map_drawing
from harmledger.web.addresses import ours
from harmledger.web.language import COOKIE, LANGUAGES
from harmledger.web.rendering import OnBench

router = APIRouter()


class Filter(BaseModel):
    """Which incidents are shown, and in which order; what is empty asks for nothing."""

    q: str = ""
    earliest: str = ""
    latest: str = ""
    event: str = ""
    grade: str = ""
    status: str = ""
    disputed: bool = False
    sort: str = "date"

    def holds(self, incident: Incident) -> bool:
        """Whether the incident is one of those asked for."""
        found, state = incident.assessment, incident.state
        return (
            (not self.event or found.event_type == self.event)
            and (not self.grade or (state.grade or found.grade.code) == self.grade)
            and (not self.status or state.status == self.status)
            and (not self.disputed or bool(found.disagreements))
            and self._is_in_days(incident)
            and set(folded_words(self.q)) <= set(folded_words(_words(incident)))
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


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _words(incident: Incident) -> str:
    """Return what the free words of the filter are sought in."""
    found = incident.assessment
    named = [victim.name for account in incident.accounts for victim in account.victims]
    titles = [report.title or "" for report in incident.reports.values()]
    place = found.place.place.name if found.place else ""
    return " ".join([incident.state.id, place, *found.actors, *named, *titles])


def _killed(incident: Incident) -> int:
    figure = incident.assessment.headline("killed")
    return -1 if figure is None else figure.range.high or figure.range.low


_ORDERS: Mapping[str, Callable[[Incident], tuple[object, ...]]] = {
    "date": lambda i: (str(i.assessment.date.interval.earliest) if i.assessment.date else "9999",),
    "place": lambda i: (i.assessment.place.place.name if i.assessment.place else "\uffff",),
    "killed": lambda i: (-_killed(i),),
    "origins": lambda i: (-len(i.assessment.origins),),
    "grade": lambda i: (i.state.grade or i.assessment.grade.code,),
}
"""What the table can be sorted by."""


@router.get("/")
def first() -> Response:
    """Lead to the incidents."""
    return RedirectResponse("/incidents", status_code=303)


@router.get("/incidents")
def listing(request: Request, bench: OnBench, asked: Annotated[Filter, Query()]) -> Response:
    """Show the incidents of the filter, and how many of them have no place."""
    with bench.ledger() as ledger:
        known = list(pipeline.incidents(ledger, rejected=True))
    standing = [i for i in known if i.state.status != "rejected" or asked.status == "rejected"]
    shown = sorted(filter(asked.holds, standing), key=_ORDERS.get(asked.sort, _ORDERS["date"]))
    return bench.page(
        request,
        "incidents.html",
        asked=asked,
        shown=shown,
        total=len(standing),
        unplaced=sum(i.assessment.place is None for i in shown),
        map=map_drawing.draw(shown),
        events=_codes(known, lambda i: i.assessment.event_type),
        grades=_codes(known, lambda i: i.state.grade or i.assessment.grade.code),
        orders=list(_ORDERS),
    )


def _codes(incidents: Sequence[Incident], of: Callable[[Incident], str]) -> list[str]:
    return sorted({of(incident) for incident in incidents})


@router.get("/language/{chosen}")
def speak(chosen: str, request: Request) -> Response:
    """Keep the reader's language, and lead back."""
    response = RedirectResponse(ours(request.query_params.get("back", "/")), status_code=303)
    if chosen in LANGUAGES:
        response.set_cookie(COOKIE, chosen, samesite="strict", path="/")
    return response
