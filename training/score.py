"""How well each head finds what is marked: exact spans with their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from harmledger.model import sentences
from harmledger.reading.marker import Marker, Marks
from training.documents import Document, Labelled

_JUNK = " \t\r\n\u00a0\"'“”‘’`.,;:!?()[]"


class Counts(Counter[str]):
    """Spans found, given and meant."""

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 if nothing was found."""
        return 2 * self["found"] / max(1, self["given"] + self["meant"])

    def __str__(self) -> str:
        precision = self["found"] / max(1, self["given"])
        recall = self["found"] / max(1, self["meant"])
        return f"F1 {self.f1:.3f} (precision {precision:.3f}, recall {recall:.3f}, {self['meant']} meant)"


def compare(documents: Iterable[Document], model: Marker) -> dict[str, Counts]:
    """Return the counts of each head, and of each label as `head.label`, over the documents that have it."""
    totals: dict[str, Counts] = {}
    for document in documents:
        marks = model.mark(document.text, sentences.split(document.text))
        for head in set(document.marks).intersection(Marks._fields):
            given = [Labelled(mark.span.start, mark.span.end, mark.label) for mark in getattr(marks, head)]
            _count(totals, head, document, given)
    return totals


def _count(totals: dict[str, Counts], head: str, document: Document, given: Sequence[Labelled]) -> None:
    unknown = [mark for mark in document.marks[head] if mark.label is None]
    meant = {_trimmed(document.text, mark) for mark in document.marks[head] if mark.label}
    got = {
        _trimmed(document.text, mark)
        for mark in given
        if not any(mark.start < other.end and other.start < mark.end for other in unknown)
    }
    if head in document.sparse:
        got = {m for m in got if any(m.start < other.end and other.start < m.end for other in meant)}
    for name in {head} | {f"{head}.{mark.label}" for mark in meant | got}:
        kind = name.partition(".")[2]
        a, b = ({m for m in side if kind in ("", m.label)} for side in (meant, got))
        totals.setdefault(name, Counts()).update(found=len(a & b), given=len(b), meant=len(a))


def _trimmed(text: str, mark: Labelled) -> Labelled:
    start, end = mark.start, mark.end
    while start < end and text[start] in _JUNK:
        start += 1
    while end > start and text[end - 1] in _JUNK:
        end -= 1
    return Labelled(start, end, mark.label)
