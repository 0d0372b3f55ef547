"""Whose denial belongs to which of a report's events. All of it is fiction."""

from __future__ import annotations

import msgspec
import pytest
from tests.grouping.examples import account, report

from harmledger.assessment import responsibility
from harmledger.assessment.tellings import Telling
from harmledger.model import Claim, Origin, Span

TEXT = "Brask\nThe army denied the raid.\nOsterby\nTwo men were detained there. The Front denied it."


def words(text: str) -> tuple[Span, ...]:
    return (Span.of(TEXT, TEXT.index(text), TEXT.index(text) + len(text)),)


@pytest.mark.parametrize(
    ("number", "event", "expected"), [(1, "raid", ["the army", "the Front"]), (2, "detained", ["the Front"])]
)
def test_a_later_event_of_a_report_has_no_denial_told_before_it(
    number: int, event: str, expected: list[str]
) -> None:
    claims = [
        Claim(id="c1", chain=("the army",), stance="denies", content=words("the raid")),
        Claim(id="c2", chain=("the Front",), stance="denies", content=words("it")),
    ]
    telling = Telling(
        account=msgspec.structs.replace(account("r1", number), event_spans=words(event)),
        report=report("r1", TEXT),
        origin=Origin(name="r1", accounts=(f"r1/{number}",)),
        claims={claim.id: claim for claim in claims},
    )
    assert [denial.source for denial in responsibility.denials([telling])] == expected
