"""Search finds a report by its words, however they are spelt, and shows where the report says them."""

from __future__ import annotations

from itertools import count

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.examples import NOON, TOOL, original, report

from harmledger.ledger import Ledger
from harmledger.model import Span

TEXTS = {
    "market": "Shells fell on the market of Velmora. The mayor of Tarn Hollow was there.",
    "mayor": "The mayor of Velmora spoke in Osterby about the price of bread. " * 12
    + "Then Brask’s bridge fell.",
    "school": "أصاب القصف المدرسة في فلمورا، وقُتل ثلاثة أشخاص.",
}
TITLES = {"market": "Shells in Velmora", "mayor": "Shops close", "school": "مدرسة"}


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    source = original()
    ledger.add_original(source)
    reports = [
        msgspec.structs.replace(report(name, source, text=text), title=TITLES[name])
        for name, text in TEXTS.items()
    ]
    ledger.save_intake(source, reports, tool_version=TOOL, at=NOON)
    return ledger


def found(ledger: Ledger, query: str) -> set[str]:
    return {hit.report for hit in ledger.search(query)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("VELMÓRA", {"market", "mayor"}),
        ("velmora market", {"market"}),
        ("brask bridge", {"mayor"}),
        ('"mayor of velmora"', {"mayor"}),
        ('"mayor of tarn"', {"market"}),
        ("مدرسه", {"school"}),
        ("المدرسة قصف", {"school"}),
        ("velmora -market", {"market"}),
        ("nowhere", set()),
        ("", set()),
        ("!!! ()", set()),
        ("shops bread", {"mayor"}),
    ],
)
def test_a_query_finds_the_reports_that_say_all_of_it(filled: Ledger, query: str, expected: set[str]) -> None:
    assert found(filled, query) == expected


def test_a_word_in_the_title_weighs_more(filled: Ledger) -> None:
    assert [hit.report for hit in filled.search("velmora")] == ["market", "mayor"]


def test_a_snippet_is_cut_from_the_original_text_where_the_words_stand(filled: Ledger) -> None:
    (hit,) = filled.search("brask bridge")
    assert hit.snippet is not None
    assert hit.snippet.quotes(TEXTS["mayor"])
    assert [match.text for match in hit.matches] == ["Brask’s", "bridge"]
    assert all(match.quotes(TEXTS["mayor"]) and hit.snippet.covers(match) for match in hit.matches)


def test_a_snippet_shows_where_the_most_of_the_words_meet(filled: Ledger) -> None:
    source = original("long.txt")
    filled.add_original(source)
    text = "Velmora. " + "Nothing else was said that day. " * 20 + "A bridge near Velmora fell."
    filled.save_intake(source, [report("long", source, text=text)], tool_version=TOOL, at=NOON)
    (hit,) = filled.search("velmora bridge near")
    assert [match.text for match in hit.matches] == ["bridge", "near", "Velmora"]


def test_an_empty_report_found_by_its_title_has_no_snippet(ledger: Ledger) -> None:
    source = original()
    ledger.add_original(source)
    ledger.save_intake(source, [report("r1", source, text="")], tool_version=TOOL, at=NOON)
    (hit,) = ledger.search("velmora")
    assert (hit.snippet, hit.matches) == (None, ())


def test_no_more_than_the_limit_comes_back(filled: Ledger) -> None:
    assert len(filled.search("velmora", limit=1)) == 1
    assert filled.search("velmora", limit=0) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text(alphabet='"*():^{}-+ANDORNEAR velmora \0\ud800').map(str))
def test_no_query_is_an_error(filled: Ledger, query: str) -> None:
    for hit in filled.search(query):
        assert isinstance(hit.snippet, Span)


def test_a_query_of_any_length_is_answered(filled: Ledger) -> None:
    assert filled.search("velmora " * 100_000)
    assert filled.search('"' + "velmora " * 100_000 + '"') == []


NUMBERS = count()
WORDS = st.lists(st.sampled_from(["velmora", "brask", "the", "fell", "قصف", "1e5", "and", "or"]), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.data())
def test_both_databases_find_what_says_every_word_and_phrase(ledger: Ledger, data: st.DataObject) -> None:
    source = original(f"{next(NUMBERS)}.txt")
    texts = [(" ".join(data.draw(WORDS)), " ".join(data.draw(WORDS))) for _ in range(4)]
    reports = [
        msgspec.structs.replace(report(f"{source.sha256}-{n}", source, text=text), title=title)
        for n, (title, text) in enumerate(texts)
    ]
    ledger.add_original(source)
    ledger.save_intake(source, reports, tool_version=TOOL, at=NOON)
    terms = data.draw(st.lists(WORDS.filter(bool), min_size=1, max_size=3))
    hits = ledger.search(" ".join(f'"{" ".join(term)}"' for term in terms), limit=1000)
    said = {
        r.id
        for r in reports
        if all(any(f" {' '.join(term)} " in f" {part} " for part in (r.title, r.text)) for term in terms)
    }
    assert {hit.report for hit in hits} & {r.id for r in reports} == said


def test_a_report_of_more_words_than_an_index_holds_is_found_by_its_first(ledger: Ledger) -> None:
    source = original()
    ledger.add_original(source)
    text = "Velmora " + " ".join(f"word{number}" for number in range(200_000))
    ledger.save_intake(source, [report("long", source, text=text)], tool_version=TOOL, at=NOON)
    assert found(ledger, "velmora word7") == {"long"}
