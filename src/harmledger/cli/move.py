"""`harmledger move`: a ledger from the file in its folder to a server."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli import options


@click.command()
@options.ledger
@click.option("--database", required=True, metavar="URL", help="Where to: postgresql://USER@HOST/NAME.")
def move(folder: Path, database: str) -> None:
    """Move a ledger to a PostgreSQL server.

    The database must be there, and empty. All of the ledger is copied, decisions and people too, or nothing;
    the originals stay in the folder, which remembers the address, and the file that held the ledger is set
    aside there. Let no one decide meanwhile.
    """
    from harmledger.ledger import moving

    moving.move(folder, database)
    click.echo(f"the ledger is kept at {database}; {moving.ASIDE} in {folder} is what it was")
