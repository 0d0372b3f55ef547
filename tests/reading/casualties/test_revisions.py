"""Figures that a report takes back: the later is held, the earlier is kept. All sentences are invented."""

from __future__ import annotations

import pytest
from tests.reading import reports

from harmledger.model import Account, Span
from harmledger.reading.casualties import counting
from harmledger.reading.text.tokens import tokens


def killed(text: str) -> tuple[set[tuple[int, bool]], tuple[int, int | None] | None]:
    """Return the numbers killed, each with whether it is superseded, and what they come to."""
    account = only(text)
    numbers = {(c.range.high or c.range.low, c.superseded) for c in account.counts if c.harm == "killed"}
    total = account.totals.get("killed", {}).get("all")
    return numbers, (total.low, total.high) if total else None


def only(text: str) -> Account:
    (account,) = reports.read(text)
    return account


@pytest.mark.parametrize(
    "text",
    [
        "The number of dead in the airstrike was initially put at two, later raised to five.",
        "Police raised the death toll of the airstrike from two to five.",
        "The airstrike killed five people, up from two.",
        "Not two but five people were killed in the airstrike.",
        "Five people were killed in the airstrike, not two.",
        "Earlier reports of two dead were wrong; the airstrike killed five people.",
        "The airstrike killed five people. The figure of two dead that rescuers gave was too low.",
        "Two people were initially reported dead in the airstrike. That number later rose to five.",
        "A clinic reported two dead in the airstrike. The toll later rose to five.",
        "The airstrike killed five people.\n\nInitially, a channel said that two people had died.",
        "The airstrike killed five people. A few hours ago, a monitor documented the death of two people.",
        "The airstrike killed five people. We previously published a report stating that two had died.",
    ],
)
def test_the_later_figure_is_held_and_the_earlier_is_kept_as_superseded(text: str) -> None:
    assert killed(text) == ({(2, True), (5, False)}, (5, 5))


def test_no_one_hurt_elsewhere_takes_no_figure_back() -> None:
    told = "Initial reports say that an airstrike killed two people in Osterby. Homes were destroyed."
    other = "Ten men were hurt.\n\nA second airstrike hit a field. However, no casualties were reported."
    assert killed(f"{told} {other}")[1] == (2, 2)
    assert killed("Two people were initially reported dead in the airstrike. No one was killed.")[1] == (0, 0)


def test_a_figure_may_be_corrected_downward() -> None:
    assert killed("Police corrected the toll of the airstrike from 7 to 6.") == (
        {(7, True), (6, False)},
        (6, 6),
    )


def test_a_figure_that_was_wrong_stands_for_nothing() -> None:
    assert killed("An airstrike hit Osterby. Earlier reports of 12 dead were wrong.") == ({(12, True)}, None)


def test_a_figure_stands_where_something_else_was_wrong() -> None:
    assert killed("The airstrike hit the wrong house, and a toll of six dead is known.") == (
        {(6, False)},
        (6, 6),
    )
    assert killed("A toll of six dead was given after an airstrike on the wrong house.") == (
        {(6, False)},
        (6, 6),
    )


def test_a_first_report_stands_while_no_other_figure_does() -> None:
    told = "An airstrike hit Osterby. Initial reports said that three people were killed."
    assert killed(told) == ({(3, False)}, (3, 3))


def test_who_was_first_hurt_is_no_first_report() -> None:
    account = only("The airstrike killed three people who were initially injured.")
    assert not any(count.superseded for count in account.counts)


def test_a_number_that_rose_is_no_figure_where_nothing_was_counted() -> None:
    told = "The number of shops in Osterby rose to five."
    assert counting.read(told, tokens(Span.of(told, 0, len(told))), profile="airwars") == ()


def test_those_shot_live_but_for_those_who_died() -> None:
    shooting = only("Six people were shot in Osterby on Saturday. One of them died at a hospital.")
    found = {(c.harm, c.range.low, c.range.high, c.range.kind) for c in shooting.counts}
    assert found == {("injured", 5, 5, "derived"), ("killed", 1, 1, "stated")}


def test_all_who_were_shot_died() -> None:
    shooting = only("Two people were shot in Osterby. The two people died.")
    assert {(c.harm, c.range.low) for c in shooting.counts} == {("killed", 2)}


def test_others_who_were_shot_are_beside_who_died() -> None:
    shooting = only("A man died in Osterby on Saturday after he and four others were shot.")
    assert {(c.harm, c.range.low) for c in shooting.counts} == {("killed", 1), ("injured", 4)}


def test_one_told_of_alone_is_marked_unless_the_sentence_gives_a_toll() -> None:
    told = only("A woman was killed in Osterby on Saturday. Two men were wounded.")
    assert [c.single for c in told.counts] == [True, False]
    toll = only("A woman was killed in Osterby on Saturday and two men were wounded.")
    assert [c.single for c in toll.counts] == [False, False]
