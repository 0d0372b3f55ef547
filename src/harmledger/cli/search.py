"""`harmledger search`: the reports that say some words."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli import options
from harmledger.cli.text import cut


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@options.ledger
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="The most reports to list."
)
@options.as_json
def search(words: tuple[str, ...], folder: Path, limit: int, as_json: bool) -> None:
    """List the reports that say some words.

    All of WORDS are sought, and "words in quotes" as a phrase; Arabic and Latin spellings are folded. The
    best comes first, each with the incidents that it tells of.
    """
    from harmledger import pipeline
    from harmledger.cli import output, terminal

    with pipeline.existing(folder) as ledger:
        hits = ledger.search(" ".join(words), limit)
        incidents = pipeline.incidents_of(ledger, [hit.report for hit in hits])
    if as_json:
        found = ({"hit": hit, "incidents": incidents[hit.report]} for hit in hits)
        output.write(map(output.json_line, found), None)
        return
    rows = [
        (
            hit.report,
            hit.outlet or "",
            cut(hit.title or "", 50),
            cut(hit.snippet.text if hit.snippet else "", 100),
            " ".join(incidents[hit.report]),
        )
        for hit in hits
    ]
    terminal.table(("report", "outlet", "title", "words", "incidents"), rows)
