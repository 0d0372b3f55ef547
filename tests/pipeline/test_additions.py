"""What people claim that a report says is laid over what was read, and takes nothing from it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Account, Count, CountRange, DateInterval, Decision, Place, Span
from harmledger.model.decision import AddDate, AddFigure, AddPlace, AddVictim, AnyAddition, DropVictim
from harmledger.pipeline.additions import lay_over

WORDS = Span(start=4, end=10, text="twelve")
READ = Span(start=40, end=44, text="nine")
OSTERBY = Place(
    name="Osterby", lat=-40.1, lon=-119.2, precision="town", kind="reviewed", gazetteer="reviewer"
)


def account(*counts: Count) -> Account:
    totals = {c.harm: {c.group: c.range} for c in counts}
    return Account(
        id="r1/1",
        report="r1",
        event_type="shelling",
        event_spans=(READ,),
        counts=counts,
        totals=totals,
        coded=totals,
    )


NINE = Count(harm="killed", group="all", range=CountRange.exactly(9), span=READ)


def decided(number: int, action: AnyAddition) -> Decision:
    return Decision(number=number, at=datetime(2031, 5, 3, tzinfo=UTC), by="ada", action=action)


def figure(low: int, high: int | None = None, *, group: str = "all", of: str = "r1/1") -> AddFigure:
    counted = CountRange(low=low, high=high or low)
    return AddFigure(report="r1", span=WORDS, account=of, harm="killed", group=group, range=counted)


def victim(name: str) -> AddVictim:
    return AddVictim(report="r1", span=WORDS, account="r1/1", name=name, harm="killed")


def test_a_figure_that_a_person_adds_stands_in_place_of_what_was_read_and_both_stay_on_show() -> None:
    (told,) = lay_over([account(NINE)], [decided(3, figure(12))])
    assert told.totals["killed"]["all"] == told.coded["killed"]["all"] == CountRange.exactly(12)
    assert [(c.range.low, c.added) for c in told.counts] == [(9, None), (12, 3)]


def test_two_figures_that_people_add_make_a_range() -> None:
    (told,) = lay_over([account(NINE)], [decided(3, figure(12)), decided(4, figure(14, 15))])
    assert str(told.totals["killed"]["all"]) == "12-15"


def test_a_figure_of_a_group_leaves_the_others_as_they_were_read() -> None:
    (told,) = lay_over([account(NINE)], [decided(3, figure(2, group="children"))])
    assert {group: str(r) for group, r in told.totals["killed"].items()} == {"all": "9", "children": "2"}


def test_the_later_date_and_place_hold() -> None:
    days = [DateInterval.on(date(2031, 5, day)) for day in (1, 2)]
    claims: list[AnyAddition] = [
        AddDate(report="r1", span=WORDS, account="r1/1", interval=day) for day in days
    ]
    claims.append(AddPlace(report="r1", span=WORDS, account="r1/1", place=OSTERBY))
    (told,) = lay_over([account()], [decided(n, c) for n, c in enumerate(claims, start=1)])
    assert told.date is not None
    assert told.place is not None
    assert (told.date.interval, told.date.spans, told.date.added) == (days[1], (WORDS,), 2)
    assert (told.place.place, told.place.added) == (OSTERBY, 3)


def test_who_is_named_is_counted_where_no_figure_is_given_and_only_there() -> None:
    named = [decided(1, victim("Ina Torvald")), decided(2, victim("Per Torvald"))]
    (uncounted,) = lay_over([account()], named)
    assert str(uncounted.totals["killed"]["all"]) == "2"
    (counted,) = lay_over([account(NINE)], named)
    assert str(counted.totals["killed"]["all"]) == "9"
    assert [v.added for v in counted.victims] == [1, 2]


def test_an_account_that_no_reading_has_is_what_people_claim_of_it() -> None:
    made = msgspec.structs.replace(figure(12), account="r1/d5", event_type="airstrike")
    first, second = lay_over([account(NINE)], [decided(5, made), decided(6, figure(3, of="r1/7"))])[1:]
    assert (first.id, first.event_type, first.event_spans) == ("r1/d5", "airstrike", (WORDS,))
    assert (second.id, second.event_type) == ("r1/7", "attack")


def test_who_is_said_to_be_no_victim_is_none_and_counts_no_more() -> None:
    named = [decided(1, victim("Ina Torvald")), decided(2, victim("Per Torvald"))]
    drop = DropVictim(report="r1", span=WORDS, account="r1/1", name="Ina Torvald")
    (told,) = lay_over([account()], [*named, decided(3, drop)])
    assert [v.name for v in told.victims] == ["Per Torvald"]
    assert str(told.totals["killed"]["all"]) == "1"
    drop = msgspec.structs.replace(drop, name="Per Torvald")
    (told,) = lay_over([told], [decided(4, drop)])
    assert told.totals == {}


def test_a_claim_of_a_victim_stands_in_place_of_who_was_read_by_that_name() -> None:
    (read,) = lay_over([account(NINE)], [decided(1, victim("Ina Torvald"))])
    mended = msgspec.structs.replace(victim("Ina Torvald"), age=7, harm="injured")
    (told,) = lay_over([read], [decided(2, mended)])
    assert [(v.name, v.age, v.harm) for v in told.victims] == [("Ina Torvald", 7, "injured")]
    assert {harm: str(of["all"]) for harm, of in told.totals.items()} == {"killed": "9", "injured": "1"}


@given(st.lists(st.tuples(st.integers(0, 99), st.sampled_from(["all", "children", "women"])), max_size=6))
def test_every_count_that_was_read_keeps_its_place(added: list[tuple[int, str]]) -> None:
    claims = [decided(n, figure(low, group=group)) for n, (low, group) in enumerate(added, start=1)]
    (told,) = lay_over([account(NINE)], claims)
    assert told.counts[0] == NINE
    assert len(told.counts) == 1 + len(added)
