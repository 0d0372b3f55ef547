"""What the figures of an event come to over its sentences: what is superseded, and who of the shot lives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from harmledger.model import CountRange
from harmledger.reading.counting import Counted
from harmledger.reading.evidence import Sentence
from harmledger.reading.harm_cues import SHOT


def settled(sentences: Sequence[Sentence], event_type: str | None) -> list[Sentence]:
    """Return the sentences of one event, the first-told figures marked that the report holds no more.

    Of those who were shot, the dead are told apart: all are killed in an execution, else those hurt are the
    ones of whom no death is told.
    """
    figures = _superseded([s.figures for s in sentences], [s.paragraph for s in sentences])
    dead = _dead(figures)
    survived = [
        [lived for f in told for lived in ([f] if f.harm != SHOT else _of_shot(f, dead, event_type))]
        for told in figures
    ]
    return [s._replace(figures=tuple(told)) for s, told in zip(sentences, survived, strict=True)]


def _superseded(told: Sequence[Sequence[Counted]], paragraphs: Sequence[int]) -> list[list[Counted]]:
    """Mark what is superseded: first reports by what stands, and a figure by what it was changed to.

    A figure is changed in its own sentence, or in the next of its paragraph, and taken back by a "no one"
    there or in the next that tells of harm: what hurt no one after that is something else.
    """
    held = [{_kind(f): f.range.high != 0 for f in figures if _stands(f)} for figures in told]
    standing = {kind for kinds in held for kind, is_some in kinds.items() if is_some}
    found = [
        [_yielding(f, standing.union(*held[k : k + 2])) for f in figures] for k, figures in enumerate(told)
    ]
    for k, figures in enumerate(found):
        for at, late in enumerate(figures):
            if late.standing != "late":
                continue
            figures[:at] = _replaced(figures[:at], late)
            is_first = not any(_is_like(f, late) for f in told[k][:at])
            if is_first and k and paragraphs[k - 1] == paragraphs[k]:
                found[k - 1] = _replaced(found[k - 1], late)
    return found


def _stands(figure: Counted) -> bool:
    """Whether a figure states a number of people as the report tells of them now."""
    is_new = not (figure.single or figure.definite or figure.superseded)
    return is_new and figure.standing != "early" and figure.range.kind == "stated"


def _yielding(figure: Counted, standing: Collection[tuple[str, str]]) -> Counted:
    yields = figure.standing == "early" and _kind(figure) in standing
    return figure._replace(superseded=True) if yields else figure


def _kind(figure: Counted) -> tuple[str, str]:
    """Return the harm and group of a figure; all are presumed civilians."""
    return figure.harm, "all" if figure.group == "civilians" else figure.group


def _replaced(figures: Sequence[Counted], late: Counted) -> list[Counted]:
    """Return `figures`, the last that `late` takes the place of marked as superseded."""
    alike = [k for k, f in enumerate(figures) if _is_like(f, late)]
    return [f._replace(superseded=True) if k in alike[-1:] else f for k, f in enumerate(figures)]


def _is_like(figure: Counted, late: Counted) -> bool:
    is_whole = not figure.definite and figure.range.kind == "stated"
    return is_whole and (figure.harm, figure.subset) == (late.harm, late.subset)


def _dead(sentences: Sequence[Sequence[Counted]]) -> Counted | None:
    """Return the first exact figure of people killed, before any of those told of again ("the man died")."""
    killed = [f for figures in sentences for f in figures if f.harm == "killed" and not f.superseded]
    exact = [f for f in killed if f.range.low == f.range.high and not f.subset]
    return min(exact, key=lambda f: f.definite, default=None)


def _of_shot(figure: Counted, dead: Counted | None, event_type: str | None) -> Iterable[Counted]:
    """Yield how many of those who were shot live; none if all of them died."""
    if event_type == "execution":
        yield figure._replace(harm="killed")
    elif (
        dead is None
        or figure.others
        or figure.range.low < dead.range.low
        or figure.range.low != figure.range.high
    ):
        yield figure._replace(harm="injured")
    elif figure.range.low > dead.range.low:
        left = figure.range.low - dead.range.low
        alive = CountRange(low=left, high=left, kind="derived")
        yield figure._replace(harm="injured", range=alive, parts=(figure.span, dead.span))
