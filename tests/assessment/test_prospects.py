"""What would change a grade: each sentence is put to the test by making the change it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tests.grouping.examples import account, actor, claim, count, report

from harmledger.assessment import STANDARD, Method, assess, outlook
from harmledger.model import Account, Claim, Origin

FRONT = "Northern Front"
FORCES = "Karsholm Defence Forces"
GUARD = "Aurn Valley Guard"
SPOKEN = {"r1": {"c1": claim("c1", FORCES)}}


def case(
    *accounts: Account,
    claims: Mapping[str, Mapping[str, Claim]] | None = None,
    origins: Sequence[Sequence[str]] | None = None,
    method: Method = STANDARD,
) -> tuple[str, tuple[str, ...]]:
    """Return the grade that is suggested, and what would change it."""
    ids = list(dict.fromkeys(a.report for a in accounts))
    reports = {id_: report(id_, published=date(2031, 3, 15)) for id_ in ids}
    leading = [
        Origin(name=of[0], accounts=tuple(account.id for account in accounts if account.report in of))
        for of in origins or [[id_] for id_ in ids]
    ]
    given = (accounts, reports, leading, claims or {}, method)
    return assess(*given).grade.code, tuple(map(str, outlook(*given)))


def test_a_second_independent_origin_would_make_it_fair() -> None:
    alone = account("r1", counts=[count(3)])
    code, sentences = case(alone)
    assert code == "weak"
    assert sentences[-1] == "It would be fair if another independent origin reported it."
    assert case(alone, account("r2"))[0] == "fair"


def test_a_ledger_may_ask_for_more_origins_and_for_different_kinds_of_them() -> None:
    strict = Method(fair_origins=3, fair_kinds=2)
    two = account("r1", counts=[count(3)]), account("r2")
    code, sentences = case(*two, method=strict)
    assert code == "weak"
    assert sentences[-1] == (
        "It would be fair if another independent origin reported it, so that there are 2 kinds."
    )
    assert case(*two, account("r3"), method=strict)[0] == "weak"  # three of one kind
    assert case(*two, account("r3"), method=Method(fair_origins=3))[0] == "fair"


def test_an_accused_that_says_so_itself_would_confirm() -> None:
    accused = account("r1", actors=[actor(FORCES, claim="c1")], counts=[count(3, claim="c1")])
    sentence = f"It would be confirmed if {FORCES} said itself that it did this, and whom it harmed."
    assert sentence in case(accused)[1]
    assert case(accused, claims=SPOKEN)[0] == "confirmed"


def test_another_accused_would_make_it_contested() -> None:
    accused = account("r1", actors=[actor(FRONT)])
    assert f"It would be contested if a report accused another than {FRONT}." in case(accused)[1]
    assert case(accused, account("r2", actors=[actor(FORCES)]))[0] == "contested"
    assert "It would be contested if reports accused different parties." in case(account("r1"))[1]


def test_origins_that_prove_to_be_one_would_make_it_weak() -> None:
    two = account("r1"), account("r2")
    assert case(*two)[1][-1] == "It would be weak if r1 and r2 proved to be one."
    assert case(*two, origins=[["r1", "r2"]])[0] == "weak"
    assert case(*two, account("r3"))[1][-1] == (
        "It would be weak if fewer than 2 of its 3 origins proved to be independent."
    )


def test_without_competing_accusations_the_origins_would_decide() -> None:
    one, other = account("r1", actors=[actor(FRONT)]), account("r2", actors=[actor(FORCES)])
    assert case(one, other)[1][-1] == "It would be fair if those who accuse agreed on a party."
    assert case(one, account("r2", actors=[actor(FRONT)]))[0] == "fair"
    within_one = case(one, other, origins=[["r1", "r2"]])
    assert within_one[1][-1] == "It would be weak if those who accuse agreed on a party."


def test_an_acceptance_withdrawn_would_leave_what_else_holds() -> None:
    accepting = account("r1", actors=[actor(FORCES, claim="c1")], counts=[count(3, claim="c1")])
    against = account("r2", actors=[actor(GUARD)])
    code, sentences = case(accepting, against, claims=SPOKEN)
    assert code == "confirmed"
    assert sentences[-1] == f"It would be contested if no report had {FORCES} accept responsibility."
    assert case(accepting, against)[0] == "contested"


def test_combatants_alone_would_discount_it_and_others_would_count_it_again() -> None:
    told = account("r1", counts=[count(3)])
    assert case(told)[1][0].startswith("It would be discounted if all who are counted were combatants")
    fighters = account("r1", counts=[count(3, "combatants")])
    code, sentences = case(fighters)
    assert (code, sentences) == (
        "discounted",
        ("It would be weak if others than combatants were counted among those harmed.",),
    )
    assert case(account("r1", counts=[count(3, "combatants"), count(2, "children")]))[0] == "weak"
