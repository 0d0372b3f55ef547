"""A person points at words of a report, and we say where they stand and what we read in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger import pipeline
from harmledger.errors import LedgerError
from harmledger.ledger import Ledger
from harmledger.model import CountRange, DateInterval, Derivation, Report
from harmledger.model.decision import AddDate, AddFigure, AddPlace, AddVictim
from harmledger.pipeline import quote

TEXT = """Shells fell on Velmora on 4 May 2031. Twelve people were killed, three of them
children, a nurse said. Ina Torvald, 34, was among the dead. Three shells hit the market."""


def report(text: str = TEXT) -> Report:
    return Report(
        id="r1",
        original="0" * 64,
        position=0,
        text=text,
        derivation=Derivation(tool="text", version="1"),
        published=date(2031, 5, 5),
        language="en",
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path) as opened:
        yield opened


def test_words_are_found_however_their_white_space_is_written() -> None:
    span = quote(report(), " three of them\tchildren ")
    assert span.text == "three of them\nchildren"
    assert span.quotes(TEXT)


def test_of_words_that_stand_in_several_places_the_nearest_is_meant() -> None:
    with pytest.raises(LedgerError, match="2 times"):
        quote(report("killed. killed."), "killed")
    assert quote(report("killed. killed."), "killed", near=7).start == 8


@pytest.mark.parametrize("words", ["", "  ", "nobody says this"])
def test_what_a_report_does_not_say_is_not_quoted(words: str) -> None:
    with pytest.raises(LedgerError, match="does not say"):
        quote(report(), words)


@given(st.text(alphabet="ab \n\u00a0", min_size=1), st.integers(0, 40), st.integers(1, 40))
def test_any_piece_of_a_text_is_found_near_where_it_stands(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    if words.strip():
        span = quote(report(text), words, near=start)
        assert span.quotes(text)
        assert span.text.split() == words.split()


def test_a_figure_is_read_with_its_harm_and_group_from_its_sentence(ledger: Ledger, tmp_path: Path) -> None:
    found = pipeline.propose(ledger, tmp_path, report(), quote(report(), "three of them\nchildren"))
    assert (str(found.range), found.harm, found.group) == ("3", "killed", "children")
    assert found.sentence.text.startswith("Twelve people")


def test_what_the_words_come_to_is_claimed_unless_another_value_is_written(
    ledger: Ledger, tmp_path: Path
) -> None:
    said = report()

    def claim(words: str, field: str, value: str = "") -> object:
        span = quote(said, words)
        return pipeline.addition(
            ledger, tmp_path, said, span, field=field, value=value, event_type="shelling"
        )

    told = claim("Twelve people", "totals.killed.all")
    assert isinstance(told, AddFigure)
    assert (told.range, told.event_type) == (CountRange.exactly(12), "shelling")
    told = claim("Twelve people", "totals.killed.all", "10-12")
    assert isinstance(told, AddFigure)
    assert told.range == CountRange(low=10, high=12)
    told = claim("4 May 2031", "date")
    assert isinstance(told, AddDate)
    assert told.interval == DateInterval.on(date(2031, 5, 4))
    told = claim("Ina Torvald", "victims.killed", "Ina Torvald; 34; female")
    assert isinstance(told, AddVictim)
    assert (told.name, told.age, told.sex) == ("Ina Torvald", 34, "female")
    told = claim("Velmora", "place", "Velmora, -40.2, -119.4, town")
    assert isinstance(told, AddPlace)
    assert (told.place.name, told.place.precision) == ("Velmora", "town")


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("a nurse said", "date", ""),
        ("Velmora", "totals.killed.all", ""),
        ("Velmora", "mood", "bad"),
        ("Velmora", "place", "Nowhere-at-all-ville"),
        ("Ina Torvald", "victims.killed", "Ina; young"),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(
    ledger: Ledger, tmp_path: Path, words: str, field: str, value: str
) -> None:
    with pytest.raises(LedgerError, match=":"):
        pipeline.addition(
            ledger, tmp_path, report(), quote(report(), words), field=field, value=value, event_type="attack"
        )
