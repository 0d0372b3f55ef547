"""A count that one more death goes on with: "five were killed", and later "a sixth victim died"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmledger.model import CountRange
from harmledger.reading.casualties.counting import Counted


def continued(told: Sequence[Sequence[Counted]]) -> list[list[Counted]]:
    """Return an event's figures by sentence, "a sixth victim died" as six where another counts five.

    Where none does, it is not known among whom that victim is the sixth, and it counts no one. Whoever lives
    is one person all the same: "a fourth man was wounded" where three died.
    """
    known = {f.range.low for figures in told for f in figures if _counts_dead(f)}
    for nth in sorted({f.nth for figures in told for f in figures if f.nth and f.harm == "killed"}):
        if nth - 1 in known:
            known = known - {nth - 1} | {nth}
    return [list(_settled(figures, known)) for figures in told]


def _settled(figures: Sequence[Counted], known: set[int]) -> Iterator[Counted]:
    for f in figures:
        if f.nth is None or f.harm != "killed":
            yield f._replace(superseded=f.superseded or (_counts_dead(f) and f.range.low not in known))
        elif f.nth in known:
            yield f._replace(group="all", range=CountRange.exactly(f.nth), single=False, standing="late")


def _counts_dead(figure: Counted) -> bool:
    is_exact = figure.range.low == figure.range.high and figure.range.kind != "cumulative"
    is_whole = figure.nth is None and not (figure.subset or figure.definite or figure.superseded)
    return figure.harm == "killed" and is_exact and is_whole
