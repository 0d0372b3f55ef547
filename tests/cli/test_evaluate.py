"""`evaluate` scores the reader on a recorder's own records, and shows where it errs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]
TABLE = """\
id,text,published,date,killed_min,killed_max,place
a1,At least five people were killed by shells in Velmora on Sunday.,2031-05-06,2031-05-04,5,5,Velmora
a2,Three people were killed in an airstrike on Brask on Monday.,2031-05-06,2031-05-05,4,6,Velmora
a3,A quiet day in Brask.,2031-05-06,,2,2,
"""
PLACES = "name,lat,lon\nVelmora,-47.3,-20.0\nBrask,-40.0,-20.5\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "coded.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    return tmp_path / "coded.csv"


def test_each_field_is_scored_by_what_was_coded(call: Call, table: Path) -> None:
    result = call("evaluate", table, "--gazetteer", table.parent / "places.csv", "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    fields = {f["field"]: (f["coded"], f["right"], f["wrong"], f["missing"]) for f in found["fields"]}
    assert fields == {"killed": (3, 1, 1, 1), "date": (2, 2, 0, 0), "place": (2, 1, 1, 0)}
    assert [(w["report"], w["field"]) for w in found["worst"]] == [
        ("a2", "killed"),
        ("a3", "killed"),
        ("a2", "place"),
    ]


def test_a_disagreement_is_listed_with_both_values_and_the_sentence(call: Call, table: Path) -> None:
    result = call("evaluate", table, "--gazetteer", table.parent / "places.csv", "--worst", 1)
    assert "killed, a2: coded 4-6, read 3" in result.stdout
    assert "Three people were killed in an airstrike on Brask on Monday." in result.stdout
    assert "a3" not in result.stdout


def test_a_row_that_cannot_be_scored_is_told_and_the_others_are_scored(call: Call, table: Path) -> None:
    table.write_text(TABLE + "a4,Two people were killed.,,never,2,2,\n", encoding="utf-8")
    result = call("evaluate", table, "--json")
    assert result.exit_code == 1
    assert "line 5" in result.stderr
    assert json.loads(result.stdout)["reports"] == 3


@pytest.mark.parametrize(
    "content", ["id,text\na,Five were killed.\n", "", "\x00\x01", "id,killed_min\na,1\n"]
)
def test_what_is_no_table_of_coded_records_is_a_wrong_call(call: Call, table: Path, content: str) -> None:
    table.write_text(content, encoding="utf-8")
    assert call("evaluate", table).exit_code == 2


def test_an_unknown_group_is_a_wrong_call(call: Call, table: Path) -> None:
    assert call("evaluate", table, "--group", "nobody").exit_code == 2


def test_a_hostile_table_sends_a_terminal_nothing(call: Call, table: Path) -> None:
    row = "\x1b]0;owned\x07\u202ea1,Three people were killed in Brask \x1b[2J today.,,,9,9,\x1b[31mBrask\n"
    table.write_text(TABLE.splitlines(keepends=True)[0] + row, encoding="utf-8")
    shown = call("evaluate", table).stdout
    assert "coded 9, read 3" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
