"""`harmledger places`: what a place name can mean, and what it is taken to mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from harmledger.cli import options
from harmledger.cli.group import CheckFailed
from harmledger.cli.text import cut, line

if TYPE_CHECKING:
    from harmledger.model import Toponym
    from harmledger.pipeline import Match

_HEADER = (
    "place",
    "kind",
    "in",
    "lat",
    "lon",
    "precision",
    "radius km",
    "weight",
    "reason",
    "gazetteer",
    "id",
)
_MOST = 20
"""How many candidates the table shows; JSON has them all."""


@click.command()
@click.argument("name", metavar="NAME")
@options.gazetteers
@options.as_json
def places(name: str, gazetteers: tuple[Path, ...], as_json: bool) -> None:
    """Show what a place name resolves to, with all that it can mean.

    NAME may be a phrase as reports write it: "Springfield, Ill.", "50 km south of Mosul". Each candidate has
    its precision, the radius by which its point may be off, how prominent it is, and how it came to match.
    """
    from harmledger import pipeline

    resolved, candidates = pipeline.places(name, gazetteers)
    if as_json:
        _print_json(name, resolved, candidates)
    elif resolved:
        _print_table(resolved, candidates)
    else:
        hint = "try another spelling, or give a file of your own with --gazetteer"
        raise CheckFailed(f"no gazetteer has {cut(name, 60)!r}: {hint}")


def _print_json(name: str, resolved: Sequence[Toponym], candidates: Sequence[Match]) -> None:
    from harmledger.cli.output import print_json
    from harmledger.model import contract

    shown = {
        "name": name,
        "resolved": [contract.toponym(each) for each in resolved],
        "candidates": [_candidate(match) for match in candidates],
    }
    print_json(shown)


def _candidate(match: Match) -> dict[str, Any]:
    from msgspec.structs import asdict

    how = {"radius_km": match.place.radius_km, "weight": round(match.weight), "reason": match.reason}
    return asdict(match.place) | how


def _print_table(resolved: Sequence[Toponym], candidates: Sequence[Match]) -> None:
    from harmledger.cli import terminal

    for each in resolved:
        if each.place is not None:
            place = each.place
            click.echo(
                f"{line(each.span.text)}: {place.name}, {place.lat:.4f} {place.lon:.4f}, {place.precision}, "
                f"within {place.radius_km:g} km: {each.reason}"
            )
    terminal.table(_HEADER, map(_row, candidates[:_MOST]))
    if len(candidates) > _MOST:
        click.echo(f"and {len(candidates) - _MOST} more: --json has them all")


def _row(match: Match) -> Sequence[object]:
    place = match.place
    return (
        place.name,
        place.kind,
        "-".join(filter(None, (place.country, place.admin1))),
        f"{place.lat:.4f}",
        f"{place.lon:.4f}",
        place.precision,
        f"{place.radius_km:g}",
        round(match.weight),
        match.reason,
        place.gazetteer,
        place.geonames_id or "",
    )
