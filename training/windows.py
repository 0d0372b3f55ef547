"""Windows: whole sentences packed into at most `MAX_PIECES` word pieces, with a row of classes a head."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from harmledger.model import Span, sentences
from training.documents import ALL_HEADS, Document

MAX_PIECES = 128
"""Word pieces of a window, the two that open and close it included."""

IGNORE = -100
"""The class of a piece that teaches a head nothing."""

Piece = tuple[int, int, int]
"""A word piece: its number in the vocabulary, and the characters of the text that it stands for."""


class Encoding(Protocol):
    """What the tokenizer makes of a sentence."""

    @property
    def ids(self) -> list[int]:
        """The numbers of the pieces."""

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """The characters that each stands for."""


class Tokenizer(Protocol):
    """The part of `tokenizers.Tokenizer` that windows need."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding:
        """Return the pieces of `sequence`."""

    def token_to_id(self, token: str) -> int | None:
        """Return the number of a piece."""


class Window(NamedTuple):
    """Pieces with their offsets in the document, and their classes, a row for each head of `ALL_HEADS`."""

    document: str
    ids: npt.NDArray[np.int64]
    offsets: tuple[tuple[int, int], ...]
    classes: npt.NDArray[np.int64]


def cut(document: Document, tokenizer: Tokenizer) -> list[Window]:
    """Cut a document into windows; the first and last piece of each belong to no text."""
    opening, closing = (tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))
    if opening is None or closing is None:
        raise ValueError("the tokenizer knows no [CLS] or [SEP]")
    windows = []
    for pieces in _pack(_sentence_pieces(document.text, tokenizer)):
        offsets = ((0, 0), *((start, end) for _, start, end in pieces), (0, 0))
        rows = [_row(document, head, labels, offsets) for head, labels in ALL_HEADS.items()]
        ids = np.array([opening, *(piece[0] for piece in pieces), closing])
        windows.append(Window(document.id, ids, offsets, np.array(rows)))
    return windows


def _sentence_pieces(text: str, tokenizer: Tokenizer) -> Iterator[list[Piece]]:
    for sentence in sentences.split(text):
        yield pieces_of(sentence, tokenizer)


def pieces_of(sentence: Span, tokenizer: Tokenizer) -> list[Piece]:
    """Return the pieces of one sentence with their offsets in the whole text."""
    encoding = tokenizer.encode(sentence.text, add_special_tokens=False)
    return [
        (piece, sentence.start + start, sentence.start + end)
        for piece, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
    ]


def _pack(sentences_: Iterable[list[Piece]]) -> Iterator[list[Piece]]:
    """Fill windows with whole sentences; only a sentence that is longer than a window is cut."""
    room = MAX_PIECES - 2
    held: list[Piece] = []
    for sentence in sentences_:
        if held and len(held) + len(sentence) > room:
            yield held
            held = []
        held = held + sentence
        while len(held) > room:
            yield held[:room]
            held = held[room:]
    if held:
        yield held


def _row(
    document: Document, head: str, labels: tuple[str, ...], offsets: Sequence[tuple[int, int]]
) -> list[int]:
    """Return the classes of a head: B on a mark's first piece, I on others and where it began earlier."""
    if head not in document.marks:
        return [IGNORE] * len(offsets)
    row = [IGNORE if head in document.sparse else 0] * len(offsets)
    row[0] = row[-1] = IGNORE
    starts, ends = ([span[side] for span in offsets[1:-1]] for side in (0, 1))
    first_class = {label: 1 + 2 * i for i, label in enumerate(labels)}
    for mark in document.marks[head]:
        if mark.start >= ends[-1] or mark.end <= starts[0]:
            continue
        pieces = range(bisect_right(ends, mark.start), bisect_left(starts, mark.end))
        for i in pieces:
            begins = i == pieces[0] and mark.start >= starts[0]
            row[i + 1] = IGNORE if mark.label is None else first_class[mark.label] + (not begins)
    return row
