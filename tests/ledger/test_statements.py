"""The values of a column are found one after the other, and what can be chosen in a filter among them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert

from harmledger.ledger import Ledger, listing
from harmledger.ledger.statements import distinct
from harmledger.ledger.tables import incident_actors, tallied

NAMES = st.sampled_from(["Accord", "Northern Front", "accord", "الجبهة", "Ärm", ""])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.none() | NAMES), st.none() | st.integers(1, 3))
def test_each_value_of_a_column_is_found_once_and_in_order(
    ledger: Ledger, names: list[str | None], limit: int | None
) -> None:
    with ledger.transaction() as connection:
        assert isinstance(connection, Connection)
        connection.execute(delete(tallied))
        for number, name in enumerate(names):
            row = {"id": f"i-{number}", "rejected": False, "grade": "fair", "event": "other", "actor": name}
            connection.execute(insert(tallied), row)
        found = distinct(connection, tallied.c.actor, limit)
    assert list(found) == sorted({name for name in names if name is not None})[:limit]


@pytest.mark.parametrize("most", [2, 3])
def test_of_too_many_values_those_of_most_incidents_can_be_chosen(
    most: int, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_MOST_CHOICES", most)
    told = Counter({"Accord": 1, "Northern Front": 3, "Coastal Brigade": 2})
    with ledger.transaction() as connection:
        assert isinstance(connection, Connection)
        for number, name in enumerate(told.elements()):
            connection.execute(insert(incident_actors), {"id": f"i-{number}", "name": name})
        found = listing.choices(connection)["actor"]
    assert found == tuple(sorted(name for name, _ in told.most_common(most)))
