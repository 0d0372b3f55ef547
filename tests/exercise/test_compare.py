"""A ledger is compared with the key field by field."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from harmledger.exercise.compare import Match, compare, refusal_faults
from harmledger.exercise.key import Key, KeyIncident, KeyRefusal, Source

SOURCES = {
    "r-1": Source(location="/home/ann/reports/agency/first.html"),
    "r-2": Source(location="/home/ann/reports/agency/feed.rss", position=2),
    "r-3": Source(location="/home/ann/reports/press/weekly.html"),
}

BAKERY = KeyIncident(
    id="K1",
    label="Bakery",
    earliest=date(2014, 3, 4),
    place="Osterby",
    event_type="airstrike",
    perpetrators=("Karsholm Defence Forces",),
    grade="fair",
    harms={"killed": {"all": "7-8", "children": "3"}, "injured": {"all": "12+"}},
    told_by={"Strand Wire": ("agency/first.html", "agency/feed.rss#2"), "Monitor": ("kcm-1",)},
    victims=("Marit Solne", "Ida Solne"),
    why={"killed": "The wire corrected itself."},
)
BRIDGE = KeyIncident(
    id="K2",
    label="Bridge",
    earliest=date(2014, 4, 26),
    latest=date(2014, 4, 27),
    place="Brask",
    event_type="displacement",
    told_by={"Mission": ("mission-1", "press/weekly.html")},
)


def key(*incidents: KeyIncident) -> Key:
    return Key(
        incidents=incidents, refusals=(), asides=(), aliases={"Karsholm Defence Forces": ("KDF", "the army")}
    )


def exported(**changes: Any) -> dict[str, Any]:
    """Return what `export` prints for the bakery where everything is as in the key."""
    account = {
        "actors": [
            {"name": "the Army", "role": "alleged_perpetrator"},
            {"name": "the Front", "role": "party"},
        ],
        "victims": [{"name": "Ida Solne"}, {"name": "Marit Solne"}],
    }
    return {
        "id": "i-1",
        "reports": ["r-1", "r-2", "kcm-1"],
        "date": {"earliest": "2014-03-04", "latest": "2014-03-04"},
        "place": {"name": "Osterby"},
        "event_type": "airstrike",
        "totals": {
            "killed": {"all": {"low": 7, "high": 8}, "children": {"low": 3, "high": 3}},
            "injured": {"all": {"low": 12, "high": None}},
        },
        "grade": {"suggested": "fair", "set": None},
        "origins": 2,
        "accounts": [account],
        **changes,
    }


def match_of(**changes: Any) -> Match:
    return compare([exported(**changes)], SOURCES, key(BAKERY)).matches[0]


def faults_of(**changes: Any) -> dict[str, tuple[str, str | None]]:
    return {check.field: (check.verdict, check.found) for check in match_of(**changes).faults}


def test_a_ledger_that_says_what_the_key_says_is_right_in_every_field() -> None:
    match = match_of()
    assert match.found == "i-1"
    assert [check.field for check in match.checks] == [
        *("reports", "event type", "date", "place", "accused", "killed", "killed, children", "injured"),
        *("grade", "independent origins", "victims' names"),
    ]
    assert match.faults == ()


def test_another_range_is_wrong_and_no_range_is_missing() -> None:
    totals = {"killed": {"all": {"low": 7, "high": 9}}}
    assert faults_of(totals=totals) == {
        "killed": ("wrong", "7-9"),
        "killed, children": ("missing", None),
        "injured": ("missing", None),
    }


def test_a_range_whose_low_no_one_states_is_not_a_range_from_nought() -> None:
    totals = {**exported()["totals"], "injured": {"all": {"low": 0, "high": 12, "low_stated": False}}}
    assert faults_of(totals=totals) == {"injured": ("wrong", "up to 12")}


def test_a_figure_that_the_key_lacks_is_wrong() -> None:
    totals = {**exported()["totals"], "detained": {"all": {"low": 5, "high": 5}}}
    assert faults_of(totals=totals) == {"detained": ("wrong", "5")}


def test_a_group_that_the_key_lacks_is_not_judged() -> None:
    killed = {**exported()["totals"]["killed"], "women": {"low": 2, "high": 2}}
    assert faults_of(totals={**exported()["totals"], "killed": killed}) == {}


def test_no_date_and_no_place_are_missing() -> None:
    assert faults_of(date={"earliest": None, "latest": None}, place=None) == {
        "date": ("missing", None),
        "place": ("missing", None),
    }


def test_the_grade_that_a_reviewer_set_counts() -> None:
    assert faults_of(grade={"suggested": "weak", "set": "fair"}) == {}
    assert faults_of(grade={"suggested": "fair", "set": "weak"}) == {"grade": ("wrong", "weak")}


def test_a_report_of_another_incident_is_told_by_the_name_that_the_key_has_for_it() -> None:
    weekly = compare([exported(reports=["r-1", "r-2", "r-3"])], SOURCES, key(BAKERY, BRIDGE))
    assert "- reports: lacks kcm-1; has also press/weekly.html" in weekly.lines()


def test_one_name_too_few_is_wrong() -> None:
    account = {**exported()["accounts"][0], "victims": [{"name": "Ida Solne"}]}
    assert faults_of(accounts=[account]) == {"victims' names": ("wrong", "Ida Solne")}


def test_an_incident_in_pieces_is_found_once_and_the_rest_is_surplus() -> None:
    pieces = [exported(id="small", reports=["r-2"]), exported(id="large", reports=["r-1", "kcm-1"])]
    comparison = compare(pieces, SOURCES, key(BAKERY))
    assert comparison.matches[0].found == "large"
    assert comparison.surplus == ("small",)


def test_a_report_of_several_incidents_does_not_take_one_from_the_other() -> None:
    weekly = "press/weekly.html"
    bakery = replace(BAKERY, told_by={"Strand Wire": ("agency/first.html", weekly)})
    ledger = [
        exported(id="bridge", reports=["r-3", "mission-1"]),
        exported(id="bakery", reports=["r-1", "r-3"]),
    ]
    comparison = compare(ledger, SOURCES, key(bakery, BRIDGE))
    assert [match.found for match in comparison.matches] == ["bakery", "bridge"]


def test_an_incident_that_shares_no_report_is_not_found() -> None:
    comparison = compare([exported()], SOURCES, key(BRIDGE))
    assert comparison.matches[0].found is None
    assert comparison.lines() == (
        "0 of 1 incidents found.",
        "1 more in the ledger that the key does not have, or has in one piece.",
        "Look next at K2, Bridge:",
        "- the ledger has no such incident",
    )


def test_the_words_count_each_topic_and_say_why_the_key_differs() -> None:
    totals = {"killed": {"all": {"low": 9, "high": 9}}, "detained": {"all": {"low": 5, "high": 5}}}
    account = {"actors": [], "victims": [{"name": "Ida Solne"}, {"name": "Tallow Street"}]}
    comparison = compare([exported(totals=totals, accounts=[account])], SOURCES, key(BAKERY))
    assert comparison.lines() == (
        "1 of 1 incidents found.",
        "reports: right in 1 of 1",
        "event type: right in 1 of 1",
        "date: right in 1 of 1",
        "place: right in 1 of 1",
        "accused: right in 0 of 1, wrong in 1",
        "killed: right in 0 of 1, wrong in 1",
        "killed, by group: right in 0 of 1, missing in 1",
        "injured: right in 0 of 1, missing in 1",
        "detained: right in 0 of 1, wrong in 1",
        "grade: right in 1 of 1",
        "independent origins: right in 1 of 1",
        "victims' names: right in 0 of 1, wrong in 1",
        "Look next at K1, Bakery:",
        "- accused: lacks Karsholm Defence Forces",
        "- killed: 9; the key has 7-8: The wire corrected itself.",
        "- killed, children: not in the ledger; the key has 3",
        "- injured: not in the ledger; the key has 12+",
        "- detained: 5; the key has none",
        "- victims' names: lacks Marit Solne; has also Tallow Street",
    )


def test_two_days_are_compared_as_two() -> None:
    ledger = exported(reports=["mission-1"], date={"earliest": "2014-04-26", "latest": "2014-04-26"})
    check = compare([ledger], SOURCES, key(BRIDGE)).matches[0].checks[2]
    assert (check.expected, check.found) == ("2014-04-26 to 2014-04-27", "2014-04-26")


def test_a_report_is_named_by_its_id_or_by_its_file_and_position() -> None:
    known = frozenset({"a/b.html", "feed.rss#0", "feed.rss#1", "x.zip!y.txt", "own-id"})
    assert Source(location="anywhere.txt").reference("own-id", known) == "own-id"
    assert Source(location="/deep/a/b.html").reference("r-9", known) == "a/b.html"
    assert Source(location="C:\\deep\\a\\b.html").reference("r-9", known) == "a/b.html"
    assert Source(location="feed.rss").reference("r-9", known) == "feed.rss#0"
    assert Source(location="feed.rss", position=1).reference("r-9", known) == "feed.rss#1"
    assert Source(location="/z/x.zip!y.txt").reference("r-9", known) == "x.zip!y.txt"
    assert Source(location="/deep/a/b.html", position=1).reference("r-9", known) is None
    assert Source(location="other-a/b.html.bak").reference("r-9", known) is None


def test_refusals_are_held_against_the_key() -> None:
    fiction = Key(
        incidents=(),
        asides=(),
        aliases={},
        refusals=(KeyRefusal(file="hostile/empty.txt", why="It is empty."),),
    )
    assert refusal_faults(["/tmp/reports/hostile/empty.txt, line 1"], fiction) == ()
    assert refusal_faults(["/tmp/reports/fine.txt"], fiction) == (
        "hostile/empty.txt should have been refused: It is empty.",
        "/tmp/reports/fine.txt should have been taken in",
    )
