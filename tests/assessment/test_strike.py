"""Whether the strike itself is established, apart from its harm."""

from __future__ import annotations

from tests.assessment.examples import assessed
from tests.grouping.examples import account, actor, claim

from harmledger.model import Account, Claim

FRONT = "Northern Front"
FORCES = "Karsholm Defence Forces"


def status(*accounts: Account, claims: dict[str, list[Claim]] | None = None) -> str | None:
    found = assessed(*accounts, claims=claims).strike_status
    return found.code if found else None


def test_a_strike_that_the_accused_declares_is_declared_though_others_accuse_someone_else() -> None:
    own = account("r1", actors=[actor(FRONT, claim="c1")])
    claims = {"r1": [claim("c1", FRONT)]}
    assert status(own, claims=claims) == "declared"
    assert status(own, account("r2", actors=[actor(FORCES)]), claims=claims) == "declared"


def test_a_strike_laid_to_different_parties_is_contested() -> None:
    assert status(account("r1", actors=[actor(FRONT)]), account("r2", actors=[actor(FORCES)])) == "contested"


def test_one_origin_makes_a_single_source_claim_and_several_a_likely_strike() -> None:
    assert status(account("r1", actors=[actor(FRONT)])) == "single_source"
    assert status(account("r1", actors=[actor(FRONT)]), account("r2")) == "likely"


def test_what_is_no_violence_has_no_strike_status() -> None:
    assert status(account("r1", event_type="agreement")) is None
