"""Origins: a reprint is not a second source, and two tellers of one event are not one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.grouping.examples import MARKET, OTHER_STORY, STORY, account, claim, count, report

from harmledger.grouping import origins
from harmledger.model import Origin, Reading, Report

SENTENCES = re.split(r"(?<=\.)\s", STORY)
NEXT_DAY = MARKET + timedelta(days=1)


def families(*reports: Report) -> list[tuple[str, ...]]:
    return [origin.reports for origin in origins.find(reports, {})]


def test_a_reprint_with_another_lead_is_one_origin_with_its_original() -> None:
    reprint = "Grief in the hills, our reader writes. " + " ".join(SENTENCES[1:])
    assert families(report("r1", STORY), report("r2", reprint)) == [("r1", "r2")]


def test_a_reprint_cut_to_a_third_is_one_origin_with_its_original() -> None:
    third = " ".join(SENTENCES[: len(SENTENCES) // 3 + 1])
    assert families(report("r1", STORY), report("r2", third)) == [("r1", "r2")]


def test_a_reprint_with_other_figures_is_one_origin_with_its_original() -> None:
    changed = STORY.replace("fourteen", "nineteen").replace("thirty", "41")
    assert families(report("r1", STORY), report("r2", changed)) == [("r1", "r2")]


def test_two_stories_are_two_origins() -> None:
    assert families(report("r1", STORY), report("r2", OTHER_STORY)) == [("r1",), ("r2",)]


def test_the_earliest_published_is_the_first_teller_whatever_was_captured_first() -> None:
    late = report("r1", STORY, published=NEXT_DAY, outlet="Tarn Packet")
    early = report("r2", STORY, outlet="Karsholm Wire")
    (found,) = origins.find([late, early], {})
    assert found == Origin(name="Karsholm Wire", reports=("r2", "r1"), path=("r1 repeats 100% of r2",))


def test_of_one_day_s_reports_the_longest_is_the_first_teller() -> None:
    short = " ".join(SENTENCES[:4])
    (found,) = origins.find([report("r1", short), report("r2", STORY)], {})
    assert found.reports == ("r2", "r1")
    assert found.path == ("100% of r1 is found in r2",)


def test_a_report_that_joins_two_stories_leads_back_to_one_and_leaves_the_other_independent() -> None:
    digest = report("r3", STORY + OTHER_STORY, published=NEXT_DAY)
    assert families(report("r1", STORY), report("r2", OTHER_STORY), digest) == [("r1", "r3"), ("r2",)]


def test_a_story_told_again_after_months_is_no_reprint() -> None:
    again = report("r2", STORY, published=MARKET + timedelta(days=200))
    assert families(report("r1", STORY), again) == [("r1",), ("r2",)]


def test_lines_that_a_site_repeats_for_months_do_not_make_reprints() -> None:
    menu = (
        "Home | Harbour | Weather | Tides | Letters to the editor\nSign in to read all of the Tarn Packet\n"
    )
    months = [date(2031, month, 1) for month in (1, 2, 3, 4)] + [date(2031, 4, 2)]
    news = ["A goat won.", "Rain fell on Brask.", "The choir sang.", "Bread is dear.", "The mayor is ill."]
    reports = [report(f"r{n}", menu + news[n], published=months[n]) for n in range(5)]
    assert len(families(*reports)) == 5


def reading(of: Report, *killed: int, claimed_by: str | None) -> Reading:
    claims = (claim("c1", claimed_by),) if claimed_by else ()
    figures = [count(number, claim="c1" if claimed_by else None) for number in killed]
    return Reading(report=of.id, reader="hand", claims=claims, accounts=(account(of.id, counts=figures),))


def cited(*killed: int, claimed_by: str | None = "Karsholm Wire", published: date = NEXT_DAY) -> int:
    wire = report("r1", STORY, outlet="The Karsholm Wire")
    citing = report("r2", OTHER_STORY, outlet="Tarn Packet", published=published)
    readings = {
        "r1": reading(wire, 14, 20, claimed_by=None),
        "r2": reading(citing, *killed, claimed_by=claimed_by),
    }
    return len(origins.find([wire, citing], readings))


def test_a_report_that_owes_its_figures_to_an_outlet_leads_back_to_that_outlet_s_report() -> None:
    assert cited(14) == 1
    assert cited(14, 20) == 1


def test_a_report_with_a_figure_of_its_own_is_an_origin_of_its_own() -> None:
    assert cited(15) == 2
    assert cited(14, 15) == 2
    assert cited(14, claimed_by=None) == 2
    assert cited(14, claimed_by="the clinic") == 2


def test_old_figures_are_not_passed_on_as_news() -> None:
    assert cited(14, published=MARKET + timedelta(days=20)) == 2
    assert cited(14, published=MARKET - timedelta(days=1)) == 2


DAYS = st.one_of(st.none(), st.dates(date(2031, 1, 1), date(2031, 3, 1)))
TEXTS = st.lists(st.sampled_from([*SENTENCES, *re.split(r"(?<=\.)\s", OTHER_STORY)]), max_size=8)


@settings(max_examples=50)
@given(st.lists(st.tuples(TEXTS, DAYS), max_size=8))
def test_every_report_is_in_exactly_one_origin(drafts: list[tuple[list[str], date | None]]) -> None:
    reports = [report(f"r{n}", " ".join(t), published=day) for n, (t, day) in enumerate(drafts)]
    found = origins.find(reports, {})
    assert sorted(r for origin in found for r in origin.reports) == sorted(r.id for r in reports)
    assert all(len(origin.path) == len(origin.reports) - 1 for origin in found)


def test_a_story_that_hundreds_reprint_is_one_origin_in_bounded_time() -> None:
    started = process_time()
    reports = [report(f"r{n}", f"Outlet {n} writes. {STORY}") for n in range(400)]
    assert len(origins.find(reports, {})) == 1
    assert process_time() - started < 10
