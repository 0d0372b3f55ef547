"""People only suspected of bearing arms. All sentences are invented."""

from __future__ import annotations

from tests.reading.reports import read


def test_the_suspected_may_be_civilians_where_no_one_else_came_to_the_harm() -> None:
    (alone,) = read("Three suspected militants were killed in Osterby. The three men were in a car.")
    known = alone.totals["killed"]
    assert {group: (known[group].low, known[group].high) for group in ("all", "civilians", "combatants")} == {
        "all": (3, 3),
        "civilians": (0, 3),
        "combatants": (0, 3),
    }
    (beside,) = read("A suspected militant was killed in Osterby. Two people in the street died as well.")
    assert "civilians" not in beside.totals["killed"]
