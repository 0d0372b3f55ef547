"""What becomes of an original: ids, dates, languages, and text that stays as it was given."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.helpers import only_report, original_of, taken

from harmledger.intake import limits, taking

STORY = "Five people were killed on Monday when shells hit the market of Velmora, the mayor said."


def line(**fields: object) -> str:
    return json.dumps({"id": "v1", "text": STORY} | fields)


def test_json_lines_keep_their_fields_and_never_read_the_answers() -> None:
    report = only_report(
        line(title="Market", published="2031-05-03", outlet="KPA", url="https://x.org", gold={"killed": 9}),
        "a.jsonl",
    )
    assert (report.id, report.title, report.outlet, report.url) == ("v1", "Market", "KPA", "https://x.org")
    assert report.published == date(2031, 5, 3)
    assert report.text == STORY
    assert report.language == "en"


@given(st.text(alphabet=st.characters(), min_size=1).filter(str.strip))
def test_the_text_of_a_line_is_kept_character_for_character(text: str) -> None:
    report = only_report(line(text=text), "a.jsonl")
    assert len(report.text) == len(text)
    assert all(
        kept == given or (kept == "\ufffd" and (given == "\x00" or "\ud800" <= given <= "\udfff"))
        for kept, given in zip(report.text, text, strict=True)
    )


def test_a_bad_line_is_refused_by_its_number_and_the_rest_is_taken() -> None:
    intake = taken(f"{line()}\n\nnonsense\n{line(id='v2', text=7)}\n{line(id='v3')}", "a.jsonl")
    assert [report.id for report in intake.reports] == ["v1", "v3"]
    assert [refusal.where for refusal in intake.refusals] == ["a.jsonl, line 3", "a.jsonl, line 4"]


def test_a_report_without_an_id_has_one_from_its_original_and_its_place_there() -> None:
    content = "\n".join(json.dumps({"text": f"{STORY} {n}"}) for n in range(3))
    first = [report.id for report in taken(content, "a.jsonl").reports]
    assert len(set(first)) == 3
    assert all(len(report_id) == 18 and report_id.startswith("r-") for report_id in first)
    assert [report.id for report in taken(content, "elsewhere/b.jsonl").reports] == first


@pytest.mark.parametrize("published", ["9999-12-31", "1066-10-14", "2031-02-30", "soon"])
def test_a_report_with_a_nonsense_date_is_taken_without_it(published: str) -> None:
    intake = taken(line(published=published), "a.jsonl")
    assert intake.reports[0].published is None
    assert published in intake.refusals[0].reason


@pytest.mark.parametrize(
    "head", ["2 February، 2031", "STRAND WIRE\n\nNEWS DESK\n\nSunday, 2 February 2031, 13:09"]
)
def test_a_report_of_no_date_is_of_the_day_that_its_text_is_stamped_with(head: str) -> None:
    assert only_report(line(text=f"{head}\n\n{STORY}"), "a.jsonl").published == date(2031, 2, 2)
    given = only_report(line(text=f"{head}\n\n{STORY}", published="2031-02-03"), "a.jsonl")
    assert given.published == date(2031, 2, 3)


@pytest.mark.parametrize(
    "head", ["Shells fell on 2 February 2031.", "2 February 9031", f"{STORY}\n\n" * 3 + "2 February 2031"]
)
def test_a_day_that_the_text_tells_of_is_no_stamp(head: str) -> None:
    assert only_report(line(text=f"{head}\n\n{STORY}"), "a.jsonl").published is None


def test_a_time_of_day_is_no_part_of_the_day_of_publication() -> None:
    assert only_report(line(published="2031-05-03T23:59:00+02:00"), "a.jsonl").published == date(2031, 5, 3)


def test_a_member_of_a_web_archive_has_the_address_it_came_from() -> None:
    assert only_report(STORY, "saved.warc.gz!https://news.example.org/1").url == "https://news.example.org/1"
    assert only_report(STORY, "saved.zip!news.txt").url is None


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://news.example.org/1", "https://news.example.org/1"),
        ("news.example.org/1", "news.example.org/1"),
        ("javascript:alert(1)", None),
        (" JAVA\tscript:alert(1)", "JAVA script:alert(1)"),
        ("data:text/html,x", None),
    ],
)
def test_an_address_that_would_run_code_is_not_kept(given: str, kept: str | None) -> None:
    assert only_report(line(url=given), "a.jsonl").url == kept


def test_a_text_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "REPORT_CHARACTERS", len(STORY))
    assert only_report(line(), "a.jsonl").text == STORY
    (refusal,) = taken(line(text=f"{STORY}!"), "a.jsonl").refusals
    assert "longer than" in refusal.reason


def test_refusals_without_end_are_counted_not_listed() -> None:
    intake = taken("{\n" * (limits.REFUSALS + 5), "a.jsonl")
    assert len(intake.refusals) == limits.REFUSALS + 1
    assert intake.refusals[-1].reason.startswith("5 more")


def test_what_a_parser_raises_is_a_refusal_that_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise ArithmeticError("of all things")

    monkeypatch.setattr(taking, "import_module", fail)
    intake = taking.take_in(STORY.encode(), original_of(STORY.encode(), "a.txt"))
    (refusal,) = intake.refusals
    assert refusal.where == "a.txt"
    assert refusal.reason == "cannot be read as plain_text: ArithmeticError: of all things"
