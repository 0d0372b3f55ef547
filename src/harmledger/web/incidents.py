"""The page of all incidents: a table and a map over one filter, whose address can be shared."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from harmledger import pipeline
from harmledger.ledger import Wanted
from harmledger.web.addresses import ours
from harmledger.web.language import COOKIE, LANGUAGES
from harmledger.web.rendering import OnBench
from harmledger.web.tally_rows import CODES, TITLES

router = APIRouter()

_ROWS = 100
"""How many incidents a page has."""
COLUMNS = ("date", "place", "event", "killed", "injured", "grade", "origins", "differ", "status")
"""The columns of the table, by each of which it can be sorted; see `ledger.ORDERS`."""
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
    by: Literal["", "month", "place", "admin1", "country", "actor", "means"] = ""
    """What a tally is by, of which one row is shown."""
    key: str = ""
    """That row's key; empty is what has none."""
    disputed: bool = False
    sort: str = "date"
    """What the table is sorted by; with a minus before it, the other way round."""
    page: int = Field(default=1, ge=1, le=1_000_000)

    def wanted(self) -> Wanted:
        """Return what the filter asks the ledger for."""
        return Wanted(
            words=self.q,
            earliest=_day(self.earliest),
            latest=_day(self.latest),
            place=self.place,
            actor=self.actor,
            means=self.means,
            event_type=self.event,
            grade=self.grade,
            status=self.status,
            row=(self.by, self.key) if self.by else None,
            disputed=self.disputed,
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


@router.get("/")
def first() -> Response:
    """Lead to the incidents."""
    return RedirectResponse("/incidents", status_code=303)


@router.get("/incidents")
def listing(request: Request, bench: OnBench, asked: Annotated[Filter, Query()]) -> Response:
    """Show the incidents of the filter, and how many of them have no place."""
    with bench.ledger() as ledger:
        start = (asked.page - 1) * _ROWS
        found = pipeline.listing(ledger, asked.wanted(), asked.sort, offset=start, limit=_ROWS)
        choices = ledger.choices()
    return bench.page(
        request,
        "incidents.html",
        asked=asked,
        rows=found.shown,
        shown=found.matching,
        pages=max(1, -(-found.matching // _ROWS)),
        total=found.total,
        unplaced=found.unplaced,
        choices=choices,
        columns=COLUMNS,
        numbers=_NUMBERS,
        titles=TITLES,
        codes=CODES,
    )


@router.get("/language/{chosen}")
def speak(chosen: str, request: Request) -> Response:
    """Keep the reader's language, and lead back."""
    response = RedirectResponse(ours(request.query_params.get("back", "/")), 303)
    if chosen in LANGUAGES:
        response.set_cookie(COOKIE, chosen, samesite="strict", path="/")
    return response
