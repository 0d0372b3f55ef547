"""What an incident comes to: date, place, type, parties, and where its accounts differ."""

from __future__ import annotations

from datetime import date

import msgspec
from tests.assessment.examples import DAY_AFTER, assessed, killed
from tests.grouping.examples import (
    LANTERN_QUARTER,
    MARKET,
    OSTERBY,
    TARN_HOLLOW,
    account,
    actor,
    claim,
    count,
    span,
)

from harmledger.model import Account, Assessment, CountRange, DateInterval, Disagreement, EventDate, Party

MARCH = DateInterval(earliest=date(2031, 3, 1), latest=date(2031, 3, 31))
WEEK = DateInterval(earliest=MARKET, latest=date(2031, 3, 21))


def interval(assessment: Assessment) -> DateInterval | None:
    return assessment.date.interval if assessment.date else None


def sides(disagreement: Disagreement) -> dict[str, str]:
    return {side.account: str(side.value) for side in disagreement.sides}


def differing(*accounts: Account) -> dict[str, dict[str, str]]:
    return {each.field: sides(each) for each in assessed(*accounts).disagreements}


def test_the_day_is_the_one_that_most_origins_give_not_most_reports() -> None:
    reprinted = [account(f"r{n}", on=DAY_AFTER) for n in range(3)]
    others = [account("r8", on=MARKET), account("r9", on=MARKET)]
    found = assessed(*reprinted, *others, origins=[["r0", "r1", "r2"], ["r8"], ["r9"]])
    assert interval(found) == DateInterval.on(MARKET)


def test_of_two_days_equally_told_the_earlier_is_taken() -> None:
    assert interval(assessed(account("r1", on=DAY_AFTER), account("r2", on=MARKET))) == DateInterval.on(
        MARKET
    )


def test_a_day_outweighs_wider_dates_and_no_date_is_none() -> None:
    wide = [account("r1", on=MARCH), account("r2", on=MARCH)]
    assert interval(assessed(*wide, account("r3", on=MARKET))) == DateInterval.on(MARKET)
    assert interval(assessed(*wide, account("r3", on=WEEK))) == WEEK
    assert interval(assessed(account("r1"))) is None


def test_days_in_a_row_that_are_each_named_count_like_a_day() -> None:
    both = DateInterval(earliest=MARKET, latest=DAY_AFTER)
    row = [
        msgspec.structs.replace(
            told, date=EventDate(interval=both, spans=(span("1 March"), span("2 March")), reason=None)
        )
        for told in (account("r1", on=both), account("r2", on=both))
    ]
    assert interval(assessed(*row, account("r3", on=DAY_AFTER))) == both
    assert interval(assessed(row[0], account("r3", on=DAY_AFTER))) == DateInterval.on(DAY_AFTER)


def test_the_place_is_the_most_exact_on_which_most_origins_agree() -> None:
    accounts = account("r1", at=OSTERBY), account("r2", at=LANTERN_QUARTER), account("r3", at=TARN_HOLLOW)
    found = assessed(*accounts)
    assert found.place is not None
    assert found.place.place == LANTERN_QUARTER


def test_the_type_is_the_majority_s_and_attack_says_least() -> None:
    kinds = ["attack", "attack", "shelling", "airstrike", "airstrike"]
    accounts = [account(f"r{n}", event_type=kind) for n, kind in enumerate(kinds)]
    assert assessed(*accounts).event_type == "airstrike"
    assert assessed(accounts[0]).event_type == "attack"


def test_the_accused_come_before_other_parties() -> None:
    told = account("r1", actors=[actor("Straits Mission", "party"), actor("Northern Front")])
    assert assessed(told).actors == ("Northern Front",)
    assert assessed(account("r1", actors=[actor("Straits Mission", "party")])).actors == ("Straits Mission",)


def test_a_party_stands_once_however_many_names_the_lists_have_for_it() -> None:
    names = ("the Front", "الجبهة الشمالية", "Harbour Guard", "the Front", "Harbour Guard")
    told = [account(f"r{n}", actors=[actor(name)]) for n, name in enumerate(names)]
    front = Party(side="Northern Front", listed="Northern Front")
    of = {"the Front": front, "الجبهة الشمالية": front, "Northern Front": front}
    assert assessed(*told, parties=of).actors == ("the Front", "Harbour Guard"), "the name that most use"
    full = account("r9", actors=[actor("Northern Front")])
    assert assessed(*told, full, parties=of).actors == ("Northern Front", "Harbour Guard"), "its own, if used"
    assert len(assessed(*told).actors) == 3


def test_origins_that_tell_of_the_incident_are_listed_once() -> None:
    found = assessed(account("r1"), account("r2"), account("r3"), origins=[["r1", "r3"], ["r2"], ["r4"]])
    assert [origin.reports for origin in found.origins] == [("r1", "r3"), ("r2",)]


def test_figures_that_cannot_both_be_right_are_a_disagreement() -> None:
    found = differing(account("r1", counts=[count(14)]), account("r2", counts=[count(11)]))
    assert found == {"totals.killed.all": {"r1/1": "14", "r2/1": "11"}}


def test_figures_that_may_both_be_right_are_none() -> None:
    fits = count(CountRange.at_least(11))
    assert differing(account("r1", counts=[count(14)]), account("r2", counts=[fits])) == {}


def test_a_whole_lower_than_its_part_is_shown_and_not_mended() -> None:
    told = account("r1", counts=[count(5), count(7, "children")])
    found = assessed(told)
    assert killed(found).range == CountRange.exactly(5)
    (shown,) = found.disagreements
    assert shown.field == "totals.killed: children exceed all"
    assert [(side.account, str(side.value)) for side in shown.sides] == [
        ("r1/1", "5 all"),
        ("r1/1", "7 children"),
    ]


def test_dates_places_types_and_actors_that_clash_are_shown() -> None:
    one = account("r1", event_type="airstrike", on=MARKET, at=OSTERBY, actors=[actor("Northern Front")])
    other = account(
        "r2", event_type="shelling", on=WEEK, at=LANTERN_QUARTER, actors=[actor("Northern Front")]
    )
    assert differing(one, other) == {"event_type": {"r1/1": "airstrike", "r2/1": "shelling"}}
    clashing = account(
        "r3", event_type="attack", on=DAY_AFTER, at=TARN_HOLLOW, actors=[actor("Harbour Guard")]
    )
    assert differing(one, clashing) == {
        "date": {"r1/1": "2031-03-15", "r3/1": "2031-03-16"},
        "place": {"r1/1": "Osterby", "r3/1": "Tarn Hollow"},
        "actors": {"r1/1": "Northern Front", "r3/1": "Harbour Guard"},
    }


def test_a_type_of_event_does_not_clash_with_the_wider_one_it_is_told_of_as() -> None:
    types = "shooting", "execution", "attack"
    assert differing(*(account(f"r{n}", event_type=each) for n, each in enumerate(types))) == {}
    types = "drone_strike", "shelling", "airstrike"
    assert differing(*(account(f"r{n}", event_type=each) for n, each in enumerate(types))) == {
        "event_type": {"r0/1": "drone_strike", "r1/1": "shelling", "r2/1": "airstrike"}
    }


def test_a_denial_is_shown_in_its_words() -> None:
    told = account("r1", actors=[actor("Northern Front")])
    denied = {
        "r1": [claim("c1", "the Front", stance="denies"), claim("c2", "Osterby's mayor", stance="denies")]
    }
    (shown,) = assessed(told, claims=denied).disagreements
    assert shown.field == "denial"
    said = [str(side.value) for side in shown.sides]
    assert said == ["Northern Front denies: Fiction.", "Osterby's mayor denies: Fiction."]


def test_each_side_of_a_disagreement_has_the_words_that_state_it() -> None:
    (shown,) = assessed(account("r1", on=MARKET), account("r2", on=DAY_AFTER)).disagreements
    assert [side.spans for side in shown.sides] == [(span(),), (span(),)]


def test_where_people_are_counted_as_civilians_and_as_combatants_the_civilian_minimum_is_none() -> None:
    monitor = account("r1", counts=[count(3), count(3, "civilians")])
    army = account("r2", counts=[count(3), count(3, "combatants")])
    found = assessed(monitor, army)
    civilians = killed(found, "civilians")
    assert civilians.range == CountRange(low=0, high=3)
    assert "contested" in str(civilians.remark)
    (shown,) = found.disagreements
    assert shown.field == "totals.killed: civilians or combatants"
    assert sides(shown) == {"r1/1": "3 civilians", "r2/1": "3 combatants"}


def test_several_combatants_of_whom_no_number_is_told_contest_no_one_s_status() -> None:
    monitor = account("r1", counts=[count(7), count(7, "civilians")])
    several = CountRange(low=2, high=None, kind="derived", approximate=True)
    found = assessed(monitor, account("r2", counts=[count(several, "combatants")]))
    assert killed(found, "civilians").range == CountRange.exactly(7)
    assert found.disagreements == ()


def test_combatants_who_were_killed_beside_civilians_contest_nothing() -> None:
    told = account("r1", counts=[count(15), count(4, "civilians"), count(11, "combatants")])
    found = assessed(told)
    assert killed(found, "civilians").range == CountRange.exactly(4)
    assert found.disagreements == ()


def test_more_names_than_the_highest_figure_are_a_flag_and_mend_nothing() -> None:
    one = account("r1", counts=[count(2)], victims=["Marit Solne", "Runa Haim"])
    other = account("r2", victims=["Marit Elin Solne", "Pell Varrow"])
    found = assessed(one, other)
    assert killed(found).range == CountRange.exactly(2)
    (shown,) = found.disagreements
    assert shown.field == "totals.killed: 3 are named, more than 2"
    assert [str(side.value) for side in shown.sides] == ["Marit Solne", "Runa Haim", "Pell Varrow"]
    assert assessed(one).disagreements == ()
