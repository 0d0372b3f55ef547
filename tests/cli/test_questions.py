"""`list --ask`: what a person is asked, and what an answer does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

from harmledger import pipeline
from harmledger.model import Link, say

Call = Callable[..., Result]


def asked(call: Call, ledger: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call("list", "--ask", "--json", "--ledger", ledger).stdout)
    return found


def ask_about(ledger: Path) -> tuple[str, str]:
    """Put a question about the first two incidents into the ledger, as grouping would."""
    with pipeline.existing(ledger, writing=True) as opened:
        one, other = opened.incidents()[:2]
        link = Link(left=one.founder, right=other.founder, score=0.4, reasons=(say("both at Brask (+0.7)"),))
        opened.save_groups(list(opened.groups()), [link])
    return one.id, other.id


def test_a_question_is_listed_with_its_reasons_and_explained_with_the_incident(
    call: Call, ledger: Path
) -> None:
    one, other = ask_about(ledger)
    ((found,), table) = asked(call, ledger), call("list", "--ask", "--ledger", ledger).stdout
    assert (found["one"], found["other"], found["link"]["score"]) == (one, other, 0.4)
    assert "both at Brask (+0.7)" in table
    assert f"{other} might be" in call("why", one, "--ledger", ledger).stdout


def test_what_is_said_to_be_apart_or_merged_is_asked_no_more(call: Call, ledger: Path) -> None:
    one, other = ask_about(ledger)
    answer = ("decide", "apart", one, other, "--ledger", ledger, "--by", "ada")
    assert call(*answer).stdout.startswith("decision 1: apart")
    assert asked(call, ledger) == []
    call("decide", "undo", 1, "--ledger", ledger)
    assert len(asked(call, ledger)) == 1
    call("decide", "merge", one, other, "--ledger", ledger)
    assert asked(call, ledger) == []


def test_nothing_is_asked_of_an_incident_that_is_rejected(call: Call, ledger: Path) -> None:
    one, _ = ask_about(ledger)
    call("decide", "reject", one, "--ledger", ledger)
    assert asked(call, ledger) == []


def test_an_incident_cannot_be_apart_from_itself(call: Call, ledger: Path) -> None:
    one, _ = ask_about(ledger)
    refused = call("decide", "apart", one, one, "--ledger", ledger)
    assert refused.exit_code == 2
    assert "split off" in refused.stderr
