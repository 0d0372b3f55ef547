"""Who of those that were shot, or told of as hurt, died: what the rest of a report tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from harmledger.model import CountRange, Span, Victim
from harmledger.model.groups import are_disjoint
from harmledger.reading.casualties import totals
from harmledger.reading.casualties.counting import Counted
from harmledger.reading.casualties.harm_cues import SHOT
from harmledger.reading.victims.words import UNTOLD

Figures = Sequence[Sequence[Counted]]
"""The figures of each sentence, in text order."""


class _Dead(NamedTuple):
    """How many died, as far as the report tells exactly; the words that say so, and who they are."""

    number: int
    span: Span
    groups: frozenset[str]
    unnamed: int
    """How many of them the report does not name as killed."""
    is_counted: bool = True
    """Whether words count them, not only names."""

    def may_be_of(self, group: str) -> bool:
        """Whether someone of a group may be one of them."""
        return any(not are_disjoint(group, other) for other in self.groups)


def told_apart(
    figures: Figures, victims: Sequence[Victim], event_type: str | None
) -> tuple[list[list[Counted]], Mapping[str, str]]:
    """Return the figures with the living told from the dead, and for named people open harm -> harm."""
    dead = _dead(figures, victims)
    first = next((figure for told in figures for figure in told), None)
    settled = [[f for each in told for f in _of(each, dead, event_type, first)] for told in figures]
    hurt = [figure for told in settled for figure in told if _adds_hurt(figure)]
    if dead and all(_is_dead_since(figure, dead) for figure in hurt):
        settled = [[f._replace(superseded=f.superseded or f in hurt) for f in told] for told in settled]
        hurt = []
    is_deadly = any(f.harm == "killed" and f.range.high != 0 for told in settled for f in told)
    return settled, _fates(victims, dead, hurt, event_type, is_deadly=is_deadly)


def _dead(sentences: Figures, victims: Sequence[Victim]) -> _Dead | None:
    """Return the first exact figure of people killed, before any of those told of again ("the man died").

    Where no figure tells of any, those who are named as killed are the dead.
    """
    killed = [f for figures in sentences for f in figures if f.harm == "killed" and not f.superseded]
    exact = [f for f in killed if f.range.low == f.range.high and not f.subset]
    named = [v for v in victims if v.harm == "killed"]
    groups = frozenset((*(f.group for f in killed), *map(totals.group_of, named)))
    if first := min(exact, key=lambda f: f.definite, default=None):
        return _Dead(first.range.low, first.span, groups, first.range.low - len(named))
    return _Dead(len(named), named[0].spans[0], groups, 0, is_counted=False) if named and not killed else None


def _of(
    figure: Counted, dead: _Dead | None, event_type: str | None, first: Counted | None
) -> Iterator[Counted]:
    """Yield a figure; of people shot, how many of them live, and none if all of them died."""
    if figure.harm != SHOT:
        yield figure
    elif event_type == "execution":
        yield figure._replace(harm="killed")
    elif dead is None or (figure.others and figure != first) or not _may_hold(figure, dead):
        yield figure._replace(harm="injured")
    elif figure.range.low > dead.number:
        left = figure.range.low - dead.number
        alive = CountRange(low=left, high=left, kind="derived")
        yield figure._replace(harm="injured", range=alive, parts=(figure.span, dead.span))


def _may_hold(shot: Counted, dead: _Dead) -> bool:
    """Whether the dead may be among those shot; names alone tell it only where they are as many."""
    is_exact = shot.range.low == shot.range.high
    fits = shot.range.low >= dead.number if dead.is_counted else shot.range.low == dead.number
    fits |= shot.single and not shot.others and shot.range.low < dead.number
    return is_exact and fits and dead.may_be_of(shot.group)


def _adds_hurt(figure: Counted) -> bool:
    is_current = not figure.superseded and figure.range.kind != "cumulative"
    return figure.harm == "injured" and is_current and figure.range.high != 0


def _is_dead_since(figure: Counted, dead: _Dead) -> bool:
    """Whether it is someone told of before who may be the one that died: "he was hurt"."""
    is_known = figure.single and figure.definite and not figure.others
    return is_known and dead.number == 1 and dead.may_be_of(figure.group)


def _fates(
    victims: Sequence[Victim],
    dead: _Dead | None,
    hurt: Sequence[Counted],
    event_type: str | None,
    *,
    is_deadly: bool,
) -> Mapping[str, str]:
    """Return what befell the named of whom their own words leave it open.

    Who was shot is one of the dead that have no name yet, if none of those told of as living can be meant.
    Who is only called a victim was killed, unless no one was.
    """
    shot = [totals.group_of(victim) for victim in victims if victim.harm == SHOT]
    are_unnamed = dead is not None and len(shot) <= dead.unnamed and all(map(dead.may_be_of, shot))
    may_live = any(not are_disjoint(figure.group, group) for figure in hurt for group in shot)
    died = event_type == "execution" or (are_unnamed and not may_live)
    no_one_died = not is_deadly and all(victim.harm != "killed" for victim in victims)
    lived = no_one_died and bool(hurt)
    return {SHOT: "killed" if died else "injured", UNTOLD: "injured" if lived else "killed"}
