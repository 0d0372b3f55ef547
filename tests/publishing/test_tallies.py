"""Tallies for scripts: open ends and unknowns are empty, never zero."""

from __future__ import annotations

from harmledger.assessment import Row
from harmledger.model import CountRange, say
from harmledger.pipeline import Question, Sum, Tally
from harmledger.publishing import tallies


def tally(range_: CountRange | None, key: str | None = "2031-05") -> Tally:
    counted = ("i-1",) if range_ else ()
    total = Sum(range=range_, counted=counted, unknown=("i-2",))
    row = Row(key=key, graded=total, alleged=total, conceded=total)
    return Tally(by="month", question=Question(), rows=(row,), total=row, left_out=(("i-2", say("unknown")),))


def cells(value: Tally) -> list[str]:
    _, row = b"".join(tallies.csv_lines(value.overview())).decode().splitlines()
    return row.split(",")[:5]


def test_an_open_sum_has_no_maximum_and_a_sum_of_nothing_neither() -> None:
    assert cells(tally(CountRange.at_least(8))) == ["2031-05", "8", "", "1", "1"]
    assert cells(tally(None)) == ["2031-05", "", "", "0", "1"]
    assert tallies.json(tally(None))["total"]["graded"]["range"] is None


def test_a_minimum_that_no_one_states_is_empty() -> None:
    assert cells(tally(CountRange.up_to(9))) == ["2031-05", "", "9", "1", "1"]


def test_an_unknown_key_is_null() -> None:
    found = tally(CountRange.exactly(3), key=None)
    assert tallies.json(found)["rows"][0]["key"] is None
    assert cells(found)[0] == ""


def test_what_is_left_out_is_named_with_the_reason() -> None:
    assert tallies.json(tally(None))["left_out"] == [{"incident": "i-2", "reason": "unknown"}]
