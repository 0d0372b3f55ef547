"""Which numbers are amounts of things or of money, and how far each reaches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Span
from harmledger.reading.entities import amounts
from harmledger.reading.text.tokens import tokens


def read(text: str) -> list[tuple[str, str]]:
    found = amounts.find(text, tokens(Span.of(text, 0, len(text)))) if text else ()
    return [(kind, span.text) for kind, span in found]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("At least 43 people came.", "43"),
        ("about twenty-five boats", "twenty-five"),
        ("two hundred thousand tents", "two hundred thousand"),
        ("some 4.7 million of them", "4.7 million"),
        ("7km from Velmora", "7km"),
        ("18,000 square kilometres of land", "18,000 square kilometres"),
        ("growing by 2.4% a year", "2.4%"),
        ("hundreds of thousands fled", "hundreds of thousands"),
        ("dozens of villages", "dozens"),
        ("one mile away", "one mile"),
        ("the 60-plus nations", "60-plus"),
    ],
)
def test_a_quantity_is_its_number_and_its_unit_without_what_bounds_it(text: str, amount: str) -> None:
    assert read(text) == [("quantity", amount)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("It cost $4 million.", "$4 million"),
        ("worth £2.10 then", "£2.10"),
        ("pledged $100m in aid", "$100m"),
        ("paid two Karsholmer crowns", "two Karsholmer crowns"),
        ("five million dollars", "five million dollars"),
    ],
)
def test_money_is_an_amount_with_its_sign_or_its_currency(text: str, amount: str) -> None:
    assert read(text) == [("money", amount)]


@pytest.mark.parametrize(
    "text",
    [
        "the council's Resolution 2412",
        "one man came",
        "unit #7 of the harbour",
        "on the 7th floor",
        "a price in $ only",
        "dated 35°01 north",
        "by Route 4",
        "as they say.[3]",
        "at the G-20",
    ],
)
def test_a_number_of_a_name_or_of_a_code_is_no_amount(text: str) -> None:
    assert read(text) == []


def test_a_number_that_opens_a_sentence_is_an_amount() -> None:
    assert read("Fifteen boats left. ") == [("quantity", "Fifteen")]


@given(st.text(alphabet="12.,$£% abmkNo-", max_size=60))
def test_amounts_are_in_order_and_do_not_overlap(text: str) -> None:
    found = list(amounts.find(text, tokens(Span.of(text, 0, len(text))))) if text else []
    edges = [edge for _, span in found for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(span.quotes(text) for _, span in found)
