"""Counting people harmed: one rule a test. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Span
from harmledger.reading.casualties import counting
from harmledger.reading.marker import Mark
from harmledger.reading.text.tokens import tokens

Figure = tuple[str, str, int, int | None]


def read(sentence: str, profile: str = "airwars") -> tuple[counting.Counted, ...]:
    return counting.read(sentence, tokens(Span.of(sentence, 0, len(sentence))), profile=profile)


def figures(sentence: str, profile: str = "airwars") -> set[Figure]:
    return {(f.harm, f.group, f.range.low, f.range.high) for f in read(sentence, profile)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Four people were killed.", {("killed", "all", 4, 4)}),
        ("The strike killed 12, injuring 30.", {("killed", "all", 12, 12), ("injured", "all", 30, 30)}),
        ("At least 56 civilians were killed near Brask.", {("killed", "civilians", 56, None)}),
        (
            "Five people dead and three critically injured.",
            {("killed", "all", 5, 5), ("injured", "all", 3, 3)},
        ),
        ("The death toll rose to 19.", {("killed", "all", 19, 19)}),
        ("The blast claimed the lives of six fishermen.", {("killed", "all", 6, 6)}),
        (
            "The death toll of the strike on the market of Velmora on Saturday has risen from five to seven.",
            {("killed", "all", 7, 7), ("killed", "all", 5, 5)},
        ),
        ("Nine villagers died.", {("killed", "all", 9, 9)}),
        ("Two people remain missing.", {("missing", "all", 2, 2)}),
        ("Soldiers detained eight men.", {("detained", "men", 8, 8)}),
        ("Forty families fled; 300 people were displaced.", {("displaced", "all", 300, 300)}),
        ("Three soldiers were wounded.", {("injured", "combatants", 3, 3)}),
    ],
)
def test_a_harm_takes_its_people(sentence: str, expected: set[Figure]) -> None:
    assert figures(sentence) == expected


def test_each_verb_takes_the_people_on_its_own_side() -> None:
    assert figures("The strike killed two men and four others were injured.") == {
        ("killed", "men", 2, 2),
        ("injured", "all", 4, 4),
    }


def test_a_subset_is_marked_as_part_of_its_whole() -> None:
    found = {f.group: f for f in read("Fifteen people, including seven children, were killed.")}
    assert not found["all"].subset
    assert found["children"].subset
    assert found["children"].harm == "killed"


def test_people_among_the_dead_are_a_subset() -> None:
    (found,) = read("Among the dead were two children.")
    assert (found.harm, found.group, found.subset) == ("killed", "children", True)


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("A woman and four children died.", 5),
        ("Two brothers and their mother were killed.", 3),
        ("A father, his wife and their five children were killed.", 7),
        ("Woman and two children killed in the hills.", 3),
        ("A drone killed two officials and their driver.", 3),
        ("The raid left a man and his wife dead.", 2),
    ],
)
def test_an_enumeration_adds_up_as_derived_from_its_parts(sentence: str, total: int) -> None:
    (derived,) = [f for f in read(sentence) if f.range.kind == "derived"]
    assert (derived.harm, derived.range.low, derived.range.high) == ("killed", total, total)
    assert len(derived.parts) >= 2
    assert all(part.quotes(sentence) for part in derived.parts)


def test_a_stated_whole_and_its_subset_are_not_added() -> None:
    assert all(f.range.kind == "stated" for f in read("Nine people, including a woman and two boys, died."))


def test_someone_known_and_someone_of_theirs_are_two() -> None:
    assert ("killed", "all", 2, 2) in figures("The driver and his son, 9, died.")
    assert ("killed", "all", 2, 2) not in figures("The driver died, and his son ran away.")


def test_those_who_tell_of_the_dead_are_not_among_them() -> None:
    told = "A strike killed nine people, including three children, residents and a rescue official said."
    assert figures(told) == {("killed", "all", 9, 9), ("killed", "children", 3, 3)}


@pytest.mark.parametrize(
    "tellers", ["doctors and traders", "a medic and doctors", "doctors and the town's traders"]
)
def test_who_tells_it_together_with_others_is_not_counted(tellers: str) -> None:
    told = f"A strike killed nine people and wounded at least 40, {tellers} said."
    assert {(harm, group) for harm, group, *_ in figures(told)} == {("killed", "all"), ("injured", "all")}


def test_a_toll_since_the_offensive_is_cumulative() -> None:
    (found,) = read("Since the offensive began, 1,240 people have been killed.")
    assert found.range.kind == "cumulative"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The death toll of rockets that hit a market and homes in the old town has risen to eight.",
            ("killed", 8),
        ),
        ("The number of people who were killed in the drone attack has risen to four.", ("killed", 4)),
        ("Number of civilian deaths rises to three.", ("killed", 3)),
        ("The number of wounded people was 7.", ("injured", 7)),
        ("The number of victims is nine.", ("killed", 9)),
    ],
)
def test_a_toll_is_told_of_before_its_number(sentence: str, expected: tuple[str, int]) -> None:
    assert [(f.harm, f.range.low) for f in read(sentence)] == [expected]


def test_who_is_left_in_a_state_may_stand_far_before_it() -> None:
    told = "The shells left 38 civilians, including two women, injured, some of them seriously."
    assert {("injured", "civilians", 38, 38), ("injured", "women", 2, 2)} <= figures(told)


def test_people_according_to_whom_it_is_told_are_not_counted() -> None:
    assert figures("A strike killed two commanders, according to two officials.") == {
        ("killed", "combatants", 2, 2)
    }


def test_those_only_suspected_of_bearing_arms_may_be_civilians_or_not() -> None:
    may_be = {("killed", "combatants", 0, 3), ("killed", "civilians", 0, 3)}
    for doubt in ("suspected", "alleged", "presumed"):
        told = f"A drone strike killed three {doubt} militants."
        assert figures(told) == {("killed", "all", 3, 3), *may_be}
        assert {f.range.low_stated for f in read(told) if f.group != "all"} == {False}
    assert figures("A drone strike killed three militants.") == {("killed", "combatants", 3, 3)}
    assert figures("Suspected militants killed three people.") == {("killed", "all", 3, 3)}


def test_names_whose_first_letter_is_small_stand_before_people_too() -> None:
    assert figures("Five pro-Sarranian militiamen were killed.") == {("killed", "combatants", 5, 5)}
    assert figures("Five al-Nour militiamen were killed.") == {("killed", "combatants", 5, 5)}


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Two senior members of Hezbollah were killed.", "combatants"),
        ("A Hezbollah member was killed.", "combatants"),
        ("Two top Hezbollah leaders were killed.", "combatants"),
        ("Three military personnel were killed.", "combatants"),
        ("Two Hezbollah operatives were killed.", "combatants"),
        ("A militia member was killed.", "combatants"),
        ("Three members of the Rusk family were killed when Hezbollah fired.", "all"),
        ("Hezbollah killed two members of a family.", "all"),
        ("The leader of the Rusk family was killed.", "all"),
        ("Three security personnel were killed.", "all"),
    ],
)
def test_members_of_an_armed_party_bear_arms(sentence: str, group: str) -> None:
    assert {f.group for f in read(sentence)} == {group}


def test_who_is_listed_beside_combatants_is_presumed_a_civilian() -> None:
    found = read("Two children and three members of the town's military council were killed.")
    sums = {f.group: (f.range.low, f.range.kind) for f in found if f.range.kind == "derived"}
    assert sums == {"all": (5, "derived"), "civilians": (2, "derived")}
    assert "civilians" not in {f.group for f in read("Two members and three soldiers of it were killed.")}
    assert figures("Six civilians and three fighters were killed.") == {
        ("killed", "all", 9, 9),
        ("killed", "civilians", 6, 6),
        ("killed", "combatants", 3, 3),
    }


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Drone attack | Civilian killed in Brask, east of Osterby", {("killed", "civilians", 1, 1)}),
        (
            "Shelling | Woman and two children killed in Brask",
            {("killed", "all", 3, 3), ("killed", "children", 2, 2), ("killed", "women", 1, 1)},
        ),
        ("Shells on Brask kill civilian", {("killed", "civilians", 1, 1)}),
        ("Shelling of Brask kills civilian", {("killed", "civilians", 1, 1)}),
        (
            "Rebels shell Brask, killing child and injuring another",
            {("killed", "children", 1, 1), ("injured", "all", 1, 1)},
        ),
        ("Young man shot dead by two gunmen", {("killed", "men", 1, 1)}),
        ("Fighter killed two children", {("killed", "children", 2, 2)}),
        ("Guard shot, attacker killed in Brask", {("shot", "all", 1, 1)}),
    ],
)
def test_one_person_needs_no_article_in_a_headline(headline: str, expected: set[Figure]) -> None:
    assert figures(headline) == expected


@pytest.mark.parametrize("many", ["a number", "a large number"])
def test_a_number_of_people_leads_to_no_other_number(many: str) -> None:
    (ten, others) = read(f"Ten men died and {many} of others were wounded in 12 villages.")
    assert (ten.range.low, others.harm, others.range.is_vague) == (10, "injured", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Eight killed and wound in a border village.",
        "Drones kill and injure seven people.",
        "The attacks left at least 40 civilians and soldiers dead and wounded.",
        "Fourteen people dead or injured in Brask.",
    ],
)
def test_killed_and_wounded_together_are_no_number_killed(sentence: str) -> None:
    assert read(sentence) == ()


@pytest.mark.parametrize("since", ["since the early hours of Saturday", "since this morning", "since dawn"])
def test_a_count_since_the_morning_is_no_toll_over_a_time(since: str) -> None:
    (found,) = read(f"Shells have killed four people {since}.")
    assert found.range.kind == "stated"


def test_a_number_of_attacks_last_month_has_a_toll_over_a_time() -> None:
    (found,) = read("The Northern Front carried out 20 attacks last month, killing 15 villagers.")
    assert found.range.kind == "cumulative"
    (found,) = read("An attack last month killed 15 villagers.")
    assert found.range.kind == "stated"


def test_a_count_of_a_month_alone_is_cumulative() -> None:
    (found,) = read("In March alone the Observatory recorded 688 deaths.")
    assert found.range.kind == "cumulative"


def test_no_one_is_nobody_and_not_one_person() -> None:
    assert figures("No one was killed.") == {("killed", "all", 0, 0)}
    assert figures("A shell fell and no one was hurt.") == {("injured", "all", 0, 0)}


def test_no_casualties_is_an_explicit_nought_for_dead_and_injured() -> None:
    assert figures("No casualties were reported.") == {("killed", "all", 0, 0), ("injured", "all", 0, 0)}


def test_a_list_that_spells_out_its_whole_is_part_of_it() -> None:
    told = (
        "Seven civilians, Anders Holt (35 years old), his wife Runa Holt and their five children were killed."
    )
    found = read(told)
    assert {(f.group, f.subset) for f in found} == {("civilians", False), ("women", True), ("children", True)}
    assert {f.harm for f in found} == {"killed"}


def test_a_list_of_parts_after_a_dash_is_part_of_the_whole() -> None:
    found = read(
        "Four civilians were killed – all members of one family, an elderly woman and three children."
    )
    assert {(f.group, f.range.low, f.subset) for f in found if f.harm == "killed"} >= {
        ("civilians", 4, False),
        ("women", 1, True),
        ("children", 3, True),
    }


def test_those_of_one_group_in_a_list_add_up() -> None:
    found = read("At least 14 people were killed, including two women, five children and an infant.")
    assert {(f.group, f.range.low, f.subset) for f in found} >= {("all", 14, False), ("children", 6, True)}


def test_parts_told_of_before_another_harm_keep_the_harm_of_their_whole() -> None:
    told = (
        "At least 19 residents died in Brask, three children and seven women among them; eleven were injured."
    )
    assert {(f.harm, f.group, f.range.low, f.subset) for f in read(told)} == {
        ("killed", "all", 19, False),
        ("killed", "children", 3, True),
        ("killed", "women", 7, True),
        ("injured", "all", 11, False),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Six people were shot, one of whom died.",
        "Six people were shot, one fatally, in Brask.",
        "Six shot, one of whom died.",
        "Six people were shot, and one of them was killed.",
    ],
)
def test_those_shot_who_did_not_die_were_injured(sentence: str) -> None:
    assert figures(sentence) == {("injured", "all", 5, 5), ("killed", "all", 1, 1)}


def test_nothing_is_subtracted_from_a_figure_that_is_not_exact() -> None:
    found = figures("At least six people were shot, one of whom died.")
    assert found == {("shot", "all", 6, None), ("killed", "all", 1, 1)}


def test_more_who_died_than_were_shot_are_others() -> None:
    found = figures("One man was shot in Brask, and two of them died.")
    assert found == {("shot", "men", 1, 1), ("killed", "all", 2, 2)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two people were killed and another wounded.", {("killed", "all", 2, 2), ("injured", "all", 1, 1)}),
        ("A 19-year-old was killed.", {("killed", "all", 1, 1)}),
        ("A body was found in the harbour.", {("killed", "all", 1, 1)}),
        ("A body of work was praised.", set()),
        ("The blast left a man paralysed.", {("injured", "men", 1, 1)}),
        ("The clinic received 12 bodies.", {("killed", "all", 12, 12)}),
        ("Medics named Anders Holt (31) among the killed.", set()),
    ],
)
def test_one_person_is_told_of_in_many_ways(sentence: str, expected: set[Figure]) -> None:
    assert figures(sentence) == expected


def test_figures_of_two_clauses_are_not_added() -> None:
    found = read("The agency counted four civilian deaths, whereas the clinic reported 12 civilian deaths.")
    assert all(f.range.kind == "stated" for f in found)


def test_parts_of_parts_are_not_added() -> None:
    found = read("Nine people, including six women, among them one widow, were killed.")
    assert all(f.range.kind == "stated" for f in found)


@pytest.mark.parametrize(
    "aside", ["(aged 28 and married)", ", two of whom were pregnant,", ", who had come from Brask,"]
)
def test_a_list_goes_on_over_what_is_said_in_passing(aside: str) -> None:
    assert ("killed", "women", 11, 11) in figures(f"Eleven women {aside} were killed.")


def test_names_do_not_part_people_from_what_befell_them() -> None:
    names = ", ".join(["Anders Holt", "Runa Holt", "Ebbe Nilsen Holt", "Tilda Brandt Holt"] * 6)
    assert ("killed", "men", 24, 24) in figures(f"Twenty-four men, {names}, were killed.")


def test_those_killed_together_with_someone_were_killed() -> None:
    found = figures("Anders Holt was killed together with his wife and four children.")
    assert {("killed", "women", 1, 1), ("killed", "children", 4, 4)} <= found


def test_a_family_of_six_is_six() -> None:
    told = "The shell struck the house, killing the entire family of six members, including four children."
    assert figures(told) == {("killed", "all", 6, 6), ("killed", "children", 4, 4)}


def test_a_toll_that_may_be_reached_is_not_one() -> None:
    assert figures("The toll may reach up to 34 people.") == set()


def test_people_are_counted_by_where_they_are_from() -> None:
    assert figures("Seven Palestinians were killed.") == {("killed", "all", 7, 7)}
    assert figures("A Peruvian was injured.") == {("injured", "all", 1, 1)}
    assert figures("A Peruvian helicopter crashed, killing three.") == {("killed", "all", 3, 3)}


def test_a_word_before_the_noun_tells_the_harm() -> None:
    assert figures("Six injured civilians and a dead farmer reached the clinic.") >= {
        ("injured", "civilians", 6, 6)
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The number of injured had risen to ten.",
        "The agency put the number of people injured at ten.",
        "The number of wounded, she said, rose to 10.",
    ],
)
def test_the_number_of_injured_takes_its_number(sentence: str) -> None:
    assert ("injured", "all", 10, 10) in figures(sentence)


def test_a_number_that_might_grow_is_not_told() -> None:
    assert figures("The number of people wounded might increase.") == set()


@pytest.mark.parametrize("age", ["13 year-old", "13-year-old", "13-year old", "six years old", "6 month old"])
def test_an_age_is_not_a_count(age: str) -> None:
    (found,) = read(f"A {age} girl was killed in Velmora.")
    assert (found.group, found.range.low, found.single) == ("girls", 1, True)
    (found,) = read(f"{age.title()} girl Tilda Holt was killed in Velmora.")
    assert (found.group, found.range.low, found.single) == ("girls", 1, True)


def test_someones_wife_is_one_woman() -> None:
    assert figures("Anders Holt’s wife was killed.") == {("killed", "women", 1, 1)}


def test_a_missing_count_is_not_a_nought() -> None:
    assert figures("The village was shelled at dawn.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack could kill thousands of people.",
        "A fine of $12 million was paid in 1998.",
        "The village lies 30 km north of Brask.",
        "A 36-year-old engineer spoke of it.",
        "Two strikes hit the road.",
        "The front threatened to kill ten people.",
        "He was one of those who were treated by neighbours.",
        "The father was not injured.",
        "Two farmers were not seriously hurt.",
    ],
)
def test_what_did_not_happen_to_people_is_not_counted(sentence: str) -> None:
    assert figures(sentence) == set()


def test_killed_and_wounded_together_are_counted_as_neither() -> None:
    assert figures("The strike killed and injured 40 people.") == set()
    assert figures("In all 40 people were killed and injured.") == set()


def test_a_vague_phrase_follows_the_profile() -> None:
    assert figures("Dozens of people were injured.") == {("injured", "all", 12, 24)}
    assert figures("Dozens of people were injured.", "none") == set()


WORDS = ["killed", "injured", "people", "12", "two", "children", "and", ",", "including", "of", "were", "."]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join))
def test_every_figure_quotes_its_sentence(sentence: str) -> None:
    assert all(f.span.quotes(sentence) for f in read(sentence))


@given(st.integers(2, 5000))
def test_the_number_told_is_the_number_read(number: int) -> None:
    assert figures(f"Medics said {number} people were killed in Tarn Hollow.") == {
        ("killed", "all", number, number)
    }


def test_an_age_after_its_preposition_is_no_figure() -> None:
    told = (
        "The blast killed six children under the age of 13 and ten people between the ages of three and 62."
    )
    assert figures(told) == {
        ("killed", "children", 6, 6),
        ("killed", "all", 10, 10),
        ("killed", "all", 16, 16),
    }


def test_a_body_bag_is_no_body() -> None:
    assert figures("A photograph showed five body bags and life support.") == set()


def test_an_official_statement_is_no_official() -> None:
    assert figures("The KDF announced the killing of Omar Brask in an official statement.") == set()
    assert figures("An official was killed in Velmora.") == {("killed", "all", 1, 1)}


def test_a_likely_death_is_told_of_those_before_it() -> None:
    told = "At least 30 people were likely killed and 11 others were wounded."
    assert figures(told) == {("killed", "all", 30, None), ("injured", "all", 11, 11)}


def test_digits_in_a_name_are_no_figure() -> None:
    assert figures("The toll rose, Karsholm24 said.") == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A 20-year-old woman suffered a fatal gunshot wound.", {("killed", "women", 1, 1)}),
        ("Two men suffered non-life threatening injuries.", {("injured", "men", 2, 2)}),
        ("Police found a man with multiple gunshot wounds.", {("shot", "men", 1, 1)}),
        ("The shooting of a 7-year-old girl shocked Brask.", {("shot", "girls", 1, 1)}),
        ("The Northern Front lost 11 fighters.", {("killed", "combatants", 11, 11)}),
    ],
)
def test_wounds_and_losses_tell_what_befell_those_who_have_them(sentence: str, expected: set[Figure]) -> None:
    assert figures(sentence) == expected


def test_with_people_who_have_wounds_is_no_wound() -> None:
    assert figures("The area was hit, with two people sustaining injuries.") == {("injured", "all", 2, 2)}


def test_who_is_shot_at_is_not_shot_but_the_gunman_may_be() -> None:
    told = "A man shot at twelve people before turning the gun on himself."
    assert figures(told) == {("killed", "males", 1, 1)}
    assert figures("The blast injured the doctor himself.") == {("injured", "health_workers", 1, 1)}


def test_one_who_kills_his_children_and_himself_is_counted_with_them() -> None:
    told = "A man killed his two children and then himself."
    assert figures(told) == {
        ("killed", "children", 2, 2),
        ("killed", "males", 1, 1),
        ("killed", "all", 3, 3),
    }


def test_a_list_names_kin_without_a_word_before() -> None:
    told = "A husband, wife and their two children were found dead."
    assert ("killed", "all", 4, 4) in figures(told)


def test_a_second_verb_tells_of_the_same_subject() -> None:
    assert figures("A man was taken to a hospital and died there.") == {("killed", "men", 1, 1)}
    assert figures("A man was charged while others fled, and died down the news.") == set()


def test_a_channel_s_number_counts_no_one_who_is_named_after_it() -> None:
    assert figures("The mayor told Harbour 3 News the man died.") == {("killed", "men", 1, 1)}


def test_one_of_the_victims_may_have_died_but_is_not_counted_among_those_killed() -> None:
    assert figures("One of the victims died at a hospital.") == {("killed", "all", 1, 1)}
    assert ("killed", "men", 1, 1) not in figures("One of the men killed in Brask was a teacher.")


def test_he_is_someone_told_of_before() -> None:
    (figure,) = read("He died of his wounds.")
    assert (figure.harm, figure.definite) == ("killed", True)


def test_the_dead_or_wounded_are_counted_as_neither() -> None:
    assert figures("There are more than 100 dead or wounded in Brask.") == set()
    assert figures("The blast left 12 dead and wounded 30 others.") == {
        ("killed", "all", 12, 12),
        ("injured", "all", 30, 30),
    }


def test_who_the_people_are_is_not_added_to_them() -> None:
    told = "The strike killed two civilians, Omar Brask and his 25-year-old daughter Rima."
    assert {f for f in figures(told) if f[1] in ("all", "civilians")} == {("killed", "civilians", 2, 2)}
    told = "At least one person, 31-year-old engineer Omar Brask, was killed."
    assert ("killed", "all", 2, None) not in figures(told)


def test_women_and_children_do_not_spell_out_soldiers() -> None:
    assert ("killed", "all", 6, 6) in figures("The strike killed three soldiers, two women and a child.")


def test_capitals_tell_no_names_where_all_is_in_capitals() -> None:
    told = "MORE THAN 100 WERE WOUNDED AFTER TWO BRITISH SOLDIERS DIED NEAR BRASK."
    assert figures(told) == {("injured", "all", 101, None), ("killed", "combatants", 2, 2)}


def test_the_marker_tells_the_harm_where_no_word_does() -> None:
    told = "Eight people did not live to see the evening, and six women wept."
    eight = Mark(Span.of(told, 0, 12), "killed", counting.SURE)
    found = counting.read(told, tokens(Span.of(told, 0, len(told))), profile="airwars", marks=[eight])
    assert {(f.harm, f.group, f.range.low) for f in found} == {("killed", "all", 8)}
    unsure = eight._replace(score=counting.SURE - 0.01)
    assert not counting.read(told, tokens(Span.of(told, 0, len(told))), profile="airwars", marks=[unsure])


def test_a_plural_may_have_a_noun_before_it() -> None:
    assert figures("The attack killed ten labour union members.") == {("killed", "all", 10, 10)}
    assert ("killed", "all", 3, None) in figures("In 2014 at least three people were killed.")


def test_the_digits_of_a_party_s_name_are_no_figure() -> None:
    assert figures("The N-19 guerrillas shot into the air.") == set()


def test_who_was_displaced_before_was_injured_now() -> None:
    assert figures("Medics counted the injury of a woman displaced from Brask.") == {
        ("injured", "women", 1, 1)
    }


def test_an_age_between_commas_is_no_figure() -> None:
    told = "They found the bodies of a girl and a boy, about 4, in a house."
    assert ("killed", "all", 4, 4) not in figures(told)


def test_a_shooting_is_of_those_right_after_it() -> None:
    assert figures("Birthday shooting - two gunmen, seven guests") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "A boy who was passing was injured.",
        "The bulletin names a boy who was injured.",
        "One boy who had been asleep was injured.",
    ],
)
def test_people_whom_a_clause_describes_are_counted(sentence: str) -> None:
    assert [(f.harm, f.group, f.range.low) for f in read(sentence)] == [("injured", "boys", 1)]


def test_who_did_it_or_says_it_is_not_counted_by_a_clause() -> None:
    assert read("A man who said that he was beaten was in Brask.") == ()
    assert [f.range.low for f in read("A guard who killed four people was arrested.")] == [4]


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the 15 killed, seven were children.",
        "Fifteen people were killed, of whom seven were children.",
        "Fifteen were killed; seven of them were young children.",
    ],
)
def test_who_people_are_said_to_be_makes_them_a_part(sentence: str) -> None:
    whole, part = read(sentence)
    assert (whole.group, whole.range.low, whole.subset) == ("all", 15, False)
    assert (part.group, part.range.low, part.subset) == ("children", 7, True)


def test_a_part_of_the_dead_may_be_told_of_alone() -> None:
    assert [(f.group, f.range.low) for f in read("Seven of the dead were children.")] == [("children", 7)]
    assert [(f.group, f.range.low) for f in read("Seven of the 15 dead were children.")] == [("all", 15)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Some 40 people were held in a school by the Front.", {("detained", "all", 40, 40)}),
        ("Twelve men were taken away by soldiers.", {("detained", "men", 12, 12)}),
        ("About 300 people were brought out of Brask.", {("displaced", "all", 300, 300)}),
    ],
)
def test_who_was_held_or_brought_out_of_a_town_is_counted(
    sentence: str, expected: set[tuple[str, str, int, int]]
) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Funerals for nine people were held in Brask.",
        "Nine people were brought out of the rubble.",
        "A woman held a child in her arms.",
    ],
)
def test_funerals_are_not_people_who_are_held_nor_the_rescued_displaced(sentence: str) -> None:
    assert figures(sentence) == set()


def test_the_first_of_a_list_that_goes_on_with_others_is_new() -> None:
    assert ("injured", "all", 3, 3) in figures("The driver and two other passengers were injured.")
    assert ("killed", "all", 13, 13) in figures("The mayor and 12 others died.")
    assert ("killed", "all", 3, 3) not in figures("The driver and the two men were killed.")


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("He shot and killed his wife and two sons before killing himself.", 4),
        ("A man killed two of his neighbours, then took a bus to Brask and killed himself.", 2),
        ("A gunman killed three people before turning the gun on himself.", 4),
        ("Three people were found dead in Brask after a man killed himself.", 3),
    ],
)
def test_who_kills_others_and_then_himself_is_one_more(sentence: str, dead: int) -> None:
    assert max(f.range.low for f in read(sentence) if f.harm == "killed") == dead


@pytest.mark.parametrize(
    "sentence",
    [
        "He left two women dead and a wounded girl calling 911, police said.",
        "Two people were killed and three wounded near County Road 934 in Brask.",
        "A picture shows, 9 7-year-old girl was wounded in Brask.",
    ],
)
def test_a_number_that_names_something_else_counts_no_one(sentence: str) -> None:
    assert all(f.range.low <= 3 for f in read(sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two people were taken to a hospital in Brask.", {("shot", "all", 2, 2)}),
        ("Three other men were rushed to Brask General Hospital.", {("shot", "men", 3, 3)}),
        ("Six people were hit by gunfire in Brask.", {("shot", "all", 6, 6)}),
        ("Two people were taken to court.", set()),
        ("Two people were taken over the pass to see the hospital.", set()),
    ],
)
def test_of_those_brought_to_hospital_the_report_must_say_who_lives(
    sentence: str, expected: set[Figure]
) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Four adults and a teenager were wounded.", ("injured", "all", 5, 5)),
        ("The attack killed five adults and an unborn child.", ("killed", "all", 6, 6)),
    ],
)
def test_adults_are_people(sentence: str, expected: Figure) -> None:
    assert expected in figures(sentence)


def test_a_figure_of_separate_incidents_is_a_toll() -> None:
    assert {f.range.kind for f in read("Five people were shot in two separate incidents.")} == {"cumulative"}


def test_civilians_of_a_sex_or_age_are_counted_as_both() -> None:
    both = {("killed", "men", 5, 5), ("killed", "civilians", 5, 5)}
    assert figures("Five civilian men were shot dead.") == both
    assert figures("Five civilians were shot dead.") == {("killed", "civilians", 5, 5)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A mother and son were found dead in Brask.", ("killed", "all", 2, 2)),
        ("Police found a man and woman with gunshot wounds.", ("shot", "all", 2, 2)),
        ("His wife, son and daughter died in Osterby.", ("killed", "all", 3, 3)),
        ("He killed his girlfriend, stepfather and two sons.", ("killed", "all", 4, 4)),
    ],
)
def test_the_last_of_a_list_needs_no_article(sentence: str, expected: Figure) -> None:
    assert expected in figures(sentence)


def test_who_is_kin_of_someone_is_no_one_more() -> None:
    assert ("killed", "all", 2, 2) not in figures("A teacher and father of three was killed in Brask.")


def test_others_may_be_called_so_before_their_number() -> None:
    assert [f.others for f in read("The other three victims were taken to a hospital.")] == [True]
    assert [f.others for f in read("Three victims were taken to a hospital.")] == [False]


@pytest.mark.parametrize(
    "sentence",
    [
        "No officers were injured.",
        "No other students were hurt.",
        "None of the victims was hurt.",
        "None of the three men was wounded.",
        "Neither of the two boys was shot.",
    ],
)
def test_no_one_is_no_plural(sentence: str) -> None:
    assert figures(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three people were hit.", {("shot", "all", 3, 3)}),
        ("He was struck in the head.", {("shot", "males", 1, 1)}),
        ("The school was hit and three people were killed.", {("killed", "all", 3, 3)}),
        ("A man was hit and killed by a bullet.", {("killed", "men", 1, 1)}),
        ("A deputy was taken to Brask Medical Centre.", {("shot", "police", 1, 1)}),
        (
            "A man is dead and another is fighting for her life.",
            {("killed", "men", 1, 1), ("injured", "all", 1, 1)},
        ),
    ],
)
def test_who_was_hit_or_is_in_hospital_is_counted(sentence: str, expected: set[Figure]) -> None:
    assert figures(sentence) == expected


def test_a_second_participle_tells_more_of_those_who_were_shot() -> None:
    assert figures("A man was shot and critically wounded.") == {("injured", "men", 1, 1)}
    assert figures("A man was shot and later wounded two others.") == {
        ("injured", "all", 2, 2),
        ("shot", "men", 1, 1),
    }


def test_who_shot_someone_was_not_shot() -> None:
    assert figures("Her father accidentally shot her in the stomach.") == set()


def test_both_are_two() -> None:
    assert figures("Both were pronounced dead.") == {("killed", "all", 2, 2)}
    assert figures("Both men died.") == {("killed", "men", 2, 2)}


def test_they_are_as_many_as_were_told_of_last() -> None:
    (before,) = read("Four men were shot.")
    sentence = "They died."
    (found,) = counting.read(
        sentence, tokens(Span.of(sentence, 0, len(sentence))), profile="airwars", before=before
    )
    assert (found.harm, found.range.low, found.range.high, found.definite) == ("killed", 4, 4, True)
    assert figures(sentence) == set()


def test_those_who_died_since_are_a_part_of_the_toll_that_rose() -> None:
    found = {f.group: f for f in read("The death toll has risen to 21 after two women died.")}
    assert found["women"].subset
    assert (found["women"].range.low, found["women"].range.high) == (2, None)
    assert not found["all"].subset


def test_a_number_before_a_noun_for_one_person_counts_no_one() -> None:
    assert figures("0:41 Woman killed in Brask") == set()


@pytest.mark.parametrize("words", ["Another man", "A second man", "Per Brandt and two other men"])
def test_others_are_told_of_as_such(words: str) -> None:
    assert any(f.others for f in read(f"{words} were shot."))
    assert not any(f.others for f in read("Two men were shot."))


@pytest.mark.parametrize(
    "sentence",
    [
        "In the past 17 months, eight children were killed.",
        "Four people were killed in weekend shootings across Brask.",
        "Three people were hurt between two shootings.",
    ],
)
def test_what_several_shootings_or_months_came_to_is_cumulative(sentence: str) -> None:
    assert all(f.range.kind == "cumulative" for f in read(sentence))
    assert all(f.range.kind == "stated" for f in read("Two men were killed in the shootings."))


def test_only_who_is_joined_to_the_harmed_came_to_the_harm_with_them() -> None:
    assert figures("The murder of a woman in front of three children shocked Brask.") == {
        ("killed", "women", 1, 1)
    }
    assert ("killed", "all", 4, 4) in figures("The strike killed a woman and her three children.")
    assert ("killed", "children", 4, 4) in figures(
        "It killed the wife of a commander, with their four children."
    )


def test_who_someone_tried_to_kill_was_not_killed() -> None:
    assert figures("A man is accused of trying to kill two officers.") == set()
