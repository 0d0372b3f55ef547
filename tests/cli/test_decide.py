"""Decisions from the shell: each is logged with who, when and why, holds, and can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Call = Callable[..., Result]


def exported(call: Call, ledger: Path, *options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in call("export", "--ledger", ledger, *options).stdout.splitlines()]


def decide(call: Call, ledger: Path, *words: object) -> Result:
    return call("decide", *words, "--ledger", ledger, "--by", "ada")


def test_what_is_accepted_and_graded_says_so(call: Call, ledger: Path) -> None:
    incident = exported(call, ledger)[0]["id"]
    assert decide(call, ledger, "accept", incident).exit_code == 0
    assert decide(call, ledger, "grade", incident, "discounted", "--reason", "fighters").exit_code == 0
    now = exported(call, ledger)[0]
    assert (now["status"], now["grade"]["set"]) == ("accepted", "discounted")
    assert now["grade"]["suggested"]


def test_a_policy_chosen_for_one_incident_holds_for_it_alone_until_it_is_undone(
    call: Call, ledger: Path
) -> None:
    def policies() -> dict[str, set[str]]:
        return {
            i["id"]: {figure["policy"] for of in i["totals"].values() for figure in of.values()}
            for i in exported(call, ledger)
            if i["totals"]
        }

    before = policies()
    incident = next(iter(before))
    assert decide(call, ledger, "policy", incident, "majority").exit_code == 0
    assert policies() == {**before, incident: {"majority"}}
    assert decide(call, ledger, "policy", incident, "guess").exit_code == 2
    decide(call, ledger, "undo", 1)
    assert policies() == before


def test_what_is_rejected_is_left_out_and_kept(call: Call, ledger: Path) -> None:
    before = exported(call, ledger)
    decide(call, ledger, "reject", before[0]["id"])
    assert [i["id"] for i in exported(call, ledger)] == [i["id"] for i in before[1:]]
    assert exported(call, ledger, "--rejected")[0]["status"] == "rejected"


def test_an_edit_holds_and_says_what_it_rests_on(call: Call, ledger: Path) -> None:
    incident = next(i for i in exported(call, ledger) if "killed" in i["totals"])
    quoted = incident["accounts"][0]["counts"][0]["span"]["text"]
    report = incident["accounts"][0]["report"]
    edit = ("edit", incident["id"], "totals.killed.civilians", "3-4", "--report", report, "--words", quoted)
    assert decide(call, ledger, *edit).exit_code == 0
    now = next(i for i in exported(call, ledger) if i["id"] == incident["id"])
    assert now["totals"]["killed"]["civilians"]["low"] == 3
    assert now["totals"]["killed"]["civilians"]["high"] == 4
    assert now["totals"]["killed"]["civilians"]["policy"] == "edited"
    assert now["edited"] == {"totals.killed.civilians": 1}
    shown = call("show", incident["id"], "--ledger", ledger).stdout
    assert f"set by ada in decision 1\n      “{quoted}” [{report}]" in shown


def test_an_edit_of_every_field_is_exported(call: Call, ledger: Path) -> None:
    incident = exported(call, ledger)[0]["id"]
    for field, value in (
        ("date", "2031-05-04/2031-05-05"),
        ("place", "Old Harbour, -40.5, -119.5, neighbourhood"),
        ("actors", "Northern Front; Coastal Brigade"),
        ("event_type", "shelling"),
        ("means", "artillery"),
    ):
        assert decide(call, ledger, "edit", incident, field, value, "--reason", "seen").exit_code == 0
    now = exported(call, ledger)[0]
    assert (now["date"]["earliest"], now["date"]["latest"]) == ("2031-05-04", "2031-05-05")
    assert (now["place"]["name"], now["place"]["precision"]) == ("Old Harbour", "neighbourhood")
    assert now["actors"] == ["Northern Front", "Coastal Brigade"]
    assert (now["event_type"], now["means"]) == ("shelling", "artillery")


def test_an_edit_that_rests_on_nothing_is_a_wrong_call(call: Call, ledger: Path) -> None:
    incident = exported(call, ledger)[0]["id"]
    assert decide(call, ledger, "edit", incident, "event_type", "shelling").exit_code == 2
    said = ("--report", exported(call, ledger)[0]["reports"][0], "--words", "no report says this")
    assert decide(call, ledger, "edit", incident, "event_type", "shelling", *said).exit_code == 2
    assert call("log", "--ledger", ledger, "--json").stdout == ""


def test_what_is_merged_is_one_incident_assessed_anew_until_it_is_undone(call: Call, ledger: Path) -> None:
    before = exported(call, ledger)
    one, other = before[0], before[1]
    assert decide(call, ledger, "merge", one["id"], other["id"], "--reason", "one event").exit_code == 0
    merged = next(i for i in exported(call, ledger) if i["id"] == one["id"])
    assert set(merged["reports"]) == {*one["reports"], *other["reports"]}
    assert merged["origins"] >= max(one["origins"], other["origins"])
    assert decide(call, ledger, "undo", 1).exit_code == 0
    assert exported(call, ledger) == before


def test_what_is_split_off_is_an_incident_of_its_own(call: Call, ledger: Path) -> None:
    incident = next(i for i in exported(call, ledger) if len(i["accounts"]) > 1)
    account = incident["accounts"][-1]["id"]
    assert decide(call, ledger, "split", incident["id"], account, "--reason", "another day").exit_code == 0
    told = [[a["id"] for a in i["accounts"]] for i in exported(call, ledger)]
    assert [account] in told
    assert [a["id"] for a in incident["accounts"][:-1]] in told


def test_decisions_outlive_another_run(call: Call, ledger: Path, inputs: Path) -> None:
    incident = exported(call, ledger)[0]["id"]
    decide(call, ledger, "grade", incident, "confirmed", "--reason", "admitted")
    decide(call, ledger, "note", incident, "ask the clinic")
    before = exported(call, ledger)
    call("run", inputs, "--ledger", ledger, "--profile", "none", "--jobs", 1, "--quiet")
    after = exported(call, ledger)
    assert [i["grade"]["set"] for i in after] == [i["grade"]["set"] for i in before]
    assert after[0]["notes"] == ["ask the clinic"]


def test_the_log_says_who_what_and_why(call: Call, ledger: Path) -> None:
    incident = exported(call, ledger)[0]["id"]
    decide(call, ledger, "note", incident, "ask the clinic", "--reason", "no list yet")
    decide(call, ledger, "undo", 1)
    first, second = (
        json.loads(line) for line in call("log", "--ledger", ledger, "--json").stdout.splitlines()
    )
    assert (first["number"], first["by"], first["reason"]) == (1, "ada", "no list yet")
    assert second["action"] == {"action": "undo", "decision": 1}
    assert "ask the clinic" in call("log", "--ledger", ledger).stdout


def test_a_person_claims_what_the_reader_missed_and_it_says_so_until_it_is_undone(
    call: Call, ledger: Path
) -> None:
    before = exported(call, ledger)
    incident = next(i for i in before if "killed" in i["totals"])
    account = incident["accounts"][0]
    words = account["counts"][0]["span"]["text"]
    add = ("add", account["report"], "totals.killed.children", "2", "--words", words)
    assert decide(call, ledger, *add, "--account", account["id"], "--reason", "see line 2").exit_code == 0
    now = next(i for i in exported(call, ledger) if i["id"] == incident["id"])
    assert now["totals"]["killed"]["children"]["low"] == 2
    assert now["accounts"][0]["counts"][-1]["added"] == 1
    assert (now["added"][0]["by"], now["added"][0]["reason"]) == ("ada", "see line 2")
    assert "added by ada in decision 1" in call("show", incident["id"], "--ledger", ledger).stdout
    assert "(ada added it on " in call("why", incident["id"], "--ledger", ledger).stdout
    assert f"add {account['id']} totals.killed.children: 2" in call("log", "--ledger", ledger).stdout
    assert decide(call, ledger, "undo", 1).exit_code == 0
    assert exported(call, ledger) == before


def test_a_claim_of_no_account_founds_an_incident(call: Call, ledger: Path) -> None:
    before = exported(call, ledger)
    report = before[0]["reports"][0]
    words = before[0]["accounts"][0]["counts"][0]["span"]["text"]
    assert decide(call, ledger, "add", report, "totals.killed.all", "--words", words).exit_code == 0
    (founded,) = [i for i in exported(call, ledger) if i["accounts"][0]["id"] == f"{report}/d1"]
    assert founded["event_type"] == "attack"
    assert founded["origins"] == 1
    assert [i for i in exported(call, ledger) if i["id"] != founded["id"]] == before


def test_what_a_person_added_outlives_another_reading(call: Call, ledger: Path, inputs: Path) -> None:
    incident = next(i for i in exported(call, ledger) if "killed" in i["totals"])
    account = incident["accounts"][0]
    words = account["counts"][0]["span"]["text"]
    add = ("add", account["report"], "totals.killed.women", "1", "--words", words, "--account", account["id"])
    decide(call, ledger, *add)
    call("run", inputs, "--ledger", ledger, "--profile", "none", "--jobs", 1, "--quiet")
    now = next(i for i in exported(call, ledger) if account["id"] in [a["id"] for a in i["accounts"]])
    assert now["totals"]["killed"]["women"]["low"] == 1


def test_what_is_said_of_a_source_is_followed_by_the_next_run(call: Call, ledger: Path, inputs: Path) -> None:
    incident = next(i for i in exported(call, ledger) if i["sources"][0]["kind"] == "unknown")
    name = incident["sources"][0]["name"]
    said = ("source", name, "--kind", "party_affiliated", "--affiliation", "Northern Front")
    assert decide(call, ledger, *said).exit_code == 0
    assert decide(call, ledger, "source", name, "--kind", "rumour").exit_code == 2
    call("run", inputs, "--ledger", ledger, "--jobs", 1, "--quiet")
    now = next(i for i in exported(call, ledger) if i["id"] == incident["id"])
    assert "Northern Front" in [source["name"] for source in now["sources"]]
