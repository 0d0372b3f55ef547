"""A ledger in a folder of its own, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harmledger.ledger import Ledger


@pytest.fixture
def ledger(home: Path) -> Iterator[Ledger]:
    with Ledger.open(home) as opened:
        yield opened
