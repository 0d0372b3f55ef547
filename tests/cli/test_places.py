"""`places` says what a name means, what else it could mean, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Call = Callable[..., Result]
TABLE = "name,lat,lon,alternates,kind\nVelmora,60.5,-30.4,Old Velmora,quarter\nVelmora,61.5,-31.4,,village\n"


@pytest.fixture
def karsholm(tmp_path: Path) -> Path:
    table = tmp_path / "karsholm.csv"
    table.write_text(TABLE, encoding="utf-8")
    return table


def shown(call: Call, *arguments: object) -> dict[str, Any]:
    result = call("places", *arguments, "--json")
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_the_first_candidate_is_what_a_bare_name_resolves_to(call: Call, karsholm: Path) -> None:
    found = shown(call, "Velmora", "--gazetteer", karsholm)
    (resolved,) = found["resolved"]
    assert [c["lat"] for c in found["candidates"]] == [60.5, 61.5]
    assert (resolved["lat"], resolved["precision"], resolved["radius_km"]) == (60.5, "neighbourhood", 1.5)


def test_a_candidate_says_how_the_name_belongs_to_it(call: Call, karsholm: Path) -> None:
    def reason(name: str) -> str:
        return str(shown(call, name, "--gazetteer", karsholm)["candidates"][0]["reason"])

    assert reason("velmora") == "its name, in the user's gazetteer"
    assert reason("Old Velmora") == "another of its names, in the user's gazetteer"
    assert reason("Al-Velmoura") == "a spelling of one of its names, in the user's gazetteer"
    assert shown(call, "Aleppo")["candidates"][0]["reason"] == "its name"


def test_a_phrase_resolves_as_in_a_report(call: Call) -> None:
    found = shown(call, "Springfield, Ill.")
    assert found["resolved"][0]["reason"] == "named as in Illinois"
    assert len(found["candidates"]) > 10
    assert found["candidates"][0]["admin1"] != "IL"


def test_a_common_word_still_shows_what_it_can_name(call: Call) -> None:
    assert shown(call, "reading")["resolved"][0]["country"] == "GB"


def test_the_table_shows_the_most_prominent_and_counts_the_rest(call: Call) -> None:
    lines = call("places", "San Antonio").stdout.splitlines()
    assert lines[0].startswith("San Antonio: San Antonio, 29.4241 -98.4936, city, within 10 km: ")
    assert len(lines) == 23
    assert lines[-1].endswith("more: --json has them all")


@pytest.mark.parametrize("name", ["Velmora-on-Brask", "", "\x1b[2J", "-" * 5000])
def test_a_name_that_no_gazetteer_has_is_one_line_and_ends_with_1(call: Call, name: str) -> None:
    result = call("places", "--", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no gazetteer has" in result.stderr
    assert "\x1b" not in result.stderr
