"""Messages: English with values in it, which another language fills in its own order and its own words."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Message, say

ARABIC = {
    "{} accuses {:and}": "الرواية {} تتهم {:and}",
    " and ": " و",
    "both say {} {}": "كلتاهما تقول: {1}: {0}",
    "killed": "القتلى",
}


def in_arabic(message: Message) -> str:
    return message.said(lambda english: ARABIC.get(english, english))


def test_text_of_a_message_is_its_english() -> None:
    assert str(say("{} accuses {:and}", "r1/1", ("KDF", "Northern Front"))) == (
        "r1/1 accuses KDF and Northern Front"
    )


def test_another_language_has_its_own_order_and_says_messages_within_too() -> None:
    assert in_arabic(say("both say {} {}", 5, say("killed"))) == "كلتاهما تقول: القتلى: 5"
    assert in_arabic(say("{} accuses {:and}", "r1/1", ("KDF", "Front"))) == "الرواية r1/1 تتهم KDF وFront"


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (say("{:;}", ("one", say("two"))), "one; two"),
        (say("{:or}", ("one", "two")), "one or two"),
        (say("{}", ("one", "two")), "one, two"),
        (say("({:+.1f})", 2.54), "(+2.5)"),
        (say("{:.0%} of {}", 0.5, "r1"), "50% of r1"),
    ],
)
def test_a_place_says_how_its_value_is_written(message: Message, words: str) -> None:
    assert str(message) == words


def test_each_value_is_shown_as_asked_and_the_words_between_are_not() -> None:
    message = say("{} accuses {:and}", "r1/1", ("KDF", say("killed")))
    assert message.said(str, lambda value: f"<{value}>") == "<r1/1> accuses <KDF> and killed"


@given(st.lists(st.text(), min_size=1))
def test_values_are_never_taken_for_places(values: list[str]) -> None:
    assert str(say("{:;}", tuple(values))) == "; ".join(values)


def test_a_message_is_kept_as_json() -> None:
    message = say("{} accuses {:and}", "r1/1", (say("killed"), "KDF"))
    assert msgspec.json.decode(msgspec.json.encode(message), type=Message) == message
