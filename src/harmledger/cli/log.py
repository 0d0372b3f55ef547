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
    from harmledger.publishing.decisions import describe

    return (
        decision.number,
        f"{decision.at:%Y-%m-%d %H:%M}",
        decision.by,
        cut(str(describe(decision)), 80),
        cut(decision.reason, 60),
    )
