"""`harmledger verify`: whether every original is still as it was captured."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli import options
from harmledger.cli.text import line


@click.command()
@options.ledger
@click.option(
    "--head", metavar="HASH", help="The head that an earlier `verify` printed: nothing may be cut off."
)
@options.quiet
@options.as_json
@click.pass_context
def verify(context: click.Context, folder: Path, head: str | None, quiet: bool, as_json: bool) -> None:
    """Check that every original is as captured.

    Re-reads every original and the custody log, and prints a line a fault. Keep the head that it prints
    somewhere else: given to a later `verify`, it proves that nothing was cut off the log.
    """
    from harmledger import pipeline
    from harmledger.cli.output import print_json

    faults, now = pipeline.verify(folder, head)
    if as_json:
        print_json({"faults": list(faults), "head": now})
    else:
        for fault in faults:
            click.echo(line(fault))
        if not quiet:
            click.echo(f"{'not as captured' if faults else 'all is as captured'}; head {now}")
    context.exit(1 if faults else 0)
