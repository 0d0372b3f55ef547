"""`harmledger evaluate`: how well the reader does on a recorder's own coded records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli import options
from harmledger.cli.group import WrongCall
from harmledger.cli.text import cut, line, refusal_line

if TYPE_CHECKING:
    from harmledger.pipeline import Evaluation
    from harmledger.pipeline.evaluating import Disagreement

_HEADER = ("field", "coded", "right", "wrong", "missing", "share right", "extra")
_SENTENCE = 300
"""How many characters of a sentence are shown."""


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.gazetteers
@options.profile
@click.option(
    "--group", default="all", show_default=True, metavar="GROUP", help="Whom the coded numbers count."
)
@click.option(
    "--worst",
    "most",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="How many disagreements are listed for each field.",
)
@options.jobs
@options.as_json
@click.pass_context
def evaluate(  # noqa: PLR0913  # one parameter an option, as click asks
    context: click.Context,
    *,
    path: Path,
    gazetteers: tuple[Path, ...],
    profile: str,
    group: str,
    most: int,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Score the reader on your own coded records.

    FILE is a CSV table with a report's text a row, and what you coded of it. Columns: text; killed_min,
    killed_max, injured_min, ... for any harm of the codebook; date, of the event; place, or lat and lon, or
    both. Beside them id, title, published, outlet and language, which the reader sees too. A field without a
    column, or an empty cell, is not scored; a 0 is.

    A number is right if both coded ends are; a date if it is that day; a place within 20 km of the point, or
    of a place of that name. A value where the cell is empty is extra, and enters no share. Listed below are
    the disagreements that are furthest off, with the sentence that the reader took its value from.
    """
    from harmledger import pipeline
    from harmledger.cli.output import print_json
    from harmledger.errors import RefusedError
    from harmledger.pipeline import Refusal

    refused: list[Refusal] = []

    def refuse(refusal: Refusal) -> None:
        refused.append(refusal)
        click.echo(refusal_line(refusal.where, refusal.reason), err=True)

    try:
        found = pipeline.evaluate(
            path, refuse, gazetteers=gazetteers, profile=profile, group=group, most=most, jobs=jobs
        )
    except RefusedError as error:
        raise WrongCall(str(error)) from error
    if as_json:
        print_json(_json(found))
    else:
        _print(found)
    context.exit(1 if refused else 0)


def _print(found: Evaluation) -> None:
    from harmledger.cli import terminal

    rows = [
        (s.field, s.coded, s.right, s.wrong, s.missing, "-" if s.share is None else f"{s.share:.0%}", s.extra)
        for s in found.scores
    ]
    terminal.table(_HEADER, rows, title=f"reports: {found.reports}")
    if found.worst:
        click.echo("\nFurthest off:")
    for text in _disagreements(found.worst):
        click.echo(text)


def _disagreements(listed: Sequence[Disagreement]) -> Iterator[str]:
    for each in listed:
        judgement = each.judgement
        coded, read = line(judgement.coded) or "nothing", line(judgement.read) or "nothing"
        yield f"  {judgement.field}, {line(judgement.report)}: coded {coded}, read {read}"
        if each.sentence:
            yield f"      {cut(each.sentence, _SENTENCE)}"


def _json(found: Evaluation) -> dict[str, object]:
    from msgspec.structs import asdict

    return {
        "reports": found.reports,
        "fields": [asdict(s) | {"coded": s.coded, "share": s.share} for s in found.scores],
        "worst": [asdict(each.judgement) | {"sentence": each.sentence} for each in found.worst],
    }
