"""Which of a report's places is the event's. All reports, people and places are invented."""

from __future__ import annotations

import pytest
from tests.reading.reports import read

from harmledger.model import Account


def place(account: Account) -> str | None:
    return account.place.place.name if account.place else None


@pytest.mark.parametrize(
    "opening",
    [
        "OSTERBY, March 5 (Strand Wire) - ",
        "OSTERBY (KPA) - ",
        "OSTERBY, 5 March (KPA). ",
        "OSTERBY — ",
        "OSTERBY, 5 MAR 14 (KPA) -- [TEXT] ",
    ],
)
def test_a_dateline_is_not_where_it_happened(opening: str) -> None:
    (account,) = read(opening + "Shelling killed two people in Brask on Tuesday.")
    assert place(account) == "Brask"


def test_a_place_that_a_party_is_named_after_is_not_where_it_happened() -> None:
    (account,) = read("Men of the Brask Valley Guard detained nine men in Osterby on Tuesday.")
    assert place(account) == "Osterby"
    (account,) = read("Men of the Brask Valley Guard detained nine men on Tuesday.")
    assert place(account) is None


def test_a_dateline_stands_in_where_no_other_place_is_named() -> None:
    (account,) = read("OSTERBY, March 5 (Strand Wire) - Shelling killed two people on Tuesday.")
    assert place(account) == "Osterby"


def test_a_sentence_that_opens_with_a_place_is_no_dateline() -> None:
    (account,) = read("Osterby was shelled on Tuesday and two people - a man and a boy - were killed.")
    assert place(account) == "Osterby"


def test_a_place_in_the_outlet_s_name_is_not_where_it_happened() -> None:
    told = "Shells killed two people at a mill. The Brask Packet could not reach the army."
    (account,) = read(told, outlet="The Brask Packet")
    assert place(account) is None
    (account,) = read(told + " The mill is in Brask.", outlet="The Brask Packet")
    assert place(account) == "Brask"
    (account,) = read("Shells killed two people in Brask.", outlet="Brask")
    assert place(account) == "Brask"


def test_where_a_source_sits_is_not_where_it_happened() -> None:
    (account,) = read("The hospital in Osterby said that shelling killed two people in Brask on Tuesday.")
    assert place(account) == "Brask"


def test_people_are_displaced_from_where_it_happened() -> None:
    (account,) = read("On Tuesday 900 people were evacuated from Brask by way of Osterby.")
    assert (account.event_type, place(account)) == ("displacement", "Brask")


def test_a_more_exact_place_within_the_chosen_one_stands_for_it() -> None:
    (account,) = read(
        "Shelling killed two people in Osterby on Tuesday. Nine were hurt in the Lantern Quarter."
    )
    assert place(account) == "Lantern Quarter"


def test_a_country_is_named_only_for_want_of_a_town() -> None:
    (account,) = read("In Karsholm, two people were killed by shelling near Brask on Tuesday.")
    assert place(account) == "Brask"
    (account,) = read("In Karsholm, two people were killed by shelling on Tuesday.")
    assert place(account) == "Karsholm"


def test_a_place_in_the_title_is_where_it_happened_rather_than_one_told_earlier() -> None:
    text = "Gunfire was heard in Osterby. Two people were killed at a mill in Brask."
    (account,) = read(text)
    assert place(account) == "Osterby"
    (account,) = read(text, title="Two killed in Brask mill")
    assert place(account) == "Brask"


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    text = "Two people were killed in Osterby. The killer came from a village near Brask."
    (account,) = read(text, title="Two killed at mill - News of Brask")
    assert place(account) == "Osterby"
