"""What an event's sentences come to: what the report holds no more, and what befell whom it leaves open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from harmledger.model import Victim
from harmledger.reading.casualties import continuing, surviving, suspects
from harmledger.reading.casualties.counting import Counted
from harmledger.reading.evidence import Sentence


def settled(sentences: Sequence[Sentence], event_type: str | None) -> list[Sentence]:
    """Return the sentences of one event, the first-told figures marked that the report holds no more.

    Of those who were shot, the dead are told apart: all are killed in an execution, else those hurt are the
    ones of whom no death is told.
    """
    figures = _superseded([s.figures for s in sentences], [s.paragraph for s in sentences])
    figures = suspects.alone(continuing.continued(figures))
    named = [victim for s in sentences for victim in s.victims]
    figures, fates = surviving.told_apart(figures, named, event_type)
    return [
        s._replace(figures=tuple(told), victims=tuple(_with_fate(v, fates) for v in s.victims))
        for s, told in zip(sentences, figures, strict=True)
    ]


def _with_fate(victim: Victim, fates: Mapping[str, str]) -> Victim:
    return msgspec.structs.replace(victim, harm=fates.get(victim.harm, victim.harm))


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
