"""What an accused party concedes stands beside what is reported, and is never mixed with it."""

from __future__ import annotations

from tests.assessment.examples import assessed, killed
from tests.grouping.examples import account, actor, claim, count, exactly

from harmledger.model import Assessment, CountRange, Party

FRONT = "Northern Front"
FORCES = "Karsholm Defence Forces"


def by_the_front(*counts: CountRange | int, group: str = "civilians") -> Assessment:
    """Assess a monitor's account of nine killed beside one in which the Front gives `counts` itself."""
    monitor = account("r1", counts=[count(9), count(9, "civilians")], actors=[actor(FRONT)])
    own = account("r2", counts=[count(each, group, claim="c1") for each in counts], actors=[actor(FRONT)])
    return assessed(monitor, own, claims={"r2": [claim("c1", FRONT)]})


def test_a_figure_that_rests_on_the_word_of_the_accused_is_conceded() -> None:
    found = by_the_front(2)
    (concession,) = found.conceded
    assert (concession.party, concession.status) == (FRONT, "credible")
    figure = concession.figures["killed"]["civilians"]
    assert (figure.range, figure.used) == (exactly(2), ("r2/1#0",))
    assert killed(found, "civilians").range == CountRange(low=2, high=9)


def test_a_maximum_that_the_party_leaves_out_is_its_minimum() -> None:
    (concession,) = by_the_front(CountRange.at_least(2)).conceded
    assert concession.figures["killed"]["civilians"].range == exactly(2)


def test_to_own_up_to_combatants_or_to_nobody_concedes_nothing() -> None:
    for found in (by_the_front(4, group="combatants"), by_the_front(0)):
        (concession,) = found.conceded
        assert concession.status == "not_yet_assessed"
        assert concession.figures == {}


def test_who_denies_finds_it_non_credible() -> None:
    told = account("r1", counts=[count(9)], actors=[actor(FRONT)])
    found = assessed(told, claims={"r1": [claim("c1", "the Front", stance="denies")]})
    (concession,) = found.conceded
    assert (concession.status, concession.figures) == ("non_credible", {})
    assert str(concession.reason) == "Northern Front denies it: r1/1."


def test_no_one_concedes_what_no_one_is_accused_of() -> None:
    assert assessed(account("r1", counts=[count(9)])).conceded == ()


def test_each_of_several_accused_has_a_line_of_its_own() -> None:
    found = assessed(account("r1", actors=[actor(FRONT)]), account("r2", actors=[actor(FORCES)]))
    assert [concession.party for concession in found.conceded] == [FRONT, FORCES]


def test_an_army_and_its_air_force_have_one_line() -> None:
    told = (account("r1", actors=[actor(FORCES)]), account("r2", actors=[actor("Karsholm Air Wing")]))
    found = assessed(*told, parties=dict.fromkeys([FORCES, "Karsholm Air Wing"], Party(side="Karsholm")))
    assert [concession.party for concession in found.conceded] == [FORCES]
