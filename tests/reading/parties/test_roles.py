"""What a sentence makes of a party that is named in it. All parties are invented."""

from __future__ import annotations

import pytest

from harmledger.model import Span
from harmledger.reading.parties import roles
from harmledger.reading.text.tokens import tokens


def role(text: str, party: str) -> str:
    words = tokens(Span.of(text, 0, len(text)))
    start = text.index(party)
    inside = [k for k, word in enumerate(words) if start <= word.start < start + len(party)]
    return roles.role(words, inside[0], inside[-1] + 1)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Two people were killed in an alleged Sarranian airstrike on Brask.", "Sarranian airstrike"),
        ("Residents attributed the strike to Sarranian forces.", "Sarranian forces"),
        ("The Northern Front claimed to have killed nine soldiers.", "Northern Front"),
        ("The Northern Front has been accused of shelling Brask.", "Northern Front"),
        ("The Northern Front revealed that its units carried out a raid.", "Northern Front"),
        ("All sources attributed the attack in Brask to the Sarranian army.", "Sarranian army"),
    ],
)
def test_a_party_whose_deed_it_is_called_or_put_down_to_is_accused(text: str, party: str) -> None:
    assert role(text, party) == "alleged_perpetrator"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("It was not a Sarranian airstrike.", "Sarranian airstrike"),
        ("No source attributed the blast to Sarranian forces.", "Sarranian forces"),
        ("The Northern Front was accused of planning to shell Brask.", "Northern Front"),
        ("The Northern Front claimed to have seen the army.", "Northern Front"),
        ("A letter was given to Sarranian forces.", "Sarranian forces"),
        ("He spoke of the Sarranian operation.", "Sarranian operation"),
    ],
)
def test_what_is_denied_or_no_deed_accuses_no_one(text: str, party: str) -> None:
    assert role(text, party) == "party"
