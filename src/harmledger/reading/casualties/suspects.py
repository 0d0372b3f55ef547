"""People only suspected of bearing arms: as many may be civilians, where no others came to the harm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from harmledger.reading.casualties.counting import Counted


def alone(told: Sequence[Sequence[Counted]]) -> list[list[Counted]]:
    """Return an event's figures by sentence, its suspects as civilians only where they are all the harmed.

    Where "a suspected militant" and "two people" died, no one says that at most one of them was a civilian.
    """
    numbers: dict[str, set[int]] = defaultdict(set)
    for f in (f for figures in told for f in figures):
        if f.range.low_stated and not (f.subset or f.definite or f.superseded):
            numbers[f.harm].add(_top(f))
    return [
        [f for f in figures if not (of := _suspected(f, figures)) or numbers[f.harm] <= {_top(of)}]
        for figures in told
    ]


def _suspected(figure: Counted, figures: Sequence[Counted]) -> Counted | None:
    """Return how many people the words of a figure of civilians suspect of bearing arms, if they do."""
    if figure.group != "civilians" or figure.range.low_stated:
        return None
    same = (f for f in figures if (f.harm, f.group, f.span) == (figure.harm, "all", figure.span))
    return next(same, None)


def _top(figure: Counted) -> int:
    return max(figure.range.low, figure.range.high or 0)
