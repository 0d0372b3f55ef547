"""`harmledger learn`: how accounts are grouped, learned from a ledger."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli import options
from harmledger.cli.group import WrongCall


@click.command()
@options.ledger
@click.option("--decided", is_flag=True, help="Learn only from what someone decided about.")
@click.option("--forget", is_flag=True, help="Go back to the weights that the program comes with.")
@options.quiet
@options.as_json
def learn(*, folder: Path, decided: bool, forget: bool, quiet: bool, as_json: bool) -> None:
    """Learn from the ledger's incidents how its accounts are grouped.

    How often accounts of one event and accounts of two agree in date, place, toll, names and so on is counted
    anew, beside what the program comes with. What was learned is kept in the ledger, and the accounts are
    grouped by it at once; no decision changes. Worth it in a large ledger, or after many decisions.
    """
    from harmledger import pipeline
    from harmledger.cli import output, terminal

    if decided and forget:
        raise WrongCall("--decided and --forget exclude each other: give one of them")
    with terminal.progress(quiet=quiet or as_json) as progress:
        before, after = pipeline.learn(folder, decided=decided, forget=forget, progress=progress)
    if as_json:
        output.print_json(after)
    elif not quiet:
        rows = [
            (name, level, f"{before.of(name, level):+.1f}", f"{after.of(name, level):+.1f}")
            for name, field in after.fields.items()
            for level in field.levels
        ]
        header = ("compared", "what is found", "weight before", "weight now")
        terminal.table(header, rows, title=f"learned from {after.learned_from}")
