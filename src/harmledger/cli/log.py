"""`harmledger log`: every decision, in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options
from harmledger.cli.text import cut

if TYPE_CHECKING:
    from harmledger.model import Decision


@click.command()
@options.ledger
@options.as_json
def log(folder: Path, as_json: bool) -> None:
    """Print every decision: who, when, what, why."""
    from harmledger import pipeline
    from harmledger.cli import output, terminal

    with pipeline.existing(folder) as ledger:
        decisions = ledger.decisions()
    if as_json:
        output.write(map(output.json_line, decisions), None)
    else:
        terminal.table(("number", "when", "by", "what", "reason"), [_row(decision) for decision in decisions])


def _row(decision: Decision) -> tuple[object, ...]:
    return (
        decision.number,
        f"{decision.at:%Y-%m-%d %H:%M}",
        decision.by,
        describe(decision),
        cut(decision.reason, 60),
    )


def describe(decision: Decision) -> str:
    """Return what was decided, in a few words."""
    from harmledger.cli import wording
    from harmledger.model.decision import Edit, IncidentAction, Merge, Note, SetGrade, Split, Undo

    match decision.action:
        case Undo(decision=number):
            return f"undo {number}"
        case Edit(incident=incident, field=field, value=value):
            return cut(f"edit {incident} {field}: {wording.edited(field, value)}", 80)
        case SetGrade(incident=incident, grade=grade):
            return f"grade {incident} {grade}"
        case Note(incident=incident, text=text):
            return cut(f"note {incident}: {text}", 80)
        case Merge(incident=incident, accounts=accounts) | Split(incident=incident, accounts=accounts):
            verb = "merge" if isinstance(decision.action, Merge) else "split"
            return f"{verb} {incident}: {', '.join(accounts)}"
        case IncidentAction(incident=incident) as action:
            return f"{type(action).__name__.lower()} {incident}"
