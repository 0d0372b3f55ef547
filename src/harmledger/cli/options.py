"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

inputs: Decorator = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
"""Files, folders, or `-`."""

ledger: Decorator = click.option(
    "--ledger",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that holds the ledger.",
)

incident: Decorator = click.argument("incident", metavar="INCIDENT")
"""An id of an incident, or its first letters."""

rejected: Decorator = click.option("--rejected", is_flag=True, help="The rejected incidents too.")

output: Decorator = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Write to FILE instead of standard output.",
)

gazetteers: Decorator = click.option(
    "--gazetteer",
    "gazetteers",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Look places up in FILE first; may be given several times.",
)

sources: Decorator = click.option(
    "--sources",
    "known_sources",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Know outlets, monitors and parties by FILE first; may be given several times.",
)

profile: Decorator = click.option(
    "--profile",
    default="airwars",
    show_default=True,
    metavar="NAME",
    help="How vague quantities are read: airwars, acled or none.",
)

jobs: Decorator = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes read; by default one a core.",
)

quiet: Decorator = click.option("-q", "--quiet", is_flag=True, help="Print no progress and no table.")

as_json: Decorator = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")

by: Decorator = click.option(
    "--by", metavar="NAME", help="Who does this, as the log will say; by default your user name."
)


def user(name: str | None) -> str:
    """Return `name`, or whoever runs the program."""
    import getpass

    try:
        return name or getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
