"""Where a toll over a time goes on: its figures are no incident's."""

from __future__ import annotations

import pytest
from tests.reading.reports import read

NEWS = "A drone killed one man near Brask."
TOLL = "The number of attacks on the island since early 2014 has reached 28."


def kinds(text: str) -> list[str]:
    (account,) = read(text)
    return [count.range.kind for count in account.counts]


def test_a_toll_goes_on_until_an_event_is_told_of() -> None:
    text = (
        "Since the offensive began, 1,240 people have been killed. Another 3,915 people were injured. "
        "On Tuesday, shelling killed two people in Brask."
    )
    assert kinds(text) == ["cumulative", "cumulative", "stated"]


def test_a_toll_goes_on_over_a_sentence_that_says_who_those_counted_were() -> None:
    text = (
        "Since the offensive began, 1,240 people have been killed. Of the total, 702 were civilians. "
        "Another 3,915 people were injured."
    )
    assert kinds(text) == ["cumulative", "cumulative"]
    assert kinds("Since May the town has been quiet. Two people were injured.") == ["stated"]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_toll_goes_on_in_the_attacks_that_it_counts(gap: str) -> None:
    (account,) = read(f"{NEWS}\n\n{TOLL}{gap}These attacks left 17 people dead.")
    assert account.totals["killed"]["all"].high == 1
    assert [count.range.kind for count in account.counts] == ["stated", "cumulative"]


def test_attacks_that_no_toll_counts_are_the_event_s_own() -> None:
    assert kinds("Two shells fell on Brask. These attacks left 17 people dead.") == ["stated"]


def test_what_is_listed_under_a_toll_belongs_to_it_and_dates_nothing() -> None:
    listed = (
        "• January: Three attacks left three people dead.\n\n• February: Ten attacks killed eight people."
    )
    (account,) = read(f"{NEWS}\n\n{TOLL} They were as follows:\n\n{listed}", published=None)
    assert [count.range.kind for count in account.counts] == ["stated", "cumulative", "cumulative"]
    assert account.date is None


def test_a_list_that_no_toll_leads_to_is_the_event_s_own() -> None:
    assert kinds(f"{NEWS}\n\n• Another drone killed three people.") == ["stated", "stated"]
