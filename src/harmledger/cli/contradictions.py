"""`harmledger contradictions`: what cannot all be right, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli import options
from harmledger.cli.text import line


@click.command()
@click.argument("incident", required=False, metavar="[INCIDENT]")
@options.ledger
@options.as_json
def contradictions(incident: str | None, folder: Path, as_json: bool) -> None:
    """List what contradicts what, each side with its sentence.

    Figures that cannot both be right, opposed accusations, denials, dates and places that clash, people who
    are counted as civilians and as combatants, more names than the highest figure: of INCIDENT, or of all.
    """
    from harmledger import pipeline
    from harmledger.cli import output
    from harmledger.publishing import contradictions as listed

    with pipeline.existing(folder) as ledger:
        chosen = pipeline.incidents(ledger) if incident is None else [pipeline.incident(ledger, incident)]
        found = [each for one in chosen for each in listed.of(one)]
    if as_json:
        output.print_json(found)
        return
    for each in found:
        click.echo(f"\n{each.incident}  {line(each.field)}")
        for statement in each.statements:
            told = (statement.outlet or "no outlet", statement.published or "no date", statement.account)
            click.echo(f"  {line(str(statement.value))}  [{line(', '.join(told))}]")
            for sentence in statement.sentences:
                click.echo(f"      {line(sentence)}")
