"""People: who is named in full where an account is told."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest
from tests.grouping.examples import account, reading, report

from harmledger.grouping.linkage import people, tellings
from harmledger.model import Span
from harmledger.model.reading import Entity


def of(text: str, words: str) -> Span:
    at = text.index(words)
    return Span.of(text, at, at + len(words))


def named(text: str, mention: str) -> Mapping[str, str]:
    marked = reading("r", people=[of(text, mention)])
    telling = tellings.read([account("r")], {"r": report("r", text)}, {"r": marked})
    return people.named(telling["r/1"], marked)


def test_a_full_name_is_known_in_any_order_with_any_middle_name_and_as_an_owner() -> None:
    assert named("Ilse B. Maren fled.", "Ilse B. Maren") == {"ilse maren": "Ilse B. Maren"}
    assert set(named("They hit Ilse Maren’s house.", "Ilse Maren’s")) == {"ilse maren"}


@pytest.mark.parametrize("words", ["Ilse", "her son", "the Karsholm envoy", "Ilse Maren and her two sons"])
def test_what_is_no_full_name_says_nothing(words: str) -> None:
    assert named(f"So said {words}.", words) == {}


def test_what_is_a_place_or_an_organisation_elsewhere_is_nobody() -> None:
    text = "Tarn Hollow mourns. Ilse Maren fled Tarn Hollow."
    people_marked = reading("r", people=[of(text, "Tarn Hollow"), of(text, "Ilse Maren")])
    place_marked = Entity(span=Span.of(text, 36, 47), type="location")
    marked = msgspec.structs.replace(people_marked, entities=(*people_marked.entities, place_marked))
    telling = tellings.read([account("r")], {"r": report("r", text)}, {"r": marked})
    assert set(people.named(telling["r/1"], marked)) == {"ilse maren"}


def test_each_event_has_the_people_of_its_own_sentences() -> None:
    text = "A shell hit Osterby. Ilse Maren saw it. A mine killed goats. So said Runa Holt."
    first = msgspec.structs.replace(account("r", 1), event_spans=(of(text, "shell hit"),))
    second = msgspec.structs.replace(account("r", 2), event_spans=(of(text, "mine killed"),))
    marked = reading("r", people=[of(text, "Ilse Maren"), of(text, "Runa Holt")])
    telling = tellings.read([first, second], {"r": report("r", text)}, {"r": marked})
    assert set(people.named(telling["r/1"], marked)) == {"ilse maren"}
    assert set(people.named(telling["r/2"], marked)) == {"holt runa"}
