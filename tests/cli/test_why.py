"""`harmledger why`: an incident explained, from the shell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Call = Callable[..., Result]


def incidents(call: Call, ledger: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in call("export", "--ledger", ledger).stdout.splitlines()]


def test_accounts_that_were_joined_are_told_with_the_link_that_joined_them(call: Call, ledger: Path) -> None:
    several = [i for i in incidents(call, ledger) if len(i["accounts"]) > 1]  # type: ignore[arg-type]
    assert several
    printed = call("why", several[0]["id"], "--ledger", ledger).stdout
    assert re.search(r"  \w[^(]* \(2031-\d\d-\d\d, \w+/1\) and .* go together, likelihood", printed)
    assert "Which decisions hold\n  No one has decided" in printed


def test_a_decision_and_its_reason_are_told(call: Call, ledger: Path) -> None:
    first, second, *_ = [incident["id"] for incident in incidents(call, ledger)]
    call("decide", "grade", first, "confirmed", "--ledger", ledger, "--by", "ada", "--reason", "admitted")
    printed = call("why", first, "--ledger", ledger).stdout
    assert f": grade {first} confirmed, because: admitted." in printed
    assert "A reviewer graded it confirmed" in printed
    assert "No one has decided anything about it" in call("why", second, "--ledger", ledger).stdout


def test_accounts_that_a_decision_merged_name_the_decision(call: Call, ledger: Path) -> None:
    one, other, *_ = [incident["id"] for incident in incidents(call, ledger)]
    assert call("decide", "merge", one, other, "--ledger", ledger, "--reason", "one event").exit_code == 0
    assert "to the rest: decision 1 put it here." in call("why", one, "--ledger", ledger).stdout


def test_every_incident_says_what_would_change_its_grade(call: Call, ledger: Path) -> None:
    for incident in incidents(call, ledger):
        found = json.loads(call("why", incident["id"], "--ledger", ledger, "--json").stdout)
        assert found["id"] == incident["id"]
        sentences = next(p["sentences"] for p in found["paragraphs"] if "grade" in p["heading"])
        assert any(sentence.startswith("It would be ") for sentence in sentences)
