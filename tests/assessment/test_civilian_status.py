"""Civilians: who is presumed one, whose word changes it, and what is published where that is contested."""

from __future__ import annotations

import pytest
from tests.assessment.examples import assessed, killed
from tests.grouping.examples import account, actor, claim, count, exactly

from harmledger.assessment.civilian_status import CONTESTED, PRESUMED
from harmledger.model import Account, Assessment, Claim, Count, CountRange

FORCES = "Karsholm Defence Forces"
SEVERAL = CountRange(low=2, high=None, kind="derived", approximate=True)
SAID: dict[str, list[Claim]] = {"army": [claim("c1", FORCES)]}


def by_the_army(fighters: int | CountRange, *others: Count) -> Account:
    """What the army, accused of it, says of its own strike."""
    counts = [count(fighters), count(fighters, "combatants", claim="c1"), *others]
    return account("army", actors=[actor(FORCES, claim="c1")], counts=counts)


def civilians(found: Assessment) -> CountRange | None:
    figure = found.figures["killed"].get("civilians")
    return figure.range if figure else None


def test_people_whom_the_accused_alone_calls_combatants_may_all_be_civilians() -> None:
    found = assessed(by_the_army(3), claims=SAID)
    figure = killed(found, "civilians")
    assert figure.range == CountRange(low=0, high=3, kind="derived")
    assert (figure.used, figure.remark) == (("army/1#1",), PRESUMED)
    assert found.disagreements == ()


def test_people_whom_another_counts_as_combatants_are() -> None:
    assert civilians(assessed(by_the_army(3), claims={"army": [claim("c1", "residents of Brask")]})) is None
    monitor = account("monitor", counts=[count(3), count(3, "combatants")])
    assert civilians(assessed(by_the_army(3), monitor, claims=SAID)) is None


def test_several_combatants_of_the_accused_say_of_no_number_that_they_may_be_civilians() -> None:
    assert civilians(assessed(by_the_army(SEVERAL), claims=SAID)) is None


def test_where_the_accused_tells_of_combatants_beside_civilians_all_may_be_civilians() -> None:
    monitor = account("monitor", counts=[count(7), count(2, "civilians")])
    found = assessed(monitor, by_the_army(5), claims=SAID)
    figure = killed(found, "civilians")
    assert figure.range == CountRange(low=2, high=7)
    assert (figure.used, figure.remark) == (("monitor/1#1", "army/1#1"), PRESUMED)


def test_a_status_that_others_contest_is_called_contested_though_the_accused_alone_contests_it() -> None:
    monitor = account("monitor", counts=[count(3), count(3, "civilians")])
    figure = killed(assessed(monitor, by_the_army(3), claims=SAID), "civilians")
    assert (figure.range, figure.remark) == (CountRange(low=0, high=3), CONTESTED)


def test_one_voice_that_counts_civilians_and_combatants_tells_of_different_people() -> None:
    both = account("r1", counts=[count(2), count(2, "civilians"), count(5, "combatants")])
    assert civilians(assessed(both)) == exactly(2)


def test_two_voices_in_one_report_contest_a_status() -> None:
    counts = [count(2), count(2, "civilians"), count(2, "combatants", claim="c1")]
    told = account("r1", counts=counts)
    assert civilians(assessed(told, claims={"r1": [claim("c1", "a monitor")]})) == CountRange(low=0, high=2)


def test_people_of_whom_no_more_is_said_are_presumed_civilians_where_others_are_counted_as_such() -> None:
    monitor = account("r1", counts=[count(3), count(3, "civilians")])
    found = assessed(monitor, account("r2", counts=[count(4)]))
    assert killed(found, "civilians").used == ("r1/1#1", "r2/1#0")
    assert civilians(found) == CountRange(low=3, high=4)
    assert civilians(assessed(account("r2", counts=[count(4)]))) is None


@pytest.mark.parametrize(
    ("others", "known"),
    [([count(1, "combatants")], exactly(3)), ([count(2, "civilians")], CountRange(low=2, high=3))],
)
def test_no_one_is_presumed_civilian_where_some_are_told_of_who_were_not(
    others: list[Count], known: CountRange
) -> None:
    monitor = account("r1", counts=[count(3), count(3, "civilians")])
    mixed = account("r2", counts=[count(4), *others])
    assert civilians(assessed(monitor, mixed, account("r3", counts=[count(9)]))) == known
