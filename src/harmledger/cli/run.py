"""`harmledger run`: inputs into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options
from harmledger.cli.text import refusal_line

if TYPE_CHECKING:
    from harmledger.pipeline import RunReport


@click.command()
@options.inputs
@options.ledger
@click.option(
    "--database",
    metavar="URL",
    help="Keep a new ledger on a PostgreSQL server, at postgresql://USER@HOST/NAME; the folder remembers it.",
)
@options.gazetteers
@options.sources
@click.option("--profile", metavar="NAME", help="How vague quantities are read: airwars, acled or none.")
@click.option("--policy", metavar="NAME", help="How figures of several origins are reconciled.")
@click.option(
    "--priority",
    metavar="NAMES",
    help="Sources, or kinds of sources, with commas between them: for the policy source_priority.",
)
@click.option("--fair-origins", type=click.IntRange(min=2), help="How many origins make an incident fair.")
@click.option("--fair-kinds", type=click.IntRange(min=1), help="Of how many kinds these must be.")
@options.by
@options.jobs
@options.quiet
@options.as_json
@click.pass_context
def run(  # noqa: PLR0913  # one parameter an option, as click asks
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    folder: Path,
    database: str | None,
    gazetteers: tuple[Path, ...],
    known_sources: tuple[Path, ...],
    profile: str | None,
    policy: str | None,
    priority: str | None,
    fair_origins: int | None,
    fair_kinds: int | None,
    by: str | None,
    jobs: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Take reports into a ledger.

    INPUT is a file, a folder, or - for standard input. It is captured and read, what tells of one event is
    grouped, and each incident is assessed. Stopped at any moment, the same command goes on where it was; run
    again on the same input, it changes nothing. Gazetteers, sources, profile, policy, and what makes an
    incident fair are kept in the ledger until others are given.
    """
    from harmledger import pipeline
    from harmledger.cli import terminal
    from harmledger.cli.output import print_json

    listed = None if priority is None else tuple(name.strip() for name in priority.split(","))
    method = {
        "policy": policy,
        "priority": listed,
        "fair_origins": fair_origins,
        "fair_kinds": fair_kinds,
    }
    with terminal.progress(quiet=quiet or as_json) as progress:
        done = pipeline.run(
            inputs,
            folder,
            by=options.user(by),
            database=database,
            gazetteers=gazetteers,
            known_sources=known_sources,
            profile=profile,
            method={field: value for field, value in method.items() if value is not None},
            jobs=jobs,
            progress=progress,
        )
    if as_json:
        print_json(done)
    else:
        _print(done, quiet=quiet)
    context.exit(1 if done.refused else 0)


def _print(done: RunReport, *, quiet: bool) -> None:
    """Print what was found, unless `quiet`, and on standard error what was refused."""
    from harmledger.cli import terminal

    if not quiet:
        rows = [
            ("originals captured", done.originals),
            ("reports taken in", done.reports),
            ("reports known already", done.known),
            ("reports read", done.read),
            ("in a language whose events are not read", done.unread),
            ("incidents in the ledger", done.incidents),
            ("refused", len(done.refused)),
        ]
        terminal.table(("", "number"), rows)
    for refused in done.refused:
        click.echo(refusal_line(refused.location, refused.reason), err=True)
