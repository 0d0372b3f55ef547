"""`harmledger read`: what is read in each report, with no ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options
from harmledger.cli.group import WrongCall
from harmledger.cli.text import refusal_line

if TYPE_CHECKING:
    from harmledger.pipeline import Read


@click.command()
@options.inputs
@options.output
@options.gazetteers
@options.profile
@options.jobs
@click.option("--explain", is_flag=True, help="Print each report with all that was read marked in colour.")
@click.option(
    "--explain-html",
    "page",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Write the same to FILE, as one web page.",
)
@click.pass_context
def read(  # noqa: PLR0913  # one parameter an option, as click asks
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    output: Path | None,
    gazetteers: tuple[Path, ...],
    profile: str,
    jobs: int | None,
    explain: bool,
    page: Path | None,
) -> None:
    """Print what is read in each report, with no ledger.

    INPUT is a file, a folder, or - for standard input. Each report is a line of JSON, in the order of the
    input; docs/contract.md says what stands in it. With --explain or --explain-html each is shown in full
    instead, with all that was read marked, so that one sees where the reader errs.
    """
    from harmledger import pipeline
    from harmledger.cli.output import write
    from harmledger.pipeline import Refusal

    if page and (explain or output):
        raise WrongCall("--explain-html writes a file of its own: leave out --explain and --output")
    refused: list[Refusal] = []

    def refuse(refusal: Refusal) -> None:
        refused.append(refusal)
        click.echo(refusal_line(refusal.where, refusal.reason), err=True)

    def readings() -> Iterator[Read]:
        for each in pipeline.read(inputs, refuse, gazetteers=gazetteers, profile=profile, jobs=jobs):
            if each.fault:
                refuse(Refusal(where=each.report.id, reason=each.fault))
            yield each

    if page:
        write(_page(readings()), page)
    elif explain:
        write(_explained(readings(), colour=output is None), output)
    else:
        write(_lines(readings()), output)
    context.exit(1 if refused else 0)


def _lines(readings: Iterable[Read]) -> Iterator[bytes]:
    from harmledger.cli.output import json_line
    from harmledger.model import contract

    return (json_line(contract.reading(each.report, each.reading)) for each in readings)


def _explained(readings: Iterable[Read], *, colour: bool) -> Iterator[bytes]:
    """Yield each report with its marks, in colour if that is wanted and the terminal has any."""
    from harmledger.cli import terminal
    from harmledger.publishing.marked_terminal import render
    from harmledger.publishing.marked_text import mark

    console = terminal.console()
    for each in readings:
        text = render(mark(each.report, each.reading))
        with console.capture() as drawn:
            console.print(text if colour else text.plain, soft_wrap=True)
        yield drawn.get().encode()


def _page(readings: Iterable[Read]) -> Iterator[bytes]:
    from harmledger.publishing.marked_page import page
    from harmledger.publishing.marked_text import mark

    return page(mark(each.report, each.reading) for each in readings)
