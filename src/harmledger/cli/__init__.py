"""The command line: one module a command. Each imports what it needs only when it runs."""

from __future__ import annotations

import click

from harmledger import __version__
from harmledger.cli.contradictions import contradictions
from harmledger.cli.decide import decide
from harmledger.cli.demo import demo
from harmledger.cli.evaluate import evaluate
from harmledger.cli.exporting import export
from harmledger.cli.group import Group
from harmledger.cli.learn import learn
from harmledger.cli.listing import list_incidents
from harmledger.cli.log import log
from harmledger.cli.move import move
from harmledger.cli.people import people
from harmledger.cli.places import places
from harmledger.cli.reading import read
from harmledger.cli.run import run
from harmledger.cli.search import search
from harmledger.cli.serve import serve
from harmledger.cli.show import show
from harmledger.cli.tally import tally
from harmledger.cli.verify import verify
from harmledger.cli.why import why


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turn a pile of conflicting reports into a ledger of incidents.

    Every figure in the ledger leads to the sentence, and the independent source, that states it.
    """


_COMMANDS = (
    demo,
    run,
    list_incidents,
    show,
    why,
    contradictions,
    tally,
    search,
    serve,
    people,
    decide,
    learn,
    log,
    export,
    read,
    evaluate,
    places,
    verify,
    move,
)

for command in _COMMANDS:
    main.add_command(command)
