"""`harmledger serve`: the workbench, in a browser, for one person or for those who sign in."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options
from harmledger.cli.group import WrongCall

if TYPE_CHECKING:
    from harmledger.web.access import Access


@click.command()
@options.ledger
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="On which address to listen."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8714, show_default=True, help="On which port to listen."
)
@click.option("--behind-https", is_flag=True, help="Browsers come through a server that speaks https.")
@options.by
def serve(folder: Path, host: str, port: int, behind_https: bool, by: str | None) -> None:
    """Open the workbench in a browser.

    If the ledger has people (`harmledger people add`), they sign in, and decide under their names. If it has
    none, it is one person's: whoever opens the address that is printed, which is another one at each start,
    decides under the name that --by gives.

    It listens to this machine alone. With another --host, or behind a server that others reach, it answers
    only people who sign in, and takes passwords only by https; docs/teams.md says how to set that up.
    """
    import uvicorn

    from harmledger.pipeline import Team
    from harmledger.web import create_app
    from harmledger.web.access_by_session import BySession
    from harmledger.web.access_by_token import ByToken

    base = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    access: Access
    with Team.open(folder) as team:
        if team.people():
            _check_shared(host, behind_https, by)
            access = BySession(team, https=behind_https)
            click.echo(f"listening at {base}" if behind_https else f"open {base} and sign in")
        else:
            _check_own(host, behind_https)
            access = ByToken(options.user(by))
            click.echo(f"open {access.address(base)}")
        app = create_app(folder, access)
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _check_shared(host: str, behind_https: bool, by: str | None) -> None:
    if by is not None:
        raise WrongCall("--by is for a ledger without people: here each signs in under their own name")
    if not _is_this_machine(host) and not behind_https:
        raise WrongCall(
            f"at {host} passwords could be read on their way: put a server that speaks https in front, and "
            "give --behind-https"
        )


def _check_own(host: str, behind_https: bool) -> None:
    if behind_https or not _is_this_machine(host):
        raise WrongCall("others are let in only if they sign in: `harmledger people add` first")


def _is_this_machine(host: str) -> bool:
    """Whether only this machine can reach what listens there."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
