"""What a person claims that a report says is grouped as if it had been read there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.grouping import examples
from tests.grouping.examples import MARKET, TARN_HOLLOW
from tests.ledger.examples import NOON, TOOL, original

from harmledger.ledger import Ledger
from harmledger.model import Account, CountRange, DateInterval, Decision, Reading, Span
from harmledger.model.decision import AddDate, AddFigure, AddPlace, AnyAction, Split, Undo
from harmledger.pipeline import judging
from harmledger.pipeline.progress import silent

POST = "Still at it in Tarn Hollow this Saturday. They say fourteen are gone."
SPRING = date(2031, 5, 20)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger") as opened:
        yield opened


def take_in(ledger: Ledger, **told: Account | None) -> None:
    """Take in a report by each of these ids, with the account that was read in it, or a post without one."""
    for name, read in told.items():
        source, made = original(name), examples.report(name) if read else examples.report(name, POST)
        report = msgspec.structs.replace(made, original=source.sha256)
        ledger.add_original(source)
        ledger.save_intake(source, [report], tool_version=TOOL, at=NOON)
        ledger.save_readings([Reading(report=name, reader="hand", accounts=(read,) if read else ())])
        judging.must_group_again(ledger)


def struck(report: str, on: date = MARKET, killed: int = 14) -> Account:
    counts = [examples.count(killed)]
    return examples.account(report, event_type="airstrike", on=on, at=TARN_HOLLOW, counts=counts)


def span(words: str) -> Span:
    start = POST.index(words)
    return Span.of(POST, start, start + len(words))


def decide(ledger: Ledger, action: AnyAction) -> Decision:
    return ledger.decide(action, by="ada", at=NOON)


def claim_all(ledger: Ledger, report: str) -> str:
    """Claim figure, day and place of a post by hand, as a new account; return its id."""
    day = DateInterval.on(MARKET)
    figure = AddFigure(
        report=report,
        span=span("fourteen"),
        event_type="airstrike",
        harm="killed",
        group="all",
        range=CountRange.exactly(14),
    )
    first = decide(ledger, figure)
    account = f"{report}/d{first.number}"
    decide(ledger, AddDate(report=report, span=span("Saturday"), account=account, interval=day))
    decide(ledger, AddPlace(report=report, span=span("Tarn Hollow"), account=account, place=TARN_HOLLOW))
    return account


def together(ledger: Ledger) -> set[frozenset[str]]:
    judging.group(ledger, (), silent)
    return {frozenset(state.accounts) for state in ledger.incidents()}


def test_a_post_that_only_a_person_could_read_joins_its_incident(ledger: Ledger) -> None:
    take_in(ledger, story=struck("story"), other=struck("other", SPRING, 3), post=None)
    assert together(ledger) == {frozenset({"story/1"}), frozenset({"other/1"})}
    claim_all(ledger, "post")
    assert together(ledger) == {frozenset({"story/1", "post/d1"}), frozenset({"other/1"})}
    (found,) = (state for state in ledger.incidents() if "post/d1" in state.accounts)
    assert found.suggested == found.accounts, "it is suggested, and a person may still say otherwise"
    ((link,),) = (group.links for group in ledger.groups_of(["post/d1"]))
    assert "both say 14 killed" in " / ".join(map(str, link.reasons))
    assert ledger.lineages_of(["post/d1"])


def test_what_people_claimed_before_the_other_reports_came_joins_them_just_the_same(ledger: Ledger) -> None:
    take_in(ledger, post=None)
    claim_all(ledger, "post")
    assert together(ledger) == {frozenset({"post/d1"})}
    take_in(ledger, other=struck("other", SPRING, 3))
    assert together(ledger) == {frozenset({"post/d1"}), frozenset({"other/1"})}
    take_in(ledger, story=struck("story"))
    assert together(ledger) == {frozenset({"story/1", "post/d1"}), frozenset({"other/1"})}


def test_a_claim_that_is_undone_is_grouped_no_more(ledger: Ledger) -> None:
    take_in(ledger, story=struck("story"), post=None)
    claim_all(ledger, "post")
    assert together(ledger) == {frozenset({"story/1", "post/d1"})}
    assert judging.is_grouped(ledger, ())
    for number in (3, 2, 1):
        decide(ledger, Undo(decision=number))
    assert not judging.is_grouped(ledger, ())
    assert together(ledger) == {frozenset({"story/1"})}


def test_what_people_split_off_stays_apart_though_the_claims_say_otherwise(ledger: Ledger) -> None:
    take_in(ledger, story=struck("story"), post=None)
    account = claim_all(ledger, "post")
    assert together(ledger) == {frozenset({"story/1", account})}
    (one,) = ledger.incidents()
    decide(ledger, Split(incident=one.id, accounts=(account,)))
    judging.must_group_again(ledger)
    assert together(ledger) == {frozenset({"story/1"}), frozenset({account})}


def test_an_account_that_was_read_is_grouped_as_people_correct_it(ledger: Ledger) -> None:
    take_in(ledger, story=struck("story"), misread=struck("misread", SPRING))
    assert together(ledger) == {frozenset({"story/1"}), frozenset({"misread/1"})}
    day = DateInterval.on(MARKET)
    decide(ledger, AddDate(report="misread", account="misread/1", span=examples.span(), interval=day))
    assert together(ledger) == {frozenset({"story/1", "misread/1"})}
