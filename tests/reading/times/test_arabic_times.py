"""Time expressions of Arabic texts: the same TIMEX3 values and days as in English."""

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


def read_arabic(text: str, published: date | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    """Return the expressions of an Arabic text."""
    return read(text, published=published, language="ar")


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Return what is marked and its value."""
    return [(t.span.text, t.value) for t in read_arabic(text, published)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7 أكتوبر 2030", "2030-10-07"),
        ("7 تشرين الأول 2030", "2030-10-07"),
        ("7 تشرين الأول/أكتوبر 2030", "2030-10-07"),
        ("7 أكتوبر (تشرين الأول) 2030م", "2030-10-07"),
        ("٧ أكتوبر ٢٠٣٠", "2030-10-07"),
        ("۷ أكتوبر ۲۰۳۰", "2030-10-07"),
        ("السابع من أكتوبر 2030", "2030-10-07"),
        ("الحادي والثلاثين من كانون الثاني/يناير 2030", "2030-01-31"),
        ("يوم الاثنين 7 أكتوبر 2030", "2030-10-07"),
        ("7/10/2030", "2030-10-07"),
        ("2030/10/7", "2030-10-07"),
        ("5 غشت 2030", "2030-08-05"),
        ("3 جويلية 2030", "2030-07-03"),
        ("حزيران/يونيو 2030", "2030-06"),
        ("أواخر عام 2030", "2030"),
        ("صيف 2030", "2030-SU"),
        ("الربع الثالث من عام 2030", "2030-Q3"),
        ("تسعينيات القرن الماضي", "199"),
        ("القرن التاسع عشر", "18"),
    ],
)
def test_a_date_written_whole_needs_no_anchor(written: str, value: str) -> None:
    assert values(f"وقع القصف في {written}.", published=None) == [(written, value)]


MONTHS = {
    1: "كانون الثاني يناير جانفي",
    2: "شباط فبراير فيفري",
    3: "آذار مارس",
    4: "نيسان أبريل إبريل أفريل",
    5: "أيار مايو ماي",
    6: "حزيران يونيو جوان",
    7: "تموز يوليو يوليوز جويلية",
    8: "آب أغسطس غشت أوت",
    9: "أيلول سبتمبر شتنبر",
    11: "نوفمبر نونبر",
    12: "ديسمبر دجنبر",
}


@pytest.mark.parametrize(
    ("number", "name"),
    [(n, name) for n, names in MONTHS.items() for name in names.replace("كانون الثاني ", "").split()],
)
def test_months_of_every_region_are_known(number: int, name: str) -> None:
    assert values(f"في 3 {name} 2030", published=None) == [(f"3 {name} 2030", f"2030-{number:02}-03")]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("اليوم", "2031-10-15"),
        ("أمس", "2031-10-14"),
        ("أمسِ", "2031-10-14"),
        ("أول من أمس", "2031-10-13"),
        ("غداً", "2031-10-16"),
        ("غدًا", "2031-10-16"),
        ("أمس الثلاثاء", "2031-10-14"),
        ("الجمعة", "2031-10-10"),
        ("يوم الجمعة الماضي", "2031-10-10"),
        ("الجمعة المقبل", "2031-10-17"),
        ("مساء الجمعة", "2031-10-10TEV"),
        ("فجر اليوم الأربعاء", "2031-10-15TMO"),
        ("بعد ظهر أمس", "2031-10-14TAF"),
        ("الليلة الماضية", "2031-10-14TNI"),
        ("قبل يومين", "2031-10-13"),
        ("قبل ثلاثة أيام", "2031-10-12"),
        ("قبل خمسة وعشرين يوماً", "2031-09-20"),
        ("الأسبوع الماضي", "2031-W41"),
        ("هذا الشهر", "2031-10"),
        ("العام المقبل", "2032"),
        ("أكتوبر الماضي", "2030-10"),
        ("مارس", "2031-03"),
        ("20 ديسمبر", "2030-12-20"),
        ("السابع من الشهر الجاري", "2031-10-07"),
    ],
)
def test_news_is_reckoned_from_its_day_of_publication(written: str, value: str) -> None:
    assert values(f"قُصف السوق في {written}.") == [(written, value)]


def test_the_next_day_is_reckoned_from_the_date_last_told() -> None:
    text = "قُصف السوق في 3 أكتوبر. وفي اليوم التالي وصلت المساعدات، ومساء ذلك اليوم هطل المطر."
    assert [value for _, value in values(text)] == ["2031-10-03", "2031-10-04", "2031-10-04TEV"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("الساعة الثامنة والنصف مساءً", "T20:30"),
        ("الساعة 14:30", "T14:30"),
        ("الساعة 5:15 صباحاً بتوقيت غرينتش", "T05:15Z"),
        ("الساعة 11 ليلاً", "T23:00"),
        ("الساعة الثانية ليلاً", "T02:00"),
    ],
)
def test_clocks_name_their_half_of_the_day(written: str, value: str) -> None:
    assert values(f"سقطت القذيفة {written}.") == [(written, f"2031-10-15{value}")]


@pytest.mark.parametrize(
    ("written", "type_", "value"),
    [
        ("24 ساعة", "DURATION", "PT24H"),
        ("يومين", "DURATION", "P2D"),
        ("ثلاثة أسابيع", "DURATION", "P3W"),
        ("عدة أشهر", "DURATION", "PXM"),
        ("24 ساعة الماضية", "DURATION", "PT24H"),
        ("الأيام القليلة الماضية", "DURATION", "PXD"),
        ("يومياً", "SET", "P1D"),
        ("كل يوم جمعة", "SET", "XXXX-WXX-5"),
        ("مؤخراً", "DATE", "PAST_REF"),
    ],
)
def test_durations_sets_and_references_have_timex_values(written: str, type_: str, value: str) -> None:
    (expression,) = read_arabic(f"انتظر الناس {written}.")
    assert (expression.span.text, expression.type, expression.value) == (written, type_, value)


@pytest.mark.parametrize(
    "text",
    [
        "فتى (15 عاماً) وطفلة تبلغ من العمر 7 سنوات",
        "مارس الرجل الرياضة",
        "قتل نحو 1943 شخصا",
        "اليوم السابع صحيفة",
    ],
)
def test_an_age_a_verb_or_a_count_is_no_time(text: str) -> None:
    assert values(text) == []


def test_two_days_after_something_is_how_long_and_not_when() -> None:
    assert values("بعد يومين من الهجوم") == [("يومين", "P2D")]


def test_a_word_may_be_written_together_with_what_stands_before_it() -> None:
    assert values("والجمعة وبالأمس") == [("الجمعة", "2031-10-10"), ("الأمس", "2031-10-14")]


def test_marks_of_vowels_and_direction_are_passed_over_and_stay_in_the_span() -> None:
    assert values("يوم \u200f7\u200f/10\u200f/2030") == [("7\u200f/10\u200f/2030", "2030-10-07")]
    assert values("في أُكْتُوبَر 2030") == [("أُكْتُوبَر 2030", "2030-10")]


def test_a_hijri_date_is_given_beside_ours() -> None:
    hijri, common = read_arabic("10 محرم 1445 هـ الموافق 28 يوليو 2023م", None)
    assert str(hijri.interval) == "2023-07-27 to 2023-07-29"
    assert str(common.interval) == "2023-07-28"


# ---- any text

_WORDS = "7 ٣١ 2030 أكتوبر تشرين الأول / محرم 1445 هـ الجمعة مساء قبل يومين أيام ثلاثة"
_MORE = "الماضي التالي اليوم كل من و عام الساعة \u0650 \u0640 \u200f \n"
_PIECES = st.sampled_from(re.split(" ", f"{_WORDS} {_MORE}"))


@settings(max_examples=200)
@given(
    st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map(" ".join)),
    st.one_of(st.none(), st.sampled_from([date.min, date.max]), st.dates()),
)
def test_any_text_gives_quoting_spans_in_order(text: str, published: date | None) -> None:
    end = 0
    for expression in read_arabic(text, published):
        assert expression.span.quotes(text)
        assert expression.span.start >= end
        end = expression.span.end
        assert expression.interval is None or expression.interval.earliest <= expression.interval.latest


@pytest.mark.parametrize("piece", ["قبل ", "يوم ", "تشرين ", "7 ", "1/1/", "و", "ً", "الساعة 7 "])
def test_hostile_repetition_costs_linear_time(piece: str) -> None:
    assert is_linear(lambda size: lambda: read_arabic(piece * (size // len(piece))), 4_000)
