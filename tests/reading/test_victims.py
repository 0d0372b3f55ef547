"""Named victims: who is one, who only speaks. All people are invented."""

from __future__ import annotations

import pytest

from harmledger.reading import victims
from harmledger.reading.sentences import split


def find(text: str) -> list[tuple[str, str, float | None, str | None]]:
    return [(v.name, v.harm, v.age, v.sex) for v in victims.find(text, split(text), [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maren Holt, 34, was killed.", ("Maren Holt", "killed", 34, None)),
        ("A 9-year-old boy, Jon Aske Lind, was killed.", ("Jon Aske Lind", "killed", None, "male")),
        ("His daughter Ida Lind (7 years old) was killed.", ("Ida Lind", "killed", 7, "female")),
        ("The shell injured 41-year-old Per Brandt.", ("Per Brandt", "injured", 41, None)),
        ("Omar bin Salim al-Karsi, aged 60, was killed.", ("Omar bin Salim al-Karsi", "killed", 60, None)),
        ("Liv Strand (6 months) was killed.", ("Liv Strand", "killed", 0.5, None)),
    ],
)
def test_a_person_named_as_harmed_is_a_victim(
    text: str, expected: tuple[str, str, float | None, str | None]
) -> None:
    assert find(text) == [expected]


def test_a_list_of_names_keeps_the_harm_of_the_sentence_before() -> None:
    names = [v[0] for v in find("The victims were named. Maren Holt, Jon Lind, Ida Lind, and Per Brandt.")]
    assert names == ["Maren Holt", "Jon Lind", "Ida Lind", "Per Brandt"]
    spaced = find(
        "Three men were killed. They are Jon Lind (51), a carter; Per Brandt (38); and Ole Strand (9)."
    )
    assert [(v[0], v[2]) for v in spaced] == [("Jon Lind", 51), ("Per Brandt", 38), ("Ole Strand", 9)]


@pytest.mark.parametrize(
    "text",
    [
        "Journalist Siri Dahl reported that people were killed.",
        "Siri Dahl said that the house was hit and people were killed.",
        "The Health Ministry confirmed that people were killed.",
        "Siri Dahl opened the new bridge.",
        "Siri Dahl, 41, was charged with killing two people.",
        "Police arrested Siri Dahl, 41, over the killing of two people.",
    ],
)
def test_one_who_tells_of_the_dead_is_not_a_victim(text: str) -> None:
    assert find(text) == []


def test_a_place_is_not_a_person() -> None:
    text = "Nyrup Bay was where they were killed."
    assert victims.find(text, split(text), [split(text)[0].of(text, 0, 9)]) == []
