"""Grades: from independent origins and who is held responsible, with reasons in plain sentences."""

from __future__ import annotations

import msgspec
import pytest
from tests.assessment.examples import assessed
from tests.grouping.examples import account, actor, claim, count

from harmledger.model import Assessment, Party

FRONT = "Northern Front"
FORCES = "Karsholm Defence Forces"


def code(assessment: Assessment) -> str:
    return assessment.grade.code


def reasons(assessment: Assessment) -> str:
    return " ".join(map(str, assessment.grade.reasons))


def test_one_origin_is_weak_however_many_links() -> None:
    reprinted = [account(f"r{n}", counts=[count(14)]) for n in range(3)]
    found = assessed(*reprinted, origins=[["r0", "r1", "r2"]], outlets={"r0": "Karsholm Wire"})
    assert code(found) == "weak"
    assert reasons(found) == "One origin reports it: Karsholm Wire, in 3 reports."


def test_two_independent_origins_are_fair() -> None:
    outlets = {"r1": "Karsholm Wire", "r2": "Tarn Packet"}
    found = assessed(account("r1", counts=[count(14)]), account("r2"), outlets=outlets)
    assert code(found) == "fair"
    assert reasons(found) == "Two independent origins report it: Karsholm Wire, Tarn Packet."


def test_accounts_that_accuse_different_parties_are_contested() -> None:
    found = assessed(account("r1", actors=[actor(FRONT)]), account("r2", actors=[actor(FORCES)]))
    assert code(found) == "contested"
    assert f"r1/1 accuses {FRONT}; r2/1 accuses {FORCES}." in reasons(found)


def test_one_report_that_gives_two_voices_is_contested() -> None:
    voices = [claim("c1", "the army"), claim("c2", "residents")]
    told = account("r1", actors=[actor(FRONT, claim="c1"), actor(FORCES, claim="c2")])
    assert code(assessed(told, claims={"r1": voices})) == "contested"


def test_who_has_no_name_competes_with_no_one_and_yields_to_who_is_named() -> None:
    gunmen = account("r2", actors=[msgspec.structs.replace(actor("gunmen"), named=False)])
    found = assessed(account("r1", actors=[actor(FRONT)]), gunmen)
    assert (code(found), found.actors) == ("fair", (FRONT,))
    assert assessed(gunmen).actors == ("gunmen",)


def test_parties_accused_in_one_breath_are_not_competing() -> None:
    both = account("r1", actors=[actor(FRONT), actor(FORCES)])
    assert code(assessed(both, account("r2", actors=[actor(FRONT)]))) == "fair"


def accepting(
    *, stance: str = "asserts", group: str = "all", by: str = f"a {FORCES} spokesman"
) -> Assessment:
    told = account("r1", actors=[actor(FORCES, claim="c1")], counts=[count(3, group, claim="c1")])
    made = claim("c1", by, stance="asserts" if stance == "asserts" else "denies")
    return assessed(told, claims={"r1": [made]})


def test_a_party_that_says_itself_whom_it_killed_confirms() -> None:
    assert code(accepting()) == "confirmed"
    assert f"{FORCES} accepts responsibility: r1/1." in reasons(accepting())


@pytest.mark.parametrize(
    "other", [{"stance": "denies"}, {"by": "a Northern Front spokesman"}, {"by": "residents of Brask"}]
)
def test_another_s_word_or_a_denial_does_not_confirm(other: dict[str, str]) -> None:
    assert code(accepting(**other)) != "confirmed"


def test_owning_up_to_a_strike_on_fighters_does_not_confirm_harm_to_civilians() -> None:
    told = account(
        "r1", actors=[actor(FORCES, claim="c1")], counts=[count(3, "combatants", claim="c1"), count(9)]
    )
    assert code(assessed(told, claims={"r1": [claim("c1", FORCES)]})) == "weak"


def test_a_party_s_own_communique_is_its_own_word() -> None:
    told = account("r1", actors=[actor(FORCES)], counts=[count(3)])
    assert code(assessed(told, outlets={"r1": f"{FORCES} Press Office"})) == "confirmed"
    assert code(assessed(told, outlets={"r1": "Karsholm Wire"})) == "weak"
    quoted = account("r1", actors=[actor(FORCES, claim="c1")], counts=[count(3)])
    others = {"r1": [claim("c1", "residents of Brask")]}
    assert code(assessed(quoted, outlets={"r1": f"{FORCES} Press Office"}, claims=others)) == "weak"
    assert code(assessed(quoted, outlets={"r1": f"{FORCES} Press Office"})) == "weak"  # its claim is lost


def test_combatants_alone_are_discounted() -> None:
    found = assessed(account("r1", counts=[count(6), count(6, "combatants")]), account("r2"))
    assert code(found) == "discounted"
    assert "All who are counted are combatants: r1/1." in reasons(found)


@pytest.mark.parametrize(
    "other", [count(7), count(1, "children"), count(2, harm="injured"), count(1, "civilians")]
)
def test_anyone_else_among_the_dead_is_presumed_civilian(other: object) -> None:
    counts = [count(6, "combatants"), other]
    assert code(assessed(account("r1", counts=counts))) == "weak"  # type: ignore[arg-type]


def test_the_word_of_the_accused_alone_makes_no_one_a_combatant() -> None:
    told = account("r1", actors=[actor(FORCES)], counts=[count(6, "combatants", claim="c1")])
    assert code(assessed(told, claims={"r1": [claim("c1", FORCES)]})) == "weak"
    assert code(assessed(told, claims={"r1": [claim("c1", "residents of Brask")]})) == "discounted"


def test_a_denial_is_named_among_the_reasons() -> None:
    told = account("r1", actors=[actor(FRONT)])
    found = assessed(told, claims={"r1": [claim("c1", "the Front", stance="denies")]})
    assert f"{FRONT} denies it: r1/1." in reasons(found)
    assert code(found) == "weak"


def test_what_is_no_violence_is_graded_by_its_origins_too() -> None:
    truce = [account(r, event_type="agreement") for r in ("r1", "r2")]
    assert code(assessed(*truce)) == "fair"
    assert code(assessed(truce[0])) == "weak"


OF_THE_STATE = dict.fromkeys([FORCES, "Karsholm Air Wing", "the ministry"], Party(side="Karsholm"))


def test_arms_of_one_state_are_not_competing() -> None:
    told = (account("r1", actors=[actor(FORCES)]), account("r2", actors=[actor("Karsholm Air Wing")]))
    assert code(assessed(*told)) == "contested"
    assert code(assessed(*told, parties=OF_THE_STATE)) == "fair"


def test_a_state_that_owns_up_for_its_army_accepts_responsibility() -> None:
    told = account("r1", actors=[actor(FORCES, claim="c1")], counts=[count(3, claim="c1")])
    claims = {"r1": [claim("c1", "the ministry")]}
    assert code(assessed(told, claims=claims)) == "weak"
    assert code(assessed(told, claims=claims, parties=OF_THE_STATE)) == "confirmed"
