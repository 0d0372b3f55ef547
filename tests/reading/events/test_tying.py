"""What is known of a sentence and an event told of before, and what weights make of it. All is invented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest
from tests.reading.reports import gather

from harmledger.model import Span
from harmledger.reading.events import segments, tying
from harmledger.reading.events.scenes import Event, scene
from harmledger.reading.events.tying import FEATURES
from harmledger.reading.evidence import Sentence
from harmledger.reading.marker import Mark, Marks

TEXT = (
    "Gunmen killed two farmers in an attack in Brask on March 4. A farmer lost a leg in the attack.\n\n"
    "Meanwhile, a bomb exploded in Osterby on March 5 and wounded five soldiers."
)


def marked(text: str, *wanted: tuple[str, str]) -> tuple[Mark, ...]:
    return tuple(
        Mark(Span.of(text, *match.span()), label, 1.0)
        for words, label in wanted
        for match in re.finditer(re.escape(words), text)
    )


ROLES = (("Gunmen", "perpetrator"), ("farmers", "target"), ("bomb", "means"), ("soldiers", "target"))
SENTENCES = gather(TEXT, Marks(roles=marked(TEXT, *ROLES)))


def features(of: int, *told: int) -> Mapping[str, float]:
    event = Event()
    for number in told:
        event.add(scene(SENTENCES, number, language="en"))
    values = tying.features(scene(SENTENCES, of, language="en"), event, told_last=True, main=True)
    return dict(zip(FEATURES, values, strict=True))


def test_what_both_tell_of_ties_a_sentence_to_an_event() -> None:
    found = features(1, 0)
    assert found["refers_back"] == 1
    assert found["words_shared"] > 0
    assert (
        found["another_paragraph"]
        == found["another_day"]
        == found["elsewhere"]
        == found["opens_turning"]
        == 0
    )


def test_what_only_one_of_them_tells_of_parts_them() -> None:
    found = features(2, 0)
    assert (
        found["another_paragraph"]
        == found["another_day"]
        == found["elsewhere"]
        == found["opens_turning"]
        == 1
    )
    assert found["other_target"] == found["other_location"] == 1
    assert found["same_target"] == found["same_means"] == found["other_means"] == 0


def test_distance_is_counted_from_the_sentence_that_told_of_the_event_last() -> None:
    assert features(2, 0, 1)["sentences_apart"] < features(2, 0)["sentences_apart"]


@pytest.mark.parametrize(("always", "count"), [(100.0, 1), (-100.0, 3)])
def test_weights_settle_what_days_and_places_do_not(always: float, count: int) -> None:
    text = "A raid on a farm was reported. A raid on a mill was reported. A raid on a shop was reported."
    weights = {**dict.fromkeys(FEATURES, 0.0), "always": always}
    assert len(segments.split(gather(text), language="en", weights=weights)) == count


def test_no_event_is_opened_without_a_word_for_it() -> None:
    text = "A raid on a farm was reported. Two people were killed. Nine were wounded."
    weights = {**dict.fromkeys(FEATURES, 0.0), "always": -100.0}
    assert len(segments.split(gather(text), language="en", weights=weights)) == 1


def test_the_people_of_an_event_stand_in_its_paragraph() -> None:
    text = (
        "Two people were killed by shells in Osterby on 4 March. Nine people were wounded.\n\n"
        "A market in Brask was shelled on 5 March. Five people were killed there."
    )
    weights = {**dict.fromkeys(FEATURES, 0.0), "always": -100.0, "main": 200.0}
    _, second = segments.split(gather(text), language="en", weights=weights)
    assert [f.range.low for s in second.sentences for f in s.figures] == [5]


def test_rules_that_part_events_hold_whatever_the_weights() -> None:
    weights = {**dict.fromkeys(FEATURES, 0.0), "always": 100.0}
    first, second = segments.split(SENTENCES, language="en", weights=weights)
    assert [days(first.sentences), days(second.sentences)] == [{date(2014, 3, 4)}, {date(2014, 3, 5)}]


def days(sentences: tuple[Sentence, ...]) -> set[date]:
    return {t.interval.earliest for s in sentences for t in s.times if t.interval}


def test_the_shipped_weights_know_every_feature() -> None:
    assert set(tying.load()) == set(FEATURES)
