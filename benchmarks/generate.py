"""Invented reports in any number, for measuring speed: an invented island, invented towns and parties.

    python -m benchmarks.generate 1000 FOLDER

writes FOLDER/reports.jsonl and FOLDER/places.csv. The same number always gives the same bytes. Of ten reports
about three tell of an event alone, the others share theirs with one to four more; a fifth are reprints.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path

TOWNS = [
    head + tail
    for head, tail in product(
        ("Vel", "Tarn", "Oster", "Brask", "Holm", "Skar", "Lund", "Fenn", "Aske", "Grim", "Mork", "Ravn"),
        ("mora", "hollow", "by", "wick", "vik", "sund", "dal", "haven", "ness", "fjell", "berg", "stad"),
    )
]
PARTIES = ("the Northern Front", "the Karsholm Defence Forces", "the Coastal Brigade")
OUTLETS = ("Karsholm Wire", "Island Courier", "Harbour Post", "Northern Star", "Velmora Today")
ATTACKS = (
    "an airstrike on {site} in {town}",
    "shelling of {site} in {town}",
    "a drone strike on {site} in {town}",
    "a car bomb near {site} in {town}",
)
SITES = ("a market", "a residential block", "a school", "a clinic", "a bakery", "a fishing quay")
SOURCES = (
    "a hospital official",
    "residents",
    "the civil defence",
    "a local council member",
    "rescue workers",
)
FILLER = (
    "Roads into the town were closed for most of the day and traders kept their shutters down.",
    "The island council has asked both sides to keep the harbour open for aid.",
    "Electricity was cut in several quarters until the evening.",
    "Schools in the district will stay closed for 3 days, the education board said.",
    "Repairs to the water main are expected to cost 40,000 crowns.",
    "Talks between the parties, which began in the spring, have stalled over prisoners.",
)


def main(number: int, folder: Path) -> None:
    """Write `number` reports and the gazetteer file that goes with them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "reports.jsonl").open("w", encoding="utf-8") as file:
        for report in reports(number):
            file.write(json.dumps(report) + "\n")
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "lat", "lon", "kind", "country"])
        for town in TOWNS:
            rows.writerow([town, *where(town), "populated", "QK"])


def where(town: str) -> tuple[float, float]:
    """Return the latitude and longitude of an invented town."""
    index = TOWNS.index(town)
    return -40 + index // 12 * 0.2, -120 + index % 12 * 0.2


def reports(number: int) -> Iterator[dict[str, str]]:
    """Yield `number` reports, event after event."""
    return (report for report, _ in told(number))


def told(number: int, days: int = 1500) -> Iterator[tuple[dict[str, str], Event]]:
    """Yield `number` reports, each with the event that it tells of; all within so many days."""
    random.seed(number)
    written = 0
    while written < number:
        event = _event(days)
        told: list[str] = []
        for _ in range(min(random.choice((1, 1, 1, 2, 3, 4, 5)), number - written)):
            reprint = told and random.random() < 0.3
            text = f"{random.choice(OUTLETS)}: {random.choice(told)}" if reprint else _text(event)
            told.append(text)
            published = event.day + timedelta(days=random.choice((0, 0, 1, 2)))
            report = {
                "id": f"b{written}",
                "title": f"Strike in {event.town}",
                "outlet": random.choice(OUTLETS),
                "published": published.isoformat(),
                "language": "en",
                "text": text,
            }
            yield report, event
            written += 1


@dataclass
class Event:
    """What happened, as the one who invents it knows."""

    town: str
    day: date
    attack: str
    killed: int
    injured: int
    party: str


def _event(days: int) -> Event:
    town = random.choice(TOWNS)
    return Event(
        town=town,
        day=date(2031, 1, 1) + timedelta(days=random.randrange(days)),
        attack=random.choice(ATTACKS).format(site=random.choice(SITES), town=town),
        killed=random.randint(6, 40),
        injured=random.randint(1, 60),
        party=random.choice(PARTIES),
    )


def day_in_words(day: date) -> str:
    """Return the day as the reports have it."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _text(event: Event) -> str:
    killed = max(1, event.killed + random.choice((-2, 0, 0, 0, 1)))
    bound = random.choice(("", "", "at least ", "around "))
    lead = (
        f"{event.town} — {bound.capitalize()}{killed} people were killed and {event.injured} wounded in "
        f"{event.attack} on {day_in_words(event.day)}, "
        f"{random.choice(SOURCES)} said."
    )
    subset = f"Among the dead were {max(2, killed // 3)} children, according to {random.choice(SOURCES)}."
    blame = f"{random.choice(SOURCES).capitalize()} blamed {event.party}, which did not comment."
    filler = random.sample(FILLER, k=random.randint(2, len(FILLER)))
    return " ".join([lead, subset, blame, *filler])


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
