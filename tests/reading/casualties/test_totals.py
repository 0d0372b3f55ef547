"""Reconciling the figures of one account: one rule a test. All sentences are invented."""

from __future__ import annotations

from harmledger.model import Span, Totals, Victim
from harmledger.reading.casualties import counting, totals
from harmledger.reading.text.tokens import tokens

Range = tuple[int, int | None]


def coded(*sentences: str, victims: tuple[Victim, ...] = (), harm: str = "killed") -> dict[str, Range]:
    return _ranges(totals.reconcile(_read(sentences), victims, profile="airwars").coded, harm)


def stated(*sentences: str, victims: tuple[Victim, ...] = (), harm: str = "killed") -> dict[str, Range]:
    return _ranges(totals.reconcile(_read(sentences), victims, profile="airwars").totals, harm)


def _read(sentences: tuple[str, ...]) -> list[tuple[counting.Counted, ...]]:
    return [counting.read(s, tokens(Span.of(s, 0, len(s))), profile="airwars") for s in sentences]


def _ranges(found: Totals, harm: str) -> dict[str, Range]:
    return {group: (r.low, r.high) for group, r in found.get(harm, {}).items()}


def victim(
    name: str, age: float | None = None, sex: str | None = None, relation: str | None = None
) -> Victim:
    where = (Span(start=0, end=1, text="x"),)
    return Victim(name=name, harm="killed", spans=where, age=age, sex=sex, relation=relation)


def test_a_higher_later_figure_widens_the_adopted_one() -> None:
    assert coded("At least 14 people were killed.", "Later 16 people were reported killed.")["all"] == (
        14,
        16,
    )


def test_a_figure_of_another_size_counts_something_else() -> None:
    assert coded("Nine people were killed.", "In the region 300 people were killed.")["all"] == (9, 9)


def test_a_plural_without_a_number_adds_no_one_to_a_person_told_of_first() -> None:
    assert coded("A girl was killed in Brask.", "The killing of children must end.")["all"] == (1, 1)
    assert stated("Civilians were killed in Brask.", "A girl was killed there.")["all"] == (2, None)
    assert stated("A man's wife and children were killed in Brask.")["all"] == (2, None)


def test_no_injuries_but_those_told_of() -> None:
    told = ("A boy was wounded in Brask.", "No injuries were reported elsewhere.")
    assert stated(*told, harm="injured")["all"] == (1, 1)


def test_up_to_takes_its_low_from_lower_figures_of_its_size() -> None:
    found = coded("Up to ten people were killed in Brask.", "Medics counted eight people killed.")
    assert found["all"] == (8, 10)


def test_up_to_has_its_known_part_for_a_low() -> None:
    assert coded("Up to 23 people were injured, including four children.", harm="injured")["all"] == (4, 23)


def test_a_low_that_nothing_tells_is_not_found_elsewhere() -> None:
    assert coded("Up to nine people were killed.")["all"] == (0, 9)


def test_who_is_not_said_to_be_a_combatant_is_presumed_a_civilian() -> None:
    found = coded("Four civilians were killed.", "The toll rose to five.")
    assert found["civilians"] == found["all"] == (4, 5)


def test_those_listed_beside_combatants_are_the_civilians() -> None:
    assert coded("Two children and three soldiers were killed.")["civilians"] == (2, 2)


def test_some_of_those_who_died_are_no_total() -> None:
    found = coded(
        "Another 19 of those killed were found on Sunday.", "At least 40 people were killed in all."
    )
    assert found["all"] == (40, 40)


def test_civilians_beside_combatants_are_counted_apart() -> None:
    found = coded("Six people were killed, five of them civilians.")
    assert (found["all"], found["civilians"]) == ((6, 6), (5, 5))


def test_the_number_stated_of_a_group_stands_beside_more_names() -> None:
    named = (victim("Tilda Holt", 9), victim("Ebbe Holt", 6), victim("Runa Holt", 1))
    assert coded("Five people, including two children, died.", victims=named)["children"] == (2, 2)
    assert coded("Five people, including at least two children, died.", victims=named)["children"] == (2, 3)
    assert coded("Five people, including four children, died.", victims=named)["children"] == (4, 4)


def test_a_name_with_an_age_yields_to_no_bare_plural() -> None:
    named = (victim("Tilda Holt", 9), victim("Ebbe Holt", 6), victim("Runa Holt", 1))
    assert coded("Children were killed in Osterby.", victims=named)["children"] == (3, 3)


def test_a_named_person_of_unknown_age_is_presumed_adult_only_where_the_profile_says_so() -> None:
    named = (victim("Runa Holt", sex="female"),)
    assert coded("One person was killed.", victims=named)["women"] == (1, 1)
    assert "women" not in stated("One person was killed.", victims=named)


def test_a_daughter_of_unknown_age_is_no_woman_and_a_wife_is_one() -> None:
    named = (
        victim("Runa Holt", sex="female", relation="daughter"),
        victim("Edda Holt", None, "female", "wife"),
    )
    assert coded("Two people were killed.", victims=named)["women"] == (1, 1)


def test_names_tell_more_than_a_vague_word_and_a_man_with_his_wife() -> None:
    named = tuple(victim(f"{name} Holt", sex="female") for name in ("Runa", "Edda", "Tilda"))
    told = ("There were fatalities.", "Anders Holt died along with his wife and their son.")
    assert coded(*told, victims=named)["all"] == (3, 3)
    assert coded("Two people were killed.", victims=named)["all"] == (2, 2)


def test_a_range_with_both_ends_stands_alone() -> None:
    found = coded("Between four and five people were killed.", "A channel said that seven were killed.")
    assert found["all"] == (4, 5)


def test_journalists_do_not_tell_how_many_civilians_there_are() -> None:
    found = coded("Six people were killed.", "A photographer was among those killed.")
    assert (found["all"], "civilians" in found) == ((6, 6), False)


def test_of_people_told_of_again_those_with_a_number_count() -> None:
    assert coded("The suspect was killed.", "The three victims died.")["all"] == (3, 3)
    assert coded("A girl was killed.", "All six of those deaths shocked Brask.")["all"] == (1, 1)


def test_people_who_differ_by_age_or_sex_from_those_counted_first_are_added() -> None:
    told = "Three children were killed.", "Five women were killed at the gate."
    assert stated(*told)["all"] == (8, 8)
    assert stated(*told, "The five women and three children were killed at noon.")["all"] == (8, 8)
    assert stated("Three children were killed.", "Five children were killed.")["all"] == (3, 5)


def test_combatants_are_no_second_figure_of_civilians_nor_added_to_them() -> None:
    found = stated("Three civilians were killed.", "Six fighters were killed.")
    assert (found["all"], found["combatants"]) == ((3, 3), (6, 6))
    assert stated("Six fighters were killed.", "Three civilians were killed.")["all"] == (6, 6)


def test_combatants_told_of_later_are_no_second_figure_of_all_people() -> None:
    assert stated("Four people were killed.", "Five fighters were killed.")["all"] == (4, 4)
    assert stated("Five fighters were killed.", "Six people were killed.")["all"] == (5, 6)


def test_a_sentence_that_tells_of_people_one_by_one_counts_them() -> None:
    assert stated("A man was shot dead, while a boy of his died later.")["all"] == (2, 2)
    assert stated("A 22-year-old woman died, and a 26-year-old woman was killed.")["all"] == (2, 2)
    assert stated("A woman died, she was killed by a shell.")["all"] == (1, 1)
    assert stated("A woman was killed.", "A man was killed.")["all"] == (1, 1)
