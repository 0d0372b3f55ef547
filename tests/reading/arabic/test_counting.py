"""Arabic counts of people harmed: who came to what, parts, lists, mixed harms, tolls and noughts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import is_linear
from tests.reading.arabic.reports import figures, told

from harmledger.reading.casualties.counting import Counted


def only(sentence: str) -> Counted:
    (figure,) = figures(sentence)
    return figure


def test_a_harm_takes_those_behind_it() -> None:
    assert told("قتل أربعة أشخاص بينهم طفلان، وأصيب سبعة آخرون في براسك") == [
        ("killed", "all", "4"),
        ("killed", "children", "of them 2"),
        ("injured", "all", "7"),
    ]


def test_words_may_stand_between_a_harm_and_those_it_befell() -> None:
    assert told("قُتل صباح اليوم في مدينة براسك خمسة مدنيين") == [("killed", "civilians", "5")]


def test_a_clause_between_them_ends_its_reach() -> None:
    assert told("إصابة منزل تقل سيارته 3 مدنيين") == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("شهيدان", "2"),
        ("قتيلين", "2"),
        ("قتيل", "1"),
        ("12 قتيلا", "12"),
        ("عشر شهداء", "10"),
        ("٣ جثث", "3"),
    ],
)
def test_a_noun_tells_the_harm_itself(words: str, number: str) -> None:
    assert told(f"{words} في قصف على براسك") == [("killed", "all", number)]


@pytest.mark.parametrize(
    ("words", "group", "number"),
    [
        ("طفلتين", "girls", "2"),
        ("ثلاثة أطفال", "children", "3"),
        ("امرأة", "women", "1"),
        ("رجلان", "men", "2"),
        ("مدني واحد", "civilians", "1"),
        ("مدنيين اثنين", "civilians", "2"),
        ("15 جنديا", "combatants", "15"),
        ("أربعة أطفال مدنيين", "children", "4"),
        ("عنصرين من الدفاع المدني", "rescuers", "2"),
        ("أحد المقاتلين", "combatants", "1"),
        ("ستة من عناصر الجيش", "combatants", "6"),
        ("ثلاثة صحفيين", "journalists", "3"),
        ("سبعة من عائلة واحدة", "all", "7"),
        ("خمسة أشخاص على الأقل", "all", "5+"),
    ],
)
def test_nouns_tell_how_many_and_who(words: str, group: str, number: str) -> None:
    assert told(f"مقتل {words} في براسك") == [("killed", group, number)]


def test_a_girl_is_no_child_of_someone() -> None:
    assert told("مقتل طفلة في براسك") == [("killed", "girls", "1")]
    assert told("مقتل رجل وطفله في براسك")[-1] == ("killed", "children", "1")


def test_a_list_is_added_up() -> None:
    assert told("استشهاد امرأة وطفلتيها وإصابة زوجها") == [
        ("killed", "women", "1"),
        ("killed", "all", "3"),
        ("killed", "girls", "2"),
        ("injured", "men", "1"),
    ]
    total = figures("استشهاد امرأة وطفلتيها")[1]
    assert [span.text for span in total.parts] == ["امرأة", "طفلتيها"]
    assert total.range.kind == "derived"


def test_a_list_behind_a_total_is_its_parts() -> None:
    assert told("قتل سبعة أشخاص من عائلة واحدة، أب وزوجته وأطفالهما الخمسة، في غارة") == [
        ("killed", "all", "7"),
        ("killed", "men", "of them 1"),
        ("killed", "women", "of them 1"),
        ("killed", "children", "of them 5"),
    ]


def test_parts_may_follow_far_behind() -> None:
    sentence = "ثمانية أشخاص قتلوا في القصف الذي استهدف حي السوق، وهم ثلاثة رجال وثلاث نساء وطفلان"
    assert told(sentence) == [
        ("killed", "all", "8"),
        ("killed", "men", "of them 3"),
        ("killed", "women", "of them 3"),
        ("killed", "children", "of them 2"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل وأصيب 12 شخصا في براسك",
        "مقتل وإصابة 12 مدنيا",
        "سقوط 12 شخصا بين قتيل وجريح",
        "سقوط عشرات القتلى والجرحى",
        "30 قتيلا وجريحا في القصف",
    ],
)
def test_of_mixed_harms_nothing_is_told(sentence: str) -> None:
    assert told(sentence) == []


def test_a_number_may_count_two_nouns() -> None:
    assert told("مقتل 31 مدنيا بينهم 20 طفلا وطفلة") == [
        ("killed", "civilians", "31"),
        ("killed", "children", "of them 20"),
    ]


def test_a_verb_may_stand_behind() -> None:
    assert told("وأضاف أن 48 شخصا آخرين أصيبوا بجروح") == [("injured", "all", "48")]


def test_a_verb_behind_takes_the_whole_list() -> None:
    assert told("7 من أفراد العائلة بينهم أطفال أصيبوا في القصف") == [
        ("injured", "all", "7"),
        ("injured", "children", "of them ~2+"),
    ]


def test_who_did_it_is_not_whom_it_befell() -> None:
    assert told("اختطف مسلحون مجهولون ثلاثة معلمين من براسك") == [("detained", "teachers", "3")]


def test_some_verbs_kill_only_with_their_complement() -> None:
    assert told("لقي خمسة أشخاص حتفهم في براسك") == [("killed", "all", "5")]
    assert told("فقد ثلاثة أشخاص حياتهم") == [("killed", "all", "3")]
    assert told("فقدان ثلاثة أشخاص في البحر") == [("missing", "all", "3")]


def test_a_toll_rises_to_a_number() -> None:
    assert told("ارتفاع عدد قتلى القصف الذي أصاب السوق يوم السبت إلى 22 شخصا") == [("killed", "all", "22")]


def test_the_harmed_with_a_number_behind_are_so_many() -> None:
    assert told("وأضاف أن المصابين 3 مدنيين") == [("injured", "civilians", "3")]


def test_people_under_rubble_are_missing() -> None:
    assert told("وما زال ستة أشخاص تحت الأنقاض") == [("missing", "all", "6")]
    assert told("انتشال جثتي طفلين من تحت الأنقاض") == [("killed", "children", "2")]


def test_plurals_are_some_people() -> None:
    assert told("سقوط قتلى وجرحى في براسك") == [("killed", "all", "~2+"), ("injured", "all", "~2+")]
    assert told("نقل الجرحى إلى المشفى") == []


def test_people_told_of_before_are_marked() -> None:
    assert only("مقتل الطفل سامي في براسك").definite


@pytest.mark.parametrize(
    "sentence",
    [
        "محاولة قتل ثلاثة رجال",
        "أطلق سراح 12 معتقلا",
        "إصابة عدد آخر",
        "تبعد البلدة 70 كيلومترا ويسكنها نحو 38 ألف نسمة",
        "غادر المشفى 41 منهم",
        "إحدى ضحايا المجزرة",
        "#شهداء_براسك",
    ],
)
def test_who_was_not_harmed_is_not_counted(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "harms"),
    [
        ("قصف على براسك دون وقوع إصابات", {"injured"}),
        ("ولم تسجل أي خسائر بشرية", {"killed", "injured"}),
        ("لا ضحايا في القصف", {"killed", "injured"}),
    ],
)
def test_no_one_harmed_is_a_nought(sentence: str, harms: set[str]) -> None:
    assert {f.harm for f in figures(sentence)} == harms
    assert {f.range.high for f in figures(sentence)} == {0}


@pytest.mark.parametrize(
    "time",
    ["منذ بداية العام", "خلال شهر آذار", "منذ عام 2013", "منذ مطلع آذار حتى يوم أمس", "في أقل من 24 ساعة"],
)
def test_a_toll_over_a_time_is_cumulative(time: str) -> None:
    assert only(f"مقتل 231 شخصا {time}").range.kind == "cumulative"


WORDS = (
    "قتل",
    "مقتل",
    "إصابة",
    "و",
    "بينهم",
    "طفل",
    "طفلان",
    "3",
    "نساء",
    "قتلى",
    "عشرات",
    "،",
    "دون",
    "إلى",
    "عدد",
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_every_figure_quotes_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for figure in figures(text):
        assert figure.span.quotes(text)
        assert all(part.quotes(text) and figure.span.covers(part) for part in figure.parts)


@pytest.mark.parametrize(
    "unit",
    ["قتل 3 رجال و", "رجل أصيبوا ", "بينهم طفل ", "12 رجلا بين قتيل وجريح ", "عدد قتلى إلى ", "مئة وألف و"],
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    assert is_linear(lambda size: lambda: figures(unit * (size // len(unit))), 4_000)
