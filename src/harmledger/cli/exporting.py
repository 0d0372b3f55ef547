"""`harmledger export`: the incidents as JSON Lines or CSV."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli import options


@click.command()
@options.ledger
@click.option(
    "--format",
    "name",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    show_default=True,
    help="How to write them; docs/contract.md says what stands in each.",
)
@options.rejected
@options.output
def export(folder: Path, name: str, rejected: bool, output: Path | None) -> None:
    """Write the incidents, a line each."""
    from harmledger import pipeline
    from harmledger.cli.output import write
    from harmledger.publishing.export import FORMATS

    with pipeline.existing(folder) as ledger:
        write(FORMATS[name](pipeline.incidents(ledger, rejected=rejected)), output)
