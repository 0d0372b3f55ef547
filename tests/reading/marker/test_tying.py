"""Marks tied to events by where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Span
from harmledger.reading import sentences
from harmledger.reading.marker import Mark, Marks
from harmledger.reading.marker.tying import FEATURES, REACH, Scene, events, taking_part, tie

TEXT = (
    "Gunmen killed two farmers in Brask on Monday. The gunmen fled.\n\n"
    "Meanwhile, a bomb wounded five soldiers in Osterby, a witness said."
)


def marked(text: str, *wanted: tuple[str, str]) -> tuple[Mark, ...]:
    return tuple(
        Mark(Span.of(text, *match.span()), label, 1.0)
        for words, label in wanted
        for match in re.finditer(re.escape(words), text)
    )


MARKS = Marks(
    entities=marked(TEXT, ("Brask", "location"), ("Monday", "time"), ("Osterby", "location")),
    people=marked(TEXT, ("a witness", "other")),
    roles=marked(TEXT, ("Gunmen", "perpetrator"), ("gunmen", "perpetrator"), ("a bomb", "means")),
    figures=marked(TEXT, ("two farmers", "killed"), ("five soldiers", "injured")),
    triggers=marked(TEXT, ("killed", "attack"), ("wounded", "bombing")),
)
WEIGHTS: Mapping[str, float] = dict.fromkeys(FEATURES, 0.0) | {"always": 1.0, "turn_between": -3.0}


def features(first: str, second: str) -> dict[str, float]:
    scene = Scene(TEXT, sentences.split(TEXT), MARKS)
    at = {mark.span.text: place for place, mark in enumerate(scene.marks)}
    return dict(zip(FEATURES, scene.features(at[first], at[second]), strict=True))


def test_who_is_only_named_takes_part_in_no_event() -> None:
    assert [mark.span.text for mark in taking_part(MARKS)] == [
        "Gunmen",
        "two farmers",
        "gunmen",
        "a bomb",
        "five soldiers",
    ]


def test_two_marks_of_one_clause_share_its_trigger() -> None:
    found = features("Gunmen", "two farmers")
    assert found["same_trigger"] == 1
    assert found["sentences_apart"] == found["paragraph_between"] == found["turn_between"] == 0


def test_what_stands_between_two_marks_is_seen() -> None:
    found = features("two farmers", "five soldiers")
    assert found["time_between"] == found["place_between"] == found["paragraph_between"] == 1
    assert found["turn_between"] == found["trigger_differs"] == 1


def test_the_same_words_again_are_seen_whatever_their_case() -> None:
    assert features("Gunmen", "gunmen")["same_words"] == 1
    assert features("Gunmen", "a bomb")["same_words"] == 0


def test_a_turn_opens_another_event() -> None:
    told = events(TEXT, sentences.split(TEXT), MARKS, WEIGHTS)
    assert [[mark.span.text for mark in event] for event in told] == [
        ["Gunmen", "two farmers", "gunmen"],
        ["a bomb", "five soldiers"],
    ]


def test_a_text_without_marks_tells_of_no_event() -> None:
    assert events(TEXT, sentences.split(TEXT), Marks(), WEIGHTS) == ()


@given(st.integers(0, 60), st.floats(-3, 3))
def test_every_mark_is_in_one_event_and_work_is_linear(count: int, always: float) -> None:
    text = "gunmen came. " * count
    marks = Marks(roles=marked(text, ("gunmen", "perpetrator")))
    weights = {**WEIGHTS, "always": always}
    split = sentences.split(text)
    assert sum(len(event) for event in events(text, split, marks, weights)) == count
    assert len(tie(text, split, marks, weights)) <= REACH * count
