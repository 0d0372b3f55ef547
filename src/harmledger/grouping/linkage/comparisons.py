"""Two accounts held side by side: what each field can say on whether they tell of one event.

A comparison is a list of levels, and the first whose condition holds is what the field says of a pair. The
conditions are Splink's: SQL over the columns of `table`, with `_l` and `_r` for the two accounts. They do not
depend on which of the two is which.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple, cast

from harmledger.grouping.linkage.facts import DAY, QUARTER_KM, TOWN_KM, Facts
from harmledger.grouping.linkage.hours import Hours
from harmledger.grouping.linkage.terms import UNIT, WEIGHTS
from harmledger.model import CountRange, DateInterval, Message, Place, Value, say

Words = Callable[[Facts, Facts], Message]


class Level(NamedTuple):
    """One thing that a field may say of two accounts, and how to say it."""

    name: str
    condition: str
    words: Words


class Comparison(NamedTuple):
    """A field, when it says nothing at all, and its levels."""

    name: str
    silent: str
    levels: tuple[Level, ...]


Levels = tuple[Level | None, ...]
"""What each comparison says of a pair, in the order of `COMPARISONS`; None is nothing."""


def _plain(words: str) -> Words:
    return lambda _left, _right: say(words)


_DATED = "first_l IS NOT NULL AND first_r IS NOT NULL"
_GAP = "greatest(0, first_l - last_r, first_r - last_l)"
_PRINTED = "abs(published_l - published_r)"
_LONGEST = "greatest(last_l - first_l, last_r - first_r)"


def _days_apart(left: Facts, right: Facts) -> Message:
    one, other = cast("tuple[DateInterval, DateInterval]", (left.happened, right.happened))
    gap = one.gap_days(other)
    return say("{} days apart", gap) if gap > 1 else say("a day apart")


def _printed_apart(left: Facts, right: Facts) -> Message:
    one, other = cast("tuple[date, date]", (left.published, right.published))
    gap = abs((one - other).days)
    return say("published {} days apart", gap) if gap else say("published on one day")


WHEN = Comparison(
    "when",
    f"CASE WHEN {_DATED} THEN {_GAP} = 0 AND {_LONGEST} >= 7 "
    "ELSE published_l IS NULL OR published_r IS NULL END",
    (
        Level(
            "one date",
            f"{_DATED} AND first_l = last_l AND first_r = last_r AND first_l = first_r",
            lambda left, _: say("both on {}", str(left.happened)),
        ),
        Level("dates overlap", f"{_DATED} AND {_GAP} = 0", _plain("their dates overlap")),
        Level("a day apart", f"{_DATED} AND {_GAP} <= 1", _days_apart),
        Level("days apart", f"{_DATED} AND {_GAP} <= 4", _days_apart),
        Level("weeks apart", f"{_DATED} AND {_GAP} <= 31", _days_apart),
        Level("months apart", _DATED, _days_apart),
        Level("published together", f"{_PRINTED} <= 1", _printed_apart),
        Level("published days apart", f"{_PRINTED} <= 7", _printed_apart),
        Level("published weeks apart", f"{_PRINTED} <= 31", _printed_apart),
        Level("published months apart", "ELSE", _printed_apart),
    ),
)
"""The events' days or, where an account has none, the days of publication."""

_MINUTES = "greatest(0, from_minute_l - to_minute_r, from_minute_r - to_minute_l)"
_CLOCKS = "from_minute_l = to_minute_l AND from_minute_r = to_minute_r"


def _hours(left: Facts, right: Facts) -> Message:
    one, other = sorted(cast("tuple[Hours, Hours]", (left.hours, right.hours)))
    return say("“{}” and “{}”", one.words, other.words)


HOURS = Comparison(
    "hours",
    f"from_minute_l IS NULL OR from_minute_r IS NULL OR {_MINUTES} > {DAY}",
    (
        Level("one hour", f"{_CLOCKS} AND {_MINUTES} <= 60", _hours),
        Level("hours fit", f"{_MINUTES} <= 60", _hours),
        Level("hours apart", "ELSE", _hours),
    ),
)
"""The time of day, unless the days are apart."""

_REACH = "(radius_l + radius_r)"
_WIDEST = "greatest(radius_l, radius_r)"
_KM = (
    "(12742 * asin(least(1, sqrt(pow(sin(radians(lat_r - lat_l) / 2), 2)"
    " + cos(radians(lat_l)) * cos(radians(lat_r)) * pow(sin(radians(lon_r - lon_l) / 2), 2)))))"
)

_ELSEWHERE = f"coalesce({_WIDEST} <= {TOWN_KM} AND {_KM} > {_REACH}, FALSE)"
"""Of two towns that are both known; among many strikes two towns count as many dead by chance."""


def _places(left: Facts, right: Facts) -> tuple[Place, Place]:
    """Return the two places, the more exactly known first."""
    both = cast("tuple[Place, Place]", (left.place, right.place))
    one, other = sorted(both, key=lambda place: (place.radius_km, place.name))
    return one, other


def _km_apart(left: Facts, right: Facts) -> Message:
    one, other = _places(left, right)
    return say("{} and {} are {:.0f} km apart", one.name, other.name, one.km_to(other))


def _together(left: Facts, right: Facts) -> Message:
    inner, outer = _places(left, right)
    if left.place_key == right.place_key:
        return say("both at {}", inner.name)
    return say("{} lies within reach of {}", inner.name, outer.name)


def _other_quarter(left: Facts, right: Facts) -> Message:
    one, other = _places(left, right)
    return say("{} is not {}", one.name, other.name)


WHERE = Comparison(
    "place",
    f"lat_l IS NULL OR lat_r IS NULL OR {_WIDEST} > 100",
    (
        Level("places far apart", f"{_KM} > {_REACH} + 50", _km_apart),
        Level("places apart", f"{_KM} > {_REACH}", _km_apart),
        Level("quarters apart", f"{_WIDEST} <= {QUARTER_KM} AND place_l <> place_r", _other_quarter),
        Level("one village or quarter", f"{_WIDEST} <= {QUARTER_KM}", _together),
        Level("one town", f"{_WIDEST} <= 3", _together),
        Level("one city", f"{_WIDEST} <= 15", _together),
        Level("one district", f"{_WIDEST} <= 30", _together),
        Level("one province", "ELSE", _together),
    ),
)
"""The places' distance, held against how exactly each is known."""


def _kinds(left: Facts, right: Facts) -> Message:
    one, other = sorted((left.event_type, right.event_type))
    return say("{} and {}", _spaced(one), _spaced(other))


def _spaced(code: str) -> Message:
    return say(code.replace("_", " "))


KIND = Comparison(
    "kind",
    "event_type_l = 'attack' OR event_type_r = 'attack'",
    (
        Level(
            "one event type",
            "event_type_l = event_type_r",
            lambda left, _: say("both tell of: {}", _spaced(left.event_type)),
        ),
        Level("like violence", "(remote_l AND remote_r) OR (at_hand_l AND at_hand_r)", _kinds),
        Level("other violence", "ELSE", _kinds),
    ),
)
"""What happened: one event may be told as a strike or as shelling."""

MEANS = Comparison(
    "means",
    "means_l IS NULL OR means_r IS NULL",
    (
        Level(
            "one means", "means_l = means_r", lambda left, _: say("both by: {}", _spaced(left.means or ""))
        ),
        Level("one cause", "cause_l = cause_r", _plain("like means")),
        Level("other cause", "ELSE", _plain("other means")),
    ),
)
"""With what it was done; the causes are OHCHR's."""


def _toll(harm: str) -> Comparison:
    """Compare how many came to a harm; a toll that rises with later publication fits."""
    low, high = f"{harm}_low", f"{harm}_high"
    exact = f"{low}_l = {high}_l AND {low}_r = {high}_r AND {low}_l = {low}_r"
    rises = "published_{0} < published_{1} AND {2}_{0} < {3}_{1}"
    risen = f"{rises.format('l', 'r', high, low)} OR {rises.format('r', 'l', high, low)}"

    def same(left: Facts, _right: Facts) -> Message:
        return say("both say {} {}", left.tolls[harm].low, say(harm))

    def both(left: Facts, right: Facts) -> Message:
        one, other = sorted(
            (left.tolls[harm], right.tolls[harm]), key=lambda toll: (toll.low, toll.high or 0)
        )
        return say("{} and {} {}", _number(one), _number(other), say(harm))

    return Comparison(
        harm,
        f"{low}_l IS NULL OR {low}_r IS NULL",
        (
            Level("one high toll elsewhere", f"{exact} AND {low}_l >= 5 AND {_ELSEWHERE}", same),
            Level("one high toll", f"{exact} AND {low}_l >= 5", same),
            Level("one toll of several", f"{exact} AND {low}_l > 1", same),
            Level("one toll", f"{exact} AND {low}_l > 0", same),
            Level("tolls fit", f"{low}_l <= {high}_r AND {low}_r <= {high}_l", both),
            Level(
                "tolls far apart",
                f"greatest({low}_l, {low}_r) > 3 * greatest(2, least({high}_l, {high}_r))",
                both,
            ),
            Level("risen toll", risen, both),
            Level("tolls differ", "ELSE", both),
        ),
    )


def _number(toll: CountRange) -> Value:
    if toll.high is None:
        return say("{} or more", toll.low)
    return toll.low if toll.low == toll.high else say("{} to {}", toll.low, toll.high)


def _shared(field: str, words: str) -> Words:
    def shared(left: Facts, right: Facts) -> Message:
        ours, theirs = getattr(left, field), getattr(right, field)
        return say(words, tuple(ours[name] for name in sorted(ours.keys() & theirs.keys())))

    return shared


VICTIMS = Comparison(
    "victims",
    "len(victims_l) = 0 OR len(victims_r) = 0",
    (
        Level(
            "victims in common",
            "len(list_intersect(victims_l, victims_r)) > 0",
            _shared("victims", "of those harmed, both name {}"),
        ),
        Level(
            "several victims, none in common",
            "least(len(victims_l), len(victims_r)) > 1",
            _plain("they name different victims"),
        ),
        Level("no victim in common", "ELSE", _plain("they name different victims")),
    ),
)
ACCUSED = Comparison(
    "accused",
    "len(accused_l) = 0 OR len(accused_r) = 0",
    (
        Level(
            "a suspect in common",
            "len(list_intersect(suspects_l, suspects_r)) > 0",
            _shared("accused", "both accuse {}"),
        ),
        Level(
            "one accused",
            "len(list_intersect(accused_l, accused_r)) > 0",
            _shared("accused", "both accuse {}"),
        ),
        Level("others accused", "ELSE", _plain("they accuse others")),
    ),
)
"""Who is said to have done it: a person says much, an army that does much of it little."""


def _common(terms: str) -> str:
    """Return the weight of the terms that both accounts have in a column, in units of `terms.UNIT`."""
    both = f"list_filter({terms}_l, lambda x: list_contains({terms}_r, x))"
    return f"(coalesce(list_sum(list_transform({both}, lambda x: x % {WEIGHTS})), 0) / {UNIT})"


_NEAR_IN_TIME = f"(CASE WHEN {_DATED} THEN {_GAP} <= 1 ELSE coalesce({_PRINTED} <= 31, FALSE) END)"
"""Names in common say less where the days are not known to be near: a town keeps its mayor."""

_PEOPLE = _common("people")

PEOPLE = Comparison(
    "people",
    "len(people_l) = 0 OR len(people_r) = 0 OR coalesce(outlet_l = outlet_r, FALSE)",
    (
        Level("several people in common", f"{_PEOPLE} >= 1.3", _shared("people", "both name {}")),
        Level("someone in common", f"{_PEOPLE} >= 0.5", _shared("people", "both name {}")),
        Level("someone well known in common", f"{_PEOPLE} > 0", _shared("people", "both name {}")),
        Level(
            "several people, none in common",
            "least(len(people_l), len(people_r)) > 2",
            _plain("they name different people"),
        ),
        Level("nobody in common", "ELSE", _plain("they name different people")),
    ),
)
"""Who is named, in whatever part; the fewer name him the more it says.

Between reports of one outlet it says nothing: its reporters sign all its news."""

_LIKENESS = f"({_common('names')} / (length_l * length_r))"
_LIMITS = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4)
_BRIEF = 2.5  # in length: a rare name or two
_NO_NAMES = (
    "len(names_l) = 0 OR len(names_r) = 0 OR coalesce(language_l <> language_r, FALSE)"
    f" OR (least(length_l, length_r) < {_BRIEF} AND {_LIKENESS} < {_LIMITS[0]})"
)
"""Another language spells all names otherwise, and no name in common says nothing where one has but few."""
_LIKE = (
    *(Level(f"likeness under {limit}", f"{_LIKENESS} < {limit}", _plain("")) for limit in _LIMITS),
    Level(f"likeness of {_LIMITS[-1]} or more", "ELSE", _plain("")),
)
NAMES = Comparison("names", f"{_NO_NAMES} OR NOT {_NEAR_IN_TIME}", _LIKE)
"""How alike the names in two texts of one day are, each weighed by its rarity."""
USUAL_NAMES = Comparison("usual_names", f"{_NO_NAMES} OR {_NEAR_IN_TIME}", _LIKE)
"""How alike those in texts of other days, or of no known day, are: it says less, for and against."""

COMPARISONS = (
    WHEN,
    HOURS,
    WHERE,
    KIND,
    MEANS,
    _toll("killed"),
    _toll("injured"),
    VICTIMS,
    ACCUSED,
    PEOPLE,
    NAMES,
    USUAL_NAMES,
)
