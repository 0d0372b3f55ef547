"""How well each head finds what is marked: exact spans with their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch

from training.documents import ALL_HEADS, Document, Labelled
from training.fitting import BATCH, collate
from training.model import Marker
from training.windows import Window

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


def classes(model: Marker, windows: Sequence[Window]) -> list[npt.NDArray[np.int64]]:
    """Return the likeliest classes of each window, a row a head."""
    model.eval()
    found = []
    for start in range(0, len(windows), BATCH):
        part = windows[start : start + BATCH]
        ids, mask, _ = collate(part)
        with torch.no_grad():
            rows = np.stack([logits.argmax(-1).numpy() for logits in model(ids, mask)], axis=1)
        found += [row[:, : len(window.ids)] for row, window in zip(rows, part, strict=True)]
    return found


def spans(
    text: str, head: str, windows: Sequence[Window], rows: Iterable[npt.NDArray[np.int64]]
) -> list[Labelled]:
    """Return the runs of B and I of one head over the windows of a text, a word by its first piece."""
    index = list(ALL_HEADS).index(head)
    found: list[Labelled] = []
    after = 0
    for window, row in zip(windows, rows, strict=True):
        for (start, end), value in zip(window.offsets, row[index], strict=True):
            if start == end:
                continue
            inside_word = start == after and start > 0 and text[start - 1].isalnum() and text[start].isalnum()
            _extend(found, head, start, end, None if inside_word else int(value), after)
            after = end
    return [mark for mark in found if mark.label]


def _extend(found: list[Labelled], head: str, start: int, end: int, value: int | None, after: int) -> None:
    """Add a piece to the open run, or open one; `found` keeps a run of label None where nothing is marked."""
    last = found[-1] if found else Labelled(0, 0, None)
    open_ = last.end == after
    if value is None:
        label, begins = (last.label if open_ else None), False
    else:
        label = ALL_HEADS[head][(value - 1) // 2] if value else None
        begins = value % 2 == 1
    if open_ and label == last.label and not begins and found:
        found[-1] = Labelled(last.start, end, label)
    else:
        found.append(Labelled(start, end, label))


def compare(
    documents: Iterable[Document],
    windows: Mapping[str, Sequence[Window]],
    model: Marker,
    heads: Sequence[str],
) -> dict[str, Counts]:
    """Return the counts of each head, and of each label as `head.label`, over the documents that have it."""
    totals: dict[str, Counts] = {}
    for document in documents:
        cut = windows[document.id]
        rows = classes(model, cut)
        for head in heads:
            if head in document.marks:
                _count(totals, head, document, spans(document.text, head, cut, rows))
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
