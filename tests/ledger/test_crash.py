"""A process that is killed at any moment loses nothing that it said was saved, and doubles nothing."""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from tests.databases import Databases, engine
from tests.ledger.examples import NOON, READER, TOOL, group, original, reading, report

from harmledger.ledger import Ledger, Refused, find, incident_id
from harmledger.model import Report
from harmledger.model.decision import Note, SetGrade

ORIGINALS = 15
REPORTS_EACH = 20
ACCOUNTS_EACH = 2
DECISIONS = 12
READ_AT_A_TIME = 50

Tell = Callable[[str, str], None]


def work(folder: Path, tell: Tell) -> None:
    """Do whatever is left to do in the ledger, telling of each thing once it is saved."""
    with Ledger.open(folder) as ledger:
        for number in range(ORIGINALS):
            source = original(f"{number}.txt")
            if ledger.add_original(source):
                tell("original", source.sha256)
        for source in ledger.originals_to_take_in(TOOL):
            cut_short = Refused(location=source.location, reason="cut short", stage="intake", at=NOON)
            reports = [report(f"{source.location}-{n}", source, position=n) for n in range(REPORTS_EACH)]
            ledger.save_intake(source, reports, [cut_short], tool_version=TOOL, at=NOON)
            tell("intake", source.sha256)
        batch: list[Report] = []
        for unread in ledger.reports_to_read(READER):
            batch.append(unread)
            if len(batch) == READ_AT_A_TIME:
                ledger.save_readings(reading(r, accounts=ACCOUNTS_EACH) for r in batch)
                tell("reading", batch[0].id)
                batch.clear()
        ids = list(ledger.account_ids())
        ledger.save_groups(group(*ids[n : n + 10]) for n in range(0, len(ids), 10))
        decide(ledger, ids[0], tell)


def decide(ledger: Ledger, founder: str, tell: Tell) -> None:
    incident = incident_id(founder)
    for number in range(len(ledger.decisions()), DECISIONS):
        note = Note(incident=incident, text=f"note {number + 1}")
        action = note if number % 2 else SetGrade(incident=incident, grade="weak")
        tell("decision", str(ledger.decide(action, by="analyst", at=NOON).number))


def in_a_process(folder: Path, told: Connection, most: int) -> None:
    """Work until one thing more than `most` is told; then wait to be killed, if that did not come before."""
    number = count(1)

    def tell(what: str, which: str) -> None:
        told.send((what, which))
        if next(number) > most:
            signal.pause()

    work(folder, tell)
    told.send(("done", ""))


def some_told(told: Connection, most: float) -> list[tuple[str, str]]:
    """What the worker tells, up to `most` messages or to its end."""
    messages: list[tuple[str, str]] = []
    with contextlib.suppress(EOFError):
        while len(messages) < most:
            messages.append(told.recv())
    return messages


def check_what_was_told(ledger: Ledger, told: list[tuple[str, str]]) -> None:
    waiting = {o.sha256 for o in ledger.originals_to_take_in(TOOL)}
    saved = {
        "original": {o.sha256 for o in ledger.originals()},
        "intake": {o.sha256 for o in ledger.originals()} - waiting,
        "reading": {r.report for r in ledger.readings()},
        "decision": {str(d.number) for d in ledger.decisions()},
    }
    for what, which in told:
        assert what == "done" or which in saved[what], f"{what} {which} was told of and is not there"


def check_that_nothing_is_half_done(ledger: Ledger) -> None:
    waiting = {o.sha256 for o in ledger.originals_to_take_in(TOOL)}
    reports = Counter(r.original for r in ledger.reports())
    assert reports == {o.sha256: REPORTS_EACH for o in ledger.originals() if o.sha256 not in waiting}
    found = [hit.report for hit in ledger.search("velmora", limit=1000)]
    assert Counter(found) == Counter(r.id for r in ledger.reports())
    assert len(list(ledger.refusals())) == len(reports)
    for made in ledger.readings():
        assert len(made.accounts) == ACCOUNTS_EACH
    grouped = [account for g in ledger.groups() for account in g.accounts]
    assert grouped in ([], list(ledger.account_ids()))
    assert [d.number for d in ledger.decisions()] == list(range(1, len(ledger.decisions()) + 1))


def check_the_file(folder: Path) -> None:
    made = engine(folder)
    if made.dialect.name == "sqlite":
        with made.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    made.dispose()


def everything_in(folder: Path) -> list[object]:
    with Ledger.open(folder) as ledger:
        return [
            list(ledger.originals()),
            list(ledger.reports()),
            list(ledger.refusals()),
            list(ledger.readings()),
            list(ledger.groups()),
            ledger.decisions(),
            ledger.incidents(),
        ]


@pytest.mark.slow
@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="needs fork")
def test_killed_at_any_point_and_resumed_is_as_if_never_killed(databases: Databases, tmp_path: Path) -> None:
    processes = multiprocessing.get_context("fork")
    chance = random.Random(7)
    broken, whole = databases.home(tmp_path / "broken"), databases.home(tmp_path / "whole")
    kills = 0
    while True:
        told, telling = processes.Pipe(duplex=False)
        most = chance.randint(0, 6)
        worker = processes.Process(target=in_a_process, args=(broken, telling, most))
        worker.start()
        telling.close()
        messages = some_told(told, most)
        time.sleep(chance.uniform(0, 0.005))
        worker.kill()
        worker.join()
        messages += some_told(told, math.inf)
        databases.settle(broken)
        with Ledger.open(broken) as ledger:
            check_what_was_told(ledger, messages)
            check_that_nothing_is_half_done(ledger)
        check_the_file(broken)
        if ("done", "") in messages:
            break
        assert worker.exitcode == -signal.SIGKILL
        kills += 1
    assert kills >= 5
    work(whole, lambda *_: None)
    assert everything_in(broken) == everything_in(whole)
    with Ledger.open(broken) as ledger:
        assert find(ledger.incidents(), incident_id("0.txt-0/1")) is not None
