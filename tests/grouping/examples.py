"""Reports and accounts of the invented island of Karsholm. All of it is fiction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from harmledger.model import (
    Account,
    Actor,
    Claim,
    Count,
    CountRange,
    DateInterval,
    Derivation,
    EventDate,
    EventPlace,
    Means,
    Place,
    Reading,
    Report,
    Span,
    Victim,
)
from harmledger.model.claim import Stance
from harmledger.model.reading import Entity, TimeExpression

MARKET = date(2031, 3, 15)

STORY = """\
Shells fell on the covered market of Tarn Hollow on Saturday morning, and at least fourteen people
were killed, the Karsholm Wire reports. Ilse Maren, who sells lamp oil under the east arcade, said
that the second shell came through the glass roof while buyers were still lying on the floor.
Ambulances from Velmora reached the town at noon, after the bridge at Hessel Cross had been cleared
of two burnt lorries. Doctor Aron Tveit of the Saint Brigit clinic counted thirty wounded, nine of
them children, and asked for blood. The Northern Front and the Karsholm Defence Forces accused each
other of the attack. A court in Brask is to hear the traders next week. Until then the market stays
shut, the warden said, and its keys lie with the harbour office in Osterby.
"""
OTHER_STORY = """\
The ferry between Osterby and Nyrup Bay sails again after eleven weeks, its owners announced. The
pier was mended with timber from the old shipyard, and divers took four sea mines out of the
channel. Fares have doubled since the autumn. Captain Runa Holt said that she expects two hundred
passengers a day once the schools open, and that the night boat will stay in port until the beacon
on Gull Skerry is lit. Fishermen complain that the new timetable leaves them no berth before dawn;
the harbour office has promised to hear them on Thursday.
"""


def place(name: str, lat: float, lon: float, precision: str = "town") -> Place:
    return Place(name=name, lat=lat, lon=lon, precision=precision, kind="populated", gazetteer="invented")


TARN_HOLLOW = place("Tarn Hollow", 61.20, -21.40)
OSTERBY = place("Osterby", 61.60, -21.10)  # some 47 km from Tarn Hollow
LANTERN_QUARTER = place("Lantern Quarter", 61.601, -21.101, "neighbourhood")
QUAY_QUARTER = place("Quay Quarter", 61.609, -21.101, "neighbourhood")


def report(
    id_: str,
    text: str = "Fiction.",
    *,
    published: date | None = MARKET,
    outlet: str | None = None,
    byline: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Report:
    return Report(
        id=id_,
        original="0" * 64,
        position=0,
        text=text,
        derivation=Derivation(tool="hand", version="1"),
        outlet=outlet,
        byline=byline,
        title=title,
        published=published,
        url=url,
    )


def reading(id_: str, *, times: Sequence[TimeExpression] = (), people: Sequence[Span] = ()) -> Reading:
    """What the reader marked in a report besides its accounts."""
    marked = tuple(Entity(span=one, type="person") for one in people)
    return Reading(report=id_, reader="hand", times=tuple(times), entities=marked)


def span(text: str = "Fiction.") -> Span:
    return Span(start=0, end=len(text), text=text)


def exactly(number: int) -> CountRange:
    return CountRange.exactly(number)


def count(
    range_: CountRange | int, group: str = "all", *, harm: str = "killed", claim: str | None = None
) -> Count:
    known = exactly(range_) if isinstance(range_, int) else range_
    return Count(harm=harm, group=group, range=known, span=span(), claim=claim)


def actor(name: str, role: str = "alleged_perpetrator", *, claim: str | None = None) -> Actor:
    return Actor(name=name, role=role, spans=(span(),), claim=claim)


def claim(id_: str, *chain: str, stance: Stance = "asserts", content: str = "Fiction.") -> Claim:
    return Claim(id=id_, chain=chain, stance=stance, content=(span(content),))


def victim(name: str) -> Victim:
    return Victim(name=name, harm="killed", spans=(span(),))


def account(
    told_by: str,
    number: int = 1,
    *,
    event_type: str = "shelling",
    on: DateInterval | date | None = None,
    at: Place | None = None,
    counts: Sequence[Count] = (),
    actors: Sequence[Actor] = (),
    victims: Sequence[str] = (),
    means: str | None = None,
    context: bool = False,
) -> Account:
    """An account of report `told_by`, whose totals are its counts as they stand, running tolls left out."""
    interval = DateInterval.on(on) if isinstance(on, date) else on
    totals: dict[str, dict[str, CountRange]] = {}
    for each in counts:
        if each.range.kind != "cumulative":
            totals.setdefault(each.harm, {})[each.group] = each.range
    return Account(
        id=f"{told_by}/{number}",
        report=told_by,
        event_type=event_type,
        event_spans=(span(),),
        date=EventDate(interval=interval, spans=(span(),)) if interval else None,
        place=EventPlace(place=at, spans=(span(),)) if at else None,
        means=Means(code=means, spans=(span(),)) if means else None,
        counts=tuple(counts),
        totals=totals,
        actors=tuple(actors),
        victims=tuple(map(victim, victims)),
        context=context,
    )
