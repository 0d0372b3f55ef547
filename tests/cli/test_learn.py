"""`learn`: what is learned, and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from harmledger import pipeline
from harmledger.grouping.linkage import weights
from harmledger.pipeline import settings

Call = Callable[..., Result]


def test_too_little_teaches_nothing_and_says_so(call: Call, ledger: Path) -> None:
    refused = call("learn", "--decided", "--ledger", ledger)
    assert refused.exit_code == 2
    assert "too few to learn from" in refused.stderr


def test_what_was_learned_is_kept_and_can_be_forgotten(call: Call, ledger: Path) -> None:
    learned = weights.learn([], weights.default(), "a test")
    with pipeline.existing(ledger, writing=True) as opened:
        settings.keep_weights(opened, learned)
        assert settings.weights(opened) == learned
    assert (
        json.loads(call("learn", "--forget", "--json", "--ledger", ledger).stdout)["learned_from"] != "a test"
    )
    with pipeline.existing(ledger) as opened:
        assert settings.weights(opened) == weights.default()
