"""`harmledger tally`: what the figures of all incidents add up to, as a table with bars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options
from harmledger.cli.text import line

if TYPE_CHECKING:
    from harmledger.pipeline import Line, Overview, Size, Tally

AXES = ("month", "place", "admin1", "country", "actor", "means", "event", "group", "grade")


@click.command()
@options.ledger
@click.option("--by", type=click.Choice(AXES), default="month", show_default=True, help="A row for each.")
@click.option(
    "--grades",
    default="confirmed,fair",
    show_default=True,
    metavar="GRADES",
    help="The grades that count, with commas between them; all grades stand beside them as alleged.",
)
@click.option("--harm", default="killed", show_default=True, metavar="HARM", help="What happened to people.")
@click.option("--group", default="all", show_default=True, metavar="GROUP", help="Which people.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for spreadsheets.")
@options.as_json
def tally(*, folder: Path, by: str, grades: str, harm: str, group: str, as_csv: bool, as_json: bool) -> None:
    """Add up the incidents, minima and maxima apart.

    Only incidents of the chosen grades count: a reviewer's grade, or else the suggested one. An incident
    without a figure is listed as unknown, and is never zero; an open range makes an open sum; rejected
    incidents are out. HARM, GROUP and GRADES are codes of the codebook. A bar is solid up to the minimum,
    shaded up to the maximum, and ends in > where the sum is open upward.
    """
    from harmledger import pipeline
    from harmledger.cli import output
    from harmledger.publishing import tallies

    chosen = tuple(grade.strip() for grade in grades.split(","))
    question = pipeline.Question(harm=harm, group=group, grades=chosen)
    with pipeline.existing(folder) as ledger:
        if as_csv and not as_json:
            output.write(tallies.csv_lines(pipeline.overview(ledger, by, question)), None)
            return
        found = pipeline.tally(ledger, by, question)
    if as_json:
        output.print_json(tallies.json(found))
    else:
        _table(found.overview())
        _left_out(found)


def _table(found: Overview) -> None:
    from harmledger.cli import bars, terminal

    harm = found.question.harm
    header = (
        found.by,
        "incidents",
        "unknown",
        harm,
        "alleged",
        "unknown",
        f"alleged {harm}",
        f"conceded {harm}",
        "",
    )
    drawn = bars.draw([row.graded.range for row in found.rows])
    rows = [
        (row.key or f"unknown {found.by}", *_sums(row), bar)
        for row, bar in zip(found.rows, drawn, strict=True)
    ]
    if found.by != "group":  # groups overlap: their rows have no total
        rows.append(("total", *_sums(found.total), ""))
    terminal.table(header, rows, title=_title(found))


def _title(found: Overview) -> str:
    asked = found.question
    who = "groups, which overlap and do not add up" if found.by == "group" else asked.group
    return f"{asked.harm}, {who}: {' and '.join(asked.grades)} incidents; beside them those of every grade"


def _sums(row: Line) -> tuple[object, ...]:
    conceded = row.conceded.range
    return *_sum(row.graded), *_sum(row.alleged), str(conceded) if conceded else ""


def _sum(value: Size) -> tuple[object, ...]:
    return value.counted, value.unknown, str(value.range) if value.range else ""


def _left_out(found: Tally) -> None:
    if found.left_out:
        click.echo("\nleft out")
    for incident, reason in found.left_out:
        click.echo(f"  {line(incident)}: {line(str(reason))}")
