"""Blocking: which pairs are compared at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from tests.grouping.examples import MARKET, TARN_HOLLOW, account, count, place, reading, report

from harmledger.grouping.linkage import blocking, pile, weights
from harmledger.grouping.linkage.pile import Pile
from harmledger.grouping.linkage.scoring import Scoring
from harmledger.model import Account, DateInterval

VELMORA = place("Velmora", 63.2, -20.0)


def read(*accounts: Account, texts: Sequence[str] = ()) -> Pile:
    told = dict.fromkeys((one.report for one in accounts), "") | dict(
        zip((one.report for one in accounts), texts, strict=False)
    )
    reports = {id_: report(id_, text) for id_, text in told.items()}
    return pile.read(accounts, reports, {id_: reading(id_) for id_ in reports})


def compared(*accounts: Account, texts: Sequence[str] = ()) -> set[tuple[int, int]]:
    found = Scoring(read(*accounts, texts=texts), weights.even()).blocked()
    return {(left, right) for left, right, _ in found}


def seasons(ready: Pile) -> set[str]:
    """Return the keys that bring together a season, and not days."""
    found = {key for keys in blocking.keys(ready) for key in keys}
    return {key for key in found if key.startswith("season ") and not key.startswith("season days ")}


def test_one_day_at_one_place_is_compared() -> None:
    assert compared(account("r1", on=MARKET, at=TARN_HOLLOW), account("r2", on=MARKET, at=TARN_HOLLOW))
    assert not compared(account("r1", on=MARKET, at=TARN_HOLLOW), account("r2", on=MARKET, at=VELMORA))


def test_days_that_lie_apart_are_not_compared_for_their_place_alone() -> None:
    """Else the pairs of a town that is struck again and again would grow with the square of its reports."""
    told = account("r1", on=MARKET, at=TARN_HOLLOW)
    later = account("r2", on=MARKET + timedelta(days=20), at=TARN_HOLLOW)
    assert not compared(told, later)
    assert compared(told, later, texts=["So said Ilse Maren.", "So said Ilse Maren."])


def test_a_day_is_compared_with_the_month_that_has_it() -> None:
    month = DateInterval(earliest=MARKET - timedelta(days=14), latest=MARKET + timedelta(days=16))
    assert compared(account("r1", on=MARKET, at=TARN_HOLLOW), account("r2", on=month, at=TARN_HOLLOW))


def test_no_key_brings_many_accounts_together() -> None:
    told = [account(f"r{n}", on=MARKET, at=TARN_HOLLOW, counts=[count(n % 40)]) for n in range(400)]
    sharing = Counter(key for keys in blocking.keys(read(*told)) for key in keys)
    assert max(sharing.values()) <= 40


def test_a_season_brings_together_only_what_the_days_alone_would_not() -> None:
    """So the pairs of a town that is struck each day grow no faster than its reports."""
    struck = [account(f"r{n}", on=MARKET + timedelta(days=n), at=TARN_HOLLOW) for n in range(9)]
    assert not seasons(read(*struck))
    assert compared(*struck) == {(n, m) for n in range(9) for m in range(n + 1, min(n + 5, 9))}
    undated = account("r9", at=TARN_HOLLOW)
    assert seasons(read(*struck, undated))
    assert compared(*struck, undated) >= {(n, 9) for n in range(9)}
