"""A viewer changes nothing, a recorder adds what was missed, a reviewer sets fields, an admin sources."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from tests.web.team import browser, form_token, sign_in

from harmledger import pipeline
from harmledger.pipeline.team import Team

ORDER = ("viewer", "recorder", "reviewer", "admin")


@pytest.mark.parametrize("role", ORDER)
def test_what_a_role_may_change_is_taken_and_offered_and_nothing_else(
    role: str, folder: Path, team: Team
) -> None:
    with pipeline.existing(folder) as ledger:
        found = next(i for i in pipeline.incidents(ledger) if i.accounts[0].counts)
        source = pipeline.tellers(ledger, folder)[0].name
    account, span = found.accounts[0], found.accounts[0].counts[0].span
    victim: dict[str, object] = {
        "what": "victim",
        "words": span.text,
        "near": span.start,
        "account": account.id,
    }
    changes: dict[str, tuple[str, dict[str, object]]] = {
        f"/claims/{account.report}": ("recorder", victim | {"harm": "killed", "name": "Ina Torvald"}),
        f"/incidents/{found.state.id}/edits": (
            "reviewer",
            {"seen": 1, "field": "event_type", "value": "shelling", "reason": "seen"},
        ),
        f"/sources/{source}": ("admin", {"kind": "monitor"}),
    }
    client = browser(folder, team)
    sign_in(client, role)
    token = form_token(client)
    for address, (least, form) in changes.items():
        may = ORDER.index(role) >= ORDER.index(least)
        answer = client.post(address, data={"form_token": token, **form})
        assert answer.status_code == (303 if may else 403), address
        page = address.removesuffix("/edits").replace("/claims/", "/reports/")
        assert (f'action="{quote(address)}' in client.get(page).text) == may, address
