"""Tallies are drawn as ranges; the drawing and the table can be taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from lxml import html
from tests.databases import Databases
from tests.pipeline import material

from harmledger.model import CountRange
from harmledger.pipeline import AXES, Question, Row, Sum, Tally
from harmledger.web import create_app, tally_chart
from harmledger.web.access_by_token import ByToken


def row(key: str, graded: CountRange | None, alleged: CountRange | None) -> Row:
    sums = (Sum(range=each, counted=("i-1",) if each else (), unknown=()) for each in (graded, alleged, None))
    return Row(key=key, **dict(zip(("graded", "alleged", "conceded"), sums, strict=True)))


def test_a_bar_goes_from_the_least_to_the_most_and_says_if_it_is_open() -> None:
    rows = (
        row("2031-05", CountRange(low=5, high=10), CountRange(low=5, high=20)),
        row("2031-06", CountRange.at_least(4), None),
        row("2031-07", None, None),
    )
    tally = Tally(
        by="month", question=Question(harm="killed", group="all"), rows=rows, total=rows[0], left_out=()
    )
    first, second, third = tally_chart.draw(tally.overview()).rows
    assert first.graded is not None
    assert first.alleged is not None
    assert (first.graded.low, first.graded.high, first.alleged.high) == (105, 210, 420)
    assert second.graded is not None
    assert second.graded.is_open
    assert not first.graded.is_open
    assert (third.graded, third.alleged) == (None, None)


@pytest.mark.parametrize("axis", AXES)
def test_the_drawing_can_be_taken_away_as_a_whole_file_by_every_axis(axis: str, browser: TestClient) -> None:
    answer = browser.get(f"/tallies.svg?by={axis}")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "attachment" in answer.headers["content-disposition"]
    drawn = ElementTree.fromstring(answer.content)
    assert drawn.tag.endswith("svg")
    page = browser.get(f"/tallies?by={axis}").text
    assert f'href="/tallies.svg?by={axis}' in page
    assert page.count("<tr>") == 1 + len([g for g in drawn if g.tag.endswith("}g")])


@pytest.fixture(scope="module")
def exercised(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    made = material.exercised(tmp_path_factory)
    folder = databases.adopt(made, tmp_path_factory.mktemp("tallies") / "ledger")
    access = ByToken("ada")
    with TestClient(create_app(folder, access), base_url="http://127.0.0.1") as client:
        client.get(access.address(""))
        yield client


@pytest.mark.parametrize("axis", AXES)
def test_a_row_leads_to_exactly_the_incidents_that_it_is_of(axis: str, exercised: TestClient) -> None:
    page: html.HtmlElement = html.document_fromstring(exercised.get(f"/tallies?by={axis}").text)
    rows = page.xpath("//tbody/tr")
    assert rows
    for row in rows:
        (address,) = row.xpath("th/a[@data-row]/@href")
        shown = re.search(r">(\d+) of \d+ shown", exercised.get(address).text)
        assert shown is not None
        assert (address, shown[1]) == (address, row.xpath("string(td[1])"))


def test_the_list_says_which_row_it_shows_and_lets_go_of_it(exercised: TestClient) -> None:
    page: html.HtmlElement = html.document_fromstring(exercised.get("/incidents?by=month&key=2014-03").text)
    (only,) = page.xpath("//label[input[@name='by' and @checked]]")
    assert "March 2014" in only.text_content()
    assert "19 of 19 shown" in exercised.get("/incidents?by=&key=2014-03").text


def test_a_month_is_said_in_the_readers_language(browser: TestClient) -> None:
    browser.get("/language/ar")
    assert re.search(r"<bdi>[^<]*/مايو 2031</bdi>", browser.get("/tallies").text)
    assert "/مايو 2031</text>" in browser.get("/tallies.svg").text
