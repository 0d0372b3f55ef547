"""Whether two things that are marked belong to one event: a logistic regression over where they stand.

The weights are learned by `python -m training.tying` and lie beside the model in `events.toml`.
"""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from harmledger.model import Span
from harmledger.reading import lexicon
from harmledger.reading.marker.files import SHIPPED
from harmledger.reading.marker.marks import Mark, Marks

REACH = 12
"""A mark is compared with so many before it at most, which keeps the work linear in the text."""

FEATURES = (
    "always",
    "sentences_apart",
    "paragraph_between",
    "same_words",
    "same_label",
    "same_trigger",
    "trigger_agrees",
    "trigger_differs",
    "time_between",
    "place_between",
    "turn_between",
)
"""What is known of a pair, each from 0 up:

always 1; sentences_apart log(1 + sentences from one to the other); paragraph_between 1 if a blank line parts
them; same_words 1 if they end in the same word; same_label 1 if head and label are the same; same_trigger 1
if one trigger stands nearest to both, else trigger_agrees or trigger_differs 1 by the labels of the two
nearest; time_between and place_between 1 if such an entity stands between them; turn_between 1 if a sentence
after the first opens with a word that turns to something else.
"""

_NOBODYS = frozenset(("other", "not_harm"))
_WORD = re.compile(r"\w+")


class Tied(NamedTuple):
    """Two marks, by their place in `taking_part`, and how likely they belong to one event."""

    first: int
    second: int
    probability: float


def taking_part(marks: Marks) -> tuple[Mark, ...]:
    """Return the marks that belong to an event, in text order: who did, who suffered, with what, how many."""
    found = [mark for head in (marks.people, marks.roles, marks.figures) for mark in head]
    return tuple(sorted((mark for mark in found if mark.label not in _NOBODYS), key=lambda m: m.span))


class Scene:
    """A text's marks, made ready to compare pairs of those that take part in events."""

    def __init__(self, text: str, sentences: Sequence[Span], marks: Marks, *, language: str = "en") -> None:
        turns = re.compile(
            rf"\W*(?:{lexicon.alternatives(lexicon.load(language, 'tying')['turns'])})\b", re.IGNORECASE
        )
        self.marks = taking_part(marks)
        self._starts = [sentence.start for sentence in sentences]
        self._turns = [sentence.start for sentence in sentences if turns.match(sentence.text)]
        self._breaks = [match.start() for match in re.finditer(r"\n[^\S\n]*\n", text)]
        self._times, self._places = (
            [mark.span.start for mark in marks.entities if mark.label == label]
            for label in ("time", "location")
        )
        self._triggers = marks.triggers
        self._nearest = [self._trigger(mark.span.start) for mark in self.marks]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of marks that are compared, the earlier first."""
        for second in range(len(self.marks)):
            for first in range(max(0, second - REACH), second):
                yield first, second

    def features(self, first: int, second: int) -> tuple[float, ...]:
        """Return the values of `FEATURES` for two marks, the earlier first."""
        a, b = self.marks[first], self.marks[second]
        between = (a.span.end, b.span.start)
        apart = bisect_right(self._starts, b.span.start) - bisect_right(self._starts, a.span.start)
        triggers = self._nearest[first], self._nearest[second]
        labels = {self._triggers[k].label for k in triggers if k is not None}
        same_trigger = triggers[0] == triggers[1]
        return (
            1.0,
            math.log1p(apart),
            float(_any(self._breaks, *between)),
            float(_last_word(a) == _last_word(b)),
            float(a.label == b.label),
            float(same_trigger),
            float(not same_trigger and len(labels) == 1),
            float(not same_trigger and len(labels) == 2),
            float(_any(self._times, *between)),
            float(_any(self._places, *between)),
            float(_any(self._turns, *between)),
        )

    def _trigger(self, offset: int) -> int | None:
        """Return which trigger stands nearest to `offset`; None if there is none."""
        after = bisect_left(self._triggers, offset, key=lambda mark: mark.span.start)
        near = [k for k in (after - 1, after) if 0 <= k < len(self._triggers)]
        return min(near, key=lambda k: abs(self._triggers[k].span.start - offset), default=None)


def tie(text: str, sentences: Sequence[Span], marks: Marks, weights: Mapping[str, float]) -> tuple[Tied, ...]:
    """Return how likely each mark of `taking_part` belongs with each of the `REACH` before it."""
    scene = Scene(text, sentences, marks)
    return tuple(
        Tied(first, second, _probability(weights, scene.features(first, second)))
        for first, second in scene.pairs()
    )


def events(
    text: str, sentences: Sequence[Span], marks: Marks, weights: Mapping[str, float]
) -> tuple[tuple[Mark, ...], ...]:
    """Return the marks of `taking_part` by event, in the order in which the text comes to each.

    `weights` are those of `load`. A mark joins the event to whose latest marks it is most likely tied, and
    opens one where none is likelier than not.
    """
    taking = taking_part(marks)
    tied: dict[int, list[Tied]] = {}
    for pair in tie(text, sentences, marks, weights):
        tied.setdefault(pair.second, []).append(pair)
    of: list[int] = []
    for second in range(len(taking)):
        by_event: dict[int, list[float]] = {}
        for pair in tied.get(second, ()):
            by_event.setdefault(of[pair.first], []).append(pair.probability)
        means = {event: sum(values) / len(values) for event, values in by_event.items()}
        best = max(means, key=lambda event: means[event], default=None)
        of.append(best if best is not None and means[best] >= 0.5 else max(of, default=-1) + 1)
    return tuple(
        tuple(mark for mark, event in zip(taking, of, strict=True) if event == wanted)
        for wanted in range(max(of, default=-1) + 1)
    )


@cache
def load(folder: Path = SHIPPED) -> Mapping[str, float]:
    """Return the weight of each feature, from `events.toml` in `folder`."""
    weights: Mapping[str, float] = tomllib.loads((folder / "events.toml").read_text())["weights"]
    return weights


def _probability(weights: Mapping[str, float], features: Sequence[float]) -> float:
    total = sum(weights[name] * value for name, value in zip(FEATURES, features, strict=True))
    return 1 / (1 + math.exp(-total))


def _any(offsets: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the ordered `offsets` lies from `start` to before `end` or at it."""
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] <= end


def _last_word(mark: Mark) -> str:
    words = _WORD.findall(mark.span.text.lower())
    return words[-1] if words else ""
