"""Tallies: minima and maxima are summed, unknown is never zero, and whatever is left out is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.grouping.examples import OSTERBY, TARN_HOLLOW

from harmledger.assessment.tally import AXES, HEADLINE, Entry, Question, Tally, tally
from harmledger.errors import VocabularyError
from harmledger.model import (
    Assessment,
    Concession,
    CountRange,
    DateInterval,
    EventDate,
    EventPlace,
    Figure,
    Grade,
    Place,
    say,
)
from harmledger.model.vocabulary import terms

MAY = DateInterval.on(date(2031, 5, 4))
JUNE = DateInterval.on(date(2031, 6, 1))
TURN_OF_MAY = DateInterval(earliest=date(2031, 5, 31), latest=date(2031, 6, 1))
FRONT = "Northern Front"
FORCES = "Karsholm Defence Forces"


def entry(
    incident: str,
    killed: CountRange | int | None = None,
    *,
    grade: str = "fair",
    rejected: bool = False,
    on: DateInterval | None = MAY,
    at: Place | None = TARN_HOLLOW,
    actors: tuple[str, ...] = (),
    means: str | None = "artillery",
    children: CountRange | int | None = None,
    conceded: tuple[int, ...] = (),
) -> Entry:
    ranges = {"all": killed, "children": children}
    figures = {
        group: Figure(range=CountRange.exactly(r) if isinstance(r, int) else r, policy="envelope", used=())
        for group, r in ranges.items()
        if r is not None
    }
    assessment = Assessment(
        policy="envelope",
        event_type="shelling",
        date=EventDate(interval=on, spans=()) if on else None,
        place=EventPlace(place=at, spans=()) if at else None,
        actors=actors,
        means=means,
        figures={"killed": figures} if figures else {},
        origins=(),
        grade=Grade(code=grade, reasons=()),
        conceded=tuple(
            Concession(
                party=f"Party {number}",
                status="credible",
                reason=say("It says so itself."),
                figures={
                    "killed": {"all": Figure(range=CountRange.exactly(own), policy="conceded", used=())}
                },
            )
            for number, own in enumerate(conceded)
        ),
    )
    return Entry(incident=incident, grade=grade, rejected=rejected, assessment=assessment)


def of(*entries: Entry, by: str = "month") -> Tally:
    return tally(entries, by, Question())


def left_out(found: Tally) -> tuple[tuple[str, str], ...]:
    return tuple((incident, str(why)) for incident, why in found.left_out)


def graded(found: Tally) -> dict[str | None, str]:
    return {row.key: str(row.graded.range) for row in found.rows}


def test_minima_and_maxima_of_confirmed_and_fair_are_summed_and_the_alleged_stand_beside() -> None:
    between = CountRange(low=4, high=6)
    found = of(entry("a", between, grade="confirmed"), entry("b", 2), entry("c", 9, grade="weak"))
    assert str(found.total.graded.range) == "6-8"
    assert str(found.total.alleged.range) == "15-17"
    assert left_out(found) == (("c", "graded weak"),)


def test_what_is_conceded_is_summed_beside_what_is_reported() -> None:
    found = of(entry("a", 9, grade="weak", conceded=(2,)), entry("b", 5, conceded=(1, 3)), entry("c", 4))
    assert str(found.total.conceded.range) == "3-5"
    assert found.total.conceded.unknown == ("c",)


def test_unknown_is_listed_and_never_zero() -> None:
    found = of(entry("a"), entry("b", 3))
    assert found.total.graded.counted == ("b",)
    assert found.total.graded.unknown == ("a",)
    assert left_out(found) == (("a", "unknown: no figure of all killed"),)
    assert of(entry("a")).total.graded.range is None
    assert str(of(entry("a", 0)).total.graded.range) == "0"


def test_an_open_range_makes_an_open_sum() -> None:
    assert str(of(entry("a", CountRange.at_least(5)), entry("b", 3)).total.graded.range) == "8+"


def test_a_minimum_that_no_one_states_adds_nothing() -> None:
    assert str(of(entry("a", CountRange.up_to(9)), entry("b", 3)).total.graded.range) == "3-12"


def test_a_rejected_incident_is_in_no_sum_and_is_named() -> None:
    found = of(entry("a", 5, rejected=True), entry("b", 3))
    assert str(found.total.alleged.range) == "3"
    assert left_out(found) == (("a", "rejected by a reviewer"),)


def test_a_date_that_spans_two_months_is_of_unknown_month_and_not_split() -> None:
    found = of(entry("a", 4, on=TURN_OF_MAY), entry("b", 2, on=JUNE), entry("c", 1), entry("d", 3, on=None))
    assert graded(found) == {"2031-05": "1", "2031-06": "2", None: "7"}


def test_an_incident_of_several_parties_stands_once_under_all_their_names() -> None:
    found = of(
        entry("a", 4, actors=(FRONT, FORCES)), entry("b", 2, actors=(FRONT,)), entry("c", 1), by="actor"
    )
    assert graded(found) == {f"{FORCES}; {FRONT}": "4", FRONT: "2", None: "1"}


def test_places_of_one_name_in_different_divisions_stay_apart() -> None:
    places = [
        Place(
            name="Brask", lat=61, lon=lon, precision="town", kind="populated", gazetteer="invented",
            country="XQ", admin1=admin1,
        )
        for lon, admin1 in ((-21, "North"), (-22, "South"))
    ]  # fmt: skip
    told = [entry("a", 1, at=places[0]), entry("b", 2, at=places[1]), entry("c", 4, at=OSTERBY)]
    assert graded(of(*told, by="place")) == {"Brask, North, XQ": "1", "Brask, South, XQ": "2", "Osterby": "4"}
    assert graded(of(*told, by="admin1")) == {"North, XQ": "1", "South, XQ": "2", None: "4"}
    assert graded(of(*told, by="country")) == {"XQ": "3", None: "4"}


def test_by_group_each_incident_stands_in_every_row_and_its_unknowns_are_named() -> None:
    found = of(entry("a", 4, children=2), entry("b", 3), by="group")
    assert graded(found) == {"all": "7", "children": "2"}
    assert found.rows[1].graded.unknown == ("b",)


def test_codes_come_in_their_vocabulary_s_order_and_unknown_last() -> None:
    told = [
        entry("a", 1, grade="weak", means=None),
        entry("b", 2, grade="fair"),
        entry("c", grade="confirmed"),
    ]
    assert [row.key for row in of(*told, by="grade").rows] == ["confirmed", "fair", "weak"]
    assert [row.key for row in of(*told, by="means").rows] == ["artillery", None]


@pytest.mark.parametrize("asked", [{"harm": "hurt"}, {"group": "people"}, {"grades": ("fair", "good")}])
def test_a_code_that_no_vocabulary_has_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(VocabularyError):
        Question(**asked)


RANGES = st.builds(
    lambda low, more: CountRange(low=low, high=None if more is None else low + more),
    st.integers(0, 50),
    st.none() | st.integers(0, 50),
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    return [
        entry(
            f"i-{number}",
            draw(st.none() | RANGES),
            grade=draw(st.sampled_from(list(terms("grades")))),
            rejected=draw(st.booleans()),
            on=draw(st.sampled_from([MAY, JUNE, TURN_OF_MAY, None])),
            at=draw(st.sampled_from([TARN_HOLLOW, OSTERBY, None])),
            actors=draw(st.sampled_from([(), (FRONT,), (FRONT, FORCES)])),
            means=draw(st.sampled_from(["artillery", None])),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


@given(ledgers(), st.sampled_from(list(AXES)))
def test_what_is_counted_and_what_is_left_out_are_all_there_is(entries: list[Entry], by: str) -> None:
    found = tally(entries, by, Question())
    left_out = [incident for incident, _ in found.left_out]
    assert sorted([*found.total.graded.counted, *left_out]) == [e.incident for e in entries]


@given(ledgers(), st.sampled_from([axis for axis in AXES if axis != "group"]))
def test_rows_add_up_to_the_total(entries: list[Entry], by: str) -> None:
    found = tally(entries, by, Question())
    in_rows = [i for row in found.rows for i in (*row.alleged.counted, *row.alleged.unknown)]
    assert sorted(in_rows) == [e.incident for e in entries if not e.rejected]
    ranges = [row.graded.range for row in found.rows if row.graded.range]
    total = found.total.graded.range
    assert sum(r.low for r in ranges) == (total.low if total else 0)
    assert any(r.is_open for r in ranges) == bool(total and total.is_open)


@given(ledgers(), RANGES)
def test_one_more_incident_never_lowers_a_sum_and_open_stays_open(
    entries: list[Entry], more: CountRange
) -> None:
    before = tally(entries, "month", Question()).total.graded.range
    after = tally([*entries, entry("new", more)], "month", Question()).total.graded.range
    assume(before is not None)
    assert before
    assert after
    assert after.low == before.low + more.low
    assert after.is_open == (before.is_open or more.is_open)


@given(ledgers())
def test_the_alleged_total_holds_all_that_the_headline_counts(entries: list[Entry]) -> None:
    total = tally(entries, "month", Question(grades=HEADLINE)).total
    assert set(total.graded.counted) <= set(total.alleged.counted)
    every = tally(entries, "month", Question(grades=tuple(terms("grades")))).total
    assert every.graded == every.alleged
