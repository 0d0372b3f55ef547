"""`harmledger serve`: the workbench, in a browser on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli import options


@click.command()
@options.ledger
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8714, show_default=True, help="Where to listen."
)
@options.by
def serve(folder: Path, port: int, by: str | None) -> None:
    """Open the workbench in a browser on this machine.

    It listens to this machine alone, and answers only who opens the address that is printed, which is another
    one at each start. Decisions are logged under the name that --by gives.
    """
    import uvicorn

    from harmledger import pipeline
    from harmledger.web import create_app
    from harmledger.web.access_by_token import ByToken

    pipeline.existing(folder).close()
    access = ByToken(options.user(by))
    app = create_app(folder, access)
    click.echo(f"open {access.address(f'http://127.0.0.1:{port}')}")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
