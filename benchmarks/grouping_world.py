"""The generated world as a reader would read it who errs in nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from benchmarks import generate

from harmledger.model import (
    Account,
    Actor,
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
)
from harmledger.model.place import Toponym
from harmledger.model.reading import TimeExpression

_FIGURES = re.compile(r"(At least |)(\d+) people were killed and (\d+) wounded", re.IGNORECASE)
_CHILDREN = re.compile(r"Among the dead were (\d+) children")
_BLAMED = re.compile(r"blamed (the [A-Z][\w ]+),")
_ATTACKS = {
    "airstrike": ("airstrike", "aerial_bomb"),
    "shelling": ("shelling", "artillery"),
    "drone strike": ("drone_strike", "drone"),
    "car bomb": ("bombing", "car_bomb"),
}
"""Words -> type of event, means."""


class World(NamedTuple):
    """Reports, what was read in them, and report -> the event that it tells of."""

    reports: dict[str, Report]
    readings: dict[str, Reading]
    event_of: dict[str, str]

    @property
    def accounts(self) -> list[Account]:
        """All accounts, one a report."""
        return [account for reading in self.readings.values() for account in reading.accounts]


def read(number: int, days: int) -> World:
    """Return `number` reports of events that lie within so many days."""
    world = World({}, {}, {})
    for row, event in generate.told(number, days):
        report = _report(row)
        said = _span(report.text, generate.day_in_words(event.day))
        on = DateInterval.on(event.day)
        day = TimeExpression(span=said, type="DATE", value=event.day.isoformat(), interval=on)
        world.reports[report.id] = report
        world.readings[report.id] = Reading(
            report=report.id,
            reader="perfect",
            times=(day,),
            places=tuple(_places(report.text, event)),
            accounts=(_account(report, event, EventDate(interval=on, spans=(said,))),),
        )
        world.event_of[report.id] = f"{event}"
    return world


def _report(row: dict[str, str]) -> Report:
    return Report(
        id=row["id"],
        original="0" * 64,
        position=int(row["id"][1:]),
        text=row["text"],
        derivation=Derivation(tool="generate", version="1"),
        title=row["title"],
        outlet=row["outlet"],
        published=date.fromisoformat(row["published"]),
        language="en",
    )


def _places(text: str, event: generate.Event) -> Iterator[Toponym]:
    for found in re.finditer(rf"\b{event.town}\b", text):
        yield Toponym(span=Span.of(text, *found.span()), place=_town(event))


def _town(event: generate.Event) -> Place:
    lat, lon = generate.where(event.town)
    return Place(name=event.town, lat=lat, lon=lon, precision="town", kind="populated", gazetteer="generated")


def _account(report: Report, event: generate.Event, when: EventDate) -> Account:
    counts, attack = tuple(_counts(report.text)), _span(report.text, event.attack)
    event_type, means = next(codes for words, codes in _ATTACKS.items() if words in event.attack)
    return Account(
        id=f"{report.id}/1",
        report=report.id,
        event_type=event_type,
        event_spans=(attack,),
        means=Means(code=means, spans=(attack,)),
        date=when,
        place=EventPlace(place=_town(event), spans=(_span(report.text, event.town),)),
        counts=counts,
        totals={count.harm: {"all": count.range} for count in counts if count.group == "all"},
        actors=tuple(
            Actor(name=found[1], role="alleged_perpetrator", spans=(Span.of(report.text, *found.span(1)),))
            for found in _BLAMED.finditer(report.text)
        ),
    )


def _counts(text: str) -> Iterator[Count]:
    for found in _FIGURES.finditer(text):
        yield _count(text, found, 2, "killed", is_open=bool(found[1]))
        yield _count(text, found, 3, "injured")
    for found in _CHILDREN.finditer(text):
        yield _count(text, found, 1, "killed", "children")


def _count(
    text: str, found: re.Match[str], number: int, harm: str, group: str = "all", *, is_open: bool = False
) -> Count:
    stated = int(found[number])
    range_ = CountRange.at_least(stated) if is_open else CountRange.exactly(stated)
    return Count(harm=harm, group=group, range=range_, span=Span.of(text, *found.span(number)))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))
