"""The whole way from inputs to assessed incidents.

Every stage picks up only what is not done, in transactions, so that a run that is killed at any point goes on
where it was, and a second run over the same input changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter

import msgspec

from harmledger.capture import EvidenceStore
from harmledger.gazetteer import open_gazetteer
from harmledger.ledger import Ledger, Refused, keep
from harmledger.model import Report
from harmledger.model.record import Record
from harmledger.pipeline import judging, settings, workers
from harmledger.pipeline.clock import now
from harmledger.pipeline.progress import Progress, silent
from harmledger.pipeline.settings import Settings
from harmledger.pipeline.taking import TakenFile, Taking
from harmledger.pipeline.workers import Read
from harmledger.reading.reader import LANGUAGES

EVIDENCE = "evidence"
"""The folder of the originals, in the ledger's folder."""

_BATCH = 64
"""How many readings are saved at once: what a kill can cost."""


class RunReport(Record, frozen=True):
    """What a run did: how much was new, what was refused, what the ledger now holds, and how long it took."""

    originals: int
    reports: int
    known: int
    read: int
    unread: int
    """Reports in the ledger in a language whose events are not read."""
    incidents: int
    refused: tuple[Refused, ...]
    files: tuple[TakenFile, ...]
    seconds: dict[str, float]


def run(  # noqa: PLR0913  # one keyword an option
    inputs: Sequence[str],
    folder: Path,
    *,
    by: str,
    database: str | None = None,
    gazetteers: Sequence[Path] = (),
    known_sources: Sequence[Path] = (),
    profile: str | None = None,
    method: Mapping[str, object] | None = None,
    jobs: int | None = None,
    progress: Progress = silent,
) -> RunReport:
    """Capture, take in, read, group and assess `inputs` into the ledger in `folder`, made if need be.

    The originals are kept in the folder, all else in the `database` at this address, if one is given or was.
    `gazetteers`, `known_sources`, `profile` and the fields of `method` are kept in the ledger until others
    are given.
    LedgerError if the ledger cannot be opened, VocabularyError and RefusedError as `settings.choose`.
    """
    if database is not None:
        keep(folder, database)
    seconds: dict[str, float] = {}
    with Ledger.open(folder) as ledger:
        chosen = settings.choose(
            ledger,
            folder,
            profile=profile,
            method=method or {},
            gazetteers=gazetteers,
            known_sources=known_sources,
        )
        taking = Taking(ledger, EvidenceStore(folder / EVIDENCE), by=by, now=now)
        with _timed(seconds, "capture"):
            taking.capture(inputs, progress)
        with _timed(seconds, "take in"):
            taking.take_in(progress)
        with _timed(seconds, "read"):
            read = _read(ledger, folder, chosen, jobs, progress)
        with _timed(seconds, "group"):
            judging.group(ledger, settings.source_files(chosen, folder), progress)
        with _timed(seconds, "assess"):
            judging.assess_all(ledger, chosen.method, progress)
        return RunReport(
            originals=taking.captured,
            reports=taking.added,
            known=taking.known,
            read=read,
            unread=sum((report.language or "en") not in LANGUAGES for report in ledger.reports()),
            incidents=sum(ledger.counts().values()),
            refused=taking.refusals(),
            files=taking.files(),
            seconds=seconds,
        )


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    began = perf_counter()
    yield
    seconds[stage] = round(perf_counter() - began, 3)


def _read(ledger: Ledger, folder: Path, chosen: Settings, jobs: int | None, progress: Progress) -> int:
    """Read every report that was not read with these settings; return how many."""
    waiting = sum(1 for _ in ledger.reports_to_read(chosen.reader))
    if not waiting:
        return 0
    gazetteer = open_gazetteer(settings.files(chosen, folder))
    reports = ledger.reports_to_read(chosen.reader)
    done = 0
    found = workers.read_all(reports, gazetteer, profile=chosen.profile, jobs=jobs)
    while batch := list(islice(found, _BATCH)):
        _save(ledger, batch, chosen.reader)
        done += len(batch)
        progress("read", done, waiting)
    return done


def _save(ledger: Ledger, batch: Sequence[Read], reader: str) -> None:
    with ledger.transaction():
        ledger.save_readings(msgspec.structs.replace(each.reading, reader=reader) for each in batch)
        judging.must_group_again(ledger)
        for each in batch:
            if each.fault:
                _note(ledger, each.report, each.fault)


def _note(ledger: Ledger, report: Report, fault: str) -> None:
    found_in = next(o.location for o in ledger.originals() if o.sha256 == report.original)
    where = f"{found_in}: report {report.id}"
    ledger.note_refusal(Refused(location=where, reason=fault, stage="reading", at=now()))
