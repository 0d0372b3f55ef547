"""How fast the workbench answers over a large ledger, of incidents that are written without reading.

    python -m benchmarks.workbench_speed LEDGER [INCIDENTS] [DATABASE]     by default 100,000 incidents

Makes a ledger in the folder LEDGER, unless one is there, in a file or at the PostgreSQL address DATABASE:
every third incident is told by two reports, places are 5,000 invented ones, one incident in twenty has none;
beside the 40 outlets there are 5,000 origins, and 2,000 notes stand in the log of decisions.
Then asks for each page so many times, in one process and with no network between, and prints the median and
the slowest answer in milliseconds, and how long this process and a server on this machine worked for one,
by the processor's time: on a crowded machine the rest is waiting. Everything in the ledger is fiction.
"""

from __future__ import annotations

import hashlib
import logging
import random
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep

import psutil
from fastapi.testclient import TestClient
from msgspec.structs import replace
from sqlalchemy import create_engine

from harmledger import pipeline
from harmledger.assessment import STANDARD
from harmledger.ledger import Ledger, Wanted, keep
from harmledger.ledger.location import locate
from harmledger.model import (
    Account,
    Actor,
    Count,
    CountRange,
    DateInterval,
    Derivation,
    EventDate,
    EventPlace,
    Group,
    Lineage,
    Means,
    Original,
    Place,
    Reading,
    Report,
    Span,
    Victim,
)
from harmledger.model.decision import Note
from harmledger.pipeline import judging
from harmledger.pipeline.progress import silent
from harmledger.publishing.export import FORMATS
from harmledger.web import create_app
from harmledger.web.access_by_token import ByToken

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
FIRST_DAY = date(2025, 1, 1)
TIMES = 9
BATCH = 1000
SOURCES = 5_000
NOTES = 2_000
PARTIES = ("Northern Front", "Karsholm Defence Forces", "Accord")
EVENTS = ("airstrike", "shelling", "shooting", "bombing")
MEANS = ("mortar", "artillery", "small_arms")
NAMES = ("Ansa", "Bero", "Cilla", "Doman", "Elke", "Faruk"), ("Hollin", "Istrad", "Jorvik", "Kessel", "Lund")


def reports(incidents: int, chance: random.Random) -> Iterator[tuple[int, Report, Account]]:
    """Yield each report with the number of the incident that it tells of, and how it tells of it."""
    for number in range(incidents):
        killed, place = chance.randrange(1, 30), chance.randrange(5_000)
        day = FIRST_DAY + timedelta(days=number * 2_000 // incidents)
        for telling in range(2 if number % 3 == 0 else 1):
            report, told = f"r{number}-{telling}", killed + telling * chance.randrange(3)
            victim = f"{chance.choice(NAMES[0])} {chance.choice(NAMES[1])}"
            words = f"{told} people were killed in Place {place} on {day}, among them {victim}. "
            text = words + "The hospital of Velmora said that it had taken in the wounded. " * 8
            yield number, _report(report, text, day), _account(report, text, told, place, day, victim)


def _report(name: str, text: str, day: date) -> Report:
    return Report(
        id=name,
        original="",
        position=0,
        text=text,
        derivation=Derivation(tool="generated", version="1"),
        title=text[:60],
        outlet=_outlet(f"{name}/1"),
        published=day + timedelta(days=1),
        language="en",
    )


def _outlet(account: str) -> str:
    report = account.partition("/")[0]
    return f"Courier {int(hashlib.sha256(report.encode()).hexdigest(), 16) % 40}"


def _account(report: str, text: str, killed: int, place: int, day: date, victim: str) -> Account:
    span, number = Span.of(text, 0, 20), place * 7 + killed
    exactly = CountRange.exactly(killed)
    where = Place(
        name=f"Place {place}",
        lat=-45 + place % 100 / 20,
        lon=-130 + place / 500,
        precision="village",
        kind="populated",
        gazetteer="generated",
    )
    return Account(
        id=f"{report}/1",
        report=report,
        event_type=EVENTS[number % len(EVENTS)],
        event_spans=(span,),
        date=EventDate(interval=DateInterval.on(day), spans=(span,)),
        place=EventPlace(place=where, spans=(span,)) if number % 20 else None,
        actors=(Actor(name=PARTIES[number % len(PARTIES)], role="alleged_perpetrator", spans=(span,)),),
        means=Means(code=MEANS[number % len(MEANS)], spans=(span,)),
        counts=(Count(harm="killed", group="all", range=exactly, span=span),),
        totals={"killed": {"all": exactly}},
        coded={"killed": {"all": exactly}},
        victims=(
            Victim(
                name=victim,
                harm="killed",
                spans=(Span.of(text, text.index(victim), text.index(victim) + len(victim)),),
            ),
        ),
    )


def fill(ledger: Ledger, incidents: int) -> None:
    """Write the incidents, group and assess them."""
    groups: dict[int, list[str]] = {}
    remaining = reports(incidents, random.Random(6))
    for batch in iter(lambda: list(islice(remaining, BATCH)), []):
        name = batch[0][1].id
        source = Original(
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            size=1,
            media_type="text/plain",
            location=name,
            captured_at=NOON,
            captured_by="benchmark",
            method="file",
            tool="benchmark",
        )
        with ledger.transaction():
            ledger.add_original(source)
            kept = [
                replace(report, original=source.sha256, position=position)
                for position, (_, report, _) in enumerate(batch)
            ]
            ledger.save_intake(source, kept, tool_version="1", at=NOON)
            ledger.save_readings(
                Reading(report=a.report, reader="generated", accounts=(a,)) for _, _, a in batch
            )
        for number, _, account in batch:
            groups.setdefault(number, []).append(account.id)
    with ledger.transaction():
        ledger.save_groups(
            Group(founder=accounts[0], accounts=tuple(accounts)) for accounts in groups.values()
        )
        ledger.save_lineages(
            Lineage(account=account, origin=f"Source {number % SOURCES}", kind="monitor")
            for number, accounts in groups.items()
            for account in accounts
        )
        ledger.save_publishers(
            {account.partition("/")[0]: _outlet(account) for a in groups.values() for account in a}
        )
    judging.assess_all(ledger, STANDARD, silent)
    with ledger.transaction():
        for state in islice(ledger.each_incident(), NOTES):
            ledger.decide(Note(incident=state.id, text="seen"), by="benchmark", at=NOON)


def pages(incident: str) -> dict[str, str]:
    """Return what is asked for: a name for each address."""
    return {
        "list, by date": "/incidents",
        "list, the last page by deaths": "/incidents?sort=-killed&page=900",
        "list, filtered by words": "/incidents?q=Velmora+Hollin",
        "list, by place, event and days": "/incidents?place=place+77&event=shelling&earliest=2027-01-01",
        "list, filtered by words that all say": "/incidents?q=people&sort=-killed",
        "map, all": "/map.json?zoom=3",
        "map, a corner": "/map.json?south=-44&north=-42&west=-129&east=-125&zoom=8",
        "one incident": f"/incidents/{incident}",
        "inbox": "/inbox",
        "tallies, by month": "/tallies",
        "tallies, by place": "/tallies?by=place",
        "tallies, by group": "/tallies?by=group",
        "sources": "/sources",
        "one source": "/sources/Courier%2017",
        "log, the first page": "/log",
        "log, the last page": "/log?page=20",
    }


def measure(folder: Path) -> None:
    """Print how long each page takes, and a decision."""
    access, server = ByToken("benchmark"), _server(folder)
    with pipeline.existing(folder) as ledger:
        seen = ledger.last_decision()
        incident = ledger.page(Wanted(), "capture", offset=300, limit=1).states[0].id
    with TestClient(create_app(folder, access), base_url="http://127.0.0.1") as browser:
        browser.get(access.address(""))
        for name, address in pages(incident).items():
            _print(name, lambda _, address=address: browser.get(address).status_code == 200, server)  # type: ignore[misc]

        def decide(number: int) -> bool:
            form = {"form_token": access.form_token, "seen": seen + number, "action": "note", "value": "seen"}
            return browser.post(
                f"/incidents/{incident}/decisions", data=form, follow_redirects=False
            ).is_redirect

        _print("a decision", decide, server)
    for name in FORMATS:
        _print_export(folder, name)


def _print_export(folder: Path, name: str) -> None:
    """Print how long an export takes, and by how much it lets the memory of the process grow."""
    began, before = perf_counter(), _most_memory()
    with pipeline.existing(folder) as ledger:
        sent = sum(map(len, FORMATS[name](pipeline.incidents(ledger))))
    grown = _most_memory() - before
    print(
        f"export.{name}: {sent / 1e6:.0f} MB in {perf_counter() - began:.0f} s, {grown:.0f} MiB more memory"
    )


def _most_memory() -> float:
    """Return the most memory that this process has had in use, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _print(name: str, ask: Callable[[int], bool], server: psutil.Process | None) -> None:
    took, busy = [], _worked(server)
    for number in range(TIMES):
        began = perf_counter()
        if not ask(number):
            raise AssertionError(f"{name}: no answer")
        took.append(1000 * (perf_counter() - began))
    worked = 1000 * (_worked(server) - busy) / TIMES
    print(f"| {name} | {median(took):.0f} | {max(took):.0f} | {worked:.0f} |", flush=True)


def _server(folder: Path) -> psutil.Process | None:
    """Return the process of the server that keeps the ledger, if it is one on this machine."""
    engine = create_engine(locate(folder))
    if engine.dialect.name == "sqlite":
        return None
    with engine.connect() as connection:
        data = connection.exec_driver_sql("SHOW data_directory").scalar_one()
    file = Path(data) / "postmaster.pid"
    return psutil.Process(int(file.read_text().split()[0])) if file.exists() else None


def _worked(server: psutil.Process | None) -> float:
    """Return for how many seconds of the processor this process and a server's have worked so far."""
    working = process_time()
    if server is not None:
        sleep(0.1)  # a process that has just answered ends a moment later
        working += sum(server.cpu_times()[:4]) + sum(sum(p.cpu_times()[:2]) for p in server.children())
    return working


def made(folder: Path, incidents: int, database: str | None = None) -> None:
    """Make the ledger in `folder`, or bring the one that is there up to date."""
    if database is not None and not folder.exists():
        keep(folder, database)
    began = perf_counter()
    with Ledger.open(folder) as ledger:
        if next(iter(ledger.reports()), None) is None:
            fill(ledger, incidents)
            print(f"{incidents:,} incidents written in {perf_counter() - began:.0f} s")
        else:
            judging.assess_all(ledger, STANDARD, silent)


def main(folder: Path, incidents: int = 100_000, database: str | None = None) -> None:
    """Print the table."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    made(folder, incidents, database)
    print("| page | median ms | slowest ms | worked |\n|---|---|---|---|")
    measure(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int((sys.argv[2:3] or ["100000"])[0]), *sys.argv[3:4])
