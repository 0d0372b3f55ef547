"""`harmledger tally`: a table for people, CSV and JSON for scripts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from harmledger.assessment.tally import AXES, HEADLINE
from harmledger.cli.tally import AXES as OFFERED
from harmledger.cli.tally import tally

Call = Callable[..., Result]


def test_every_axis_can_be_asked_for_and_the_headline_grades_are_the_default() -> None:
    assert tuple(AXES) == OFFERED
    (grades,) = (option for option in tally.params if option.name == "grades")
    assert grades.default == ",".join(HEADLINE)


def incidents(call: Call, ledger: Path) -> list[str]:
    listed = call("list", "--ledger", ledger, "--json").stdout.splitlines()
    return [json.loads(line)["id"] for line in listed]


def test_a_grade_that_a_reviewer_set_counts_and_a_rejected_incident_does_not(
    call: Call, ledger: Path
) -> None:
    first, *others = incidents(call, ledger)
    call("decide", "grade", first, "confirmed", "--ledger", ledger, "--reason", "admitted")
    for other in others:
        call("decide", "reject", other, "--ledger", ledger, "--reason", "another event")
    found = json.loads(call("tally", "--ledger", ledger, "--grades", "confirmed", "--json").stdout)
    total = found["total"]["graded"]
    assert [*total["counted"], *total["unknown"]] == [first]
    rejected = [left["incident"] for left in found["left_out"] if "rejected" in left["reason"]]
    assert rejected == others


def test_the_table_names_what_is_left_out(call: Call, ledger: Path) -> None:
    printed = call("tally", "--ledger", ledger, "--by", "place", "--grades", "discounted").stdout
    assert "killed, all: discounted incidents" in printed
    assert all(f"  {incident}: graded " in printed for incident in incidents(call, ledger))


def test_groups_that_overlap_have_no_total_in_the_table(call: Call, ledger: Path) -> None:
    assert "\ntotal " in call("tally", "--ledger", ledger).stdout
    assert "\ntotal " not in call("tally", "--ledger", ledger, "--by", "group").stdout


def test_csv_gives_minimum_and_maximum_in_columns_of_their_own(call: Call, ledger: Path) -> None:
    printed = call("tally", "--ledger", ledger, "--by", "grade", "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    alleged = sum(int(row["alleged_incidents"]) + int(row["alleged_unknown"]) for row in rows)
    assert alleged == len(incidents(call, ledger))
    assert {"min", "max", "incidents", "unknown", "alleged_min", "alleged_max"} <= rows[0].keys()


def test_a_grade_that_there_is_not_is_a_wrong_call(call: Call, ledger: Path) -> None:
    result = call("tally", "--ledger", ledger, "--grades", "fair,good")
    assert result.exit_code == 2
    assert "good" in result.stderr
