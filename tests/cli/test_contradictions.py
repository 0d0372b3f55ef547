"""Contradictions from the shell: both sides, each with its sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Call = Callable[..., Result]


def test_both_sides_stand_with_their_sentences(call: Call, ledger: Path) -> None:
    first, *_ = json.loads(call("contradictions", "--ledger", ledger, "--json").stdout)
    assert len(first["statements"]) > 1
    assert all(statement["sentences"] for statement in first["statements"])
    printed = call("contradictions", first["incident"], "--ledger", ledger).stdout
    for statement in first["statements"]:
        assert statement["value"] in printed
        assert statement["sentences"][0][:40] in printed
