"""The two steps of corroboration: coherence within, then other, independent sources."""

from __future__ import annotations

from tests.assessment.examples import DAY_AFTER, assessed
from tests.grouping.examples import MARKET, account, count

from harmledger.model import Account


def outcomes(*accounts: Account) -> dict[str, str]:
    return {step.step: step.outcome for step in assessed(*accounts).corroboration}


def test_independent_origins_that_fit_each_other_confirm() -> None:
    fitting = account("r1", counts=[count(5)], on=MARKET), account("r2", counts=[count(5)], on=MARKET)
    assert outcomes(*fitting) == {"coherence": "confirms", "independent_sources": "confirms"}


def test_one_origin_leaves_it_open() -> None:
    assert outcomes(account("r1"))["independent_sources"] == "leaves_open"


def test_origins_that_clash_leave_it_open_and_the_step_says_on_what() -> None:
    step = assessed(account("r1", on=MARKET), account("r2", on=DAY_AFTER)).corroboration[1]
    assert (step.outcome, list(map(str, step.reasons))) == ("leaves_open", ["Accounts differ on date."])


def test_a_part_that_exceeds_its_whole_is_no_coherent_account() -> None:
    told = account("r1", counts=[count(5), count(7, "children")])
    assert outcomes(told)["coherence"] == "leaves_open"
