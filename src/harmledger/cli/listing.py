"""`harmledger list`: a table of the incidents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options

if TYPE_CHECKING:
    from harmledger.model import Assessment
    from harmledger.pipeline import Incident

HEADER = ("incident", "date", "place", "event", "killed", "injured", "grade", "origins", "reports", "status")


@click.command("list")
@options.ledger
@options.rejected
@options.as_json
def list_incidents(folder: Path, rejected: bool, as_json: bool) -> None:
    """List the incidents, in order of capture."""
    from harmledger import pipeline
    from harmledger.cli import output, terminal
    from harmledger.publishing import export

    with pipeline.existing(folder) as ledger:
        found = pipeline.incidents(ledger, rejected=rejected)
        if as_json:
            output.write(export.jsonl(found), None)
        else:
            terminal.table(HEADER, [row(incident) for incident in found])


def row(incident: Incident) -> Sequence[object]:
    """Return the cells of one incident."""
    from harmledger.cli import wording

    found, state = incident.assessment, incident.state
    return (
        state.id,
        wording.date(found.date),
        wording.place(found.place),
        found.event_type,
        _headline(found, "killed"),
        _headline(found, "injured"),
        state.grade or f"{found.grade.code}?",
        len(found.origins),
        len(incident.reports),
        state.status,
    )


def _headline(found: Assessment, harm: str) -> str:
    """Return the range of all people, or of civilians where no one gives it."""
    from harmledger.cli import wording

    figures = found.figures.get(harm, {})
    figure = figures.get("all") or figures.get("civilians")
    return wording.count(figure.range) if figure else ""
