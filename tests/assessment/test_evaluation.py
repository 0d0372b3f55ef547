"""A reading is scored on what the recorder coded, and on nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.assessment.evaluation import Judgement, judge, scores, worst
from harmledger.model import (
    Account,
    Count,
    CountRange,
    DateInterval,
    EventDate,
    EventPlace,
    Place,
    Span,
    Totals,
)
from harmledger.model.coded_record import Bounds, CodedRecord

TEXT = "Five people were killed in Brask on Sunday."


def place(name: str = "Brask", lat: float = -47.0) -> Place:
    return Place(name=name, lat=lat, lon=-20, precision="town", kind="town", gazetteer="g.csv")


def account(
    killed: CountRange | None = None,
    *,
    day: int | None = None,
    last: int | None = None,
    at: Place | None = None,
) -> Account:
    totals: Totals = {} if killed is None else {"killed": {"all": killed}}
    interval = DateInterval(earliest=date(2031, 5, day), latest=date(2031, 5, last or day)) if day else None
    return Account(
        id="w1/1",
        report="w1",
        event_type="attack",
        event_spans=(),
        coded=totals,
        counts=(Count(harm="killed", group="all", range=killed, span=Span.of(TEXT, 0, 11)),)
        if killed
        else (),
        date=EventDate(interval=interval, spans=(Span.of(TEXT, 36, 42),)) if interval else None,
        place=EventPlace(place=at, spans=(Span.of(TEXT, 27, 32),)) if at else None,
    )


def judged(
    coded: CodedRecord,
    read: Account | None,
    *,
    field: str = "killed",
    group: str = "all",
    candidates: Sequence[Place] = (),
) -> Judgement | None:
    found = list(judge("w1", coded, read, fields=[field], group=group, candidates=candidates))
    assert len(found) <= 1
    return found[0] if found else None


def outcome(coded: Bounds | None, read: CountRange | None) -> str | None:
    record = CodedRecord(counts={"killed": coded} if coded else {})
    judgement = judged(record, account(read))
    return judgement.outcome if judgement else None


FIVE = CountRange.exactly(5)


@pytest.mark.parametrize(
    ("coded", "read", "expected"),
    [
        (Bounds(low=5, high=5), FIVE, "right"),
        (Bounds(low=5, high=7), FIVE, "wrong"),
        (Bounds(low=4, high=5), FIVE, "wrong"),
        (Bounds(low=5), FIVE, "right"),
        (Bounds(high=5), FIVE, "right"),
        (Bounds(low=5, high=5), CountRange.at_least(5), "wrong"),
        (Bounds(low=5), CountRange.at_least(5), "right"),
        (Bounds(low=0, high=9), CountRange.up_to(9), "right"),
        (Bounds(low=5, high=5), None, "missing"),
        (None, FIVE, "extra"),
        (None, None, None),
    ],
)
def test_a_number_is_right_if_every_coded_end_is(
    coded: Bounds | None, read: CountRange | None, expected: str | None
) -> None:
    assert outcome(coded, read) == expected


def test_a_coded_zero_is_right_where_the_reader_counts_no_one_and_no_empty_cell_is() -> None:
    assert outcome(Bounds(low=0, high=0), None) == "right"
    assert outcome(Bounds(low=0, high=0), FIVE) == "wrong"
    assert outcome(Bounds(low=0), None) == "missing"


def test_a_report_in_which_no_event_is_read_misses_all_that_is_coded() -> None:
    coded = CodedRecord(counts={"killed": Bounds(low=1, high=1)}, day=date(2031, 5, 4), place="Brask")
    found = judge("w1", coded, None, fields=["killed", "date", "place"], group="all", candidates=())
    assert [judgement.outcome for judgement in found] == ["missing"] * 3


def test_the_group_is_counted_where_the_report_tells_it_apart_and_all_where_not() -> None:
    read = Account(
        id="w1/1",
        report="w1",
        event_type="attack",
        event_spans=(),
        coded={"killed": {"all": FIVE, "civilians": CountRange.exactly(3)}},
    )
    coded = CodedRecord(counts={"killed": Bounds(low=3, high=3)})
    civilians, children = (judged(coded, read, group=group) for group in ("civilians", "children"))
    assert civilians is not None
    assert children is not None
    assert (civilians.outcome, civilians.read) == ("right", "3")
    assert (children.outcome, children.read) == ("wrong", "5")


@pytest.mark.parametrize(
    ("day", "last", "expected", "off"), [(4, 4, "right", 0), (3, 4, "wrong", 1), (6, 6, "wrong", 2)]
)
def test_a_date_is_right_if_it_is_that_day_alone(day: int, last: int, expected: str, off: float) -> None:
    judgement = judged(CodedRecord(day=date(2031, 5, 4)), account(day=day, last=last), field="date")
    assert judgement is not None
    assert (judgement.outcome, judgement.off) == (expected, off)


@pytest.mark.parametrize(("lat", "expected"), [(-47.1, "right"), (-47.3, "wrong")])
def test_a_place_is_right_within_twenty_kilometres(lat: float, expected: str) -> None:
    coded = CodedRecord(place="Old Brask", point=(-47.0, -20.0))
    judgement = judged(coded, account(at=place(lat=lat)), field="place", candidates=[place()])
    assert judgement is not None
    assert judgement.outcome == expected


def test_a_name_may_be_any_place_of_that_name() -> None:
    coded = CodedRecord(place="Brask")
    judgement = judged(coded, account(at=place()), field="place", candidates=[place(lat=10), place()])
    assert judgement is not None
    assert (judgement.outcome, judgement.off) == ("right", 0)


@pytest.mark.parametrize(("name", "expected"), [("BRASK", "right"), ("Osterby", "wrong")])
def test_a_name_that_no_gazetteer_has_is_compared_as_a_name(name: str, expected: str) -> None:
    judgement = judged(CodedRecord(place=name), account(at=place()), field="place")
    assert judgement is not None
    assert judgement.outcome == expected


def test_a_name_does_not_make_a_place_right_that_lies_elsewhere() -> None:
    coded = CodedRecord(place="Brask", point=(10, -20))
    judgement = judged(coded, account(at=place()), field="place", candidates=[place(lat=10)])
    assert judgement is not None
    assert judgement.outcome == "wrong"


def test_a_judgement_says_both_values_and_points_at_the_words() -> None:
    judgement = judged(CodedRecord(counts={"killed": Bounds(low=4, high=6)}), account(FIVE))
    assert judgement is not None
    assert (judgement.coded, judgement.read, judgement.off) == ("4-6", "5", 2)
    assert judgement.span == Span.of(TEXT, 0, 11)


def test_a_field_that_is_not_asked_for_is_not_scored() -> None:
    coded = CodedRecord(counts={"killed": Bounds(low=1, high=1)})
    assert not list(judge("w1", coded, account(FIVE), fields=[], group="all", candidates=()))


BOUNDS = st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)).map(
    lambda ends: Bounds(low=min(ends), high=max(ends))
)
RANGES = st.none() | st.integers(0, 9).map(CountRange.exactly) | st.integers(0, 9).map(CountRange.at_least)


@given(st.lists(st.tuples(BOUNDS, RANGES), max_size=20))
def test_every_coded_cell_is_right_wrong_or_missing_and_extra_enters_no_share(
    pairs: list[tuple[Bounds | None, CountRange | None]],
) -> None:
    judgements = [
        judgement
        for coded, read in pairs
        if (judgement := judged(CodedRecord(counts={"killed": coded} if coded else {}), account(read)))
    ]
    (score,) = scores(judgements, ["killed"])
    assert score.coded == sum(coded is not None for coded, _ in pairs)
    assert score.extra == sum(coded is None and read is not None for coded, read in pairs)
    assert (score.share is None) == (score.coded == 0)
    assert score.share is None or 0 <= score.share <= 1


def test_the_worst_come_first_what_has_no_measure_after_them_and_extra_last() -> None:
    def amiss(report: str, outcome: str, off: float | None) -> Judgement:
        return Judgement(report=report, field="date", outcome=outcome, off=off)  # type: ignore[arg-type]  # a parameter

    given = [
        amiss("extra", "extra", None),
        amiss("missing", "missing", None),
        amiss("near", "wrong", 1),
        amiss("right", "right", 0),
        amiss("far", "wrong", 30),
    ]
    assert [j.report for j in worst(given, ["date"], 9)] == ["far", "near", "missing", "extra"]
    assert [j.report for j in worst(given, ["date"], 1)] == ["far"]
