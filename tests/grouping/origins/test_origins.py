"""Origins: who said first what an account tells, through reprints, credits, citations and parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.grouping.examples import MARKET, OTHER_STORY, STORY, account, claim, count, report
from tests.growth import is_linear

from harmledger.grouping.origins import origins
from harmledger.grouping.origins.sources import Directory, Source
from harmledger.model import Account, Claim, Count, CountRange, Lineage, Reading, Report, Span

SENTENCES = re.split(r"(?<=\.)\s", STORY)
NEXT_DAY = MARKET + timedelta(days=1)
GOVERNMENT = "Government of Karsholm"
KNOWN = Directory(
    [
        Source(name="Karsholm Wire", kind="agency", domains=("wire.example",)),
        Source(name="Tarn Packet", kind="independent"),
        Source(name="Harbour Observatory", kind="monitor"),
        Source(name="Karsholm Press Agency", kind="state_media", affiliation=GOVERNMENT, aliases=("KPA",)),
        Source(
            name="Karsholm Defence Forces",
            kind="official_of_belligerent",
            affiliation=GOVERNMENT,
            aliases=("KDF", "the army"),
        ),
        Source(name="Northern Front", kind="official_of_belligerent", affiliation="Northern Front"),
        Source(name="Quay", kind="social_media_account", domains=("quay.example",)),
    ]
)


def read(told: Report, *accounts: Account, claims: Iterable[Claim] = ()) -> Reading:
    found = accounts or (account(told.id),)
    return Reading(report=told.id, reader="hand", claims=tuple(claims), accounts=found)


def lineages(reports: Sequence[Report], readings: Mapping[str, Reading] | None = None) -> tuple[Lineage, ...]:
    given = readings or {}
    return origins.find(reports, {r.id: given.get(r.id) or read(r) for r in reports}, KNOWN)


def families(*reports: Report) -> list[tuple[str, ...]]:
    """The reports that lead back to one origin, for each origin."""
    return [origin.reports for origin in origins.gather(lineages(reports))]


def the_origin_of(told: Report, reading: Reading | None = None, *others: Report) -> list[str]:
    """The names of the origins behind the report's accounts."""
    found = lineages([*others, told], {told.id: reading} if reading else None)
    return [lineage.origin for lineage in found if lineage.account.startswith(f"{told.id}/")]


# Reprints


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
    *_, of_late = lineages([late, early])
    assert (of_late.account, of_late.origin, of_late.kind) == ("r1/1", "Karsholm Wire", "agency")
    assert [str(step.reason) for step in of_late.path] == [
        "r1 repeats 100% of r2",
        "r2 is told by Karsholm Wire",
    ]


def test_of_one_day_s_reports_the_longest_is_the_first_teller() -> None:
    short = " ".join(SENTENCES[:4])
    assert the_origin_of(report("r1", short), None, report("r2", STORY)) == ["r2"]


def test_of_one_day_s_reports_one_that_credits_another_is_not_the_first_teller() -> None:
    reprint = report("r1", f"{STORY}\nOur reader adds that it rained.\n(Karsholm Wire)", outlet="Tarn Packet")
    assert the_origin_of(reprint, None, report("r2", STORY, outlet="Karsholm Wire")) == ["Karsholm Wire"]


def test_each_account_of_a_report_that_merges_two_stories_leads_back_to_its_own() -> None:
    merged = report("r3", STORY + OTHER_STORY, published=NEXT_DAY)
    market, ferry = account("r1", counts=[count(14)]), account("r2", counts=[count(3)])
    both = [account("r3", 1, counts=[count(14)]), account("r3", 2, counts=[count(3)])]
    one, other = report("r1", STORY, outlet="Karsholm Wire"), report("r2", OTHER_STORY, outlet="Tarn Packet")
    readings = {"r1": read(one, market), "r2": read(other, ferry), "r3": read(merged, *both)}
    found = {each.account: each.origin for each in lineages([one, other, merged], readings)}
    assert (found["r3/1"], found["r3/2"]) == ("Karsholm Wire", "Tarn Packet")


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


def test_two_stories_of_one_outlet_are_one_origin() -> None:
    stories = [
        report("r1", STORY, outlet="Harbour Gazette"),
        report("r2", OTHER_STORY, outlet="HARBOUR GAZETTE"),
    ]
    (origin,) = origins.gather(lineages(stories))
    assert (origin.name, origin.reports) == ("Harbour Gazette", ("r1", "r2"))


# Credits for a whole report


@pytest.mark.parametrize(
    "text",
    [
        "VELMORA (Karsholm Wire) - Shells fell on the market.",
        "Shells fell on the market.\nvia the Karsholm Wire",
        "VELMORA, 3 May (Karsholm Wire). Shells fell on the market.",
        "Shells fell on the market. (Karsholm Wire)",
        "Shells fell on the market.\nSource: Karsholm Wire",
        "From the Karsholm Wire: shells fell on the market.",
        "Copied from the Karsholm Wire, which has the full story. Shells fell.",
        "Shells fell on the market, a warden told the Karsholm Wire.",
    ],
)
def test_a_report_that_credits_another_outlet_leads_back_to_it(text: str) -> None:
    assert the_origin_of(report("r1", text, outlet="Tarn Packet")) == ["Karsholm Wire"]


def test_a_byline_that_names_an_agency_credits_it() -> None:
    signed = report("r1", "Shells fell.", outlet="Tarn Packet", byline="Staff; Karsholm Wire")
    assert the_origin_of(signed) == ["Karsholm Wire"]


def test_a_link_to_another_report_in_the_pile_leads_back_to_that_report_s_origin() -> None:
    page = report("r1", STORY, outlet="Karsholm Wire", url="https://www.wire.example/market/")
    linking = report("r2", "Read this: http://wire.example/market#top", published=NEXT_DAY)
    assert the_origin_of(linking, None, page) == ["Karsholm Wire"]


def test_an_account_on_social_media_that_is_credited_is_the_origin() -> None:
    assert the_origin_of(report("r1", "Shells fell.\nvia @tarn_eye", outlet="Tarn Packet")) == ["@tarn_eye"]


def test_an_outlet_that_credits_itself_is_its_own_origin() -> None:
    told = report(
        "r1", "VELMORA (KPA) - A crane fell.\nSource: Karsholm Wire", outlet="Karsholm Press Agency"
    )
    assert the_origin_of(told) == ["Karsholm Wire"]
    assert the_origin_of(report("r2", "Told to us. (Tarn Packet)", outlet="The Tarn Packet")) == [
        "Tarn Packet"
    ]


# Citations


def cited(chain: str, *killed: int, text: str = "Fiction.", outlet: str = "Tarn Packet") -> list[str]:
    told = report("r2", text, outlet=outlet, published=NEXT_DAY)
    figures = account("r2", counts=[count(number, claim="c1") for number in killed or (14,)])
    return the_origin_of(told, read(told, figures, claims=[claim("c1", chain)]))


def test_an_account_whose_figures_are_the_word_of_a_known_source_leads_back_to_it() -> None:
    assert cited("the Harbour Observatory") == ["Harbour Observatory"]
    assert cited("a spokesman for the Northern Front") == ["Northern Front"]


def test_an_organisation_that_no_one_lists_is_an_origin_without_a_report() -> None:
    assert cited("the Brask Relief Committee") == ["Brask Relief Committee"]


def test_people_without_a_name_are_their_outlet_s_own_source() -> None:
    told = report("r2", outlet="Tarn Packet")
    figures = account("r2", counts=[count(14, claim="c1")])
    quoted = Claim(id="c1", source=(Span.of("residents", 0, 9),), chain=("residents",))
    (found,) = lineages([told], {"r2": read(told, figures, claims=[quoted])})
    assert found.origin == "Tarn Packet"
    assert "“residents” (witness)" in str(found.path[-1].reason)


def test_an_abbreviation_means_what_the_report_spells_out() -> None:
    text = "The Velmora Harbour Office (VHO) keeps a list."
    assert cited("the VHO", text=text) == ["Velmora Harbour Office"]
    assert cited("the VHO") == ["Tarn Packet"]


def test_an_outlet_goes_by_its_initials_too() -> None:
    told = report("r1", outlet="Saltmarket Daily News")
    short = report("r2", outlet="SDN")
    assert [origin.name for origin in origins.gather(lineages([told, short]))] == ["Saltmarket Daily News"]


def test_an_officer_speaks_for_the_source_that_the_words_beside_the_name_give() -> None:
    text = "Rolf Sand, head of the Harbour Observatory, said so."
    told = report("r2", text, outlet="Tarn Packet")
    said = Claim(id="c1", source=(Span.of(text, 0, 42),), chain=("Rolf Sand",))
    figures = account("r2", counts=[count(14, claim="c1")])
    assert the_origin_of(told, read(told, figures, claims=[said])) == ["Harbour Observatory"]


def test_a_chain_of_tellers_is_followed_to_the_last_who_has_a_name() -> None:
    told = report("r2", outlet="Tarn Packet")
    figures = account("r2", counts=[count(14, claim="c1")])
    reading = read(told, figures, claims=[claim("c1", "KPA", "the Harbour Observatory", "a source")])
    (found,) = lineages([told], {"r2": reading})
    assert found.origin == "Harbour Observatory"
    assert [(step.of, step.to) for step in found.path] == [
        ("r2", "Tarn Packet"),
        ("Tarn Packet", "Karsholm Press Agency"),
        ("Karsholm Press Agency", "Harbour Observatory"),
    ]


def test_a_source_called_by_its_kind_is_the_nearest_of_that_kind() -> None:
    text = "The group counts 14. The Harbour Observatory says so."
    told = report("r2", text, outlet="Tarn Packet")
    group = Claim(id="c1", source=(Span.of(text, 0, 9),), chain=("The group",))
    named = Claim(id="c2", source=(Span.of(text, 21, 44),), chain=("The Harbour Observatory",))
    figures = account("r2", counts=[count(14, claim="c1")])
    assert the_origin_of(told, read(told, figures, claims=[group, named])) == ["Harbour Observatory"]


def test_a_figure_of_the_report_s_own_leads_back_to_its_outlet_whatever_it_quotes_beside_it() -> None:
    text = "We counted 15 dead. KPA said that 9 were killed."
    told = report("r2", text, outlet="Tarn Packet")
    figures = account("r2", counts=[at(text, "15"), at(text, "9", claim="c1")])
    said = Claim(id="c1", source=(Span.of(text, 20, 23),), chain=("KPA",))
    assert the_origin_of(told, read(told, figures, claims=[said])) == ["Tarn Packet"]


def at(text: str, words: str, claim: str | None = None) -> Count:
    start = text.index(words)
    span = Span.of(text, start, start + len(words))
    return Count(harm="killed", group="all", range=CountRange.exactly(int(words)), span=span, claim=claim)


def test_what_follows_in_the_paragraph_of_a_source_is_still_its_word() -> None:
    text = "KPA says so. 14 were killed.\n15 were killed."
    told = report("r2", text, outlet="Tarn Packet")
    said = Claim(id="c1", source=(Span.of(text, 0, 3),), chain=("KPA",))
    accounts = [account("r2", n, counts=[at(text, words)]) for n, words in ((1, "14"), (2, "15"))]
    assert the_origin_of(told, read(told, *accounts, claims=[said])) == [GOVERNMENT, "Tarn Packet"]


def test_a_monitor_with_which_a_sentence_begins_is_the_one_that_counted_and_a_party_is_not() -> None:
    counted = "It rained. The Harbour Observatory has counted 15 dead."
    acted = "It rained. The Northern Front has killed 15 people."
    for text, origin in ((counted, "Harbour Observatory"), (acted, "Tarn Packet")):
        told = report("r2", text, outlet="Tarn Packet")
        assert the_origin_of(told, read(told, account("r2", counts=[at(text, "15")]))) == [origin]


@pytest.mark.parametrize(
    "title",
    [
        "Harbour Observatory says 15 killed",
        "Harbour Observatory: 15 killed",
        "15 killed at market, Harbour Observatory says",
        "15 killed at market - Harbour Observatory",
        "HARBOUR OBSERVATORY DENIES REPORT",
    ],
)
def test_a_headline_names_the_source_where_the_text_does_not(title: str) -> None:
    told = report("r1", "Shells fell.", title=title, outlet="Tarn Packet")
    assert the_origin_of(told) == ["Harbour Observatory"]


def test_a_report_that_rests_on_two_sources_has_two_origins() -> None:
    told = report("r2", outlet="Tarn Packet")
    figures = account("r2", counts=[count(14, claim="c1"), count(15, claim="c2")])
    claims = [claim("c1", "Harbour Observatory"), claim("c2", "Karsholm Wire")]
    assert the_origin_of(told, read(told, figures, claims=claims)) == ["Harbour Observatory", "Karsholm Wire"]


def passed_on(*killed: int, published: date = NEXT_DAY) -> list[str]:
    """The origins of a report that cites the Wire, whose own report of the same cites the Observatory."""
    wire = report("r1", outlet="Karsholm Wire")
    packet = report("r2", outlet="Tarn Packet", published=published)
    readings = {
        "r1": read(
            wire, account("r1", counts=[count(14, claim="c1")]), claims=[claim("c1", "Harbour Observatory")]
        ),
        "r2": read(
            packet,
            account("r2", counts=[count(n, claim="c1") for n in killed]),
            claims=[claim("c1", "Karsholm Wire")],
        ),
    }
    return [each.origin for each in lineages([wire, packet], readings) if each.account == "r2/1"]


def test_what_is_cited_is_followed_into_its_own_report_in_the_pile() -> None:
    assert passed_on(14) == ["Harbour Observatory"]


def test_another_figure_or_an_old_one_is_not_of_that_report() -> None:
    assert passed_on(15) == ["Karsholm Wire"]
    assert passed_on(14, published=MARKET + timedelta(days=20)) == ["Karsholm Wire"]


# Parties


def test_a_party_s_agency_its_officials_and_itself_are_one_origin() -> None:
    agency = report("r1", "A crane fell into the sea.", outlet="KPA")
    army = report("r2", "A bridge fell.", outlet="KARSHOLM DEFENCE FORCES")
    (found,) = origins.gather(lineages([agency, army]))
    assert (found.name, found.reports) == (GOVERNMENT, ("r1", "r2"))
    assert str(found.path[1].reason) == (
        "Karsholm Press Agency is not independent of Government of Karsholm: state media"
    )


def test_an_outlet_that_passes_on_a_party_s_word_is_no_second_origin() -> None:
    assert cited("the army") == [GOVERNMENT]


def test_posts_on_one_site_are_as_many_origins_as_accounts() -> None:
    posts = [report(f"p{n}", f"Post {n}.", outlet="Quay") for n in (1, 2)]
    signed = [report(f"q{n}", f"Post {n}.", outlet="Quay", byline="@tarn_eye") for n in (1, 2)]
    assert [o.name for o in origins.gather(lineages([*posts, *signed]))] == [
        "Quay, p1",
        "Quay, p2",
        "@tarn_eye",
    ]


# All of them together

DAYS = st.one_of(st.none(), st.dates(date(2031, 1, 1), date(2031, 3, 1)))
TEXTS = st.lists(st.sampled_from([*SENTENCES, *re.split(r"(?<=\.)\s", OTHER_STORY)]), max_size=8)
WHO = st.sampled_from([None, "Tarn Packet", "KPA", "Quay"])


@settings(max_examples=50)
@given(st.lists(st.tuples(TEXTS, DAYS, WHO), max_size=8))
def test_every_account_has_an_origin_and_a_way_that_goes_step_by_step(
    drafts: list[tuple[list[str], date | None, str | None]],
) -> None:
    reports = [
        report(f"r{n}", " ".join(t), published=day, outlet=who) for n, (t, day, who) in enumerate(drafts)
    ]
    found = lineages(reports)
    assert sorted(each.account for each in found) == sorted(f"{r.id}/1" for r in reports)
    for each in found:
        ways = [step for step in each.path if step.how != "quotes"]
        assert ways[0].of == each.account.removesuffix("/1")
        assert ways[-1].to == each.origin
        assert all(before.to == after.of for before, after in pairwise(ways))


def test_a_story_that_hundreds_reprint_is_one_origin_in_time_linear_in_their_number() -> None:
    def reprints(number: int) -> list[Report]:
        return [report(f"r{n}", f"Outlet {n} writes. {STORY}") for n in range(number)]

    (found,) = families(*reprints(400))
    assert len(found) == 400
    assert is_linear(lambda number: lambda: families(*reprints(number)), 50)


@pytest.mark.parametrize("hostile", ["(", "told ", "A", "https://"])
def test_a_hostile_text_costs_time_linear_in_its_length(hostile: str) -> None:
    def pair(size: int) -> list[Report]:
        text = hostile * (size // len(hostile))
        return [report("r1", text), report("r2", f"{text}!")]

    assert len(lineages(pair(200_000))) == 2
    assert is_linear(lambda size: lambda: lineages(pair(size)), 10_000)
