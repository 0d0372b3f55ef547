"""What the learned marker adds to the rules: which words attribute, and whom and what they attribute."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harmledger.reading.attribution import clauses, verbs
from harmledger.reading.attribution.clauses import Draft
from harmledger.reading.attribution.cues import Cues
from harmledger.reading.attribution.phrases import Bounds
from harmledger.reading.attribution.words import Sentence
from harmledger.reading.marker import Mark, Marks

SURE = 0.75
"""The score from which a mark alone makes a statement, or fills one."""
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
    """Drop the statements whose cue is doubtful and not marked, add those that only the marks show.

    Edges stay where the rules set them; where these find no source or content, a mark near the cue stands in.
    """
    kept = [draft for draft in drafts if draft.plain or any(_meet(draft.cue, m.words) for m in marked.cue)]
    new = [
        _new(sentence, mark.words, cues)
        for mark in marked.cue
        if mark.score >= SURE and not any(_meet(draft.cue, mark.words) for draft in drafts)
    ]
    ordered = sorted((*kept, *new), key=lambda draft: draft.cue)
    found = [(0, 0), *(draft.cue for draft in ordered), (sentence.stop, sentence.stop)]
    filled = (_filled(draft, marked, (found[at][1], found[at + 2][0])) for at, draft in enumerate(ordered))
    return [draft for draft in filled if draft.source or draft.content]


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _new(sentence: Sentence, cue: Bounds, cues: Cues) -> Draft:
    """Return what a marked cue frames, read as a verb if it looks like one."""
    verb = verbs.guess(sentence, cue, cues)
    draft = clauses.frame(sentence, verb, cues, None) if verb else None
    return draft._replace(cue=cue) if draft else Draft(cue, None, (), "asserts")


def _filled(draft: Draft, marked: Marked, around: Bounds) -> Draft:
    """Take the marks nearest to the cue for what is missing; `around` ends at the cues on either side."""
    source = draft.source or _nearest(draft.cue, marked.source, around, NEAR)
    content = draft.content
    if not content:
        nearest = _nearest(draft.cue, marked.content, around, FAR)
        content = (nearest,) if nearest else ()
    return draft._replace(source=source, content=content)


def _nearest(cue: Bounds, marks: Sequence[Laid], around: Bounds, reach: int) -> Bounds | None:
    gaps = [
        (max(start - cue[1], cue[0] - end), (start, end))
        for (start, end), score in marks
        if score >= SURE and around[0] <= start and end <= around[1] and not _meet(cue, (start, end))
    ]
    return next((words for gap, words in sorted(gaps) if gap <= reach), None)
