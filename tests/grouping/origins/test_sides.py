"""Whom names mean, and on whose side: known sources tell, or the words for a party's arms. All fiction."""

from __future__ import annotations

import pytest
from tests.grouping.examples import account, actor, claim, report

from harmledger.grouping.origins import sides
from harmledger.grouping.origins.sources import Directory, Source
from harmledger.model import Party, Reading

ARMY = Source(
    name="Karsholm Defence Forces",
    kind="official_of_belligerent",
    affiliation="Government of Karsholm",
    aliases=("Karsholm army", "the government", "جيش كارسهولم"),
)
AGENCY = Source(name="Karsholm Press Agency", kind="state_media", affiliation="Government of Karsholm")


def found(*names: str, said_by: str = "") -> dict[str, str]:
    """Return whose side names are on."""
    return {name: party.side for name, party in parties(*names, said_by=said_by).items()}


def parties(*names: str, said_by: str = "") -> dict[str, Party]:
    told = account("r1", actors=[actor(name) for name in names])
    claims = (claim("c1", said_by),) if said_by else ()
    reading = Reading(report="r1", reader="none", accounts=(told,), claims=claims)
    return dict(sides.find([report("r1")], {"r1": reading}, Directory((ARMY, AGENCY))))


@pytest.mark.parametrize(
    "name", ["Karsholm Defence Forces", "Karsholm Air Force", "Karsholm warplanes", "government aircraft"]
)
def test_arms_of_one_party_are_on_its_side(name: str) -> None:
    assert found(name) == {name: "Government of Karsholm"}


def test_arms_of_a_party_that_nobody_lists_are_on_one_side_too() -> None:
    assert found("Brask Air Force", "Brask troops") == {"Brask Air Force": "brask", "Brask troops": "brask"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Brask Army", "Free Brask Army"), ("Brask troops", "Osterby troops"), ("Brask Army", "Northern Front")],
)
def test_a_word_more_in_a_name_makes_another_party(one: str, other: str) -> None:
    of = found(one, other)
    assert of.get(one, one) != of.get(other, other)


def test_an_army_that_is_nobodys_by_its_name_is_on_no_side() -> None:
    assert found("the air force") == {}


def test_a_partys_spokesman_speaks_for_its_side() -> None:
    assert found(said_by="a Karsholm army spokesman") == {
        "a Karsholm army spokesman": "Government of Karsholm"
    }


@pytest.mark.parametrize("voice", ["Karsholm Press Agency", "residents under Karsholm army rule"])
def test_neither_state_media_nor_residents_speak_for_a_side(voice: str) -> None:
    assert found(said_by=voice) == {}


def test_all_names_of_a_listed_party_mean_that_party_and_a_spokesmans_does_not() -> None:
    said = parties("Karsholm army", "جيش كارسهولم", "Karsholm warplanes", said_by="a Karsholm army spokesman")
    assert {name: party.listed for name, party in said.items()} == {
        "Karsholm army": ARMY.name,
        "جيش كارسهولم": ARMY.name,
        "Karsholm warplanes": None,
        "a Karsholm army spokesman": None,
    }
