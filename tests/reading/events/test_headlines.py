"""What is read of a report of which only the title tells what happened. All is invented."""

from __future__ import annotations

import pytest
from tests.reading.reports import read

WALL = "Your free articles are used up. Please subscribe to the Brask Packet to read on."


def test_a_title_tells_of_the_event_where_the_text_tells_of_none() -> None:
    (account,) = read(WALL, title="Four killed in shooting at Brask mill")
    assert account.event_type == "shooting"
    assert not account.context
    assert (account.event_spans, account.counts, account.date, account.place) == ((), (), None, None)


def test_a_text_that_tells_of_an_event_stands_for_itself() -> None:
    (account,) = read("Shelling killed two people in Brask.", title="Shooting in Osterby")
    assert account.event_type == "shelling"


@pytest.mark.parametrize(
    "title",
    [None, "Brask mill opens again", "Brask fears an attack", "Three arrested in Brask"],
)
def test_a_title_that_tells_of_no_violence_done_makes_no_event(title: str | None) -> None:
    assert read(WALL, title=title) == ()
