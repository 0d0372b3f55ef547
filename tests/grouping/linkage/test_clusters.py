"""Clusters: what joins, what stays apart, whatever the order; the weights are made up."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.grouping.examples import LANTERN_QUARTER, OSTERBY, QUAY_QUARTER, account, reading, report

from harmledger.grouping.linkage import facts
from harmledger.grouping.linkage.clusters import BOUND, Clustering
from harmledger.grouping.linkage.facts import Facts
from harmledger.grouping.linkage.hours import Hours
from harmledger.grouping.linkage.scoring import Pair, Scored
from harmledger.grouping.linkage.tellings import Telling
from harmledger.model import Place


def scored(weights: Mapping[Pair, float]) -> list[Scored]:
    return [Scored(*pair, weight) for pair, weight in weights.items() if weight >= -BOUND]


def told(number: int, *, by: str | None = None, at: Place | None = None) -> Facts:
    told_by = by or f"r{number}"
    one = account(told_by, number, at=at, on=date(2031, 3, 15))
    return facts.of(one, report(told_by), Telling(text="", sentences=()), reading(told_by))


def clusters(facts: list[Facts], weights: Mapping[Pair, float]) -> list[list[int]]:
    found = Clustering(facts, scored(weights), link=0, ask=-1.5)
    return [cluster.members for cluster in found.clusters()]


def test_what_weighs_enough_joins_and_the_rest_is_told_of() -> None:
    facts = [told(number) for number in range(4)]
    found = Clustering(facts, scored({(0, 1): 4.0, (2, 3): -1.0}), link=0, ask=-1.5)
    assert [cluster.members for cluster in found.clusters()] == [[0, 1], [2], [3]]
    assert found.joins == [(0, 1)]
    ((weight, one, other, best),) = found.neighbours()
    assert (weight, one.members, other.members, best) == (-1.0, [2], [3], (2, 3))


def test_a_chain_of_likenesses_does_not_tie_its_ends() -> None:
    chain = {(number, number + 1): 2.0 for number in range(9)}
    assert max(map(len, clusters([told(number) for number in range(10)], chain))) == 2


def test_one_unlikely_pair_does_not_part_what_all_others_tie() -> None:
    tied = {(one, other): 5.0 for other in range(4) for one in range(other)} | {(0, 3): -2.0}
    assert clusters([told(number) for number in range(4)], tied) == [[0, 1, 2, 3]]


def test_two_quarters_stay_apart_though_many_name_only_the_town() -> None:
    facts = [
        told(0, at=LANTERN_QUARTER),
        *(told(n, at=OSTERBY) for n in range(1, 4)),
        told(4, at=QUAY_QUARTER),
    ]
    tied = {(one, other): 5.0 for other in range(5) for one in range(other)} | {(0, 4): -1.0, (0, 1): 6.0}
    assert not any({0, 4} <= set(cluster) for cluster in clusters(facts, tied))


def test_strikes_hours_apart_stay_apart_and_shootings_are_weighed() -> None:
    dawn, dusk = (
        Hours(earliest=300, latest=300, words="5 a.m."),
        Hours(earliest=1200, latest=1200, words="8 p.m."),
    )
    tied = {(0, 1): 5.0}
    for event_type, known in (("airstrike", [[0], [1]]), ("shooting", [[0, 1]])):
        facts = [
            msgspec.structs.replace(told(number), event_type=event_type, hours=hours)
            for number, hours in enumerate((dawn, dusk))
        ]
        assert clusters(facts, tied) == known


def test_a_victim_whom_both_name_speaks_louder_than_a_quarter() -> None:
    facts = [
        msgspec.structs.replace(told(number, at=quarter), victims={"ilse maren": "Ilse Maren"})
        for number, quarter in enumerate((LANTERN_QUARTER, QUAY_QUARTER))
    ]
    assert clusters(facts, {(0, 1): 5.0}) == [[0, 1]]


def test_a_pair_that_was_misread_altogether_does_not_outweigh_all_others() -> None:
    tied = {(one, other): 3.0 for other in range(4) for one in range(other)} | {(0, 3): -30.0}
    assert clusters([told(number) for number in range(4)], tied) == [[0, 1, 2, 3]]


def test_two_accounts_of_one_report_never_join_not_even_through_a_third() -> None:
    facts = [told(0, by="r0"), told(1, by="r0"), told(2)]
    found = clusters(facts, {(0, 1): 9.0, (0, 2): 8.0, (1, 2): 7.0})
    assert found == [[0, 2], [1]]


WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-4, 6).map(float),
    max_size=40,
)
TELLERS = st.lists(st.integers(0, 8), min_size=12, max_size=12)


@given(WEIGHTS, TELLERS)
def test_every_account_is_in_one_cluster_and_every_join_is_favoured(
    weights: dict[Pair, float], tellers: list[int]
) -> None:
    facts = [told(number, by=f"r{teller}") for number, teller in enumerate(tellers)]
    found = Clustering(facts, scored(weights), link=0, ask=-1.5)
    clusters = [cluster.members for cluster in found.clusters()]
    assert sorted(number for members in clusters for number in members) == list(range(12))
    assert len(found.joins) == 12 - len(clusters)
    for members in clusters:
        assert len({tellers[number] for number in members}) == len(members)
    assert all(near.weight <= 0 for near in found.neighbours())


@given(WEIGHTS, TELLERS, st.randoms(use_true_random=False))
def test_what_comes_first_in_the_scorer_s_answer_does_not_tell(
    weights: dict[Pair, float], tellers: list[int], chance: random.Random
) -> None:
    facts = [told(number, by=f"r{teller}") for number, teller in enumerate(tellers)]
    shuffled = sorted(scored(weights), key=lambda _: chance.random())
    one, other = (Clustering(facts, pairs, link=0, ask=-1.5) for pairs in (scored(weights), shuffled))
    assert [c.members for c in one.clusters()] == [c.members for c in other.clusters()]
    assert one.joins == other.joins
