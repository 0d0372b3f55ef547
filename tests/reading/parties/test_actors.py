"""Parties: which a report names, for short too, and what its words make of them. All is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import is_linear

from harmledger.model import sentences
from harmledger.reading.parties import actors
from harmledger.reading.text.tokens import tokens

AUTHOR, TARGET, PARTY = "alleged_perpetrator", "target", "party"


def parties(text: str, *tellers: str) -> list[tuple[str, str]]:
    found = actors.find(text, [tokens(span) for span in sentences.split(text)], tellers=tellers)
    return [(mention.name, mention.role) for here in found for mention in here]


def names(text: str) -> list[str]:
    return [name for name, _ in parties(text)]


def test_a_party_is_known_by_the_word_that_ends_its_name() -> None:
    assert parties("Troops of the Karsholm Defence Forces entered.") == [("Karsholm Defence Forces", PARTY)]


def test_people_and_arms_after_a_name_are_no_part_of_it() -> None:
    assert names("Northern Front fighters fled.") == ["Northern Front"]
    assert names("Ember gunmen fled.") == ["Ember"]


def test_a_state_s_military_is_known_by_its_demonym() -> None:
    assert names("Icelandic fighter jets flew over Brask.") == ["Icelandic Military"]
    assert names("An Icelandic fisherman sailed to Brask.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The house was shelled by the Northern Front.",
        "Rounds fired by fighters of the Northern Front hit a house.",
        "Residents blamed the Northern Front.",
        "It was attributed to the Northern Front.",
        "Traders held the Northern Front responsible.",
        "Two bombs were dropped from a helicopter of the Northern Front.",
        "The Northern Front shelled a house.",
        "Artillery of the Northern Front on Monday opened fire.",
        "Five died in a Northern Front shelling.",
        "The Northern Front claimed responsibility.",
        "The Northern Front said that it had struck a house.",
    ],
)
def test_the_author_of_a_deed_is_accused(text: str) -> None:
    assert parties(text) == [("Northern Front", AUTHOR)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a Northern Front patrol.",
        "Shells were fired at a position of the Northern Front.",
        "An attack on the Northern Front failed.",
        "The Northern Front was bombed at dawn.",
        "Two Northern Front fighters were killed.",
    ],
)
def test_a_target_is_not_the_author(text: str) -> None:
    assert parties(text) == [("Northern Front", TARGET)]


@pytest.mark.parametrize(
    "text",
    [
        "The report was published by the Northern Front.",
        "The town is held by the Northern Front.",
        "The Northern Front denied it.",
        "The Northern Front did not fire.",
        "The Northern Front said that it had not struck a house.",
        "Neighbours held the Northern Front in respect.",
    ],
)
def test_a_party_to_which_the_words_put_no_deed_is_only_a_party(text: str) -> None:
    assert parties(text) == [("Northern Front", PARTY)]


def test_of_two_parties_in_a_list_both_have_the_deed() -> None:
    text = "Men were seized by the Northern Front with the help of the Aurn Guard."
    assert parties(text) == [("Northern Front", AUTHOR), ("Aurn Guard", AUTHOR)]


def test_a_short_name_stands_for_the_party_named_before() -> None:
    text = (
        "The Northern Front held Brask. The Front shelled Osterby, and fighters of the group fired at a bus."
    )
    assert parties(text)[1:] == [("Northern Front", AUTHOR), ("Northern Front", AUTHOR)]


def test_initials_in_brackets_stand_for_the_name_before_them() -> None:
    text = "The Northern Front (NF) met. The NF shelled Brask. NF was asked."
    assert parties(text)[2] == ("Northern Front", AUTHOR)
    assert "NF" not in names(text)
    assert names("The Harbour Office (HO) closed. HO has moved.") == []


def test_the_army_is_the_one_state_force_that_the_report_names() -> None:
    text = "The army shelled Brask. The Karsholm Defence Forces said nothing."
    assert parties(text)[0] == ("Karsholm Defence Forces", AUTHOR)
    of_two = "The army shelled Brask. The Karsholm Army and the Sarranian Army said nothing."
    assert parties(of_two)[0] == ("army", AUTHOR)


def test_government_forces_are_no_foreign_army() -> None:
    assert parties("Government forces shelled Brask. The Sarranian Army flew home.")[0] == (
        "government forces",
        AUTHOR,
    )


def test_fighters_backed_by_someone_are_not_the_backer() -> None:
    assert names("Sarrania-backed fighters fled.") == ["Sarrania-backed fighters"]


def test_an_army_or_the_police_of_whom_no_deed_is_told_is_no_party() -> None:
    assert parties("He drove by the army post. Velmora Police were called.") == []
    assert parties("Velmora Police shot a man.") == [("Velmora Police", AUTHOR)]


def test_in_a_text_all_in_capitals_names_are_still_told_from_other_words() -> None:
    text = "THE MAYOR SAID THE NORTHERN FRONT ATTACKED BRASK. HE WENT TO THE FRONT DOOR. IT RAINED."
    assert parties(text)[0] == ("NORTHERN FRONT", AUTHOR)


_WORDS = st.sampled_from(
    (
        "the",
        "Northern",
        "Front",
        "(",
        "NF",
        ")",
        "army",
        "shelled",
        "by",
        "and",
        "said",
        "it",
        "had",
        ".",
        "not",
    )
)


@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_every_mention_quotes_its_report(text: str) -> None:
    found = actors.find(text, [tokens(span) for span in sentences.split(text)])
    assert all(mention.span.quotes(text) for here in found for mention in here)


@pytest.mark.parametrize(
    "piece", ["the Front ", "Northern Front (NF) ", "by the ", "the group . ", "of the army and "]
)
def test_finding_parties_takes_time_linear_in_the_text(piece: str) -> None:
    def finding(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: actors.find(text, [tokens(span) for span in sentences.split(text)])

    assert is_linear(finding, 4_000)


@pytest.mark.parametrize("teller", ["Ember Front", "EMBER FRONT", "Media Office of the Ember Front"])
def test_a_party_s_own_statement_need_not_name_it_in_full(teller: str) -> None:
    text = "The Front accepts responsibility. Our artillery fired. We struck a house in error."
    assert parties(text, teller) == [("Ember Front", AUTHOR)] * 3


def test_a_party_s_own_statement_spells_it_as_the_text_does() -> None:
    assert parties("The Karsholm air force said so. We shelled Brask.", "KARSHOLM AIR FORCE") == [
        ("Karsholm air force", PARTY),
        ("Karsholm air force", AUTHOR),
    ]


@pytest.mark.parametrize("teller", ["Strand Wire", "The Western Front Museum", "Army News", "The Guardian"])
def test_a_paper_that_is_no_party_is_not_the_front(teller: str) -> None:
    assert parties("The Front shelled Brask. We shelled Osterby.", teller) == []


def test_what_a_party_says_of_itself_without_a_deed_accuses_no_one() -> None:
    assert parties("We regret it. Our men did not fire.", "Ember Front") == []
