"""A recorder's coded table is taken row by row, and the answers in it are kept from the reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.errors import RefusedError
from harmledger.intake.coded import CodedTable, take
from harmledger.model import Original
from harmledger.model.coded_record import Bounds

STORY = "Five people were killed in Brask on Sunday."


def taken(*rows: Sequence[str]) -> CodedTable:
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    content = table.getvalue().encode()
    original = Original(
        sha256="0" * 64,
        size=len(content),
        media_type="text/csv",
        location="coded.csv",
        captured_at=datetime(2031, 6, 1, tzinfo=UTC),
        captured_by="",
        method="file",
        tool="t",
    )
    return take(content, original)


def test_a_row_is_a_report_and_what_was_coded_of_it() -> None:
    table = taken(
        ("id", "text", "date", "killed_min", "killed_max", "injured_max", "place", "lat", "lon", "published"),
        ("a1", STORY, "4 May 2031", "5", "7", "9", "Brask", "-47.5", "-20", "2031-05-06"),
    )
    ((report, coded),) = table.rows
    assert (report.id, report.text, report.published) == ("a1", STORY, date(2031, 5, 6))
    assert coded.counts == {"killed": Bounds(low=5, high=7), "injured": Bounds(high=9)}
    assert (coded.day, coded.place, coded.point) == (date(2031, 5, 4), "Brask", (-47.5, -20))
    assert table.fields == ("killed", "injured", "date", "place")


def test_the_coded_date_is_not_taken_for_the_day_of_publication() -> None:
    ((report, _),) = taken(("text", "date"), (STORY, "2031-05-04")).rows
    assert report.published is None


def test_an_empty_cell_is_coded_as_nothing_and_never_as_zero() -> None:
    ((_, coded),) = taken(
        ("text", "killed_min", "killed_max", "date", "place"), (STORY, "", " ", "", "")
    ).rows
    assert (coded.counts, coded.day, coded.place) == ({}, None, None)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("killed_min", "five", "no number"),
        ("killed_min", "2.5", "no whole number"),
        ("killed_min", "inf", "no number"),
        ("killed_min", "-1", "negative"),
        ("date", "soon", "no date"),
        ("text", "", "the text is empty"),
    ],
)
def test_a_row_that_cannot_be_scored_is_refused_with_its_line_and_the_others_are_taken(
    column: str, value: str, reason: str
) -> None:
    good = {"text": STORY, "killed_min": "5", "date": "2031-05-04"}
    table = taken(tuple(good), tuple((good | {column: value}).values()), tuple(good.values()))
    ((_, coded),) = table.rows
    assert coded.counts == {"killed": Bounds(low=5)}
    (refusal,) = table.refusals
    assert refusal.where == "coded.csv, row that ends at line 2"
    assert reason in refusal.reason


def test_ends_out_of_order_and_points_off_the_globe_are_refused() -> None:
    header = ("text", "killed_min", "killed_max", "lat", "lon")
    table = taken(header, (STORY, "7", "5", "", ""), (STORY, "5", "5", "95", "0"))
    assert not table.rows
    assert ["over the maximum" in r.reason or "no place on earth" in r.reason for r in table.refusals] == [
        True
    ] * 2


@pytest.mark.parametrize("header", [("id", "killed_min"), ("id", "text"), ("text", "lat")])
def test_a_table_without_a_text_or_without_anything_coded_is_refused(header: tuple[str, ...]) -> None:
    with pytest.raises(RefusedError, match=r"coded\.csv"):
        taken(header, ("a", "5"))


@given(st.lists(st.sampled_from([STORY, "", "Nine were hurt."]), max_size=8))
def test_each_report_stays_with_its_own_row(texts: list[str]) -> None:
    rows = [(text, str(number)) for number, text in enumerate(texts)]
    table = taken(("text", "killed_min"), *rows)
    kept = [(report.text, str(coded.counts["killed"].low)) for report, coded in table.rows]
    assert kept == [row for row in rows if row[0]]
