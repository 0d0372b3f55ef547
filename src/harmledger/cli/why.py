"""`harmledger why`: one incident explained in plain sentences."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli import options
from harmledger.cli.text import line


@click.command()
@options.incident
@options.ledger
@options.as_json
def why(incident: str, folder: Path, as_json: bool) -> None:
    """Explain an incident in plain sentences.

    Why its reports are held to tell of one event, where each figure comes from and which were set aside,
    which origins stand behind it, why this date and place, what would change the grade, and which decisions
    hold. The first letters of INCIDENT's id will do.
    """
    from harmledger import pipeline
    from harmledger.cli import output, wording
    from harmledger.publishing.explanation import explain

    with pipeline.existing(folder) as ledger:
        grounds = pipeline.grounds(ledger, incident)
    paragraphs = [
        (str(each.heading), [wording.said(sentence, grounds.reports) for sentence in each.sentences])
        for each in explain(grounds)
    ]
    if as_json:
        told = [{"heading": heading, "sentences": sentences} for heading, sentences in paragraphs]
        output.print_json({"id": grounds.incident.state.id, "paragraphs": told})
        return
    for heading, sentences in paragraphs:
        click.echo(f"\n{line(heading)}")
        for sentence in sentences:
            click.echo(f"  {line(sentence)}")
