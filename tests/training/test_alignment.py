"""Answers of coded records found in their texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.alignment import find_string, longest
from training.documents import Labelled
from training.figures import figures
from training.names import find_name, words


def names(text: str, name: str, *, surname_alone: bool = False) -> list[str]:
    found = find_name(text, words(text), name, surname_alone=surname_alone)
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("They buried Ilsa Marwick in Brask.", "Ilsa Marwick", ["Ilsa Marwick"]),
        ("They buried Ilsa Torvald Marwick.", "Ilsa Marwick", ["Ilsa Torvald Marwick"]),
        ("Dr. Ilsa Marwick’s house", "Ilsa Marwick", ["Ilsa Marwick"]),
        ("Tariq al-Velmori was hurt", "Tareq Al Velmouri", ["Tariq al-Velmori"]),
        ("Joud Abu Shaban, 14", "Joud Abushaban", ["Joud Abu Shaban"]),
        ("her children Ilsa and Tomas", "Ilsa Marwick", ["Ilsa"]),
    ],
)
def test_a_name_is_found_as_it_is_written(text: str, name: str, found: list[str]) -> None:
    assert names(text, name) == found


def test_a_father_who_gave_his_name_is_not_the_child() -> None:
    assert names("Torvald Marwick mourned her.", "Ilsa Torvald Marwick") == []


def test_another_of_the_first_name_is_somebody_else() -> None:
    assert names("Ilsa Brandt spoke.", "Ilsa Marwick") == []


def test_a_place_called_after_a_person_is_not_the_person() -> None:
    assert names("near Ilsa Marwick School", "Ilsa Marwick") == []
    assert names("the Ilsa family", "Ilsa Marwick") == []


def test_a_surname_alone_is_a_person_only_where_the_news_writes_so() -> None:
    assert names("Marwick died.", "Ilsa Marwick") == []
    assert names("Marwick died.", "Ilsa Marwick", surname_alone=True) == ["Marwick"]


def test_a_quoted_string_is_found_over_a_line_break_but_not_inside_a_word() -> None:
    text = "THE NORTHERN\nFRONT AND FRONTIERS"
    assert [text[a:b] for a, b in find_string(text, "NORTHERN FRONT")] == ["NORTHERN\nFRONT"]
    assert [a for a, _ in find_string(text, "FRONT")] == [13]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Shells killed five people and injured ten others.", [(5, "killed"), (10, "injured")]),
        ("Two of the children died.", [(2, "killed")]),
        ("Nine were wounded.", [(9, "injured")]),
        ("A farmer and 1,200 villagers fled.", [(1, "displaced"), (1200, "displaced")]),
        ("Several officers came.", [(None, None)]),
        ("The boy is 14 years old.", []),
    ],
)
def test_a_number_of_people_goes_with_the_nearest_word_of_harm(
    sentence: str, found: list[tuple[int | None, str | None]]
) -> None:
    assert [(figure.value, figure.harm) for figure in figures(sentence)] == found


spans = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)))


@given(spans)
def test_of_crossing_marks_the_longest_stays(drawn: list[tuple[int, int]]) -> None:
    marks = [Labelled(start, start + length, "x") for start, length in drawn]
    kept = longest(marks)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    for mark in marks:
        assert any(
            other.start < mark.end
            and mark.start < other.end
            and other.end - other.start >= mark.end - mark.start
            for other in kept
        )
