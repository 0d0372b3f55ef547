"""Which of a report's days is taken for the event's own, and the reason that is given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.reports import gather

from harmledger.model import Derivation, EventDate, Report, sentences
from harmledger.reading import evidence, times
from harmledger.reading.events import event_dates
from harmledger.reading.marker import Marks

PUBLISHED = date(2031, 10, 15)  # a Wednesday


def choose(text: str, event_type: str = "attack", published: date | None = PUBLISHED) -> EventDate | None:
    """Return the event's date as `text` gives it."""
    report = Report(
        id="r1", original="0" * 64, position=0, text=text, derivation=Derivation(tool="test", version="1")
    )
    split = sentences.split(text)
    when = times.read(text, published=published)
    marked = evidence.gather(report, split, when, (), (), Marks(), profile="airwars")
    return event_dates.choose(marked, event_type=event_type, published=published, language="en")


def day(text: str, event_type: str = "attack") -> str | None:
    """Return the day or days of the event, as text."""
    chosen = choose(text, event_type)
    return str(chosen.interval) if chosen else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Velmora said on Tuesday that four people were killed on Friday.", "2031-10-10"),
        ("Four people were killed in Brask on 9 October. The funeral was held on Monday.", "2031-10-09"),
        ("A man was arrested on Monday over a shooting on 9 October that killed four.", "2031-10-09"),
        ("UPDATED Tuesday: two people were wounded in shelling near Osterby on Sunday.", "2031-10-12"),
        ("Shells killed two people in Brask on Monday. Talks are scheduled for Friday.", "2031-10-13"),
        ("A man was in court on Tuesday over the 9 October killing of four people.", "2031-10-09"),
        ("Two people were killed in Brask this month. They died in shelling on 9 October.", "2031-10-09"),
    ],
)
def test_the_day_of_the_harm_is_not_that_of_a_statement_a_trial_or_a_funeral(
    text: str, expected: str
) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A man was sentenced on Tuesday for killing four people in Velmora.",
        "Four people who were killed in Brask were buried on Monday.",
        "The trial over the four people killed in Brask will begin on Friday.",
        "A man was charged with the murder of four people on Saturday.",
        "A man was booked into the county jail on Tuesday on suspicion of murder.",
    ],
)
def test_a_report_that_dates_only_what_came_of_an_event_leaves_it_undated(text: str) -> None:
    assert day(text) is None


def test_an_arrest_is_the_event_where_people_were_detained() -> None:
    text = "Soldiers arrested six people on Tuesday in Tarn Hollow."
    assert day(text, "detention") == "2031-10-14"
    assert day(text, "shooting") is None


def test_the_day_of_a_statement_is_taken_only_where_there_is_no_other() -> None:
    chosen = choose("Northern Front troops killed four people, the council said on Tuesday.")
    assert chosen is not None
    assert str(chosen.interval) == "2031-10-14"
    assert 'goes with "said"' in str(chosen.reason)


def test_a_guessed_hour_marks_the_event() -> None:
    text = "Police came on Tuesday to Osterby. At about 9 p.m. on Monday two people had been shot there."
    assert day(text) == "2031-10-13"


def test_the_reason_names_the_words_that_decided_and_those_that_did_not() -> None:
    chosen = choose("Four people were killed on 9 October. A man was arraigned on Tuesday.")
    assert chosen is not None
    assert [span.text for span in chosen.spans] == ["9 October"]
    assert str(chosen.reason) == (
        '"9 October" is the day nearest to "killed", in sentence 1 of its telling; '
        '"Tuesday" goes with "arraigned"'
    )


def test_no_day_is_made_up() -> None:
    assert day("Four people were killed in Brask.") is None
    assert day("Four people were killed in Brask in 2031.") is None


_WORDS = st.sampled_from(
    ("Tuesday", "9 October", "about 9 p.m.", "2030", "killed", "arrested", "said", "two people", "and", ".")
)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_a_date_stands_in_the_text_and_has_its_reason(text: str) -> None:
    chosen = choose(text)
    if chosen is not None:
        assert all(span.quotes(text) for span in chosen.spans)
        assert str(chosen.reason).count('"') >= 2


def test_the_day_of_an_agreement_is_another_event_s_only_if_that_is_the_agreement() -> None:
    text = "Under the truce signed on Friday, 900 people were taken out of Brask on Monday."
    assert day(text, "displacement") == "2031-10-13"
    assert day("A truce signed on Friday holds.", "agreement") == "2031-10-10"


def test_the_day_of_an_arrest_is_a_sentence_s_own_where_that_is_what_happened() -> None:
    (arrest,) = gather("On March 5 nine men were detained in Brask.")
    (sequel,) = gather("On March 5 a man was charged with the shooting of two people in Brask.")
    assert event_dates.own_days(arrest, language="en") == {date(2014, 3, 5)}
    assert event_dates.own_days(sequel, language="en") == frozenset()


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("from 7 to 9 October", "2031-10-07 to 2031-10-09"),
        ("between 7 and 9 October", "2031-10-07 to 2031-10-09"),
        ("on the night of 7 to 8 October", "2031-10-07 to 2031-10-08"),
        ("on Saturday 11 and Sunday 12 October", "2031-10-11 to 2031-10-12"),
        ("on Saturday and Sunday", "2031-10-11 to 2031-10-12"),
        ("on 7 and again on 9 October", "2031-10-09"),
        ("on 2 and 9 October", "2031-10-02"),
    ],
)
def test_days_that_go_on_from_one_to_the_next_are_the_event_s_together(when: str, expected: str) -> None:
    assert day(f"Shelling killed 40 people in Brask {when}.") == expected


def test_a_row_of_days_quotes_each_of_them() -> None:
    chosen = choose("Shelling killed 40 people in Brask from 7 to 9 October.")
    assert chosen is not None
    assert [span.text for span in chosen.spans] == ["7", "9 October"]


@pytest.mark.parametrize(
    "text",
    [
        "A man pleaded guilty on Tuesday to charges in the 9 October shooting of four people.",
        "Police said on Tuesday that they believe the 9 October drive-by shooting was no accident.",
        "Prosecutors charged a man in Thursday's deadly attack on a mill in Brask.",
    ],
)
def test_an_event_that_is_named_by_its_day_was_on_it(text: str) -> None:
    assert day(text) == "2031-10-09"


def test_what_is_told_after_after_was_before_the_day() -> None:
    text = "A boy died on Monday after he was shot in Brask. His uncle shot him on 9 October."
    assert day(text) == "2031-10-09"


@pytest.mark.parametrize(
    "stamp",
    ["Posted: Wednesday, 15 October 2031 7:34 PM", "Updated 15 October 2031 - 7:34 PM", "[UPDATE 15/10/31]"],
)
def test_the_day_on_which_a_page_was_put_up_is_not_the_event_s(stamp: str) -> None:
    assert day(f"{stamp} Two people are dead in Brask. It was on Monday at the mill.") == "2031-10-13"
    chosen = choose(f"{stamp} Two people are dead in Brask.")
    assert chosen is not None
    assert "no day goes with what happened" in str(chosen.reason)


def test_in_a_report_of_a_trial_the_days_of_what_was_said_are_not_the_event_s() -> None:
    text = "A man who shot two people in Brask was in court on Tuesday. His lawyer spoke on Monday."
    assert day(text) is None
    assert day(f"{text} On 9 October he had opened fire at the mill.") == "2031-10-09"


def test_an_hour_says_less_than_a_day_that_is_named() -> None:
    text = "Two people died in Brask late on Monday. Police were called at 11 p.m. to the mill."
    assert day(f"The mayor said on Tuesday: {text}") == "2031-10-13"


def test_a_word_in_a_name_tells_nothing_of_a_day() -> None:
    assert day("Two people were hurt at Lantern Court Gardens on Monday.") == "2031-10-13"
    assert day("Two people were hurt, and a man was in court on Monday.") is None


def test_the_main_day_is_that_of_what_happened_however_long_ago() -> None:
    told = gather(
        "A man was sentenced to prison on Tuesday for shooting two people in Brask. "
        "On June 21, 2012, he shot them at the mill, and was arrested on June 24, 2012."
    )
    assert event_dates.main_day(told, language="en") == date(2012, 6, 21)
