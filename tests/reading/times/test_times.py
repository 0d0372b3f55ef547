"""Time expressions: what is marked, its TIMEX3 type and value, and the days it can mean."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import is_linear

from harmledger.model import TimeExpression
from harmledger.reading.times import read

PUBLISHED = date(2031, 10, 15)  # a Wednesday


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Return what is marked and its value."""
    return [(t.span.text, t.value) for t in read(text, published=published)]


def only(text: str, published: date | None = PUBLISHED) -> TimeExpression:
    """Return the one expression of `text`."""
    (expression,) = read(text, published=published)
    return expression


def days(expression: TimeExpression) -> tuple[str, str] | None:
    """Return the bounds of its interval."""
    interval = expression.interval
    return None if interval is None else (interval.earliest.isoformat(), interval.latest.isoformat())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("October 7th, 2030", "2030-10-07"),
        ("7 October 2030", "2030-10-07"),
        ("the 7th of October, 2030", "2030-10-07"),
        ("Monday, October 7th 2030", "2030-10-07"),
        ("Oct. 7, 2030", "2030-10-07"),
        ("7 October، 2030", "2030-10-07"),
        ("2030-10-07", "2030-10-07"),
        ("07/10/2030", "2030-10-07"),
        ("7.10.2030", "2030-10-07"),
        ("2030/10/07", "2030-10-07"),
        ("3 JAN 90", "1990-01-03"),
        ("the first of May 2030", "2030-05-01"),
        ("October 2030", "2030-10"),
        ("early October 2030", "2030-10"),
        ("the end of 2030", "2030"),
        ("the spring of 1943", "1943-SP"),
        ("the second half of 1943", "1943-H2"),
        ("the latter half of 1943", "1943-H2"),
        ("the 1990s", "199"),
        ("the late '90s", "199"),
        ("the 19th century", "18"),
        ("Christmas 1941", "1941-12-25"),
    ],
)
def test_a_date_written_whole_needs_no_anchor(written: str, value: str) -> None:
    assert values(f"It was shelled in {written}.", published=None) == [(written, value)]
    assert values(f"It was shelled in {written}.") == [(written, value)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Tuesday", "2031-10-14"),
        ("Wednesday", "2031-10-15"),
        ("Thursday afternoon", "2031-10-09TAF"),
        ("last Friday", "2031-10-10"),
        ("next Friday", "2031-10-17"),
        ("next Wednesday", "2031-10-22"),
        ("last Wednesday", "2031-10-08"),
        ("the weekend", "2031-W41-WE"),
        ("yesterday", "2031-10-14"),
        ("last night", "2031-10-14TNI"),
        ("the day before yesterday", "2031-10-13"),
        ("two weeks ago", "2031-W40"),
        ("ten days ago", "2031-10-05"),
        ("last week", "2031-W41"),
        ("this month", "2031-10"),
        ("last year", "2030"),
        ("March", "2031-03"),
        ("December 20", "2030-12-20"),
        ("October 18", "2031-10-18"),
        ("last November", "2030-11"),
        ("next May", "2032-05"),
        ("October last year", "2030-10"),
    ],
)
def test_news_is_reckoned_from_its_day_of_publication(written: str, value: str) -> None:
    assert values(f"The market of Velmora was hit in {written}.") == [(written, value)]


def test_what_is_to_come_lies_ahead_of_publication() -> None:
    assert values("The court will sit on Friday.") == [("Friday", "2031-10-17")]
    assert values("The court will sit in February.") == [("February", "2032-02")]


def test_the_next_day_is_reckoned_from_the_date_last_told() -> None:
    text = (
        "Brask was hit on 3 October. The next day aid came; two days later, more did, and that month, rain."
    )
    assert [value for _, value in values(text)] == ["2031-10-03", "2031-10-04", "2031-10-06", "2031-10"]


NARRATIVE = (
    "The war began on 1 March 1911. In April 1911 Osterby fell. On May 2, 1911 Brask was shelled. "
    "In June 1911 Velmora fell, and in July 1911 Tarn Hollow. Two days later it burned. "
    "On 20 December 1911 a truce held. "
)


@pytest.mark.parametrize("published", [PUBLISHED, None])
@pytest.mark.parametrize(
    ("then", "value"),
    [
        ("In January it broke.", "1912-01"),
        ("In June it had been planned.", "1911-06"),
        ("The following month it broke.", "1912-01"),
        ("Two days later it broke.", "1911-12-22"),
        ("That year had been a hard one.", "1911"),
        ("It broke last week.", "1911-W50"),
    ],
)
def test_a_narrative_is_reckoned_from_the_date_last_told(
    published: date | None, then: str, value: str
) -> None:
    assert values(NARRATIVE + then, published)[-1][1] == value


def test_news_that_looks_back_is_still_reckoned_from_its_publication() -> None:
    text = NARRATIVE + "The court sat on Tuesday, and again yesterday. On Monday it rested. "
    assert values(text)[-1] == ("Monday", "2031-10-13")
    assert values("On 3 May 1911 Brask was shelled. It was told on Tuesday.")[-1] == ("Tuesday", "2031-10-14")


def test_a_narrative_that_names_the_running_year_stays_at_its_day() -> None:
    assert values(NARRATIVE + "So ended 1911. The next day it rained.")[-1] == ("The next day", "1911-12-21")


def test_a_text_without_a_day_takes_the_year_from_its_first_whole_date() -> None:
    text = "On 9 October a farm was hit. By October 26th, 2030 it was rebuilt."
    assert values(text, published=None)[0] == ("9 October", "2030-10-09")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yesterday", "XXXX-XX-XX"),
        ("on 7 October", "XXXX-10-07"),
        ("in October", "XXXX-10"),
        ("on Friday", "XXXX-WXX-5"),
        ("last week", "XXXX-WXX"),
        ("in the summer", "XXXX-SU"),
    ],
)
def test_without_an_anchor_nothing_is_made_up(written: str, value: str) -> None:
    expression = only(f"Shells fell {written}.", published=None)
    assert (expression.value, expression.interval) == (value, None)


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("October 7, 2030", ("2030-10-07", "2030-10-07")),
        ("October 2030", ("2030-10-01", "2030-10-31")),
        ("early October 2030", ("2030-10-01", "2030-10-31")),
        ("Tuesday night", ("2031-10-14", "2031-10-14")),
        ("last week", ("2031-10-06", "2031-10-12")),
        ("the 1990s", ("1990-01-01", "1999-12-31")),
        ("three days", None),
        ("recently", None),
    ],
)
def test_an_interval_is_never_more_exact_than_the_words(written: str, bounds: tuple[str, str] | None) -> None:
    assert days(only(f"It lasted or happened {written}.")) == bounds


def test_some_day_of_a_month_is_not_dated_to_a_day() -> None:
    *_, later = read("In May 1911 Brask was shelled. Three days later it burned.", published=None)
    assert (later.value, later.interval) == ("1911-05-XX", None)


@pytest.mark.parametrize(
    ("written", "type_", "value"),
    [
        ("three days", "DURATION", "P3D"),
        ("about twenty-one months", "DURATION", "P21M"),
        ("two and a half years", "DURATION", "P2.5Y"),
        ("5 1/2 hours", "DURATION", "PT5.5H"),
        ("the past two months", "DURATION", "P2M"),
        ("several weeks", "DURATION", "PXW"),
        ("two to three weeks", "DURATION", "PXW"),
        ("the following days", "DURATION", "PXD"),
        ("every day", "SET", "P1D"),
        ("every two weeks", "SET", "P2W"),
        ("each Thursday", "SET", "XXXX-WXX-4"),
        ("Mondays", "SET", "XXXX-WXX-1"),
        ("daily", "SET", "P1D"),
        ("now", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("a few days later", "DATE", "FUTURE_REF"),
        ("the third quarter", "DATE", "2031-Q3"),
    ],
)
def test_durations_sets_and_references_have_timex_values(written: str, type_: str, value: str) -> None:
    expression = only(f"They waited {written}.")
    assert (expression.span.text, expression.type, expression.value) == (written, type_, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The shells fell at 8:17 p.m. on Tuesday.", "2031-10-14T20:17"),
        ("It was hit on Tuesday. Help came at 9.30 pm.", "2031-10-14T21:30"),
        ("It was hit on Tuesday at 14:30.", "2031-10-14T14:30"),
        ("It was hit on Tuesday at 0735 GMT.", "2031-10-14T07:35Z"),
        ("It was hit on Tuesday at 9 p.m. EST.", "2031-10-14T21:00-05"),
        ("It was hit on Tuesday at 2000 hours.", "2031-10-14T20:00"),
        ("It was hit on Tuesday at 0530 local time.", "2031-10-14T05:30"),
        ("It was hit in the early hours of Tuesday.", "2031-10-14TMO"),
        ("It was hit at noon Tuesday.", "2031-10-14T12:00"),
        ("On Tuesday it was quiet. Overnight it was hit.", "2031-10-14TNI"),
        ("On Tuesday families slept; that night it was hit.", "2031-10-14TNI"),
        ("They fled on the night of 7 October 2030.", "2030-10-07TNI"),
    ],
)
def test_a_time_of_day_belongs_to_the_day_beside_it_or_last_told(text: str, value: str) -> None:
    times = [t for t in read(text, published=PUBLISHED) if t.type == "TIME"]
    assert [t.value for t in times] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 7 and 9 October 2030", ["2030-10-07", "2030-10-09"]),
        ("on 7-9 October 2030", ["2030-10-07", "2030-10-09"]),
        ("on October 17th or 18th, 2030", ["2030-10-17", "2030-10-18"]),
        ("between March and May 1944", ["1944-03", "1944-05"]),
        ("from November to March 1944", ["1943-11", "1944-03"]),
        ("in 1914-18", ["1914", "1918"]),
        ("from 1914 to 1918", ["1914", "1918"]),
        ("on Saturday 11 and Sunday 12 October", ["2031-10-11", "2031-10-12"]),
        ("on Saturday and Sunday, 11 and 12 October", ["2031-10-11", "2031-10-12"] * 2),
    ],
)
def test_each_end_of_a_range_is_an_expression_of_its_own(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(f"It was shelled {text}.")] == expected


def test_a_count_after_a_day_is_not_the_end_of_a_range() -> None:
    assert values("It was hit on October 7 and 12 people fled.") == [("October 7", "2031-10-07")]


def test_a_day_in_figures_is_read_as_the_text_writes_the_others() -> None:
    assert [v for _, v in values("10/25/2030 and 10/07/2030")] == ["2030-10-25", "2030-10-07"]


def test_a_day_in_figures_is_read_as_the_day_nearer_to_publication() -> None:
    assert values("10/07/2031", published=date(2031, 10, 8)) == [("10/07/2031", "2031-10-07")]
    assert values("10/07/2031", published=date(2031, 7, 11)) == [("10/07/2031", "2031-07-10")]


@pytest.mark.parametrize("outlet", ["CNN", "The Washington Post", "https://www.nytimes.com/2031/10/x.html"])
def test_a_day_in_figures_is_read_in_the_order_of_its_outlet(outlet: str) -> None:
    written, near_the_other = "10/07/2031", date(2031, 7, 11)
    assert _value_in(written, near_the_other, outlet) == "2031-10-07"
    assert _value_in(written, near_the_other, "Karsholm Wire") == "2031-07-10"
    assert _value_in(f"{written} and 25/07/2031", near_the_other, outlet) == "2031-07-10"


def test_a_day_in_figures_is_read_in_the_order_of_its_dateline() -> None:
    assert _value_in("BRASK, Ohio - It was on 10/07/2031.", None, None) == "2031-10-07"
    assert _value_in("BRASK, Karsholm - It was on 10/07/2031.", None, None) == "2031-07-10"


def _value_in(text: str, published: date | None, outlet: str | None) -> str:
    return read(text, published=published, outlet=outlet)[0].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was on Saturday October 14th.", "2031-10-14"),  # in no year about: the day is wrong
        ("It was on Monday October 14th.", "2030-10-14"),
        ("It was on Tuesday October 14th.", "2031-10-14"),
        ("It was on Sunday October 14th.", "2029-10-14"),
    ],
)
def test_a_weekday_beside_a_date_tells_its_year(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("written", "value", "bounds"),
    [
        ("10 Muharram 1445", "2023-07-28", ("2023-07-27", "2023-07-29")),
        ("10 Muharram 1445 AH", "2023-07-28", ("2023-07-27", "2023-07-29")),
        ("the 17th of Ramadan", "2031-01-11", ("2031-01-10", "2031-01-12")),
        ("Ramadan 1444", "2023", ("2023-03-22", "2023-04-22")),
        ("Ramadan 2023", "2023", ("2023-03-22", "2023-04-22")),
        ("Ramadan 2030", "203", ("2030-01-05", "2031-01-25")),  # there were two
        ("last Ramadan", "203", ("2030-12-25", "2031-01-25")),
        ("the month of Rajab 1445", "2024", ("2024-01-11", "2024-02-11")),
        ("Thursday, 10 Muharram 1445", "2023-07-27", ("2023-07-27", "2023-07-27")),
        ("Sunday, 10 Muharram 1445", "2023-07-28", ("2023-07-27", "2023-07-29")),
        ("1445 AH", "202", ("2023-07-18", "2024-07-08")),
    ],
)
def test_a_hijri_date_is_given_in_our_calendar_give_or_take_a_day(
    written: str, value: str, bounds: tuple[str, str]
) -> None:
    expression = only(f"It happened in {written}.")
    assert (expression.span.text, expression.value, days(expression)) == (written, value, bounds)


def test_what_follows_a_hijri_date_is_no_more_exact_than_it() -> None:
    *_, next_day = read("On 10 Muharram 1445 it fell. The next day it burned.", published=PUBLISHED)
    assert (next_day.value, next_day.interval) == ("2023-07-XX", None)


def test_a_hijri_day_that_never_was_has_no_days() -> None:
    assert only("It was on 30 Safar 1445.").interval is None


@pytest.mark.parametrize("written", ["31 June 2030", "February 30, 2030", "2030-02-30", "30 February"])
def test_a_day_that_never_was_has_no_days(written: str) -> None:
    expression = only(f"It was on {written}.")
    assert expression.value.endswith("-XX")
    assert expression.interval is None


@pytest.mark.parametrize(
    "text", ["7 October 0000", "October 12345", "in 12345", "in 0000", "99/99/2030", "2030-13-01", "25:99"]
)
def test_a_year_or_day_out_of_range_is_no_date(text: str) -> None:
    assert all(t.interval is None or t.interval.earliest.year in (2030, 2031) for t in _read(text))
    assert not any(t.interval is not None and t.interval.days == 1 for t in _read(text))


def _read(text: str) -> tuple[TimeExpression, ...]:
    return read(text, published=PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the second camp before the fall of Velmora.",
        "Some 2,000 people fled.",
        "At least 1943 men fled.",
        "They killed 1943.",
        "The town was held by 1800 troops.",
        "In all, 1943 died.",
        "Their AK-2000 rifles were old.",
        "The clinic stood at 1943 Harbour Street.",
        "Aid worth $1999 was lost.",
        "A 62-year-old man and a boy of 12 years old were hurt.",
        "Jan Tolvar and Sun Mei told us.",
        "He may have fled.",
        "They mourned Ramadan Tolvar and Rajab of Brask.",
        "Two men aged 40 years were hurt.",
        "Three quarters of the houses burned in a second attack.",
    ],
)
def test_a_number_or_a_word_that_only_looks_like_a_time_is_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["in May", "By March", "in the fall", "since 1943", "in the fall of 1943"])
def test_the_same_words_are_times_where_they_stand_as_such(text: str) -> None:
    assert len(values(f"It began {text}.")) == 1


def test_a_gap_between_paragraphs_parts_two_expressions() -> None:
    assert values("It was in October\n\n12 houses burned.")[0] == ("October", "2031-10")


def test_a_language_without_patterns_has_no_times() -> None:
    assert read("Le 7 octobre 2030", published=None, language="fr") == ()


# ---- any text

_PIECES = st.sampled_from(
    re.split(
        " ",
        "Muharram Ramadan 1445 AH "
        "7 31 0 2030 0000 12345 99999 1/2 October May March Friday night last next the of , - to and ago "
        "later days weeks years two several early end 29 February 2031-02-29 10/11/12 '43 1990s century "
        "quarter p.m. 8:17 every yesterday that same following overnight ٧ ٢٠٣٠ \n İ",
    )
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=30).map(" ".join))
_VALUE = re.compile(
    r"(?:[\dX]{2,4}(?:-(?:[\dX]{2}|[QH][\dX]|SP|SU|FA|WI|W[\dX]{2}))?(?:-(?:[\dX]{1,2}|WE))?"
    r"(?:T(?:\d\d:\d\d(?:Z|[+-]\d\d)?|[A-Z]{2}))?|PT?(?:X|\d+(?:\.\d+)?)(?:[SMHDWY]|DE|CE)|(?:PAST|PRESENT|FUTURE)_REF)"
)


@settings(max_examples=300)
@given(_TEXTS, st.one_of(st.none(), st.sampled_from([date.min, date.max, date(2024, 2, 29)]), st.dates()))
def test_any_text_gives_quoting_spans_in_order_and_valid_values(text: str, published: date | None) -> None:
    end = 0
    for expression in read(text, published=published):
        assert expression.span.quotes(text)
        assert expression.span.start >= end
        end = expression.span.end
        assert _VALUE.fullmatch(expression.value), expression.value
        assert expression.interval is None or expression.interval.earliest <= expression.interval.latest


@pytest.mark.parametrize(
    "piece", ["the end of the ", "7 ", "October ", "1/1/", "a" * 50, " ", "\n", "two to "]
)
def test_hostile_repetition_costs_linear_time(piece: str) -> None:
    assert is_linear(lambda size: lambda: read(piece * (size // len(piece)), published=PUBLISHED), 4_000)


def test_four_figures_after_at_are_a_clock_s_and_no_year_s() -> None:
    assert values("AT 1830 MEN FIRED ON BRASK.", date(1989, 3, 4)) == [("1830", "1989-03-04T18:30")]
    assert values("It happened at 1830 GMT.", date(1989, 3, 4)) == [("1830 GMT", "1989-03-04T18:30Z")]
    assert values("The war of 1830 was short.", date(1989, 3, 4)) == [("1830", "1830")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There will be no charges after a boy was shot on Tuesday night.", "2023-10-10"),
        ("He was told that the trial will begin on Friday.", "2023-10-20"),
        ("Seven were shot from Sunday to early Monday.", "2023-10-16"),
        ("It was on Friday into Saturday.", "2023-10-14"),
        ("She was treated following Thursday's shooting.", "2023-10-12"),
    ],
)
def test_the_weekday_that_is_meant(text: str, expected: str) -> None:
    found = read(text, published=date(2023, 10, 15))  # a Sunday
    assert str(found[-1].interval) == expected


@pytest.mark.parametrize("text", ["April Tolvar spoke.", "This is my last day.", "The July Hall is shut."])
def test_a_name_and_a_last_day_are_no_times(text: str) -> None:
    assert read(text, published=date(2023, 10, 15)) == ()
