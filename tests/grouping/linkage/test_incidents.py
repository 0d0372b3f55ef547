"""Groups: accounts of one event find one another, and those of two stay apart."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.grouping.examples import (
    LANTERN_QUARTER,
    MARKET,
    OSTERBY,
    OTHER_STORY,
    QUAY_QUARTER,
    STORY,
    TARN_HOLLOW,
    account,
    count,
    place,
    reading,
    report,
)
from tests.growth import is_linear

from harmledger.grouping.linkage import incidents
from harmledger.model import Account, DateInterval, Group, Place, Report, Span
from harmledger.model.reading import TimeExpression

NEXT_DAY = MARKET + timedelta(days=1)


def groups(
    *accounts: Account,
    texts: Sequence[str] = (),
    published: date | None = MARKET,
    times: Mapping[str, TimeExpression] | None = None,
) -> tuple[Group, ...]:
    told = {a.report: "" for a in accounts} | dict(zip((a.report for a in accounts), texts, strict=False))
    reports = {id_: report(id_, text, published=published) for id_, text in told.items()}
    readings = {id_: reading(id_, times=[times[id_]] if times else ()) for id_ in reports}
    return incidents.group(accounts, reports, readings).groups


def together(*accounts: Account, texts: Sequence[str] = (), published: date | None = MARKET) -> bool:
    return len(groups(*accounts, texts=texts, published=published)) == 1


def test_one_day_and_one_town_and_one_kind_are_one_event() -> None:
    assert together(account("r1", on=MARKET, at=TARN_HOLLOW), account("r2", on=MARKET, at=TARN_HOLLOW))


def test_one_event_may_be_told_as_a_strike_and_as_shelling() -> None:
    strike = account("r1", event_type="airstrike", on=MARKET, at=TARN_HOLLOW, counts=[count(14)])
    shelling = account("r2", event_type="shelling", on=MARKET, at=TARN_HOLLOW, counts=[count(14)])
    assert together(strike, shelling)


def test_an_agreement_is_never_an_airstrike() -> None:
    strike = account("r1", event_type="airstrike", on=MARKET, at=TARN_HOLLOW)
    truce = account("r2", event_type="agreement", on=MARKET, at=TARN_HOLLOW)
    assert not together(strike, truce, texts=[STORY, STORY])


@pytest.mark.parametrize("days", [10, 40, 400])
def test_another_week_is_another_event(days: int) -> None:
    later = MARKET + timedelta(days=days)
    assert not together(account("r1", on=MARKET, at=TARN_HOLLOW), account("r2", on=later, at=TARN_HOLLOW))


def test_another_town_is_another_event() -> None:
    assert not together(account("r1", on=MARKET, at=TARN_HOLLOW), account("r2", on=MARKET, at=OSTERBY))


def test_strikes_on_two_quarters_of_one_town_stay_apart() -> None:
    one, other = account("r1", on=MARKET, at=LANTERN_QUARTER), account("r2", on=MARKET, at=QUAY_QUARTER)
    assert not together(one, other)


@pytest.mark.parametrize(("hour", "is_one"), [("09:30", True), ("17:00", False), ("EV", False)])
def test_strikes_on_one_town_hours_apart_stay_apart(hour: str, is_one: bool) -> None:
    """Though all else agrees: a town under fire is struck again before the day is over."""
    strikes = [
        account(f"r{n}", event_type="airstrike", on=MARKET, at=TARN_HOLLOW, counts=[count(14)])
        for n in (1, 2)
    ]
    times = {
        f"r{n}": TimeExpression(
            span=Span.of("At hand.", 0, 7),
            type="TIME",
            value=f"{MARKET}T{when}",
            interval=DateInterval.on(MARKET),
        )
        for n, when in ((1, "09:00"), (2, hour))
    }
    found = groups(*strikes, texts=["At hand. " + STORY] * 2, times=times)
    assert (len(found) == 1) is is_one


def test_a_summary_of_five_events_belongs_to_five_incidents() -> None:
    towns = [place(f"Town {n}", 61 + n, -21) for n in range(5)]
    summary = [account("s", n, on=MARKET, at=town, counts=[count(n + 5)]) for n, town in enumerate(towns)]
    told = [account(f"r{n}", on=MARKET, at=town, counts=[count(n + 5)]) for n, town in enumerate(towns)]
    assert [group.accounts for group in groups(*summary, *told)] == [(f"s/{n}", f"r{n}/1") for n in range(5)]


def test_a_quarter_and_its_town_may_be_one_place() -> None:
    assert together(account("r1", on=MARKET, at=LANTERN_QUARTER), account("r2", on=MARKET, at=OSTERBY))


def test_a_victim_s_name_joins_what_tells_neither_day_nor_place() -> None:
    names = ["Ilse Maren", "Aron Tveit"]
    assert together(account("r1", victims=names), account("r2", victims=["Tveit, Aron", "Maren Ilse"]))
    assert not together(account("r1", victims=names), account("r2", victims=["Runa Holt", "Odd Brask"]))


def test_a_misdated_report_is_joined_by_the_names_it_shares() -> None:
    right = account("r1", on=MARKET, at=TARN_HOLLOW, counts=[count(14)])
    wrong = account("r2", on=MARKET - timedelta(days=3), at=TARN_HOLLOW, counts=[count(14)])
    assert together(right, wrong, texts=[STORY, STORY.replace("Saturday", "Wednesday")])


def test_rare_names_in_the_text_join_accounts_without_day_or_place() -> None:
    retold = """Traders of the Tarn Hollow arcade buried their dead. Doctor Aron Tveit of Saint Brigit and
    Ilse Maren spoke at the grave. The lorries of Velmora still block the bridge at Hessel Cross."""
    assert together(account("r1"), account("r2"), texts=[STORY, retold])
    assert not together(account("r1"), account("r2"), texts=[STORY, OTHER_STORY])


def test_two_accounts_of_one_report_never_join() -> None:
    one, other = account("r1", 1, on=MARKET, at=TARN_HOLLOW), account("r1", 2, on=MARKET, at=TARN_HOLLOW)
    assert len(groups(one, other)) == 2
    assert len(groups(one, other, account("r2", on=MARKET, at=TARN_HOLLOW))) == 2


def test_a_chain_of_likenesses_does_not_tie_its_ends() -> None:
    """Each day's clash is a day from the next; the week is not one event."""
    week = [MARKET + timedelta(days=n) for n in range(8)]
    found = groups(
        *(account(f"r{n}", on=day, at=TARN_HOLLOW, counts=[count(4)]) for n, day in enumerate(week))
    )
    day_of = {f"r{n}/1": day for n, day in enumerate(week)}
    longest = max(max(day_of[a] for a in g.accounts) - min(day_of[a] for a in g.accounts) for g in found)
    assert longest <= timedelta(days=4)


def test_background_is_in_no_group() -> None:
    (found,) = groups(account("r1", on=MARKET, at=TARN_HOLLOW), account("r2", context=True))
    assert found.accounts == ("r1/1",)


def test_each_join_gives_its_reasons_and_its_score() -> None:
    at_market = [account(r, on=MARKET, at=TARN_HOLLOW, counts=[count(14)]) for r in ("r1", "r2")]
    ((link,),) = (group.links for group in groups(*at_market, texts=[STORY, STORY]))
    assert (link.left, link.right) == ("r1/1", "r2/1")
    assert 0.5 < link.score <= 1
    words = " / ".join(map(str, link.reasons))
    for reason in (
        "both on 2031-03-15 (+",
        "both at Tarn Hollow (+",
        "both say 14 killed (+",
        "both tell of ",
    ):
        assert reason in words


def test_the_founder_is_the_first_account_in_order_of_capture() -> None:
    ids = ("r9", "r5", "r7")
    accounts = [account(r, on=MARKET, at=TARN_HOLLOW) for r in ids]
    (found,) = groups(*accounts, texts=[STORY[:400], STORY, STORY])  # the last two are the likeliest pair
    assert (found.founder, found.accounts) == ("r9/1", ("r9/1", "r5/1", "r7/1"))
    assert len(found.links) == 2


TOWNS = [place(f"Town {n}", 61 + n / 3, -21) for n in range(3)]
DRAFTS = st.lists(
    st.tuples(
        st.sampled_from(["airstrike", "shelling", "shooting", "agreement"]),
        st.one_of(st.none(), st.dates(MARKET, MARKET + timedelta(days=3))),
        st.one_of(st.none(), st.sampled_from(TOWNS)),
        st.integers(0, 9),
        st.sampled_from([STORY, OTHER_STORY, "", STORY[:300]]),
    ),
    min_size=4,
    max_size=14,
)
Draft = tuple[str, date | None, Place | None, int, str]


def material(drafts: Sequence[Draft]) -> tuple[list[Account], dict[str, Report]]:
    accounts: list[Account] = []
    reports: dict[str, Report] = {}
    for number, (event_type, day, town, told_by, text) in enumerate(drafts):
        accounts.append(account(f"r{told_by}", number, event_type=event_type, on=day, at=town))
        reports.setdefault(f"r{told_by}", report(f"r{told_by}", text))
    return accounts, reports


@settings(max_examples=10)
@given(DRAFTS, st.randoms(use_true_random=False))
def test_who_shares_an_incident_does_not_depend_on_the_order_of_capture(
    drafts: list[Draft], chance: random.Random
) -> None:
    """So reports that come later, in whatever portions, come to the same as all at once."""
    accounts, reports = material(drafts)
    shuffled = sorted(accounts, key=lambda _: chance.random())
    readings = {id_: reading(id_) for id_ in reports}
    first, second = (incidents.group(order, reports, readings) for order in (accounts, shuffled))
    assert {frozenset(g.accounts) for g in first.groups} == {frozenset(g.accounts) for g in second.groups}
    asked, asked_again = ({frozenset((q.left, q.right)) for q in g.questions} for g in (first, second))
    assert asked == asked_again
    for found, order in ((first, accounts), (second, shuffled)):
        place_of = {each.id: place for place, each in enumerate(order)}
        founders = [place_of[group.founder] for group in found.groups]
        assert founders == sorted(founders)
        for group in found.groups:
            assert group.founder == group.accounts[0]
            assert list(group.accounts) == sorted(group.accounts, key=place_of.__getitem__)
            assert len(group.links) == len(group.accounts) - 1


def test_unknown_date_and_place_weigh_nothing() -> None:
    known = account("r1", on=MARKET, at=TARN_HOLLOW, victims=["Ilse Maren"], counts=[count(1)])
    unknown = account("r2", event_type="shelling", victims=["Ilse Maren"], counts=[count(1)])
    assert together(known, unknown, published=None)


def test_later_reports_leave_the_founders_of_earlier_groups() -> None:
    towns = [place(f"Town {n}", 61 + n, -21) for n in range(6)]
    first = [account(f"r{n}", on=MARKET, at=town) for n, town in enumerate(towns)]
    later = [account(f"s{n}", on=MARKET, at=town) for n, town in enumerate(towns)]
    before, after = groups(*first), groups(*first, *later)
    assert [group.founder for group in before] == [group.founder for group in after]
    assert all(len(group.accounts) == 2 for group in after)


def test_many_accounts_of_one_town_and_day_take_time_linear_in_their_number() -> None:
    def grouping(number: int) -> Callable[[], object]:
        accounts = [account(f"r{n}", on=MARKET, at=TARN_HOLLOW, counts=[count(n)]) for n in range(number)]
        return lambda: groups(*accounts, texts=[STORY] * number)

    assert is_linear(grouping, 125)


def test_two_quarters_hit_on_one_day_stay_apart_though_many_name_only_the_town() -> None:
    lantern = account("l1", event_type="airstrike", on=MARKET, at=LANTERN_QUARTER, counts=[count(7)])
    town = [
        account(f"t{k}", event_type="airstrike", on=MARKET, at=OSTERBY, counts=[count(7)]) for k in range(4)
    ]
    quay = account("q1", event_type="airstrike", on=MARKET, at=QUAY_QUARTER, counts=[count(4)])
    found = groups(lantern, *town, quay)
    assert [len(group.accounts) for group in found] == [5, 1]
