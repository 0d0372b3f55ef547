"""Accounts: what one report comes to. All reports, people and places are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import is_linear
from tests.reading.reports import read


def test_an_account_holds_what_when_where_by_whom_and_how_many() -> None:
    (account,) = read(
        "OSTERBY, March 5 - An airstrike by the Karsholm Defence Forces killed seven people, including three "
        "children, in the Lantern Quarter of Osterby on Tuesday, residents said."
    )
    assert account.event_type == "airstrike"
    assert account.date is not None
    assert account.date.interval.earliest == date(2014, 3, 4)
    assert account.place is not None
    assert account.place.place.name == "Lantern Quarter"
    assert [(a.name, a.role) for a in account.actors] == [("Karsholm Defence Forces", "alleged_perpetrator")]
    assert account.totals["killed"]["all"].low == account.totals["killed"]["all"].high == 7
    assert account.totals["killed"]["children"].low == 3


def test_a_figure_hangs_on_the_claim_that_states_it() -> None:
    (account,) = read("The Harbour Observatory said that nine people were killed in the shelling of Brask.")
    assert [count.claim for count in account.counts] == ["c1"]


def test_the_title_tells_the_type_where_the_text_says_only_that_there_was_an_attack() -> None:
    text = "Two people were killed in the attack on Brask."
    assert read(text)[0].event_type == "attack"
    (account,) = read(text, title="Shells fall on Brask market")
    assert account.event_type == "shelling"
    assert read("Two people died in Brask.", title="Shells fall on Brask")[0].event_type == "shelling"
    assert read("Two people were killed in an air raid.", title="Shells fall")[0].event_type == "airstrike"


def test_a_report_of_no_event_has_no_account() -> None:
    assert read("The harvest was good and the fair in Brask was well attended.") == ()


def test_totals_stay_open_where_the_words_are_and_are_coded_by_the_profile() -> None:
    text = "At least nine people were killed in the shelling of Brask."
    (account,) = read(text)
    assert account.totals["killed"]["all"].high is None
    assert account.coded["killed"]["all"].high == 9
    assert read(text, profile="none")[0].coded["killed"]["all"].high is None


def test_a_cumulative_toll_is_counted_but_in_no_total() -> None:
    (account,) = read(
        "Two people were killed in the shelling of Brask. "
        "Since the offensive began, 1,240 people have been killed."
    )
    assert account.totals["killed"]["all"].high == 2
    assert [count.range.kind for count in account.counts] == ["stated", "cumulative"]


def test_every_sentence_of_a_short_post_tells_of_one_scene() -> None:
    post = "They say it was a depot in Brask. It was our school. Drone over us all day, it knew."
    (account,) = read(post)
    assert account.event_type == "drone_strike"
    assert account.place is not None
    assert account.place.place.name == "Brask"
    assert read(post, title="On schools") == ()
    assert read(post.replace(". ", ".\n\n")) == ()


def test_neighbours_tell_of_an_event_in_their_own_words() -> None:
    (taken,) = read("Soldiers all over Brask this morning. They took my brother and the boys next door.")
    assert taken.event_type == "detention"
    (dug_out,) = read("Plane came over Brask twice just now. We are digging people out. Bring lamps.")
    assert dug_out.event_type == "attack"


def test_where_people_were_only_displaced_or_held_that_is_what_happened() -> None:
    assert read("About 300 people were brought out of Brask on March 4.")[0].event_type == "displacement"
    assert read("Some 40 people were held in a school in Brask.")[0].event_type == "detention"
    assert read("Three people died in Brask. Some 40 people were held.")[0].event_type == "attack"


def test_what_only_sums_up_a_week_is_no_event() -> None:
    summed, shelling = read(
        "At least 19 people were killed in five attacks across Karsholm in the past week.\n\n"
        "On March 3, shells struck the bus station in Brask, killing seven people."
    )
    assert (summed.context, shelling.context) == (True, False)
    assert shelling.totals["killed"]["all"].low == 7


def test_a_report_of_tolls_alone_tells_of_no_event_of_its_own() -> None:
    (account,) = read("Since the offensive began, 1,240 people have been killed on the island.")
    assert account.context
    assert account.totals == {}


def test_people_who_are_only_named_are_counted_by_their_names() -> None:
    (account,) = read("Maren Holt, 34, and Jon Lind, 9, were killed by shelling in Brask.")
    killed = account.totals["killed"]
    assert (killed["all"].low, killed["all"].kind) == (2, "derived")
    assert killed["children"].low == 1


def test_one_person_under_two_spellings_is_one_victim() -> None:
    (account,) = read(
        "Maren Aske Holt, 34, was killed by shelling in Brask. "
        "A friend mourned the death of Maren Holt, who was killed."
    )
    assert [victim.name for victim in account.victims] == ["Maren Aske Holt"]
    assert len(account.victims[0].spans) == 2


def test_a_child_whose_name_holds_the_father_s_is_another_person() -> None:
    (account,) = read("Salim Karsi, 40, and his son Omar Salim Karsi, 9, were killed by shelling in Brask.")
    assert [victim.name for victim in account.victims] == ["Salim Karsi", "Omar Salim Karsi"]


def test_a_date_of_their_own_parts_other_dead_from_news_without_a_date() -> None:
    news = "The Observatory documented the death of a civilian in shelling on Brask.\n\n"
    before = "On March 1, the Observatory documented the death of two civilians in shelling near Brask."
    assert [a.totals["killed"]["all"].high for a in read(news + before)] == [1, 2]
    update = "On March 1, the death toll of the shelling of Brask had risen to two."
    assert len(read(news + update)) == 1
    again = "On March 1, shells fell on Brask and killed one civilian."
    assert len(read(news + again)) == 1


@pytest.mark.parametrize("when", ["Yesterday", "Earlier today", "A day earlier"])
def test_what_was_before_is_another_event_where_its_numbers_are_others(when: str) -> None:
    news = "Four fighters were killed by a drone near Brask.\n\n"
    found = read(f"{news}{when}, a man was killed in a drone attack on a house in Farrow Dell.")
    assert [a.totals["killed"]["all"].high for a in found] == [4, 1]
    assert len(read(f"{news}{when}, four fighters were reported killed by a drone near Brask.")) == 1


def test_each_entry_of_a_chronicle_is_an_event_of_its_own() -> None:
    found = read(
        "A drone killed two people in Brask.\n\nJanuary 22: A drone hit a house and injured a man.\n\n"
        "February 3: A drone hit a car in Brask. Five people were killed."
    )
    assert [{h: t["all"].high for h, t in a.totals.items()} for a in found] == [
        {"killed": 2},
        {"injured": 1},
        {"killed": 5},
    ]


def test_two_events_of_one_report_are_two_accounts() -> None:
    found = read(
        "An airstrike killed seven people in Osterby on March 4. The bakery was destroyed.\n\n"
        "Separately, shelling killed two people in Brask on March 5."
    )
    assert [(a.event_type, a.totals["killed"]["all"].low) for a in found] == [
        ("airstrike", 7),
        ("shelling", 2),
    ]
    assert [a.id for a in found] == ["r1/1", "r1/2"]


def test_people_hurt_on_another_day_in_another_way_are_of_another_event() -> None:
    clash, strike = read(
        "Fighters of the Accord clashed on Saturday with the Northern Front in Brask, a monitor said.\n\n"
        "The Front was told on Thursday to leave the town.\n\n"
        "That came after at least 56 civilians were killed on Tuesday in air strikes near Brask.",
        published=date(2014, 7, 27),
    )
    assert (clash.event_type, clash.totals) == ("ground_clash", {})
    assert (strike.event_type, strike.context) == ("airstrike", False)
    assert strike.date is not None
    assert strike.date.interval.earliest == date(2014, 7, 22)
    assert strike.totals["killed"]["all"].low == 56


def test_what_was_agreed_before_is_no_event_of_its_own() -> None:
    text = (
        "The relief society has ended its part in the evacuation of Osterby under the truce of March 1.\n\n"
        "On March 4, 900 people were evacuated from the town by way of Brask."
    )
    (account,) = read(text)
    assert account.event_type == "displacement"
    assert account.date is not None
    assert account.date.interval.earliest == date(2014, 3, 4)
    assert account.place is not None
    assert account.place.place.name == "Osterby"


def test_the_far_past_is_told_as_background() -> None:
    main, past = read(
        "Shelling killed two people in Brask on March 4. In June 2009, shelling killed 40 people in Brask."
    )
    assert not main.context
    assert past.context
    assert main.totals["killed"]["all"].high == 2
    assert past.totals["killed"]["all"].high == 40


def test_people_shot_are_injured_unless_the_report_has_them_dead() -> None:
    assert read("Four people were shot in Brask on Tuesday.")[0].totals["injured"]["all"].low == 4
    (account,) = read("Four people were shot in Brask on Tuesday. The four people died.")
    assert account.totals["killed"]["all"].low == 4
    assert "injured" not in account.totals


def test_a_country_is_no_place_of_an_event_where_a_town_is_named() -> None:
    (account,) = read("Karsholm: shelling killed two people in Brask on Tuesday.")
    assert account.place is not None
    assert account.place.place.name == "Brask"


def test_where_a_bus_went_is_not_where_it_was_hit() -> None:
    (account,) = read("Two people were killed on Tuesday when a bus to Osterby was shelled near Brask.")
    assert account.place is not None
    assert account.place.place.name == "Brask"


WORDS = [
    *(
        "Shelling killed two people in Brask on Tuesday.",
        "Separately,",
        "At least nine were injured,",
        "including",
    ),
    *(
        "Maren Holt, 34,",
        "the Northern Front said",
        "“no one was killed”",
        "since 2012",
        "\n\n",
        "a woman and",
        ".",
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_everything_in_an_account_quotes_its_report(text: str) -> None:
    for account in read(text):
        spans = [
            *account.event_spans,
            *(c.span for c in account.counts),
            *(p for c in account.counts for p in c.parts),
        ]
        spans += [s for v in account.victims for s in v.spans]
        spans += [s for a in account.actors for s in a.spans]
        assert all(span.quotes(text) for span in spans)
        assert all(
            r.high is None or r.low <= r.high
            for of in (*account.totals.values(), *account.coded.values())
            for r in of.values()
        )


@pytest.mark.parametrize(
    "piece",
    ["5 people killed ", "Maren Holt, 34, was killed. ", "shelling killed two in Brask. ", "a woman and "],
)
def test_an_account_takes_time_linear_in_the_text(piece: str) -> None:
    assert is_linear(lambda size: lambda: read(piece * (size // len(piece))), 3_000)


@pytest.mark.parametrize("opening", ["OSTERBY, 5 March (KPA). ", "OSTERBY, March 5 (Strand Wire) - "])
def test_a_dateline_is_not_when_it_happened(opening: str) -> None:
    (account,) = read(opening + "The night of 2 March was loud. Shelling killed two people in Brask.")
    assert account.date is not None
    assert account.date.interval.earliest == date(2014, 3, 2)


def test_an_arrest_after_a_shooting_is_no_event_of_its_own() -> None:
    shot = "A man shot two people at a mill in Brask on March 1."
    (account,) = read(f"{shot} On March 5 he was arrested.")
    assert account.event_type == "shooting"
    assert account.date is not None
    assert str(account.date.interval) == "2014-03-01"
    assert len(read(f"{shot} On March 5, in Osterby, nine men were arrested.")) == 2


def test_a_title_alone_makes_no_event() -> None:
    wall = "Your free articles are used up. Please subscribe to the Brask Packet to read on."
    assert read(wall, title="Four killed in shooting at Brask mill") == ()
