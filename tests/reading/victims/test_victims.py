"""Named victims: who is one, who only speaks, and what is told of them. All people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Span, Victim
from harmledger.model.sentences import split
from harmledger.reading import victims
from harmledger.reading.casualties.harm_cues import SHOT
from harmledger.reading.marker import Mark
from harmledger.reading.victims.words import UNTOLD


def find(text: str) -> tuple[Victim, ...]:
    return victims.find(text, split(text), [])


def told(text: str) -> list[tuple[str, str, float | None, str | None]]:
    return [(v.name, v.harm, v.age, v.sex) for v in find(text)]


def names(text: str) -> list[str]:
    return [v.name for v in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maren Holt, 34, was killed.", ("Maren Holt", "killed", 34, None)),
        ("The shell injured 41-year-old Per Brandt.", ("Per Brandt", "injured", 41, None)),
        (
            "A driver, Per Brandt, who lived in Brask, has been missing.",
            ("Per Brandt", "missing", None, None),
        ),
        ("Gunmen abducted the nurse Siv Dahl.", ("Siv Dahl", "detained", None, None)),
        ("Per Brandt, a carter from Tarn Hollow, was killed.", ("Per Brandt", "killed", None, None)),
        ("Per Brandt’s body was found.", ("Per Brandt", "killed", None, None)),
        ("A cousin mourned the loss of Per Brandt.", ("Per Brandt", "killed", None, None)),
        ("Police identified the victim as Per Brandt.", ("Per Brandt", UNTOLD, None, None)),
        ("Per Brandt, 40, was shot twice.", ("Per Brandt", SHOT, 40, None)),
        ("A clinic nurse named Per Brandt as among those injured.", ("Per Brandt", "injured", None, None)),
    ],
)
def test_a_person_named_as_harmed_is_a_victim(
    text: str, expected: tuple[str, str, float | None, str | None]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Journalist Siri Dahl reported that people were killed.",
        "Siri Dahl said that the house was hit and people were killed.",
        "Siri Dahl, a neighbour from Brask, wrote that people were killed.",
        "A post by Siri Dahl showed those who were killed.",
        "People were killed, according to Siri Dahl.",
        "Relatives mourned the dead in messages, including one from Siri Dahl.",
        "Those who posted lists of the dead included Siri Dahl and Per Brandt.",
        "The Health Ministry confirmed that people were killed.",
        "Siri Dahl opened the new bridge.",
        "Siri Dahl survived; people were killed.",
        "Siri Dahl, 41, was charged with killing two people.",
        "Police arrested Siri Dahl, 41, over the killing of two people.",
        "Shells killed the four children of Siri Dahl.",
        "The Per Brandt family was killed.",
        "People were killed in Per Brandt Street.",
    ],
)
def test_one_who_tells_did_it_came_through_or_is_only_kin_is_no_victim(text: str) -> None:
    assert names(text) == []


def test_a_place_is_not_a_person() -> None:
    text = "Nyrup Bay was where they were killed."
    assert not victims.find(text, split(text), [split(text)[0].of(text, 0, 9)])


def test_a_given_name_that_is_a_place_too_begins_a_person_s_name() -> None:
    text = "Florence Lind was killed."
    assert victims.find(text, split(text), [split(text)[0].of(text, 0, 8)])[0].name == "Florence Lind"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ida Lind (7 years old) was killed.", 7),
        ("Ida Lind (7) was killed.", 7),
        ("Ida Lind, seven years old, was killed.", 7),
        ("Ida Lind, aged 7, was killed.", 7),
        ("Ida Lind was killed. She was a pupil.", None),
        ("A 9-year-old boy, Ida Lind, was killed.", 9),
        ("A nine-year old pupil Ida Lind was killed.", 9),
        ("Ida Lind (three or four years old) was killed.", 3),
        ("Ida Lind (6 months) was killed.", 0.5),
        ("Ida Lind, 18 months old, was killed.", 1.5),
        ("A 73-day-old baby, Ida Lind, was killed.", 0.2),
        ("Ida Lind, 500, was killed.", None),
    ],
)
def test_an_age_is_in_years_and_an_infant_s_a_fraction(text: str, age: float | None) -> None:
    assert [v.age for v in find(text)] == [age]


def test_an_age_before_the_next_name_is_not_of_the_last() -> None:
    text = "Killed were 61-year-old Jon Lind, 9-year-old Ole Strand and two-month-old Liv Strand."
    assert [(v.name, v.age) for v in find(text)] == [
        ("Jon Lind", 61),
        ("Ole Strand", 9),
        ("Liv Strand", 0.17),
    ]


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("His wife Vesna Lind was killed.", "female"),
        ("Mr Vesna Lind was killed.", "male"),
        ("The man, Vesna Lind, was killed.", "male"),
        ("Margaret Lind was killed.", "female"),
        ("Fatima Karsi was killed.", "female"),
        ("Qorl Karsi (Umm Salim) was killed.", "female"),
        ("Qorl Karsi was killed beside his cart.", "male"),
        ("Qorl Karsi was killed.", None),
    ],
)
def test_sex_is_told_by_kin_titles_names_kunyas_and_pronouns(text: str, sex: str | None) -> None:
    assert [v.sex for v in find(text)] == [sex]


def test_a_list_of_names_keeps_the_harm_of_the_sentence_before() -> None:
    assert names("The victims were named. Maren Holt, Jon Lind, Ida Lind, and Per Brandt.") == [
        "Maren Holt",
        "Jon Lind",
        "Ida Lind",
        "Per Brandt",
    ]
    spaced = find(
        "Three men were killed. They are Jon Lind (51), a carter; Per Brandt (38); and Ole Strand (9)."
    )
    assert [(v.name, v.age) for v in spaced] == [("Jon Lind", 51), ("Per Brandt", 38), ("Ole Strand", 9)]


def test_a_family_is_read_with_its_kin_and_children_of_one_name() -> None:
    family = find("Jon Lind (35), his wife Ida and their children Vesna (5), Ole (3) and Liv were killed.")
    assert [(v.name, v.age, v.sex, v.relation) for v in family] == [
        ("Jon Lind", 35, "male", None),
        ("Ida", None, "female", "wife"),
        ("Vesna", 5, None, "child"),
        ("Ole", 3, None, "child"),
        ("Liv", None, None, "child"),
    ]


def test_those_named_as_owners_or_parents_do_not_share_the_list_s_fate() -> None:
    assert names("Shells killed the children of Jon Lind, Ole Lind and Liv Lind.") == ["Ole Lind", "Liv Lind"]
    assert names("Jon Lind’s sons, Ole Lind and Per Lind, were killed.") == ["Ole Lind", "Per Lind"]


@pytest.mark.parametrize(
    "name",
    [
        "Omar bin Salim al-Karsi",
        "Abd al-Rahman Karsi",
        "Salim Abu Karsi",
        "Umm Salim Karsi",
        "Jan van der Lind",
    ],
)
def test_particles_belong_to_the_name(name: str) -> None:
    assert names(f"{name} was killed.") == [name]


@pytest.mark.parametrize("title", ["Dr.", "Sheikh", "Hajja", "Journalist", "Martyr", "Professor"])
def test_a_title_does_not(title: str) -> None:
    assert names(f"{title} Qorl Karsi was killed.") == ["Qorl Karsi"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Abdel Rahman Karsi", "Abd al-Rahman Karsi"),
        ("Khaled Adel Karsi", "Khalid Karsi"),
        ("Maren Holt", "Maren"),
        ("Maren Holt", "Holt"),
        ("Omar Karsi (Abu Salim)", "Abu Salim"),
    ],
)
def test_a_person_under_several_spellings_is_one_victim_with_all_spans(first: str, again: str) -> None:
    (victim,) = find(f"{first} was killed. A friend mourned {again}.")
    assert len(victim.spans) == 2


def test_one_name_with_two_ages_is_two_people() -> None:
    found = find("Jon Lind, 61, and his grandson Jon Lind, 4, were killed.")
    assert [(v.name, v.age) for v in found] == [("Jon Lind", 61), ("Jon Lind", 4)]


def test_one_who_was_hurt_and_died_was_killed() -> None:
    (victim,) = find("Maren Holt was wounded in Brask. Holt died two days later.")
    assert victim.harm == "killed"


@given(st.text(alphabet="ABab -’'“”(),.;:0123456789\n", max_size=200))
def test_every_span_quotes_the_text(text: str) -> None:
    report = f"Jon Lind was killed. {text} Maren Holt, 34, was killed."
    assert all(span.quotes(report) for victim in find(report) for span in victim.spans)


def test_a_pronoun_or_last_name_tells_more_of_the_one_named() -> None:
    (victim,) = find("Qorl Brandt was shot in Brask. She died at the harbour clinic.")
    assert (victim.harm, victim.sex) == ("killed", "female")
    (victim,) = find("Qorl Brandt was shot in Brask. Brandt died two days later.")
    assert (victim.harm, len(victim.spans)) == ("killed", 2)


@pytest.mark.parametrize(
    "text",
    [
        "The suspect in the killing was identified as Siri Dahl.",
        "Charges were announced against Siri Dahl, 41, after three people were killed.",
        "A man was killed. Siri Dahl, 41, was taken into custody.",
        "A man was killed. Siri Dahl, 41, is believed to have been involved in it.",
    ],
)
def test_one_who_is_accused_in_other_words_is_no_victim(text: str) -> None:
    assert names(text) == []


def mark(text: str, name: str, label: str, score: float = 0.95) -> Mark:
    start = text.index(name)
    return Mark(Span.of(text, start, start + len(name)), label, score)


def marked(text: str, *marks: Mark) -> list[str]:
    return [v.name for v in victims.find(text, split(text), [], marks)]


def test_a_sure_mark_makes_a_victim_where_words_tell_nothing() -> None:
    text = "Siri Dahl had only just come home."
    assert marked(text, mark(text, "Siri Dahl", "killed")) == ["Siri Dahl"]
    assert marked(text, mark(text, "Siri Dahl", "killed", 0.7)) == []
    assert marked(text, mark(text, "Siri Dahl", "other")) == []


def test_a_mark_settles_who_is_only_near_a_harm() -> None:
    text = "People were killed. Siri Dahl, 41, kept the lamp at Brask."
    assert marked(text, mark(text, "Siri Dahl", "killed", 0.6)) == ["Siri Dahl"]
    assert marked(text, mark(text, "Siri Dahl", "other", 0.6)) == []


def test_a_name_that_the_marker_takes_for_no_person_is_no_victim() -> None:
    text = "Per Brandt was killed and Harbour Lights was hit."
    assert "Harbour Lights" not in marked(text, mark(text, "Per Brandt", "killed"))
    assert marked(text, mark(text, "Per Brandt", "killed")) == ["Per Brandt"]


def test_no_mark_makes_a_victim_of_one_who_is_accused() -> None:
    text = "Siri Dahl was charged with killing two people."
    assert marked(text, mark(text, "Siri Dahl", "killed")) == []


def test_words_for_children_part_no_list() -> None:
    text = "Liv Lind and her three children, Ole Lind, Per Lind and Jon Lind, were killed."
    assert names(text) == ["Liv Lind", "Ole Lind", "Per Lind", "Jon Lind"]


def test_less_than_a_year_is_no_age() -> None:
    assert [v.age for v in find("A less than a year old Liv Lind was killed.")] == [None]


def test_in_capitals_names_are_those_that_the_marker_marks() -> None:
    text = "THE REPORTER SIV DAHL WAS KILLED ON A ROAD NEAR TARN HOLLOW, PER BRANDT SAID."
    marks = [
        Mark(Span.of(text, text.find(name), text.find(name) + len(name)), label, 0.6)
        for name, label in (("SIV DAHL", "killed"), ("PER BRANDT", "other"))
    ]
    (victim,) = victims.find(text, split(text), [], marks)
    assert (victim.name, victim.harm) == ("SIV DAHL", "killed")
    assert victims.find(text, split(text), []) == ()


def test_another_spelling_in_brackets_does_not_end_a_name() -> None:
    assert names("Omar (Umar) Fares Brask was killed.") == ["Omar Fares Brask"]
    assert names("A neighbour mourned the death of his cousin/Omar Fares Brask.") == ["Omar Fares Brask"]


def test_two_spellings_of_a_family_name_are_one_person_s() -> None:
    assert names("Omar Nawajeh, 34, was killed. Friends mourned the death of Omar Nawahjeh.") == [
        "Omar Nawajeh"
    ]
    both = "Omar Nawajeh, 34, was killed. Omar Dirawi, 40, was killed."
    assert names(both) == ["Omar Nawajeh", "Omar Dirawi"]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Brask had died previously.",
        "Neighbours offered condolences to Omar Brask after people were killed.",
        "Three people were identified by Omar Brask as killed.",
    ],
)
def test_one_who_died_before_or_is_consoled_or_names_the_dead_is_no_victim(text: str) -> None:
    assert names(text) == []


def test_a_list_of_ages_may_give_kin_or_a_range() -> None:
    assert told("The dead: Omar Brask (5, son) and Rima Brask (daughter, 8).")[0][2] == 5
    assert told("Omar Brask, 32-35, was killed.")[0][2] == 32
    assert told("Rima Brask, aged two-and-a-half, was killed.")[0][2] == 2.5
    assert told("The two-and-a-half-year-old Rima Brask and Omar Brask, 3½, were killed.")[1][2] == 3.5
    assert told("A 78-year-old woman, Hajja Rima Brask, was killed.")[0][2] == 78


def test_one_who_was_allegedly_injured_is_not_accused() -> None:
    assert told("A driver, Omar Brask, was allegedly injured.") == [("Omar Brask", "injured", None, "male")]


@pytest.mark.parametrize("by", ["colleagues", "local sources", "the town clinic"])
def test_who_gave_a_name_does_not_part_it_from_what_is_told(by: str) -> None:
    text = f"Two nurses were killed. They were named by {by} as Siv Dahl (31) and Maren Holt (40)."
    assert told(text) == [("Siv Dahl", "killed", 31, None), ("Maren Holt", "killed", 40, None)]
    assert names(f"The dead named by {by} are Siv Dahl and Maren Holt.") == ["Siv Dahl", "Maren Holt"]


def test_an_age_right_after_the_name_makes_up_for_a_mark() -> None:
    text = "Those killed are Siv Dahl (31) and her son Per (2)."
    span = Span.of(text, text.index("Siv"), text.index(" (31)"))
    found = victims.find(text, split(text), [], [Mark(span, "killed", 0.9)])
    assert [(v.name, v.age) for v in found] == [("Siv Dahl", 31), ("Per", 2)]


def test_an_age_before_a_name_is_not_of_it() -> None:
    assert names("Seven-year-old Emma Holt was killed in Brask.") == ["Emma Holt"]


def test_a_full_name_told_after_its_last_name_is_of_the_same_person() -> None:
    text = "The strike killed Martin in Brask. Karl Martin died at once."
    assert names(text) == ["Karl Martin"]
    kin = "The strike killed Martin, 12, in Brask. His uncle Karl Martin died, too."
    assert names(kin) == ["Martin", "Karl Martin"]


def test_a_hospital_that_bears_a_name_is_no_victim() -> None:
    assert names("The wounded girl was taken to Siv Dahl Hospital.") == []
