"""Exports: each figure names its policy and its counts, and no cell runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.ledger import IncidentState
from harmledger.model import (
    Account,
    Assessment,
    Count,
    CountRange,
    DateInterval,
    Decision,
    Derivation,
    EventDate,
    Figure,
    Grade,
    Origin,
    Report,
    Span,
    Step,
    say,
)
from harmledger.model.decision import Note
from harmledger.pipeline import Incident
from harmledger.publishing import export

TEXT = "At least five people were killed in Velmora on Sunday, the clinic said. Up to nine were hurt."
REPORT = Report(
    id="w1", original="0" * 64, position=0, text=TEXT, derivation=Derivation(tool="t", version="1")
)
KILLED = Count(
    harm="killed", group="all", range=CountRange.at_least(5), span=Span.of(TEXT, 0, 20), claim="c1"
)
HURT = Count(harm="injured", group="all", range=CountRange.up_to(9), span=Span.of(TEXT, 72, 82))
TOLD = Step(how="is told by", of="w1", to="Karsholm Wire", reason=say("w1 is told by Karsholm Wire"))
ACCOUNT = Account(id="w1/1", report="w1", event_type="airstrike", event_spans=(), counts=(KILLED, HURT))


def incident(**changes: object) -> Incident:
    assessment = Assessment(
        policy="envelope",
        event_type="airstrike",
        date=EventDate(interval=DateInterval.on(date(2031, 5, 4)), spans=()),
        place=None,
        actors=("Northern Front",),
        means=None,
        figures={
            "killed": {"all": Figure(range=KILLED.range, policy="envelope", used=("w1/1#0",))},
            "injured": {
                "all": Figure(
                    range=HURT.range, policy="envelope", used=(), set_aside=(("w1/1#1", say("hearsay")),)
                )
            },
        },
        origins=(Origin(name="Karsholm Wire", kind="agency", accounts=("w1/1",), path=(TOLD,)),),
        grade=Grade(code="weak", reasons=(say("A single origin reports it."),)),
    )
    note = Decision(
        number=1,
        at=datetime(2031, 5, 6, tzinfo=UTC),
        by="ada",
        action=Note(incident="i-1", text="look again"),
    )
    state = IncidentState(id="i-1", founder="w1/1", accounts=("w1/1",), notes=(note,))
    return Incident(
        state=state,
        assessment=msgspec.structs.replace(assessment, **changes),
        accounts=(ACCOUNT,),
        reports={"w1": REPORT},
        claims={},
    )


def cells(value: Incident) -> dict[str, str]:
    lines = b"".join(export.csv_lines([value])).decode()
    (row,) = csv.DictReader(io.StringIO(lines, newline=""))
    return row


def test_every_total_names_its_policy_and_the_counts_it_used_and_did_not() -> None:
    (line,) = export.jsonl([incident()])
    totals = json.loads(line)["totals"]
    assert totals["killed"]["all"] == {
        "low": 5,
        "high": None,
        "best": None,
        "policy": "envelope",
        "remark": "",
        "claims": [
            {
                "count": "w1/1#0",
                "report": "w1",
                "claim": "c1",
                "span": {"start": 0, "end": 20, "text": "At least five people"},
            }
        ],
        "set_aside": [],
    }
    assert totals["injured"]["all"]["low_stated"] is False
    assert totals["injured"]["all"]["set_aside"][0]["reason"] == "hearsay"


def test_a_line_holds_what_the_contract_asks_for() -> None:
    (line,) = export.jsonl([incident()])
    found = json.loads(line)
    assert found["grade"] == {"suggested": "weak", "set": None, "reasons": ["A single origin reports it."]}
    assert found["reports"] == ["w1"]
    assert found["origins"] == 1
    assert found["sources"] == [
        {
            "name": "Karsholm Wire",
            "kind": "agency",
            "affiliation": None,
            "reports": ["w1"],
            "accounts": ["w1/1"],
            "path": ["w1 is told by Karsholm Wire"],
            "steps": [
                {"how": "is told by", "of": "w1", "to": "Karsholm Wire", "report": None, "span": None},
            ],
        }
    ]
    assert found["notes"] == ["look again"]
    assert found["accounts"][0]["report"] == "w1"
    assert b"\n" not in line[:-1]


def test_open_and_unstated_ends_are_empty_cells_and_what_no_one_counts_too() -> None:
    row = cells(incident())
    assert (row["killed_all_min"], row["killed_all_max"]) == ("5", "")
    assert (row["injured_all_min"], row["injured_all_max"]) == ("", "9")
    assert (row["killed_children_min"], row["killed_children_max"]) == ("", "")
    assert "detained_all_min" not in row


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t=", "\r", "＝", "\n+"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(start: str) -> None:
    row = cells(incident(actors=(f"{start}cmd|' /C calc'!A0",)))
    assert row["actors"].startswith("'")


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3))
def test_a_cell_holds_its_words_and_stays_in_its_column(names: list[str]) -> None:
    row = cells(incident(actors=tuple(names)))
    assert row["actors"].removeprefix("'") in ("; ".join(names), "; ".join(names).removeprefix("'"))
    assert (row["id"], row["origins"]) == ("i-1", "1")
