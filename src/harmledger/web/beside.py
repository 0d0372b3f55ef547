"""A report beside its incident: what a cell of the comparison leads to, with who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fastapi import Request
from pydantic import BaseModel, Field

from harmledger import pipeline
from harmledger.ledger import Ledger
from harmledger.model import Claim, Origin, Reading, Report, Step
from harmledger.model.record import Record
from harmledger.pipeline import Incident
from harmledger.web import hiding


class Asked(BaseModel):
    """The report that is to stand beside its incident, if any, and its words that someone came for."""

    beside: str = ""
    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)


class Way(Record, frozen=True):
    """An origin that a report leads back to, and the steps from the one to the other."""

    origin: Origin
    steps: tuple[Step, ...]


class Beside(Record, frozen=True):
    """A report, words in it, the claim that they are part of, and who said it first."""

    report: Report
    start: int
    end: int
    reading: Reading | None
    claim: Claim | None
    ways: tuple[Way, ...]


def find(request: Request, ledger: Ledger, incident: Incident, asked: Asked) -> Beside | None:
    """Return what stands beside an incident; None where the report asked for is none of its reports."""
    report = incident.reports.get(asked.beside)
    if report is None:
        return None
    reading = pipeline.reading_of(ledger, report.id)
    beside = Beside(
        report=report,
        start=asked.start,
        end=asked.end,
        reading=reading,
        claim=incident.claim_at(report.id, asked.start, asked.end),
        ways=tuple(_ways(incident.assessment.origins, report.id)),
    )
    if not hiding.is_on(request):
        return beside
    told = pipeline.these(ledger, pipeline.incidents_of(ledger, [report.id])[report.id])
    return hiding.cover_of(reading, told.values()).record(beside)


def _ways(origins: Sequence[Origin], report: str) -> Iterator[Way]:
    for origin in origins:
        if report in origin.reports:
            ends, steps = [report], list[Step]()
            for end in ends:  # which grows as long as the way goes on
                onward = [step for step in origin.path if step.of == end and step not in steps]
                told_here = [step for step in onward if step.report is None or step.report in ends]
                steps += told_here
                ends += (step.to for step in told_here)
            yield Way(origin=origin, steps=tuple(steps))
