"""Maps of incidents: what a browser's map asks for, and a drawing for a browser without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse
from msgspec.structs import replace
from pydantic import Field

from harmledger import pipeline
from harmledger.gazetteer import basemap
from harmledger.ledger import Location, Wanted
from harmledger.model import Place
from harmledger.web.cells import Spot, gather
from harmledger.web.incidents import Filter
from harmledger.web.map_drawing import HEIGHT, WIDTH, draw
from harmledger.web.rendering import OnBench

router = APIRouter()


class View(Filter):
    """What a map shows: the incidents of a filter, within a box of degrees, at a zoom of web maps."""

    south: float = -90
    west: float = -180
    north: float = 90
    east: float = 180
    zoom: int = Field(default=4, ge=0, le=20)

    def wanted(self) -> Wanted:
        """Return what the filter asks the ledger for, as far as its middle lies in the box."""
        return replace(super().wanted(), box=(self.south, self.west, self.north, self.east))


@router.get("/map.json")
def spots(bench: OnBench, asked: Annotated[View, Query()]) -> Response:
    """Return the spots in view."""
    with bench.ledger() as ledger:
        found = _places(ledger.locations(asked.wanted()))
    return _answer(gather(found, asked.zoom))


@router.get("/map.svg")
def drawing(request: Request, bench: OnBench, asked: Annotated[Filter, Query()]) -> Response:
    """Return a drawing of all incidents of the filter."""
    with bench.ledger() as ledger:
        found = _places(ledger.locations(asked.wanted()))
    return _drawn(request, bench, found)


@router.get("/incidents/{name}/map.json")
def spots_of_one(name: str, bench: OnBench) -> Response:
    """Return the places where accounts of one incident put it."""
    return _answer(_told(bench, name))


@router.get("/incidents/{name}/map.svg")
def drawing_of_one(name: str, request: Request, bench: OnBench) -> Response:
    """Return a drawing of the places where accounts of one incident put it."""
    return _drawn(request, bench, _told(bench, name))


@router.get("/basemap.json")
def land() -> Response:
    """Return the land, the borders and the divisions of countries."""
    return FileResponse(
        basemap.FILE, media_type="application/json", headers={"Cache-Control": "private, max-age=86400"}
    )


def _places(found: Iterable[Location]) -> list[Spot]:
    return [
        Spot(
            lat=each.lat,
            lon=each.lon,
            number=each.number,
            name=each.place,
            radius_km=each.radius_km,
            incident=each.incident if each.number == 1 else None,
        )
        for each in found
    ]


def _told(bench: OnBench, name: str) -> Sequence[Spot]:
    with bench.ledger() as ledger:
        incident = pipeline.incident(ledger, name)
    taken = incident.assessment.place
    told = Counter(account.place.place for account in incident.accounts if account.place)
    if taken:
        told.setdefault(taken.place, 1)
    return [_spot(place, number) for place, number in told.items()]


def _spot(place: Place, number: int) -> Spot:
    return Spot(lat=place.lat, lon=place.lon, number=number, name=place.name, radius_km=place.radius_km)


def _answer(found: Sequence[Spot]) -> Response:
    return Response(msgspec.json.encode(found), media_type="application/json")


def _drawn(request: Request, bench: OnBench, found: Sequence[Spot]) -> Response:
    made = draw(found)
    answer = bench.page(request, "map.svg", marks=made.marks, paths=made.paths, width=WIDTH, height=HEIGHT)
    answer.headers["Content-Type"] = "image/svg+xml"
    return answer
