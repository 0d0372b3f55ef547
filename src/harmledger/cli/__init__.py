"""The command line: one module a command. Each imports what it needs only when it runs."""

from __future__ import annotations

import click

from harmledger import __version__
from harmledger.cli.group import Group


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turn a pile of conflicting reports into a ledger of incidents.

    Every figure in the ledger leads to the sentence, and the independent source, that states it.
    """
