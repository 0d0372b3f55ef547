"""Slots of coded records read as strings, and figures held against counts."""

from __future__ import annotations

import pytest
from training.corpora import counted, strings, unwrapped


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ('"NORTHERN FRONT" / "THE FRONT"', ["NORTHERN FRONT", "THE FRONT"]),
        ('? "GUNMEN"', ["GUNMEN"]),
        ('"MAYOR OF BRASK": "ILSA MARWICK"', ["MAYOR OF BRASK"]),
        ("-", []),
    ],
)
def test_a_slot_quotes_the_text(value: str, read: list[str]) -> None:
    assert strings([value]) == read


def test_lines_are_joined_in_place_and_paragraphs_stay() -> None:
    wrapped = "A BOMB WENT\nOFF.\n\n   NOBODY WAS HURT."
    assert unwrapped(wrapped) == "A BOMB WENT OFF.\n\n   NOBODY WAS HURT."


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Five people were killed.", ["killed"]),
        ("Six people were killed.", [None]),
        ("Five people met.", ["not_harm"]),
        ("Five people ran from the shooting.", [None]),
        ("A man spoke.", []),
        ("Police arrested three men.", ["detained"]),
    ],
)
def test_a_figure_is_taught_as_far_as_the_coded_counts_bear_it_out(
    text: str, labels: list[str | None]
) -> None:
    assert [mark.label for mark in counted(text, {"killed": {5}, "injured": set()})] == labels
