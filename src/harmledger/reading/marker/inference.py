"""The model at work: a text cut into windows, run through onnxruntime, and its labels laid on the text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from harmledger.model import Span
from harmledger.reading.marker import decoding, files, windows
from harmledger.reading.marker.decoding import Floats
from harmledger.reading.marker.edges import trimmed
from harmledger.reading.marker.marks import Mark, Marks

Integers = NDArray[np.int64]

LONGEST = 100_000
"""How much of a text is marked, in code points; what no article reaches is left to the rules."""

_ABBREVIATION = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
"""What the tokenizer cuts at its dots, but is one word: "U.N."."""


class _Pieces(NamedTuple):
    """The word pieces of a text: their ids, where each begins and ends, and which begin a word."""

    ids: Integers
    starts: Integers
    ends: Integers
    firsts: Integers


class Marker:
    """The model of a folder; it runs in one thread, since reports are read by several processes.

    ModelError if the folder's files are missing or altered.
    """

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        description, contents = files.read(folder, files.MODEL, files.TOKENIZER)
        self._session = _session(contents[files.MODEL])
        self._tokenizer = Tokenizer.from_buffer(contents[files.TOKENIZER])
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._frame = tuple(self._tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))
        self._most = description.max_pieces - len(self._frame)
        self._heads = {h: labels for h, labels in description.heads.items() if h in Marks._fields}
        self.version = description.version

    def mark(self, text: str, sentences: Sequence[Span]) -> Marks:
        """Return what the model marks in the first `LONGEST` characters of `text`."""
        pieces = self._pieces(text[:LONGEST])
        if not len(pieces.ids):
            return Marks()
        logits = self._logits(pieces, sentences)
        words = (pieces.starts[pieces.firsts], pieces.ends[np.append(pieces.firsts[1:], len(pieces.ids)) - 1])
        return Marks(
            **{
                head: tuple(_marks(text, *words, decoding.runs(logits[head][pieces.firsts], labels)))
                for head, labels in self._heads.items()
            }
        )

    def _pieces(self, text: str) -> _Pieces:
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        offsets = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2)
        starts, ends = offsets[:, 0], offsets[:, 1]
        begins = np.diff(np.array(encoded.word_ids, dtype=np.int64), prepend=-1) != 0
        for found in _ABBREVIATION.finditer(text):
            begins[np.searchsorted(starts, found.start(), "right") : np.searchsorted(starts, found.end())] = (
                False
            )
        return _Pieces(np.array(encoded.ids, dtype=np.int64), starts, ends, np.flatnonzero(begins))

    def _logits(self, pieces: _Pieces, sentences: Sequence[Span]) -> Mapping[str, Floats]:
        """Return each head's logits, pieces by labels, a window at a time.

        More windows at once would take as long, and what is read in one would depend on the others, since
        the numbers are quantised together.
        """
        ends = np.searchsorted(pieces.starts, [s.end for s in sentences[:-1]]).tolist()
        shown = windows.cut([*ends, len(pieces.ids)], self._most)
        parts = [self._run(pieces.ids, window) for window in shown]
        return {head: np.concatenate([part[k] for part in parts]) for k, head in enumerate(self._heads)}

    def _run(self, ids: Integers, window: windows.Window) -> list[Floats]:
        """Return the logits of the pieces that are kept of `window`, head by head."""
        opening, closing = self._frame
        framed = np.array([[opening, *ids[window.first : window.last], closing]])
        logits = self._session.run(
            list(self._heads), {"input_ids": framed, "attention_mask": np.ones_like(framed)}
        )
        kept = slice(window.kept.start - window.first + 1, window.kept.stop - window.first + 1)
        return [of_head[0, kept] for of_head in logits]


def _session(model: bytes) -> Any:
    """Open the model in a runtime that keeps to itself: by default it reports its use to its maker."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # heeded only when the library is first imported
    from onnxruntime import InferenceSession, SessionOptions, disable_telemetry_events

    disable_telemetry_events()  # Windows heeds this instead
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _marks(text: str, starts: Integers, ends: Integers, found: Iterator[decoding.Run]) -> Iterator[Mark]:
    for run in found:
        start, end = trimmed(text, int(starts[run.first]), int(ends[run.last - 1]))
        if start < end:
            yield Mark(Span.of(text, start, end), run.label, run.score)


@cache
def load(folder: Path = files.SHIPPED) -> Marker:
    """Return the model of `folder`, by default the one that is shipped; a process loads it once."""
    return Marker(folder)
