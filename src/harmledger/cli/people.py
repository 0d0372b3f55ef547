"""`harmledger people`: who may sign in to the workbench, and in which role."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from harmledger.cli import options


@click.group()
def people() -> None:
    """Say who may sign in to the workbench, and in which role.

    A viewer looks. A recorder also adds reports, notes, and claims that the reader missed. A reviewer also
    decides. An admin also manages people and sources; the first person must be one. A ledger without people
    is one person's, who opens the address that `harmledger serve` prints.
    """


_name = click.argument("name", metavar="NAME")
_from_stdin = click.option(
    "--password-stdin",
    "from_stdin",
    is_flag=True,
    help="Read the password from standard input; else it is asked for.",
)


@people.command()
@_name
@click.option("--role", required=True, metavar="ROLE", help="viewer, recorder, reviewer or admin.")
@_from_stdin
@options.ledger
def add(name: str, role: str, from_stdin: bool, folder: Path) -> None:
    """Let a person called NAME sign in; their decisions are logged under it."""
    from harmledger.pipeline import Team

    with Team.open(folder) as team:
        person = team.add(name, role, _password(from_stdin))
    click.echo(f"{person.name} may sign in as {person.role}")


@people.command(name="list")
@options.ledger
@options.as_json
def list_people(folder: Path, as_json: bool) -> None:
    """Print who may sign in, and in which role."""
    from harmledger.cli import output, terminal
    from harmledger.pipeline import Team

    with Team.open(folder) as team:
        known = team.people()
    if as_json:
        output.write(map(output.json_line, known), None)
    else:
        terminal.table(("name", "role"), [(person.name, person.role) for person in known])


@people.command()
@_name
@click.argument("role", metavar="ROLE")
@options.ledger
def role(name: str, role: str, folder: Path) -> None:
    """Give the person called NAME another ROLE, from their next click on."""
    from harmledger.pipeline import Team

    with Team.open(folder) as team:
        team.set_role(name, role)


@people.command()
@_name
@_from_stdin
@options.ledger
def password(name: str, from_stdin: bool, folder: Path) -> None:
    """Give the person called NAME another password, and sign them out wherever they are."""
    from harmledger.pipeline import Team

    with Team.open(folder) as team:
        team.set_password(name, _password(from_stdin))


@people.command()
@_name
@options.ledger
def remove(name: str, folder: Path) -> None:
    """Let the person called NAME sign in no longer; what they decided stays, under their name."""
    from harmledger.pipeline import Team

    with Team.open(folder) as team:
        team.remove(name)


@people.command()
@options.ledger
@options.as_json
def log(folder: Path, as_json: bool) -> None:
    """Print who tried to sign in, the last first: when, from which address, and whether they were let in.

    What is older than 90 days is forgotten, and so is all but the last 10,000 of those let in, and of those
    turned away. A name that no one has is not kept.
    """
    from harmledger.cli import output, terminal
    from harmledger.pipeline import Team

    with Team.open(folder) as team:
        tried = team.sign_ins()
    if as_json:
        output.write(map(output.json_line, tried), None)
        return
    rows = [(f"{t.at:%Y-%m-%d %H:%M:%S}", t.name or "", t.source, "yes" if t.let_in else "no") for t in tried]
    terminal.table(("when (UTC)", "who", "from", "let in"), rows)


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().removesuffix("\n")
    asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return asked
