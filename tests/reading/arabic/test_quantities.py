"""Arabic quantities: digits of both kinds, number words, bounds, and what is vague."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import CountRange, Span
from harmledger.reading.arabic import quantities
from harmledger.reading.arabic.words import tokens
from harmledger.reading.casualties.quantities import Quantity

ONES = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TEENS = ["أحد عشر", "اثنا عشر", *(f"{one} عشر" for one in ONES[3:10])]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def spelt(number: int) -> str:
    """Return a number from 1 to 9999 in words, as textbooks have it."""
    thousands, rest = divmod(number, 1000)
    hundreds, below = divmod(rest, 100)
    groups = ["", "ألف", "ألفان"][thousands] if thousands < 3 else f"{ONES[thousands]} آلاف"
    if below <= 10:
        small = ONES[below]
    elif below < 20:
        small = TEENS[below - 11]
    else:
        ten, one = divmod(below, 10)
        small = f"{ONES[one]} و{TENS[ten]}" if one else TENS[ten]
    return " و".join(part for part in (groups, HUNDREDS[hundreds], small) if part)


def at(text: str) -> Quantity | None:
    return quantities.at(tokens(Span.of(text, 0, len(text))), 0, profile="airwars")


def test_every_number_in_words_is_read_back() -> None:
    for number in range(1, 10_000):
        words = spelt(number)
        found = tokens(Span.of(words, 0, len(words)))
        assert quantities.number(found, 0) == (len(found), number), words


@given(st.integers(2, 99_999_999), st.booleans())
def test_digits_of_both_kinds_are_read(number: int, arabic: bool) -> None:
    digits = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if arabic else str(number)
    found = at(f"{digits} شخصا")
    assert found is not None
    assert found.range == CountRange.exactly(number)


@pytest.mark.parametrize(
    ("words", "range_"),
    [
        ("ما لا يقل عن 56", "56+"),
        ("أكثر من أربعين", "41+"),
        ("نحو 300", "~300"),
        ("ما يصل إلى عشرة", "up to 10"),
        ("أقل من 20", "up to 19"),
        ("بين خمسة وسبعة", "5-7"),
        ("من 5 إلى 7", None),
        ("5 إلى 7", "5-7"),
        ("1,300", "1300"),
        ("38 ألف", "38000"),
        ("عشرات", "~12-24"),
        ("عدة", "~2+"),
    ],
)
def test_words_bound_a_number(words: str, range_: str | None) -> None:
    found = at(words)
    assert (str(found.range) if found else None) == range_


def test_a_number_with_the_article_is_of_people_told_of_before() -> None:
    assert at("الثلاثة") is None


def test_one_stands_behind_its_noun() -> None:
    assert at("واحد من") is None


@pytest.mark.parametrize("digits", ["999999999999", "1.5", "1,30"])
def test_what_is_no_number_of_people_is_none(digits: str) -> None:
    assert at(digits) is None
