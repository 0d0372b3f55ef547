"""Tallies are drawn as ranges; the drawing and the table can be taken away."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from harmledger.model import CountRange
from harmledger.pipeline import AXES, Question, Row, Sum, Tally
from harmledger.web import tally_chart


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


@pytest.mark.parametrize("axis", ["month", "place", "actor", "means", "event", "grade"])
def test_a_row_leads_to_its_incidents(axis: str, browser: TestClient) -> None:
    page = browser.get(f"/tallies?by={axis}").text
    there = re.findall(r'href="(/incidents\?[^"]+)" data-row', page)
    assert there
    for address in there:
        assert not re.search(r">0 of \d", browser.get(address.replace("&amp;", "&")).text)


def test_a_month_is_said_in_the_readers_language(browser: TestClient) -> None:
    browser.get("/language/ar")
    assert re.search(r"<bdi>[^<]*/مايو 2031</bdi>", browser.get("/tallies").text)
    assert "/مايو 2031</text>" in browser.get("/tallies.svg").text
