"""Two accounts held side by side: what each field says on whether they tell of one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from harmledger.grouping import evidence
from harmledger.grouping.evidence import Evidence
from harmledger.grouping.facts import Facts
from harmledger.model import CountRange, Place
from harmledger.model.vocabulary import EventTypeTerm, MeansTerm, load

_QUARTER_KM = 2.0


def compare(left: Facts, right: Facts) -> Iterator[Evidence]:
    """Yield what the facts of two accounts say."""
    yield from dates(left, right)
    yield from places(left, right)
    yield from kinds(left, right)
    yield from tolls(left, right)
    yield from victims(left, right)


def wording(likeness: float | None, shared: Sequence[str] = ()) -> Iterator[Evidence]:
    """Yield what the `likeness` of two accounts' names says; `shared` are some that they have in common."""
    if likeness is None:
        return
    yield evidence.of("all rare names in common", f"both tell of {', '.join(shared)}", times=likeness)
    if likeness < 0.05:
        yield evidence.of("hardly a rare name in common", "hardly a rare name in common")


def dates(left: Facts, right: Facts) -> Iterator[Evidence]:
    """Compare the events' days, or, where an account has none, the days of publication."""
    if left.happened is None or right.happened is None:
        yield from _publications(left, right)
        return
    gap = left.happened.gap_days(right.happened)
    if left.happened.days == right.happened.days == 1 and gap == 0:
        yield evidence.of("one date", f"both on {left.happened.earliest}")
    elif gap == 0:
        if max(left.happened.days, right.happened.days) <= 7:
            yield evidence.of("dates overlap", "their dates overlap")
    else:
        step = _step(gap, {1: "a day apart", 4: "days apart", 31: "weeks apart"}, "months apart")
        yield evidence.of(step, f"{gap} days apart" if gap > 1 else "a day apart")


def _publications(left: Facts, right: Facts) -> Iterator[Evidence]:
    if left.published and right.published:
        gap = abs((left.published - right.published).days)
        steps = {1: "published together", 7: "published days apart", 31: "published weeks apart"}
        step = _step(gap, steps, "published months apart")
        yield evidence.of(step, f"published {gap} days apart" if gap else "published on one day")


def _step(value: float, steps: Mapping[int, str], beyond: str) -> str:
    """Return the first of `steps` (upper limit -> name, rising) that `value` does not exceed."""
    return next((name for limit, name in steps.items() if value <= limit), beyond)


def places(left: Facts, right: Facts) -> Iterator[Evidence]:
    """Compare the places' distance with how exactly each is known."""
    one, other = left.place, right.place
    if one is None or other is None:
        return
    radii = one.radius_km, other.radius_km
    apart = one.km_to(other)
    if apart > sum(radii):
        step = "places apart" if apart - sum(radii) <= 50 else "places far apart"
        yield evidence.of(step, f"{one.name} and {other.name} are {apart:.0f} km apart")
    elif are_quarters(one, other) and not _is_same(one, other):
        yield evidence.of("quarters apart", f"{one.name} is not {other.name}")
    elif max(radii) <= 100:
        steps = {2: "one village or quarter", 3: "one town", 15: "one city", 30: "one district"}
        yield evidence.of(_step(max(radii), steps, "one province"), _together(one, other))


def are_quarters(one: Place, other: Place) -> bool:
    """Whether both are known as exactly as a quarter or village is."""
    return max(one.radius_km, other.radius_km) <= _QUARTER_KM


def are_apart(left: Facts, right: Facts) -> bool | None:
    """Whether two accounts name different quarters or villages; None if either is less exact."""
    one, other = left.place, right.place
    if one is None or other is None or not are_quarters(one, other):
        return None
    return not _is_same(one, other)


def _is_same(one: Place, other: Place) -> bool:
    if one.geonames_id and other.geonames_id:
        return one.geonames_id == other.geonames_id
    return one.name.casefold() == other.name.casefold() or one.km_to(other) == 0


def _together(one: Place, other: Place) -> str:
    if _is_same(one, other):
        return f"both at {one.name}"
    inner, outer = sorted((one, other), key=lambda place: place.radius_km)
    return f"{inner.name} lies within reach of {outer.name}"


_REMOTE = frozenset(
    {"airstrike", "drone_strike", "shelling", "naval_bombardment", "chemical_attack", "bombing", "attack"}
)
_AT_HAND = frozenset({"ground_clash", "shooting", "execution", "attack"})


def kinds(left: Facts, right: Facts) -> Iterator[Evidence]:
    """Compare event types and means: one event may be told as a strike or as shelling, never as a truce."""
    one, other = left.event_type, right.event_type
    both = f"{_term(one).label} and {_term(other).label}"
    if one == other:
        yield evidence.of("one event type", f"both tell of: {_term(one).label}")
    elif not (_term(one).violent and _term(other).violent):
        yield evidence.of("violence and none", both)
    elif not any({one, other} <= family for family in (_REMOTE, _AT_HAND)):
        yield evidence.of("other means of violence", both)
    if left.means and right.means:
        yield from _means(left.means, right.means)


def _means(one: str, other: str) -> Iterator[Evidence]:
    terms = load("means", MeansTerm)
    if one == other:
        yield evidence.of("one means", f"both by: {terms[one].label}")
    elif terms[one].ohchr != terms[other].ohchr:
        yield evidence.of("other cause", f"{terms[one].label} and {terms[other].label}")


def _term(event_type: str) -> EventTypeTerm:
    term: EventTypeTerm = load("event_types", EventTypeTerm)[event_type]
    return term


def tolls(left: Facts, right: Facts) -> Iterator[Evidence]:
    """Compare how many were harmed; a toll that rises with later publication fits."""
    first, second = left, right
    if left.published and right.published and right.published < left.published:
        first, second = right, left
    for harm, toll in first.tolls.items():
        if harm in second.tolls:
            yield _toll(harm, toll, second.tolls[harm])


def _toll(harm: str, first: CountRange, second: CountRange) -> Evidence:
    if first.low == first.high == second.low == second.high:
        step = "one high toll" if first.low >= 5 else "one toll"
        return evidence.of(step, f"both say {first.low} {harm}")
    words = f"{_number(first)} and {_number(second)} {harm}"
    if first.overlaps(second):
        return evidence.of("tolls fit", words)
    low, high = sorted((first, second), key=lambda toll: toll.low)
    if high.low > 3 * max(2, low.high or 0):
        return evidence.of("tolls far apart", words)
    return evidence.of("risen toll" if low is first else "tolls differ", words)


def _number(toll: CountRange) -> str:
    if toll.high is None:
        return f"{toll.low} or more"
    return str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"


def victims(left: Facts, right: Facts) -> Iterator[Evidence]:
    """Compare the names of those harmed."""
    shared = left.victims.keys() & right.victims.keys()
    if shared:
        names = ", ".join(left.victims[name] for name in sorted(shared))
        yield evidence.of("a victim in common", f"both name {names}", times=min(2, len(shared)))
    elif left.victims and right.victims:
        several = min(len(left.victims), len(right.victims)) > 1
        weight = "several victims, none in common" if several else "no victim in common"
        yield evidence.of(weight, "they name different victims")
