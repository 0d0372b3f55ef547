"""Ranges: which figures stand, what a policy makes of them, and what is set aside and why."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assessment.examples import DAY_AFTER, assessed, killed
from tests.grouping.examples import MARKET, account, count, exactly

from harmledger.assessment import POLICIES, Method
from harmledger.errors import VocabularyError
from harmledger.model import Count, CountRange, Figure
from harmledger.model.vocabulary import terms

CUMULATIVE = CountRange(low=1200, high=1200, kind="cumulative")
DERIVED = CountRange(low=5, high=5, kind="derived")
SEVERAL = CountRange(low=2, high=None, kind="derived", approximate=True)


def set_aside(figure: Figure) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(reason)) for name, reason in figure.set_aside)


def test_a_range_runs_from_the_lowest_to_the_highest_of_independent_origins() -> None:
    figure = killed(assessed(account("r1", counts=[count(14)]), account("r2", counts=[count(11)])))
    assert (figure.range, figure.policy) == (CountRange(low=11, high=14), "envelope")
    assert figure.used == ("r1/1#0", "r2/1#0")
    assert figure.set_aside == ()


def test_a_later_figure_of_an_origin_supersedes_its_earlier_one_which_stays_on_show() -> None:
    figure = killed(
        assessed(
            account("r1", counts=[count(14)]),
            account("r2", counts=[count(19)]),
            origins=[["r1", "r2"]],
            published={"r2": DAY_AFTER},
        )
    )
    assert (figure.range, figure.used) == (exactly(19), ("r2/1#0",))
    assert set_aside(figure) == (("r1/1#0", "superseded by r2/1, published later"),)


def test_a_later_figure_of_another_origin_supersedes_nothing() -> None:
    figure = killed(
        assessed(
            account("r1", counts=[count(14)]),
            account("r2", counts=[count(19)]),
            published={"r2": DAY_AFTER},
        )
    )
    assert figure.range == CountRange(low=14, high=19)


@pytest.mark.parametrize("published", [MARKET, None])
def test_figures_of_one_origin_and_day_or_of_no_known_day_all_stand(published: date | None) -> None:
    accounts = account("r1", counts=[count(14)]), account("r2", counts=[count(19)])
    figure = killed(assessed(*accounts, origins=[["r1", "r2"]], published={"r2": published}))
    assert figure.range == CountRange(low=14, high=19)


def taken_back(number: int, group: str = "all") -> Count:
    return msgspec.structs.replace(count(number, group), superseded=True)


def test_an_origin_s_figure_is_superseded_where_another_report_tells_it_as_an_earlier_one() -> None:
    first, risen = account("r1", counts=[count(5)]), account("r2", counts=[taken_back(5), count(7)])
    figure = killed(assessed(first, risen, origins=[["r1", "r2"]]))
    assert figure.range == exactly(7)
    assert ("r1/1#0", "r2/1 tells it as an earlier figure") in set_aside(figure)


def test_an_earlier_figure_told_by_one_origin_supersedes_none_of_another() -> None:
    first, risen = account("r1", counts=[count(5)]), account("r2", counts=[taken_back(5), count(7)])
    assert killed(assessed(first, risen)).range == CountRange(low=5, high=7)


def test_only_the_figure_that_was_changed_is_superseded_and_not_after_it() -> None:
    other, risen = account("r1", counts=[count(6)]), account("r2", counts=[taken_back(5), count(7)])
    assert killed(assessed(other, risen, origins=[["r1", "r2"]])).range == CountRange(low=6, high=7)
    again = account("r3", counts=[count(5)])
    late = assessed(again, risen, origins=[["r2", "r3"]], published={"r3": DAY_AFTER})
    assert killed(late).range == exactly(5)


def test_reports_that_take_back_each_other_s_figures_leave_both() -> None:
    one = account("r1", counts=[taken_back(7), count(5)])
    other = account("r2", counts=[taken_back(5), count(7)])
    figure = killed(assessed(one, other, origins=[["r1", "r2"]]))
    assert figure.range == CountRange(low=5, high=7)


def test_a_figure_of_civilians_is_the_earlier_one_of_all_people() -> None:
    first, risen = (
        account("r1", counts=[count(5)]),
        account("r2", counts=[taken_back(5, "civilians"), count(7)]),
    )
    assert killed(assessed(first, risen, origins=[["r1", "r2"]])).range == exactly(7)
    children = account("r2", counts=[taken_back(5, "children"), count(7)])
    assert killed(assessed(first, children, origins=[["r1", "r2"]])).range == CountRange(low=5, high=7)


def test_a_cumulative_toll_never_enters_the_range() -> None:
    figure = killed(assessed(account("r1", counts=[count(14), count(CUMULATIVE)])))
    assert figure.range == exactly(14)
    assert set_aside(figure) == (("r1/1#1", "a cumulative toll, not this incident's count"),)
    assert assessed(account("r1", counts=[count(CUMULATIVE)])).figures == {}


def test_a_figure_that_its_own_report_takes_back_never_enters_the_range() -> None:
    figure = killed(assessed(account("r1", counts=[taken_back(2), count(5)])))
    assert (figure.range, set_aside(figure)) == (exactly(5), (("r1/1#0", "superseded in its own report"),))


def test_vague_words_yield_to_a_number_and_stay_on_show() -> None:
    figure = killed(assessed(account("r1", counts=[count(SEVERAL)]), account("r2", counts=[count(14)])))
    assert figure.range == exactly(14)
    assert set_aside(figure) == (("r1/1#0", "vague words, and a number stands beside them"),)


def test_vague_words_speak_where_no_one_gives_a_number() -> None:
    assert killed(assessed(account("r1", counts=[count(SEVERAL)]))).range == SEVERAL


def test_who_is_told_of_alone_is_no_toll_beside_a_number() -> None:
    woman = msgspec.structs.replace(count(1, "women"), single=True)
    mourned = msgspec.structs.replace(
        account("r1", counts=[woman]), totals={"killed": {"all": exactly(1), "women": exactly(1)}}
    )
    found = assessed(mourned, account("r2", counts=[count(3)]))
    assert (killed(found).range, killed(found, "women").range) == (exactly(3), exactly(1))
    assert set_aside(killed(found)) == (("r1/1#0", "it tells of people one by one, and others count them"),)
    assert killed(assessed(mourned)).range == exactly(1)


def test_people_told_of_one_by_one_by_most_origins_stand_beside_a_count() -> None:
    alone = [account(by, counts=[msgspec.structs.replace(count(1), single=True)]) for by in ("r1", "r2")]
    two = account("r3", counts=[count(2)])
    assert killed(assessed(*alone, two)).range == CountRange(low=1, high=2)
    assert killed(assessed(alone[0], two)).range == exactly(2)


def test_where_nobody_came_to_a_harm_no_one_of_a_group_did() -> None:
    nobody = msgspec.structs.replace(account("r1", counts=[count(0)]), totals={"killed": {"all": exactly(0)}})
    found = assessed(nobody, account("r2", counts=[count(2), count(2, "children")]))
    assert killed(found, "children").range == CountRange(low=0, high=2)


def test_a_count_of_combatants_alone_is_not_the_count_of_all() -> None:
    fighters = msgspec.structs.replace(
        account("r1", counts=[count(2, "combatants")]),
        totals={"killed": {"all": exactly(2), "combatants": exactly(2)}},
    )
    figure = killed(assessed(fighters, account("r2", counts=[count(14)])))
    assert figure.range == exactly(14)
    assert set_aside(figure) == (("r1/1#0", "it counts combatants alone, and others count all people"),)


def test_a_derived_count_speaks_where_no_stated_one_does() -> None:
    assert killed(assessed(account("r1", counts=[count(DERIVED)]))).used == ("r1/1#0",)
    both = msgspec.structs.replace(account("r1", counts=[count(DERIVED), count(6)]), totals={})
    figure = killed(assessed(both))
    assert (figure.range, figure.used) == (exactly(6), ("r1/1#1",))
    assert set_aside(figure) == (("r1/1#0", "derived, and a stated figure stands beside it"),)


def test_an_account_s_total_outweighs_its_single_counts() -> None:
    settled = account("r1", counts=[count(3), count(7)])  # its totals hold the later of the two
    figure = killed(assessed(settled))
    assert (figure.range, figure.used) == (exactly(7), ("r1/1#1",))
    assert set_aside(figure) == (("r1/1#0", "its own account settles on another figure"),)


def test_a_total_without_a_count_of_its_own_rests_on_those_of_the_groups_within_it() -> None:
    women = account("r1", counts=[count(4, "women")])
    whole = msgspec.structs.replace(women, totals={"killed": {"all": exactly(4)}})
    assert killed(assessed(whole)).used == ("r1/1#0",)


def test_what_no_one_quantifies_is_absent() -> None:
    figures = assessed(account("r1", counts=[count(14)])).figures
    assert "injured" not in figures
    assert list(figures["killed"]) == ["all"]


def test_open_upward_stays_open() -> None:
    figure = killed(assessed(account("r1", counts=[count(CountRange.at_least(14))])))
    assert figure.range.is_open


def test_the_most_conservative_policy_takes_the_lowest_figure() -> None:
    figure = killed(
        assessed(
            account("r1", counts=[count(14)]),
            account("r2", counts=[count(11)]),
            account("r3", counts=[count(CountRange.up_to(12))]),
            method=Method(policy="most_conservative"),
        )
    )
    assert (figure.range, figure.policy, figure.used) == (exactly(11), "most_conservative", ("r2/1#0",))
    assert {name for name, _ in figure.set_aside} == {"r1/1#0", "r3/1#0"}


def test_the_majority_policy_takes_what_most_origins_give() -> None:
    three = [account(f"r{n}", counts=[count(of)]) for n, of in enumerate((14, 11, 14))]
    figure = killed(assessed(*three, method=Method(policy="majority")))
    assert (figure.range, figure.used) == (exactly(14), ("r0/1#0", "r2/1#0"))
    assert set_aside(figure) == (("r1/1#0", "fewer independent origins give it"),)


def test_the_majority_counts_origins_and_not_reports() -> None:
    three = [account(f"r{n}", counts=[count(of)]) for n, of in enumerate((14, 14, 11))]
    figure = killed(assessed(*three, origins=[["r0", "r1"], ["r2"]], method=Method(policy="majority")))
    assert figure.range == CountRange(low=11, high=14)


def test_source_priority_takes_the_figure_of_the_source_that_is_listed_first() -> None:
    three = [account(f"r{n}", counts=[count(of)]) for n, of in enumerate((14, 11, 19))]
    kinds = {"r1": "monitor", "r2": "agency"}
    method = Method(policy="source_priority", priority=("R9", "Agency", "monitor"))
    figure = killed(assessed(*three, kinds=kinds, method=method))
    assert (figure.range, figure.used) == (exactly(19), ("r2/1#0",))


def test_of_sources_that_no_priority_lists_all_count_alike() -> None:
    method = Method(policy="source_priority", priority=("monitor",))
    figure = killed(
        assessed(account("r1", counts=[count(14)]), account("r2", counts=[count(11)]), method=method)
    )
    assert figure.range == CountRange(low=11, high=14)


def test_low_best_high_names_the_best_supported_figure_in_the_range() -> None:
    method = Method(policy="low_best_high")
    three = [account(f"r{n}", counts=[count(of)]) for n, of in enumerate((14, 11, 14))]
    figure = killed(assessed(*three, method=method))
    assert (figure.range, figure.best) == (CountRange(low=11, high=14), exactly(14))
    assert killed(assessed(*three[:2], method=method)).best == exactly(11)


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(VocabularyError, match="guess"):
        Method(policy="guess")


def test_every_policy_is_in_the_vocabulary() -> None:
    assert POLICIES.keys() == terms("policies").keys()


RANGES = st.one_of(
    st.builds(exactly, st.integers(0, 50)),
    st.builds(CountRange.at_least, st.integers(0, 50)),
    st.builds(CountRange.up_to, st.integers(1, 50)),
    st.builds(lambda low, more: CountRange(low=low, high=low + more), st.integers(0, 50), st.integers(0, 9)),
)


@given(st.lists(RANGES, min_size=1, max_size=6), st.sampled_from(sorted(POLICIES)))
def test_every_count_is_used_or_set_aside_with_a_reason(ranges: list[CountRange], policy: str) -> None:
    accounts = [account(f"r{n}", counts=[count(each)]) for n, each in enumerate(ranges)]
    figure = killed(assessed(*accounts, method=Method(policy=policy)))
    named = [*figure.used, *(name for name, reason in figure.set_aside if reason)]
    assert sorted(named) == sorted(f"{each.id}#0" for each in accounts)


@given(st.lists(RANGES, min_size=1, max_size=6))
def test_the_envelope_holds_every_number_that_some_origin_states(ranges: list[CountRange]) -> None:
    figure = killed(assessed(*(account(f"r{n}", counts=[count(each)]) for n, each in enumerate(ranges))))
    for each in ranges:
        assert not each.low_stated or figure.range.low <= each.low
        assert figure.range.high is None or (each.high is not None and each.high <= figure.range.high)
