"""How the mentions that words, marks and other readers give are put together."""

from __future__ import annotations

from datetime import date

from harmledger.model import Derivation, Report, Span, Toponym, sentences
from harmledger.reading import entities, evidence, times
from harmledger.reading.entities import SURE
from harmledger.reading.marker import Mark, Marks

NONE = Marks()


def read(text: str, marks: Marks = NONE, places: tuple[Toponym, ...] = ()) -> list[tuple[str, str]]:
    report = Report(
        id="r", original="0" * 64, position=0, text=text, derivation=Derivation(tool="hand", version="1")
    )
    when = times.read(text, published=date(2031, 5, 4))
    split = sentences.split(text)
    marked = evidence.gather(report, split, when, places, (), marks, profile="airwars")
    return [(e.type, e.span.text) for e in entities.read(text, when, places, marked, marks)]


def mark(text: str, stretch: str, label: str) -> Mark:
    start = text.index(stretch)
    return Mark(Span.of(text, start, start + len(stretch)), label, 0.9)


def test_the_numbers_of_a_date_are_no_quantity() -> None:
    assert read("It ended on 4 May 2031 in rain.") == [("time", "4 May 2031")]


def test_a_span_of_days_is_one_mention() -> None:
    assert read("It lasted 11-13 December.") == [("time", "11-13 December")]


def test_what_says_only_now_or_lately_is_no_time() -> None:
    assert read("The pier is now closed.") == []


def test_a_demonym_in_the_plural_is_a_group_of_people() -> None:
    text = "Karsholmers left."
    places = (Toponym(span=mark(text, "Karsholmers", "").span, place=None, kind="demonym"),)
    assert read(text, places=places) == [("organisation", "Karsholmers")]


def test_a_mention_may_lie_inside_another() -> None:
    text = "The harbour office of Velmora closed."
    marks = Marks(
        entities=(mark(text, "The harbour office of Velmora", "organisation"),),
        nested=(mark(text, "Velmora", "location"),),
    )
    assert read(text, marks) == [("organisation", "The harbour office of Velmora"), ("location", "Velmora")]


def test_a_stretch_has_one_type_and_words_decide_it_before_marks() -> None:
    text = "They found dynamite."
    assert read(text, Marks(entities=(mark(text, "dynamite", "vehicle"),))) == [
        ("organisation", "They"),
        ("weapon", "dynamite"),
    ]


def test_a_place_s_name_is_a_location_and_a_demonym_a_nationality() -> None:
    text = "Karsholmer boats reached Osterby."
    places = (
        Toponym(span=mark(text, "Karsholmer", "").span, place=None, kind="demonym"),
        Toponym(span=mark(text, "Osterby", "").span, place=None),
    )
    assert read(text, places=places) == [
        ("nationality", "Karsholmer"),
        ("vehicle", "boats"),
        ("location", "Osterby"),
    ]


def test_a_place_s_name_inside_a_marked_mention_is_left_to_the_marker() -> None:
    text = "The Osterby council met."
    places = (Toponym(span=mark(text, "Osterby", "").span, place=None),)
    marks = Marks(entities=(mark(text, "The Osterby council", "organisation"),))
    assert read(text, marks, places) == [("organisation", "The Osterby council")]


def test_a_mark_of_little_score_and_a_mark_of_what_words_tell_are_no_mention() -> None:
    text = "The council of Brask met for long."
    marks = Marks(
        entities=(
            mark(text, "The council of Brask", "organisation")._replace(score=SURE / 2),
            mark(text, "for long", "time"),
        )
    )
    assert read(text, marks) == []
