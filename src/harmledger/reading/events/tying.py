"""How likely a sentence tells of an event that is told of already: a logistic regression over what both say.

The weights are learned by `python -m training.tying` and lie beside the model in `events.toml`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from harmledger.reading.events.scenes import Event, Scene
from harmledger.reading.marker import SHIPPED, files

_SAME = ("people", "perpetrator", "target", "means")
_OTHER = ("people", "target", "means", "location", "type")

FEATURES = (
    "always",
    "sentences_apart",
    "told_last",
    "main",
    "another_paragraph",
    "another_day",
    "elsewhere",
    *(f"same_{part}" for part in _SAME),
    *(f"other_{part}" for part in _OTHER),
    "opens_another",
    "opens_turning",
    "opens_elsewhere",
    "refers_back",
    "words_shared",
)
"""What is known of a scene and an event, each from 0 up:

always 1; sentences_apart log(1 + sentences since the event was told of last); told_last 1 if it is the event
told of last; main 1 if it is the report's first; another_paragraph, another_day, elsewhere 1 if the scene is;
same_X 1 if both name one X, other_X 1 if both name some and none in common; opens_X 1 if the scene opens with
words that turn to another event, or with a place or time; refers_back 1 if it speaks of an event as known;
words_shared the share of the scene's longer words that the event has, times the root of their number.
"""


def features(scene: Scene, event: Event, *, told_last: bool, main: bool) -> tuple[float, ...]:
    """Return the values of `FEATURES`."""
    same = {part: bool(scene.parts[part] & event.parts[part]) for part in scene.parts}
    both = {part: bool(scene.parts[part] and event.parts[part]) for part in scene.parts}
    shared = len(scene.vocabulary & event.vocabulary) / math.sqrt(max(1, len(scene.vocabulary)))
    return tuple(
        map(
            float,
            (
                1,
                math.log1p(scene.number - event.last),
                told_last,
                main,
                scene.sentence.paragraph != event.paragraph,
                event.is_another_day(scene),
                event.is_elsewhere(scene),
                *(same[part] for part in _SAME),
                *(both[part] and not same[part] for part in _OTHER),
                scene.opener == "another",
                scene.opener in ("turning", "before"),
                scene.opens_elsewhere,
                scene.refers_back,
                shared,
            ),
        )
    )


def likelihood(values: Sequence[float], weights: Mapping[str, float]) -> float:
    """Return the probability, from 0 to 1, that a scene with these features is of the event."""
    total = sum(weights[name] * value for name, value in zip(FEATURES, values, strict=True))
    return 1 / (1 + math.exp(-total))


@cache
def load(folder: Path = SHIPPED) -> Mapping[str, float]:
    """Return the weight of each feature; ModelError if they are missing or altered."""
    _, contents = files.read(folder, files.WEIGHTS)
    weights: Mapping[str, float] = tomllib.loads(contents[files.WEIGHTS].decode())["weights"]
    return weights
