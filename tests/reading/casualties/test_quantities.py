"""Quantities: what the words bound, and what they leave open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import CountRange, Span
from harmledger.reading.casualties import quantities
from harmledger.reading.text.tokens import tokens


def quantity(words: str, profile: str = "airwars") -> quantities.Quantity | None:
    return quantities.at(tokens(Span.of(words, 0, len(words))), 0, profile=profile)


def bounds(words: str, profile: str = "airwars") -> tuple[int, int | None] | None:
    found = quantity(words, profile)
    return (found.range.low, found.range.high) if found and found.range else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("56 people", (56, 56)),
        ("twenty-three people", (23, 23)),
        ("two hundred and fifty people", (250, 250)),
        ("2,400 people", (2400, 2400)),
        ("a dozen people", (12, 12)),
        ("two dozen people", (24, 24)),
        ("half a dozen people", (6, 6)),
        ("a hundred people", (100, 100)),
        ("at least 56 people", (56, None)),
        ("no fewer than nine people", (9, None)),
        ("more than 200 people", (201, None)),
        ("20 or more people", (20, None)),
        ("20+ people", (20, None)),
        ("fewer than ten people", (0, 9)),
        ("up to nine people", (0, 9)),
        ("as many as 40 people", (0, 40)),
        ("between five and seven people", (5, 7)),
        ("two or three people", (2, 3)),
        ("12-14 people", (12, 14)),
        ("17 to 20 people", (17, 20)),
        ("at least 11 and up to 15 people", (11, 15)),
        ("at least 10 or 11 people", (10, 11)),
        ("as high as 15", (0, 15)),
    ],
)
def test_words_bound_a_quantity(words: str, expected: tuple[int, int | None]) -> None:
    assert bounds(words) == expected


def test_around_a_number_is_approximate() -> None:
    found = quantity("around 30 people")
    assert found is not None
    assert found.range == CountRange.exactly(30, approximate=True)


def test_up_to_leaves_the_low_unstated() -> None:
    found = quantity("up to nine people")
    assert found is not None
    assert found.range is not None
    assert not found.range.low_stated


@pytest.mark.parametrize(
    "words", ["36-year-old man", "7th of the month", "5pm today", "people", "12345678901 people"]
)
def test_ages_ordinals_and_times_are_no_quantities(words: str) -> None:
    assert quantity(words) is None


def test_a_vague_phrase_is_what_the_profile_says() -> None:
    assert bounds("dozens of people", "airwars") == (12, 24)
    assert bounds("dozens of people", "acled") == (12, 12)
    assert bounds("dozens of people", "none") is None


def test_a_vague_phrase_is_a_quantity_even_where_the_profile_leaves_it_open() -> None:
    found = quantity("dozens of people", "none")
    assert found is not None
    assert found.range is None


@given(st.integers(0, 999_999))
def test_digits_read_as_the_number_they_write(number: int) -> None:
    assert bounds(f"{number} people") == (number, number)
    assert bounds(f"{number:,} people") == (number, number)


@given(st.text(max_size=60))
def test_no_words_raise(words: str) -> None:
    if not words:
        return
    found = tokens(Span.of(words, 0, len(words)))
    for i in range(len(found)):
        quantities.at(found, i, profile="airwars")


@pytest.mark.parametrize(
    "age", ["13 year-old girl", "six years old", "three or four years old", "8-month old"]
)
def test_an_age_is_no_quantity(age: str) -> None:
    assert quantity(age) is None
