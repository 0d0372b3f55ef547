"""Figures that others have overtaken, since some of the injured died. All of it is fiction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec
import pytest
from tests.assessment.examples import DAY_AFTER, assessed
from tests.grouping.examples import MARKET, account, count, exactly

from harmledger.model import Account, Assessment

BEFORE, SINCE = {"r1": MARKET, "r2": DAY_AFTER}, {"r1": DAY_AFTER, "r2": MARKET}


def telling(
    report: str, killed: int | None, injured: int | None, groups: tuple[str, str] = ("all", "all")
) -> Account:
    told = (("killed", killed, groups[0]), ("injured", injured, groups[1]))
    return account(report, counts=[count(n, of, harm=harm) for harm, n, of in told if n is not None])


def ranges(assessment: Assessment) -> Mapping[str, tuple[int, int | None]]:
    return {
        harm: (of["all"].range.low, of["all"].range.high)
        for harm, of in assessment.figures.items()
        if "all" in of
    }


@pytest.mark.parametrize("published", [BEFORE, {}])
def test_the_injured_who_died_since_are_killed_alone(published: Mapping[str, date | None]) -> None:
    told = assessed(telling("r1", 2, 1), telling("r2", 3, None), published=published)
    assert ranges(told) == {"killed": (3, 3)}


def test_what_was_set_aside_says_why() -> None:
    told = assessed(telling("r1", 1, 3), telling("r2", 2, 2), published=BEFORE)
    figure = told.figures["injured"]["all"]
    assert (figure.range.low, figure.range.high) == (2, 2)
    assert [(name, str(why)) for name, why in figure.set_aside] == [
        ("r1/1#1", "told before some of the injured died, as r2/1 tells")
    ]


def test_a_report_that_tells_of_no_dead_may_be_younger() -> None:
    assert ranges(assessed(telling("r1", None, 1), telling("r2", 1, None), published=SINCE)) == {
        "killed": (1, 1)
    }


def test_a_younger_report_that_counts_the_dead_stands() -> None:
    told = assessed(telling("r1", 1, 3), telling("r2", 2, 2), published=SINCE)
    assert ranges(told) == {"killed": (1, 2), "injured": (2, 3)}


def test_other_numbers_are_of_other_people() -> None:
    told = assessed(telling("r1", 1, 4), telling("r2", 2, 2), published=BEFORE)
    assert ranges(told) == {"killed": (1, 2), "injured": (2, 4)}


def test_an_injured_woman_is_not_the_man_who_died() -> None:
    hurt, dead = (
        msgspec.structs.replace(
            account(report, counts=[count(1, group, harm=harm)]), totals={harm: {"all": exactly(1)}}
        )
        for report, group, harm in (("r1", "women", "injured"), ("r2", "men", "killed"))
    )
    assert ranges(assessed(hurt, dead, published=BEFORE)) == {"killed": (1, 1), "injured": (1, 1)}
