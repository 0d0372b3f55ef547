"""`harmledger list`: a table of the incidents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options

if TYPE_CHECKING:
    from harmledger.model import Assessment
    from harmledger.pipeline import Doubt, Incident, Outline

_HEADER = ("incident", "date", "place", "event", "killed", "injured", "grade", "origins")


@click.command("list")
@options.ledger
@options.rejected
@click.option("--ask", is_flag=True, help="The pairs of incidents that might be one event.")
@options.as_json
def list_incidents(folder: Path, rejected: bool, ask: bool, as_json: bool) -> None:
    """List the incidents, in order of capture.

    With --ask, list instead the pairs of incidents that might be one event, the likeliest first. `harmledger
    decide merge` says that two are one, `harmledger decide apart` that they are not; then they are not asked
    about again.
    """
    from harmledger import pipeline
    from harmledger.cli import output
    from harmledger.publishing import export

    with pipeline.existing(folder) as ledger:
        if ask:
            doubts = list(pipeline.doubts(ledger))
            _ask(doubts, pipeline.outlines(ledger, _named(doubts)), as_json=as_json)
            return
        found = pipeline.incidents(ledger, rejected=rejected)
        if as_json:
            output.write(export.jsonl(found), None)
        else:
            table(list(found))


def _named(doubts: Iterable[Doubt]) -> Iterator[str]:
    return (incident for doubt in doubts for incident in (doubt.one, doubt.other))


def _ask(doubts: Sequence[Doubt], found: Mapping[str, Outline], *, as_json: bool) -> None:
    from harmledger.cli import output, terminal

    if as_json:
        output.print_json(doubts)
        return
    rows = [
        (
            _in_short(found[d.one]),
            _in_short(found[d.other]),
            f"{d.link.score:.2f}",
            "\n".join(map(str, d.link.reasons)),
        )
        for d in doubts
    ]
    terminal.table(("incident", "and", "likelihood", "what speaks for and against it"), rows)


def _in_short(incident: Outline) -> str:
    """Return the incident's id, day, place and event, each on its own line, as far as known."""
    from harmledger.cli import wording

    found = incident.assessment
    event = found.event_type.replace("_", " ")
    return "\n".join(
        filter(None, (incident.state.id, wording.date(found.date), wording.place(found.place), event))
    )


def table(incidents: Sequence[Incident], *, title: str | None = None) -> None:
    """Print the incidents; whether they are accepted or rejected too, once one is."""
    from harmledger.cli import terminal

    rows = [_row(incident) for incident in incidents]
    statuses = [incident.state.status for incident in incidents]
    if set(statuses) <= {"suggested"}:
        terminal.table(_HEADER, rows, title=title)
    else:
        with_status = [(*row, status) for row, status in zip(rows, statuses, strict=True)]
        terminal.table((*_HEADER, "status"), with_status, title=title)


def _row(incident: Incident) -> Sequence[object]:
    from harmledger.cli import wording

    found, state = incident.assessment, incident.state
    return (
        state.id,
        wording.date(found.date),
        wording.place(found.place),
        found.event_type.replace("_", " "),
        _headline(found, "killed"),
        _headline(found, "injured"),
        state.grade or f"{found.grade.code}?",
        len(found.origins),
    )


def _headline(found: Assessment, harm: str) -> str:
    """Return the range of all people, or of civilians where no one gives it."""
    from harmledger.cli import wording

    figure = found.headline(harm)
    return wording.count(figure.range) if figure else ""
