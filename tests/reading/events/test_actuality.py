"""What a report says happened, and what it only fears, plans or denies. All reports are invented."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.reports import gather, read

from harmledger.model import Account, Span
from harmledger.reading.events.actuality import happened
from harmledger.reading.parties.actors import Mention


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Front attacked Brask on Tuesday.",
        "Shelling was heard in Brask on Tuesday.",
        "The raid may have been an attack on Brask on Tuesday.",
        "The guards would have stopped the attack on Brask on Tuesday.",
        "A vigil will be held on Friday for the victims of the attack in Brask.",
    ],
)
def test_what_is_told_as_done_is_an_event(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Front threatened to attack Brask on Tuesday.",
        "The council warned of an attack on Brask.",
        "If the Northern Front attacks Brask, the road will be closed on Tuesday.",
        "The army would shell Brask within days, the mayor said on Tuesday.",
        "The fire brigade held a drill for an air raid in Brask on Tuesday.",
        "Soldiers foiled a plot to launch an attack in Brask on Tuesday.",
        "A mock attack was staged in Brask on Tuesday.",
        "A man in Brask had a heart attack on Tuesday.",
        "A mill in Brask would have been shelled on Tuesday had the fog lifted.",
        "The Northern Front pledged to attack Brask on Tuesday.",
        "The army warned it would strike Brask on Tuesday.",
    ],
)
def test_what_is_feared_planned_or_rehearsed_is_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The attacks on our towns are a crime, the premier told the assembly.",
        "We must end the fighting and the shelling.",
        "Nothing is won by bombing, and no one has the courage to say so.",
    ],
)
def test_a_speech_or_a_commentary_is_no_event(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The Accord, a group fighting government troops near Brask, has a seat at the talks.", False),
        ("The Accord claims to be fighting the Northern Front in Brask.", False),
        ("They made the Front in Brask to murder and destroy.", False),
        ("The Front was fighting the Accord in Brask on Monday.", True),
        ("Fighting erupted in Brask on Monday.", True),
        ("Two soldiers died fighting the Northern Front in Brask.", True),
    ],
)
def test_whom_a_party_fights_tells_of_no_event_of_itself(text: str, is_told: bool) -> None:
    assert bool(read(text)) == is_told


def test_a_party_is_no_victim() -> None:
    (account,) = read("Shelling in Brask on Monday killed Hassan Said Militia men.")
    assert account.victims == ()


def test_what_someone_denies_is_not_counted_and_accuses_no_one() -> None:
    (account,) = read("The Northern Front denied that it had executed nine men in Brask on Tuesday.")
    assert account.event_type == "execution"
    assert (account.counts, account.totals) == ((), {})
    assert [actor.role for actor in account.actors] == ["party"]


@pytest.mark.parametrize(("words", "role"), [("saw", "alleged_perpetrator"), ("feared", "party")])
def test_a_party_has_no_part_in_a_deed_of_its_own_that_is_not_done(words: str, role: str) -> None:
    text = f"Residents {words} a Sarranian airstrike on Brask."
    start = text.index("Sarranian")
    span = Span.of(text, start, start + len("Sarranian airstrike"))
    accused = Mention("Sarranian Military", span, "alleged_perpetrator")
    (told,) = happened([gather(text)[0]._replace(actors=(accused,))], (), language="en")
    assert [mention.role for mention in told.actors] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Front denied having shelled Brask on Tuesday and having killed nine men.",
        "Claims that the Northern Front executed nine men in Brask on Tuesday are false, a spokesman said.",
        "The Northern Front neither shelled Brask nor attacked Osterby on Tuesday, a spokesman said.",
    ],
)
def test_what_is_denied_in_any_words_accuses_no_one_and_counts_no_one(text: str) -> None:
    for account in read(text):
        assert account.counts == ()
        assert all(actor.role == "party" for actor in account.actors)


def test_what_a_party_admits_is_a_claim_and_accuses_it() -> None:
    (account,) = read(
        "The Northern Front has admitted that its men shelled a mill in Brask on Tuesday, killing nine men."
    )
    assert [(a.name, a.role) for a in account.actors] == [("Northern Front", "alleged_perpetrator")]
    assert [count.claim for count in account.counts] == ["c1"]


def test_reports_that_a_denial_answers_count_no_one() -> None:
    answered = "He was replying to reports that five men had been shot in Osterby, and he named no one."
    (denial,) = read(f"The Northern Front denied that men were executed in Osterby. {answered}")
    assert denial.counts == ()
    (told,) = read(f"Men were executed in Osterby on March 4. {answered}")
    assert [count.range.low for count in told.counts if count.range.low == 5] == [5]


def test_a_denial_beside_an_event_takes_nothing_from_it() -> None:
    (account,) = read(
        "Shelling killed two people in Brask on Tuesday. The army denied that it had executed nine men there."
    )
    assert account.event_type == "shelling"
    assert account.totals["killed"]["all"].high == 2


def _when_and_how_many(account: Account) -> tuple[date | None, int | None]:
    killed = account.totals.get("killed", {}).get("all")
    return account.date.interval.earliest if account.date else None, killed.high if killed else None


def test_two_attacks_of_two_days_are_two_events() -> None:
    found = read(
        "Shelling killed two people in Brask on March 4, residents said.\n\n"
        "In another attack, an airstrike killed five people in Osterby on March 5."
    )
    assert [_when_and_how_many(a) for a in found] == [(date(2014, 3, 4), 2), (date(2014, 3, 5), 5)]


def test_each_event_may_stand_under_a_heading_of_its_own() -> None:
    found = read(
        "THE BAKERY. On March 4, shelling killed two people in Brask.\n\n"
        "THE MARKET. On March 5, an airstrike killed five people in Osterby."
    )
    assert [_when_and_how_many(a) for a in found] == [(date(2014, 3, 4), 2), (date(2014, 3, 5), 5)]


def test_a_later_sentence_goes_to_the_event_of_its_own_day() -> None:
    found = read(
        "Shelling killed two people in Brask on March 4.\n\n"
        "In another attack, an airstrike killed five people in Osterby on March 5.\n\n"
        "The shelling in Brask on March 4 also wounded nine people."
    )
    assert [a.totals.get("injured", {}).keys() for a in found] == [{"all"}, set()]


def test_another_person_hurt_is_no_other_event() -> None:
    assert (
        len(read("Shelling killed two people in Brask on March 4. Another man was hurt in the attack.")) == 1
    )


def test_the_attack_spoken_of_as_known_is_no_other_event() -> None:
    text = (
        "Shelling killed two people in Brask on March 4.\n\n"
        "At 9 p.m. in Osterby the two people killed in the attack were named."
    )
    assert len(read(text)) == 1


def test_people_hurt_at_another_hour_of_a_new_paragraph_are_another_event() -> None:
    found = read(
        "At 1:30 a.m. on March 4, two people were shot in Brask.\n\n"
        "At 9 p.m., a woman was shot at a bus stop."
    )
    assert [a.totals["injured"]["all"].high for a in found] == [2, 1]


def test_people_hurt_at_a_place_that_no_gazetteer_knows_are_another_event() -> None:
    found = read(
        "Shelling killed two people in Brask on March 4.\n\n"
        "In Farrow Dell, gunmen killed nine people at a mill.\n\n"
        "In Farrow Dell, three people were wounded too."
    )
    assert [a.totals["killed"]["all"].high for a in found] == [2, 9]
    assert found[1].totals["injured"]["all"].high == 3


def test_an_earlier_event_told_in_passing_is_background() -> None:
    main, before = read(
        "Shelling killed two people in Brask on March 4.\n\n"
        "In a similar attack last month, shells killed five people in Osterby on February 6."
    )
    assert (main.context, before.context) == (False, True)
    assert main.totals["killed"]["all"].high == 2
