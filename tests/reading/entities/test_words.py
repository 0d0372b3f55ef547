"""Which words name a thing of one type by themselves."""

from __future__ import annotations

import pytest

from harmledger.model import Span
from harmledger.reading.entities import words
from harmledger.reading.text.tokens import tokens


def read(text: str) -> list[tuple[str, str]]:
    return [(kind, span.text) for kind, span in words.find(text, tokens(Span.of(text, 0, len(text))))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A car bomb went off.", ("weapon", "car bomb")),
        ("It was hit by rocket-propelled grenades.", ("weapon", "rocket-propelled grenades")),
        ("The rebels drove armoured vehicles.", ("military_platform", "armoured vehicles")),
        ("The ambulances came late.", ("vehicle", "ambulances")),
    ],
)
def test_the_longest_phrase_says_what_a_thing_is(text: str, found: tuple[str, str]) -> None:
    assert read(text) == [found]


def test_a_warship_is_named_after_its_initials() -> None:
    assert read("Then HMS Grey Heron sailed.") == [("military_platform", "HMS Grey Heron")]


def test_initials_without_a_name_are_no_warship() -> None:
    assert read("The FS is closed.") == []


def test_a_pronoun_is_a_person_or_a_group() -> None:
    assert read("He said we saw her.") == [("person", "He"), ("organisation", "we")]


def test_a_pronoun_ends_before_its_verb() -> None:
    assert read("I’ve heard they're safe.") == [("person", "I"), ("organisation", "they")]


@pytest.mark.parametrize("text", ["The US sent aid.", "See part i of the list."])
def test_what_only_looks_like_a_pronoun_is_none(text: str) -> None:
    assert read(text) == []
