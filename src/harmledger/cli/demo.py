"""`harmledger demo`: the exercise, from its reports to how the ledger compares with the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options
from harmledger.cli.text import line

if TYPE_CHECKING:
    from harmledger.exercise.compare import Comparison
    from harmledger.exercise.key import Key
    from harmledger.ledger import Ledger, Refused
    from harmledger.pipeline import Incident


@click.command()
@click.option(
    "--ledger",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to make the ledger; by default a fresh folder for temporary files.",
)
@options.jobs
@options.quiet
@click.pass_context
def demo(context: click.Context, folder: Path | None, jobs: int | None, quiet: bool) -> None:
    """Run the exercise that ships with harmledger.

    It is of an invented conflict on the invented island of Karsholm; nothing in it is real. Takes its reports
    into a ledger, lists the incidents, compares them with what a careful recorder would enter, and says where
    to look next.
    """
    import tempfile

    from harmledger import exercise, pipeline
    from harmledger.cli import listing, terminal
    from harmledger.exercise.compare import refusal_faults
    from harmledger.exercise.key import load_key

    folder = folder or Path(tempfile.mkdtemp(prefix="harmledger-demo-"))
    with terminal.progress(quiet=quiet) as progress:
        done = pipeline.run(
            [str(exercise.REPORTS)],
            folder,
            by="demo",
            gazetteers=[exercise.GAZETTEER],
            known_sources=[exercise.SOURCES],
            jobs=jobs,
            progress=progress,
        )
    key = load_key()
    with pipeline.existing(folder) as ledger:
        incidents = list(pipeline.incidents(ledger))
        compared = _compare(ledger, incidents, key)
    if not quiet:
        listing.table(incidents, title="The ledger (all of it is fiction)")
    faults = refusal_faults([refused.location for refused in done.refused], key)
    for text in (*_refusals(done.refused), *_comparison(compared, faults), *_next(compared, folder)):
        click.echo(text)
    context.exit(1 if faults else 0)


def _compare(ledger: Ledger, incidents: Sequence[Incident], key: Key) -> Comparison:
    from harmledger.exercise.compare import compare
    from harmledger.exercise.key import Source
    from harmledger.publishing import export

    locations = {original.sha256: original.location for original in ledger.originals()}
    sources = {
        report.id: Source(location=locations[report.original], position=report.position)
        for report in ledger.reports()
    }
    return compare([export.incident(incident) for incident in incidents], sources, key)


def _refusals(refused: Sequence[Refused]) -> Iterator[str]:
    yield f"\n{len(refused)} things refused, each for a reason:"
    for each in refused:
        yield f"  {Path(line(each.location)).name}: {line(each.reason)}"


def _comparison(compared: Comparison, faults: Sequence[str]) -> Iterator[str]:
    yield "\nCompared with what a careful recorder would enter:"
    for text in (*compared.lines(), *faults):
        yield f"  {line(text)}"


def _next(compared: Comparison, folder: Path) -> Iterator[str]:
    yield f"\nThe ledger is in {folder}. Look at an incident, and at the words behind every figure:"
    shown = next((match.found for match in compared.found if match.faults), "INCIDENT")
    yield f"  harmledger show {shown} --ledger {folder}"
    yield "All commands: harmledger --help"
