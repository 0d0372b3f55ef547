"""Comparisons: which level of each field a pair of accounts is on, by Splink's own reckoning."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import msgspec
import pytest
from tests.grouping.examples import (
    MARKET,
    OSTERBY,
    OTHER_STORY,
    STORY,
    TARN_HOLLOW,
    account,
    actor,
    count,
    place,
    reading,
    report,
)

from harmledger.grouping.linkage import pile, weights
from harmledger.grouping.linkage.comparisons import COMPARISONS
from harmledger.grouping.linkage.scoring import Scoring
from harmledger.grouping.origins.sources import Directory, Source
from harmledger.model import Account, CountRange, DateInterval, Reading, Span
from harmledger.model.reading import TimeExpression

LATER = MARKET + timedelta(days=2)
DEFAULT = weights.default()


def levels(
    *accounts: Account,
    texts: Mapping[str, str] | None = None,
    published: Mapping[str, date] | None = None,
    read: Mapping[str, Reading] | None = None,
) -> list[dict[str, str]]:
    """What the first account says beside each of the others: comparison -> level, where it says anything."""
    reports = {
        a.report: report(a.report, (texts or {}).get(a.report, ""), published=(published or {}).get(a.report))
        for a in accounts
    }
    readings = {id_: (read or {}).get(id_, reading(id_)) for id_ in reports}
    scoring = Scoring(pile.read(accounts, reports, readings), DEFAULT)
    found = scoring.levels([(0, number) for number in range(1, len(accounts))])
    return [
        {c.name: level.name for c, level in zip(COMPARISONS, on, strict=True) if level} for _, on in found
    ]


def weighed(comparison: str, *on: Mapping[str, str]) -> list[float]:
    return [DEFAULT.of(comparison, levels[comparison]) for levels in on]


def falls(numbers: list[float]) -> bool:
    return all(one > other for one, other in pairwise(numbers))


def test_the_longer_apart_the_less_likely() -> None:
    days = [MARKET + timedelta(days=gap) for gap in (0, 0, 1, 3, 14, 100)]
    on = levels(*(account(f"r{n}", on=day) for n, day in enumerate(days)))
    assert [found["when"] for found in on] == [
        "one date",
        "a day apart",
        "days apart",
        "weeks apart",
        "months apart",
    ]
    assert falls(weighed("when", *on))


def test_a_date_that_no_one_gives_leaves_the_days_of_publication_as_weaker_evidence() -> None:
    told = account("r1"), account("r2", on=MARKET), account("r3")
    on = levels(*told, published={"r1": MARKET, "r2": MARKET, "r3": MARKET + timedelta(days=90)})
    assert [found["when"] for found in on] == ["published together", "published months apart"]
    assert DEFAULT.of("when", "one date") > DEFAULT.of("when", "published together") > 0


def test_a_long_interval_around_the_other_day_says_nothing() -> None:
    season = DateInterval(earliest=MARKET - timedelta(days=40), latest=MARKET + timedelta(days=40))
    (found,) = levels(account("r1", on=MARKET), account("r2", on=season))
    assert "when" not in found


def test_the_farther_apart_the_less_likely() -> None:
    elsewhere = [TARN_HOLLOW, place("Hessel Cross", 61.35, -21.4), place("Velmora", 63.2, -20.0)]
    on = levels(
        account("r0", at=TARN_HOLLOW), *(account(f"r{n}", at=where) for n, where in enumerate(elsewhere, 1))
    )
    assert [found["place"] for found in on] == ["one town", "places apart", "places far apart"]


@pytest.mark.parametrize(
    ("precision", "level"),
    [
        ("village", "one village or quarter"),
        ("town", "one town"),
        ("city", "one city"),
        ("district", "one district"),
        ("province", "one province"),
        ("country", None),
    ],
)
def test_a_place_says_as_much_as_it_is_exactly_known(precision: str, level: str | None) -> None:
    brask = place("Brask", 61, -21, precision)
    (found,) = levels(account("r1", at=brask), account("r2", at=brask))
    assert found.get("place") == level


def test_what_is_not_said_weighs_nothing() -> None:
    full = account(
        "r2", event_type="shooting", on=MARKET, at=TARN_HOLLOW, counts=[count(3)], victims=["Ilse Maren"]
    )
    (found,) = levels(
        account("r1", event_type="shooting"), full, texts={"r2": STORY}, published={"r2": MARKET}
    )
    assert found == {"kind": "one event type"}


def test_a_rising_toll_fits_better_than_a_falling_one() -> None:
    on = levels(
        account("r1", counts=[count(14)]),
        account("r2", counts=[count(19)]),
        account("r3", counts=[count(11)]),
        published={"r1": MARKET, "r2": LATER, "r3": LATER},
    )
    assert [found["killed"] for found in on] == ["risen toll", "tolls differ"]


def test_the_same_high_toll_tells_more_than_the_same_low_one() -> None:
    high = levels(
        account("r1", counts=[count(17)]),
        account("r2", counts=[count(17)]),
        account("r3", counts=[count(CountRange.at_least(10))]),
        account("r4", counts=[count(80)]),
    )
    assert [found["killed"] for found in high] == ["one high toll", "tolls fit", "tolls far apart"]
    (low,) = levels(account("r1", counts=[count(1)]), account("r2", counts=[count(1)]))
    assert falls([*weighed("killed", high[0], low)])


def test_the_same_high_toll_in_another_town_says_nothing() -> None:
    on = levels(
        account("r1", at=TARN_HOLLOW, counts=[count(17)]),
        account("r2", at=TARN_HOLLOW, counts=[count(17)]),
        account("r3", at=OSTERBY, counts=[count(17)]),
    )
    assert [found["killed"] for found in on] == ["one high toll", "one high toll elsewhere"]
    assert weighed("killed", on[1]) == [0]


def test_a_name_is_the_same_in_any_order_and_with_any_middle_names() -> None:
    on = levels(
        account("r1", victims=["Ilse Maren", "Aron Tveit"]),
        account("r2", victims=["Maren, Ilse", "Aron K. Tveit"]),
        account("r3", victims=["Ilse Maren"]),
        account("r4", victims=["Odd Brask", "Runa Holt"]),
    )
    assert [found["victims"] for found in on] == [
        "victims in common",
        "victims in common",
        "several victims, none in common",
    ]
    assert falls(weighed("victims", *on[1:]))


def test_a_person_accused_tells_more_than_a_party() -> None:
    """However few accuse the party: of three reports of a war two may well accuse one army."""
    text = "Odd Brask fired, and so did the Northern Front."
    told = [
        account(f"r{n}", actors=[actor("Northern Front"), *([actor("Odd Brask")] if n < 2 else [])])
        for n in range(3)
    ]
    on = levels(
        *told,
        texts=dict.fromkeys(("r0", "r1", "r2"), text),
        read={f"r{n}": reading(f"r{n}", people=people(text, "Odd Brask")) for n in range(3)},
    )
    assert [found["accused"] for found in on] == ["a suspect in common", "one accused"]
    assert falls(weighed("accused", *on))


def test_the_same_names_are_more_alike_than_different_ones() -> None:
    told = [account(f"r{n}", on=MARKET) for n in range(4)]
    on = levels(*told, texts={"r0": STORY, "r1": STORY, "r2": OTHER_STORY, "r3": "no names"})
    assert on[0]["names"] == "likeness of 0.4 or more"
    assert on[1]["names"] == "likeness under 0.06"
    assert "names" not in on[2]
    assert falls(weighed("names", *on[:2]))


def test_two_texts_are_not_alike_for_a_few_common_names() -> None:
    """Though they name nothing else."""
    texts = {f"r{n}": "It hit Brask and the Northern Front." for n in range(60)}
    on = levels(*(account(id_, on=MARKET) for id_ in texts), texts=texts)
    assert {found["names"] for found in on} == {"likeness under 0.06"}


def test_a_text_of_few_names_says_nothing_by_sharing_none() -> None:
    told = [account(f"r{n}", on=MARKET) for n in range(3)]
    post, other = levels(*told, texts={"r0": STORY, "r1": "So said Lund.", "r2": OTHER_STORY})
    assert "names" not in post
    assert "names" in other


def test_texts_in_two_languages_need_share_no_name() -> None:
    languages = {"r1": "en", "r2": "ar", "r3": "en"}
    reports = {
        id_: msgspec.structs.replace(report(id_, STORY), language=language)
        for id_, language in languages.items()
    }
    told = [account(id_, on=MARKET) for id_ in reports]
    scoring = Scoring(pile.read(told, reports, {id_: reading(id_) for id_ in reports}), DEFAULT)
    names = [comparison.name for comparison in COMPARISONS].index("names")
    (_, two_languages), (_, one_language) = scoring.levels([(0, 1), (0, 2)])
    assert two_languages[names] is None
    assert one_language[names] is not None


@pytest.mark.parametrize("day", [MARKET + timedelta(days=30), None])
def test_like_names_say_less_where_the_days_are_not_known_to_be_near(day: date | None) -> None:
    told = account("r1", on=MARKET), account("r2", on=MARKET), account("r3", on=day)
    near, far = levels(*told, texts=dict.fromkeys(("r1", "r2", "r3"), STORY))
    assert "names" not in far
    assert "usual_names" not in near
    (likeness,) = weighed("names", near)
    (usual,) = weighed("usual_names", far)
    assert likeness > usual > 0


def at(hour: str, words: str = "Fiction.", *, day: date = MARKET) -> TimeExpression:
    """A time of the market's day, in the sentence that tells of the event."""
    interval = DateInterval.on(day)
    return TimeExpression(
        span=Span.of("Fiction.", 0, 8), type="TIME", value=f"{day}T{hour}", interval=interval
    )


def test_clocks_tell_one_event_from_another_of_its_day() -> None:
    hours = {"r1": "09:00", "r2": "09:40", "r3": "MO", "r4": "17:30", "r5": "EV"}
    on = levels(
        *(account(id_, on=MARKET) for id_ in hours),
        texts=dict.fromkeys(hours, "Fiction."),
        read={id_: reading(id_, times=[at(hour)]) for id_, hour in hours.items()},
    )
    assert [found["hours"] for found in on] == ["one hour", "hours fit", "hours apart", "hours apart"]
    assert falls(weighed("hours", *on[:3]))


def test_a_clock_of_another_day_says_nothing() -> None:
    later = MARKET + timedelta(days=3)
    (found,) = levels(
        account("r1", on=MARKET),
        account("r2", on=later),
        texts={"r1": "Fiction.", "r2": "Fiction."},
        read={
            "r1": reading("r1", times=[at("09:00")]),
            "r2": reading("r2", times=[at("09:00", day=later)]),
        },
    )
    assert "hours" not in found


def people(text: str, *names: str) -> list[Span]:
    return [Span.of(text, text.index(name), text.index(name) + len(name)) for name in names]


def test_whoever_is_named_in_both_tells_the_more_the_fewer_name_him() -> None:
    texts = {"r1": "Ilse Maren, Aron Tveit and Odd Brask met Runa Holt."}
    texts |= {"r2": "So said Ilse Maren and Aron Tveit.", "r3": "So said Odd Brask.", "r4": "Said Ove Lund."}
    texts |= {f"s{number}": "The mayor, Runa Holt, was told." for number in range(60)}
    names = ("Ilse Maren", "Aron Tveit", "Runa Holt", "Odd Brask", "Ove Lund")
    on = levels(
        *(account(id_) for id_ in texts),
        texts=texts,
        read={
            id_: reading(id_, people=people(text, *(name for name in names if name in text)))
            for id_, text in texts.items()
        },
    )
    assert [found["people"] for found in on[:4]] == [
        "several people in common",
        "someone in common",
        "nobody in common",
        "someone well known in common",
    ]
    assert falls(weighed("people", on[0], on[1], on[3], on[2]))


def test_the_people_whom_one_outlet_names_say_nothing() -> None:
    """Its reporters sign whatever they write, by whatever name it goes."""
    text = "Ilse Maren, for the Osterby Courier"
    outlets = ("Osterby Courier", "The Osterby Courier", "OC", None, "Brask Herald")
    reports = {f"r{n}": report(f"r{n}", text, outlet=outlet) for n, outlet in enumerate(outlets)}
    reports["r3"] = msgspec.structs.replace(reports["r3"], url="https://courier.example/1")
    marked = {id_: reading(id_, people=people(text, "Ilse Maren")) for id_ in reports}
    courier = Source(name="Osterby Courier", aliases=("OC",), domains=("courier.example",))
    ready = pile.read([account(id_) for id_ in reports], reports, marked, Directory([courier]))
    place_of_people = [comparison.name for comparison in COMPARISONS].index("people")
    said = [
        levels[place_of_people] is not None
        for _, levels in Scoring(ready, DEFAULT).levels([(0, n) for n in range(1, 5)])
    ]
    assert said == [False, False, False, True]


def test_that_both_say_nobody_was_killed_is_no_toll_in_common() -> None:
    (found,) = levels(account("r1", counts=[count(0)]), account("r2", counts=[count(0)]))
    assert found["killed"] == "tolls fit"


def test_every_level_has_its_odds() -> None:
    for comparison in COMPARISONS:
        assert [level.name for level in comparison.levels] == list(DEFAULT.fields[comparison.name].levels)
