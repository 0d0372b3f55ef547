"""The page of incidents: a filter narrows table and map alike, and its address says all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from harmledger import pipeline
from harmledger.pipeline import Outline
from harmledger.web.incidents import COLUMNS, Filter


def shown(folder: Path, **asked: object) -> list[Outline]:
    filled = Filter.model_validate(asked)
    with pipeline.existing(folder) as ledger:
        return list(pipeline.listing(ledger, filled.wanted(), filled.sort, limit=1000).shown)


def test_a_filter_by_place_actor_and_means_shows_those_alone(folder: Path) -> None:
    everything = shown(folder)
    one = next(i for i in everything if i.assessment.place and i.assessment.actors and i.assessment.means)
    where, found_in = one.assessment.place, one.assessment
    assert where
    for field, value in (("place", where.place.name.upper()), ("actor", found_in.actors[0])):
        narrowed = shown(folder, **{field: value})
        assert one.state.id in {i.state.id for i in narrowed}
        assert len(narrowed) < len(everything)
    assert {i.assessment.means for i in shown(folder, means=found_in.means)} == {found_in.means}
    assert shown(folder, place="nowhere at all") == []


def most(outline: Outline, harm: str) -> int | None:
    figure = outline.assessment.headline(harm)
    return None if figure is None else figure.range.high or figure.range.low


VALUES: Mapping[str, Callable[[Outline], Any]] = {
    "date": lambda i: i.assessment.date and i.assessment.date.interval.earliest,
    "place": lambda i: i.assessment.place and i.assessment.place.place.name,
    "event": lambda i: i.assessment.event_type,
    "killed": lambda i: most(i, "killed"),
    "injured": lambda i: most(i, "injured"),
    "grade": lambda i: i.state.grade or i.assessment.grade.code,
    "origins": lambda i: len(i.assessment.origins),
    "differ": lambda i: len(i.assessment.disagreements),
    "status": lambda i: i.state.status,
}


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_both_ways_and_what_is_unknown_comes_last(column: str, folder: Path) -> None:
    up, down = shown(folder, sort=column), shown(folder, sort=f"-{column}")
    known = [value for value in map(VALUES[column], up) if value is not None]
    assert known == sorted(known)
    assert [value for value in map(VALUES[column], down) if value is not None] == known[::-1]
    for ordered in (up, down):
        values = [VALUES[column](outline) is None for outline in ordered]
        assert values == sorted(values)


def test_an_address_says_the_filter_and_no_more() -> None:
    asked = Filter(q="Velmora", means="mortar", sort="-killed", page=3)
    assert asked.words(page=1) == "q=Velmora&means=mortar&sort=-killed"
    assert Filter().words() == ""


def test_a_heading_turns_the_order_and_numbers_begin_with_the_most() -> None:
    assert Filter(sort="date").turned("date") == "-date"
    assert Filter(sort="-date").turned("date") == "date"
    assert Filter().turned("killed") == "-killed"
    assert Filter(sort="-killed").turned("killed") == "killed"


def test_the_map_shows_what_the_table_shows(browser: TestClient, folder: Path) -> None:
    for words in ("", "q=Velmora", "place=nowhere"):
        placed = [i for i in shown(folder, **dict([words.split("=")] if words else [])) if i.assessment.place]
        spots = browser.get(f"/map.json?{words}").json()
        assert sum(spot["number"] for spot in spots) == len(placed)
    assert browser.get("/map.json?south=80").json() == []


def test_the_drawn_map_leads_to_incidents(browser: TestClient, folder: Path) -> None:
    incident = next(i for i in shown(folder) if i.assessment.place)
    for address in ("/map.svg", f"/incidents/{incident.state.id}/map.svg"):
        answer = browser.get(address)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert "<circle" in answer.text
    drawn = browser.get(f"/map.svg?q={incident.state.id}").text
    assert re.search(rf'<a href="/incidents/{incident.state.id}">', drawn)


def test_an_incident_s_map_has_every_place_that_an_account_gives(browser: TestClient, folder: Path) -> None:
    incident = max(shown(folder), key=lambda i: len(i.state.accounts))
    with pipeline.existing(folder) as ledger:
        accounts = pipeline.incident(ledger, incident.state.id).accounts
    told = {a.place.place.name for a in accounts if a.place}
    assert {s["name"] for s in browser.get(f"/incidents/{incident.state.id}/map.json").json()} == told


@pytest.mark.parametrize("switch", ["/language/ar", "/names/hidden"])
def test_a_switch_leads_back_to_the_same_page_with_its_filter(switch: str, browser: TestClient) -> None:
    page: html.HtmlElement = html.document_fromstring(
        browser.get("/incidents?q=killed&sort=-killed&disputed=true").text
    )
    (there,) = (link for link in page.xpath("//header//a/@href") if link.startswith(switch))
    answer = browser.get(there, follow_redirects=False)
    assert answer.headers["location"] == "/incidents?q=killed&sort=-killed&disputed=true"
