"""`harmledger read`: what is read in each report, with no ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from harmledger.cli import options
from harmledger.cli.text import refusal_line


@click.command()
@options.inputs
@options.output
@options.gazetteers
@click.option(
    "--profile",
    default="airwars",
    show_default=True,
    metavar="NAME",
    help="How vague quantities are read: airwars, acled or none.",
)
@options.jobs
@click.pass_context
def read(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    output: Path | None,
    gazetteers: tuple[Path, ...],
    profile: str,
    jobs: int | None,
) -> None:
    """Print what is read in each report, with no ledger.

    INPUT is a file, a folder, or - for standard input. Each report is a line of JSON, in the order of the
    input; docs/contract.md says what stands in it.
    """
    from harmledger import pipeline
    from harmledger.cli.output import json_line, write
    from harmledger.model import contract
    from harmledger.pipeline import Refusal

    refused: list[Refusal] = []

    def refuse(refusal: Refusal) -> None:
        refused.append(refusal)
        click.echo(refusal_line(refusal.where, refusal.reason), err=True)

    def lines() -> Iterator[bytes]:
        for each in pipeline.read(inputs, refuse, gazetteers=gazetteers, profile=profile, jobs=jobs):
            if each.fault:
                refuse(Refusal(where=each.report.id, reason=each.fault))
            yield json_line(contract.reading(each.report, each.reading))

    write(lines(), output)
    context.exit(1 if refused else 0)
