"""Events and means: the words that tell of them. All sentences are invented."""

from __future__ import annotations

import pytest

from harmledger.model import Span
from harmledger.reading.events import events
from harmledger.reading.text.tokens import tokens


def event_type(text: str) -> str | None:
    return events.choose(events.triggers(text, tokens(Span.of(text, 0, len(text)))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warplanes carried out an air raid on Brask.", "airstrike"),
        ("A drone strike hit a van.", "drone_strike"),
        ("Mortar shells and artillery fell on Osterby.", "shelling"),
        ("Residents spoke of toxic gas and chlorine.", "chemical_attack"),
        ("Clashes broke out; fighting went on all night.", "ground_clash"),
        ("Gunmen opened fire on the bus.", "shooting"),
        ("A car bomb went off by the market.", "bombing"),
        ("A bomb tore through the market in the attack.", "bombing"),
        ("A drone burned a car; the strike, the ninth such strike, was at noon.", "drone_strike"),
        ("Six men were lined up for execution.", "execution"),
        ("Fighters used residents as human shields.", "human_shields"),
        ("The quarter has been besieged and aid was blocked.", "siege"),
        ("Eleven teachers were abducted.", "detention"),
        ("Families were evacuated by boat.", "displacement"),
        ("The parties signed a ceasefire agreement.", "agreement"),
        ("An attack was reported.", "attack"),
        ("The harvest was good.", None),
    ],
)
def test_words_tell_the_type_of_an_event(text: str, expected: str | None) -> None:
    assert event_type(text) == expected


def test_a_broad_word_yields_to_a_narrow_one() -> None:
    assert event_type("The attack, an attack by mortars, was an attack on all.") == "shelling"


def test_an_arrest_afterwards_is_not_what_killed() -> None:
    text = "He was arrested; the arrests and the detention followed the shooting."
    found = events.triggers(text, tokens(Span.of(text, 0, len(text))))
    assert events.choose(events.relevant(found, harmed=True)) == "shooting"


def test_an_arrest_is_no_event_of_its_own_where_violence_is_told_of() -> None:
    text = "He was arrested, and the arrests went on, after the shooting."
    found = events.triggers(text, tokens(Span.of(text, 0, len(text))))
    assert events.choose(events.relevant(found, harmed=False)) == "shooting"


def test_means_are_what_most_words_name() -> None:
    text = "A mortar fell, then a mortar, then a rocket."
    found = events.means(text, [tokens(Span.of(text, 0, len(text)))])
    assert found is not None
    assert found.code == "mortar"
    assert all(span.quotes(text) for span in found.spans)
