"""What the learned marker adds to the rules: which words attribute, and whom and what they attribute."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harmledger.model.claim import Stance
from harmledger.reading.attribution import verbs
from harmledger.reading.attribution.clauses import Draft
from harmledger.reading.attribution.cues import Cues
from harmledger.reading.attribution.phrases import Bounds
from harmledger.reading.attribution.words import Sentence
from harmledger.reading.marker import Mark, Marks

SURE = 0.7
"""The score from which a mark alone makes a statement, or fills one."""
CERTAIN = 0.9
"""The score from which the edges of a mark are taken before those that the rules set."""
NEAR = 6
"""Words; how far a source may stand from its cue."""
FAR = 12
"""Words; how far what is said may stand from its cue."""


class Laid(NamedTuple):
    """A mark laid over a sentence's words; a quotation that it touches counts as a whole."""

    words: Bounds
    score: float


class Marked(NamedTuple):
    """The marks of one sentence, in order."""

    source: Sequence[Laid]
    cue: Sequence[Laid]
    content: Sequence[Laid]


def lay(marks: Marks, sentence: Sentence) -> Marked:
    """Return those of `marks` that touch `sentence`; cues that follow each other at once are one."""
    source, cue, content = (tuple(_laid(head, sentence)) for head in (marks.source, marks.cue, marks.content))
    return Marked(source, _joined(cue), content)


def _laid(marks: Sequence[Mark], sentence: Sentence) -> Iterator[Laid]:
    words = sentence.words[: sentence.stop]
    if not words:
        return
    first = bisect_right(marks, words[0].start, key=lambda mark: mark.span.end)
    last = bisect_left(marks, words[-1].end, key=lambda mark: mark.span.start)
    for mark in marks[first:last]:
        start = bisect_right(words, mark.span.start, key=lambda word: word.end)
        end = bisect_left(words, mark.span.end, key=lambda word: word.start)
        if start < end:
            yield Laid((start, end), mark.score)


def _joined(marks: Sequence[Laid]) -> Sequence[Laid]:
    joined = list(marks[:1])
    for (start, end), score in marks[1:]:
        (first, last), best = joined[-1]
        if last == start:
            joined[-1] = Laid((first, end), max(best, score))
        else:
            joined.append(Laid((start, end), score))
    return joined


def combine(sentence: Sentence, drafts: Sequence[Draft], marked: Marked, cues: Cues) -> list[Draft]:
    """Drop the statements whose cue is doubtful and not marked, and add those that only the marks show.

    Marks fill what a statement lacks, and mend its edges where they are certain.
    """
    kept = [draft for draft in drafts if draft.plain or any(_meet(draft.cue, m.words) for m in marked.cue)]
    new = [
        Draft(mark.words, None, (), _stance(sentence, mark.words, cues))
        for mark in marked.cue
        if mark.score >= SURE and not any(_meet(draft.cue, mark.words) for draft in drafts)
    ]
    ordered = sorted((*kept, *new), key=lambda draft: draft.cue)
    found = [draft.cue for draft in ordered]
    linked = [_linked(draft, marked, found) for draft in ordered]
    return [draft for draft in linked if draft.source or draft.content]


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _stance(sentence: Sentence, cue: Bounds, cues: Cues) -> Stance:
    words = [sentence.low(at) for at in range(*cue)]
    negated = any(word in cues.negations for word in words)
    known = next((verb for word in words for verb in cues.verbs.get(word, ())), None)
    if known is None:
        return "doubts" if negated else "asserts"
    return verbs.stance(known, cues, negated=negated)


def _linked(draft: Draft, marked: Marked, cues: Sequence[Bounds]) -> Draft:
    """Link a cue to the marks that its rule points at, else to the nearest; `cues` are the sentence's."""
    source = (draft.source,) if draft.source else _nearest(draft.cue, marked.source, cues, NEAR)
    source = _mended(source, draft.cue, marked.source, cues)
    content = draft.content or _nearest(draft.cue, marked.content, cues, FAR)
    content = _mended(content, draft.cue, marked.content, cues)
    return draft._replace(source=source[0] if source else None, content=content)


def _mended(
    fragments: tuple[Bounds, ...], cue: Bounds, marks: Sequence[Laid], cues: Sequence[Bounds]
) -> tuple[Bounds, ...]:
    """Take the marks that touch `fragments` in their place, if they are certain and hold the same cues.

    Marks of one kind do not nest: what lies within another claim has none of its own.
    """
    touching = [m for m in marks if any(_meet(m.words, f) for f in fragments) and not _meet(m.words, cue)]
    if not touching or min(m.score for m in touching) < CERTAIN:
        return fragments
    mended = tuple(m.words for m in touching)
    return mended if _within(mended, cues) == _within(fragments, cues) else fragments


def _within(fragments: tuple[Bounds, ...], cues: Sequence[Bounds]) -> Sequence[Bounds]:
    """Return the `cues` from the first to the last of `fragments`."""
    start, end = min(f[0] for f in fragments), max(f[1] for f in fragments)
    return cues[bisect_left(cues, (start, 0)) : bisect_left(cues, (end, 0))]


def _nearest(cue: Bounds, marks: Sequence[Laid], cues: Sequence[Bounds], reach: int) -> tuple[Bounds, ...]:
    """Return the mark nearest to `cue`, not over `reach` words away nor beyond another cue, or nothing."""
    at = bisect_left(cues, cue)
    before, after = cues[max(0, at - 1) : at], cues[at + 1 : at + 2]
    gaps = sorted(
        (max(start - cue[1], cue[0] - end), (start, end))
        for (start, end), score in marks
        if score >= SURE
        and not _meet(cue, (start, end))
        and all(start >= other[1] for other in before)
        and all(end <= other[0] for other in after)
    )
    return tuple(words for gap, words in gaps[:1] if gap <= reach)
