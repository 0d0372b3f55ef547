"""`python -m training.tying`: learns from MUC-4 which sentences tell of one event, and scores that."""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from harmledger.gazetteer import Gazetteer, open_gazetteer
from harmledger.model import Derivation, Report, sentences
from harmledger.reading import attribution, evidence, marker, places, times
from harmledger.reading.casualties import tolls
from harmledger.reading.events import actuality, segments
from harmledger.reading.events.scenes import Event, Scene, scene
from harmledger.reading.events.tying import FEATURES, features
from harmledger.reading.evidence import Sentence
from harmledger.reading.marker.files import WEIGHTS
from harmledger.reading.text import furniture
from training.corpora import MUC_ROLES, airwars_gaza, gun_violence, rows, share, strings

_FOLDS = 5
_DECAY = 3.0
_SEVERAL, _ONE, _CODED = 1.0, 0.5, 0.2
"""How much reports weigh: MUC-4's of several events, of one event, and those of one coded incident.

The latter two teach only what belongs together, lest reports of other kinds than MUC-4's be taken apart.
"""
_SAMPLE = 0.25
"""Which part of the news of shootings is taken."""
_SLOTS = (*MUC_ROLES, "HUM TGT: NAME")

Floats = npt.NDArray[np.float64]
Weights = Mapping[str, float]


class Known(NamedTuple):
    """A report's sentences, and which event each is of, as far as that is known."""

    document: str
    sentences: tuple[Sentence, ...]
    events: Mapping[int, int]
    """Place of a sentence -> its event, as a number."""
    weight: float


def known(model: marker.Marker) -> Iterator[Known]:
    """Yield the reports of MUC-4 that tell of something that happened."""
    gazetteer = open_gazetteer()
    for row in rows("muc4/dev.jsonl"):
        templates = [t for t in row["templates"] if "ACCOMPLISHED" in t["INCIDENT: STAGE OF EXECUTION"][0]]
        if templates:
            told = _read(row["docid"], row["text"], model, gazetteer)
            weight = _SEVERAL if len(templates) > 1 else _ONE
            yield Known(row["docid"], told, _events(told, templates), weight)


def coded(model: marker.Marker) -> Iterator[Known]:
    """Yield reports that were coded as one incident, all of whose sentences are of it."""
    gazetteer = open_gazetteer()
    sampled = (d for d in gun_violence(held_out=False) if share(f"tying {d.id}") < _SAMPLE)
    for document in (*airwars_gaza(), *sampled):
        told = _read(document.id, document.text, model, gazetteer)
        yield Known(document.id, told, {k: 0 for k, s in enumerate(told) if s.tells_of_harm}, _CODED)


def _read(id_: str, text: str, model: marker.Marker, gazetteer: Gazetteer) -> tuple[Sentence, ...]:
    derivation = Derivation(tool="corpus", version="")
    report = Report(id=id_, original="", position=0, text=text, derivation=derivation, language="en")
    split = sentences.split(text)
    marks = model.mark(text, split)
    claims = attribution.read(text, split, marks, language="en")
    when, where = times.read(text, published=None), places.read(text, gazetteer)
    own = furniture.without(text, split, language="en")
    gathered = evidence.gather(report, own, when, where, claims, marks, profile="airwars")
    return actuality.happened(tolls.carried(gathered, language="en"), claims, language="en")


def _events(told: Sequence[Sentence], templates: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Return the template of each telling sentence all of whose strings one template alone can have named."""
    named: dict[str, set[int]] = {}
    for k, template in enumerate(templates):
        for string in {s for slot in _SLOTS for s in strings(template.get(slot, ()))}:
            named.setdefault(" ".join(string.split()), set()).add(k)
    found = {}
    for place, sentence in enumerate(told):
        words = " ".join(sentence.span.text.split())
        held = [of for string, of in named.items() if re.search(rf"(?<!\w){re.escape(string)}(?!\w)", words)]
        of = set.intersection(*held) if held and sentence.tells_of_harm else set()
        if len(of) == 1:
            found[place] = of.pop()
    return found


def examples(reports: Sequence[Known]) -> tuple[Floats, Floats, Floats]:
    """Return scenes with each event told of before: their features, whether they are of it, their weights."""
    values, together, heavy = [], [], []
    for report in reports:
        for scene_, events, last, meant in _steps(report):
            for template, event in events.items():
                first = next(iter(events)) == template
                values.append(features(scene_, event, told_last=template == last, main=first))
                together.append(float(template == meant))
                heavy.append(report.weight)
    return np.array(values), np.array(together), np.array(heavy)


def _steps(report: Known) -> Iterator[tuple[Scene, Mapping[int, Event], int | None, int]]:
    """Yield each scene with the events before it, by template, which was the last, and which is its own."""
    events: dict[int, Event] = {}
    last = None
    for place, template in report.events.items():
        told = scene(report.sentences, place, language="en")
        yield told, events, last, template
        events.setdefault(template, Event()).add(told)
        last = template


def learn(values: Floats, together: Floats, heavy: Floats) -> Weights:
    """Return the weights of a logistic regression with an L2 penalty, by Newton's method."""
    weights = np.zeros(values.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ ((together - likely) * heavy) - _DECAY * weights
        curve = (values * (likely * (1 - likely) * heavy)[:, None]).T @ values
        weights += np.linalg.solve(curve + _DECAY * np.eye(len(weights)), slope)
    return dict(zip(FEATURES, weights.tolist(), strict=True))


class Score(NamedTuple):
    """F1 of the pairs of sentences that belong together, F1 of those that do not, and the share right."""

    together: float
    apart: float
    right: float


def score(reports: Sequence[Known], weights_for: Callable[[Known], Weights]) -> Score:
    """Return how well the reader's segments agree with the templates, over pairs of sentences."""
    counts = {(meant, given): 0 for meant in (True, False) for given in (True, False)}
    for report in reports:
        split = segments.split(report.sentences, language="en", weights=weights_for(report))
        of = {s.span.start: k for k, segment in enumerate(split) for s in segment.sentences}
        for a, b in combinations(report.events, 2):
            given = of[report.sentences[a].span.start] == of[report.sentences[b].span.start]
            counts[report.events[a] == report.events[b], given] += 1
    wrong = counts[True, False] + counts[False, True]
    right = counts[True, True] + counts[False, False]
    return Score(
        2 * counts[True, True] / max(1, 2 * counts[True, True] + wrong),
        2 * counts[False, False] / max(1, 2 * counts[False, False] + wrong),
        right / max(1, right + wrong),
    )


RULES_ALONE: Weights = {**dict.fromkeys(FEATURES, 0.0), "always": 100.0}
"""Weights by which whatever the rules do not part is one event."""


def _fold(report: Known) -> int:
    return int(share(f"tying {report.document}") * _FOLDS)


def main() -> None:
    """Write `events.toml` and its hash, and print the scores."""
    parser = argparse.ArgumentParser(prog="python -m training.tying", description=__doc__)
    parser.add_argument("--out", type=Path, default=marker.SHIPPED, help="where the model lies")
    options = parser.parse_args()
    model = marker.load(options.out)
    reports = [*known(model), *coded(model)]
    folds = [learn(*examples([r for r in reports if _fold(r) != fold])) for fold in range(_FOLDS)]
    several, one, alone = ([r for r in reports if r.weight == weight] for weight in (_SEVERAL, _ONE, _CODED))
    lines = ["# Weights by which sentences are tied to events; written by `python -m training.tying`."]
    for name, weights_for in (
        ("Cross-validated", lambda report: folds[_fold(report)]),
        ("Rules alone", lambda report: RULES_ALONE),
    ):
        found = score(several, weights_for)
        lines.append(
            f"# {name}, pairs of sentences of {len(several)} reports of several events: F1 together "
            f"{found.together:.3f}, apart {found.apart:.3f}, right {found.right:.3f};\n"
            f"#   of {len(one)} reports of one event: right {score(one, weights_for).right:.3f}; "
            f"of {len(alone)} of one coded incident: {score(alone, weights_for).right:.3f}."
        )
    weights = learn(*examples(reports))
    lines += ["", "[weights]", *(f"{name} = {weight:.4f}" for name, weight in weights.items())]
    write(options.out, "\n".join(lines) + "\n")
    print("\n".join(lines))


def write(folder: Path, content: str) -> None:
    """Write the weights, and their hash into the model's description."""
    (folder / WEIGHTS).write_text(content)
    described = json.loads((folder / "marker.json").read_text())
    described["sha256"][WEIGHTS] = hashlib.sha256(content.encode()).hexdigest()
    (folder / "marker.json").write_text(json.dumps(described, indent=2) + "\n")


if __name__ == "__main__":
    main()
