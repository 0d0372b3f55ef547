"""The key fits the reports: whatever it says stands in one of them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import PurePath

import pytest
from tests.exercise.taking import taken

from harmledger.exercise import GAZETTEER, KEY, REPORTS
from harmledger.exercise.compare import refusal_faults
from harmledger.exercise.key import KeyIncident, load_key
from harmledger.intake.records import Refusal
from harmledger.model import Report
from harmledger.model.sentences import split
from harmledger.model.vocabulary import terms

KEY_AS_READ = load_key()
INCIDENTS = KEY_AS_READ.incidents
REFERENCES = frozenset(KEY_AS_READ.asides).union(*(incident.references for incident in INCIDENTS))
each_incident = pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.id)

ONE_TO_TEN = ("one|a man|a boy", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
WORDS = dict(enumerate(ONE_TO_TEN, start=1))
HARM = {
    "killed": "kill|dead|death|die|executed|casualties|harm",
    "injured": "injur|wound|hurt|treated|clinic|casualties|harm|أصيب",
    "detained": "detain|arrest|held|forced",
    "displaced": "evacuat|brought out",
}
NOUGHT = r"no casualties|no deaths|no one|nobody|no harm"


@cache
def reports() -> Mapping[str, Report]:
    """Every report by the reference that the key has for it, or by its location if it has none."""
    found = (each for each in taken() if not isinstance(each, Refusal))
    return {source.reference(report.id, REFERENCES) or source.location: report for source, report in found}


def told(incident: KeyIncident) -> list[str]:
    found = (reports()[reference] for reference in incident.references)
    return [f"{report.title}\n{report.text}" for report in found]


def numeral(number: int) -> re.Pattern[str]:
    """Return a pattern for the number, in digits or, up to ten, in words."""
    if not number:
        return re.compile(NOUGHT, re.IGNORECASE)
    words = rf"|\b(?:{WORDS[number]})\b" if number in WORDS else ""
    return re.compile(rf"(?<![\d.,])(?:{number}|{number:,})(?![\d,]*\d){words}", re.IGNORECASE)


def test_every_report_is_in_the_key_and_every_reference_is_a_report() -> None:
    assert set(reports()) == REFERENCES


def test_what_is_broken_is_refused_and_nothing_else() -> None:
    refused = [each.where for each in taken() if isinstance(each, Refusal)]
    assert refusal_faults(refused, KEY_AS_READ) == ()


def test_a_report_is_told_once_by_one_origin_of_an_incident() -> None:
    for incident in INCIDENTS:
        times = Counter(reference for reports in incident.told_by.values() for reference in reports)
        assert set(times.values()) == {1}, incident.id


def test_there_are_sixty_reports_and_three_in_arabic() -> None:
    assert len(reports()) >= 60
    assert Counter(report.language for report in reports().values())["ar"] == 3


def test_every_format_is_there() -> None:
    endings = {PurePath(path.name).suffix for path in REPORTS.rglob("*")}
    wanted = {".txt", ".html", ".pdf", ".docx", ".jsonl", ".csv", ".rss", ".atom", ".gz", ".eml", ".zip"}
    assert wanted <= endings


@each_incident
def test_codes_are_in_the_vocabularies(incident: KeyIncident) -> None:
    assert incident.event_type in terms("event_types")
    assert incident.grade is None or incident.grade in terms("grades")
    assert set(incident.harms) <= set(terms("harms"))
    assert {group for of in incident.harms.values() for group in of} <= set(terms("groups"))


@each_incident
def test_a_range_runs_upward(incident: KeyIncident) -> None:
    for written in (range_ for of in incident.harms.values() for range_ in of.values()):
        assert re.fullmatch(r"\d+(?:\+|-\d+)?", written)
        low, _, high = written.rstrip("+").partition("-")
        assert not high or int(low) < int(high)


@each_incident
def test_the_place_is_in_the_gazetteer_and_in_a_report(incident: KeyIncident) -> None:
    with GAZETTEER.open(encoding="utf-8", newline="") as file:
        assert incident.place in {row["name"] for row in csv.DictReader(file)}
    assert any(incident.place in text for text in told(incident))


@each_incident
def test_the_days_stand_in_a_report(incident: KeyIncident) -> None:
    for day in filter(None, (incident.earliest, incident.latest)):
        month = f"{day:%B}"
        pattern = rf"\b{day.day}(?: and \d+)? {month}\b|\b{month} {day.day}\b"
        assert any(re.search(pattern, text) for text in told(incident)), day


@each_incident
def test_every_end_of_a_range_stands_beside_its_harm_in_a_sentence(incident: KeyIncident) -> None:
    told_so = [sentence.text for text in told(incident) for sentence in split(text)]
    for harm, groups in incident.harms.items():
        beside = [sentence for sentence in told_so if re.search(HARM[harm], sentence, re.IGNORECASE)]
        for number in map(int, re.findall(r"\d+", " ".join(groups.values()))):
            if "profile" in incident.why.get(harm, "") and number == 12:
                continue  # what "dozens" is taken for stands in no report
            assert any(map(numeral(number).search, beside)), (harm, number)


@each_incident
def test_a_victim_s_whole_name_stands_in_one_report(incident: KeyIncident) -> None:
    for name in incident.victims:
        assert any(all(part in text for part in name.split()) for text in told(incident)), name


def test_no_place_of_the_exercise_is_on_land() -> None:
    with GAZETTEER.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert -50 < float(row["lat"]) < -43, row
            assert -30 < float(row["lon"]) < -19, row


def test_the_first_line_says_that_all_of_it_is_fiction() -> None:
    for path in (KEY.with_name("README.md"), KEY):
        first = path.read_text(encoding="utf-8").partition("\n\n")[0]
        assert "fiction" in first.splitlines()[0]
