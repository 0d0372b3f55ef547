"""How well reprints are found: changed copies of dev texts, by what was done to them and how strongly.

    python -m benchmarks.reprints [TEXTS] [SEED]        by default 300 texts, seed 5

No public set of reprints has gold, so copies are made of texts from ../shared: cut, given another lead,
figures and names swapped, or two stories merged; lightly, by half, heavily. Originals that repeat one another
are left out; what is put in comes from texts outside the pile. Precision is the share of steps back that lead
to a story copied, recall the share of stories copied to which a step leads. The same seed makes the same
copies.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from pathlib import Path

from harmledger.grouping.origins import reprints
from harmledger.model import Derivation, Report

DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "gun_violence" / "docs.jsonl"
STRENGTHS = {"light": 0.2, "half": 0.5, "heavy": 0.7}
"""Strength -> the share of a text that is changed."""
LEAST, MOST = 600, 6000
"""Characters of the texts that are copied."""

Texts = Sequence[str]
Copy = Callable[[random.Random, Sequence[Texts], float], Texts]
"""The stories copied, each a text in sentences, and the share to change -> the copy, in sentences."""


def cut(chance: random.Random, stories: Sequence[Texts], share: float) -> Texts:
    """Leave out the end."""
    (story, *_) = stories
    return story[: max(1, round(len(story) * (1 - share)))]


def lead(chance: random.Random, stories: Sequence[Texts], share: float) -> Texts:
    """Put sentences of another story in place of the first ones."""
    story, other = stories
    number = round(len(story) * share)
    return [*chance.choices(other, k=number), *story[number:]]


def swap(chance: random.Random, stories: Sequence[Texts], share: float) -> Texts:
    """Put other figures and names for some of a story's."""
    story, other = stories
    names = re.findall(r"\b[A-Z][a-z]+\b", " ".join(other)) or ["Velmora"]

    def changed(word: re.Match[str]) -> str:
        if chance.random() > share:
            return word[0]
        return str(chance.randrange(2, 90)) if word[0].isdigit() else chance.choice(names)

    return [re.sub(r"\b(?:[A-Z][a-z]+|\d+)\b", changed, sentence) for sentence in story]


def merge(chance: random.Random, stories: Sequence[Texts], share: float) -> Texts:
    """Tell two stories in one, each cut by half of the share."""
    return [sentence for story in stories for sentence in cut(chance, [story], share / 2)]


COPIES: dict[str, Copy] = {"cut": cut, "lead": lead, "swap": swap, "merge": merge}


def originals(number: int) -> list[Report]:
    """Return texts of which none repeats another."""
    with DOCUMENTS.open(encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        some = list(islice((text for text in texts if LEAST <= len(text) <= MOST), 2 * number))
    made = [report(f"o{place}", text) for place, text in enumerate(some)]
    repeating = reprints.find(made)
    return [each for each in made if each.id not in repeating][:number]


def report(id_: str, text: str) -> Report:
    """Return a report of a text alone."""
    derivation = Derivation(tool="benchmark", version="1")
    return Report(id=id_, original="0" * 64, position=0, text=text, derivation=derivation)


def copies(
    chance: random.Random, name: str, share: float, stories: Sequence[Report], strangers: Sequence[Report]
) -> Iterator[tuple[set[str], Report]]:
    """Yield a copy of each story, or of each two that are merged, with the ids of what it is a copy of."""
    pairs = (
        zip(stories[::2], stories[1::2], strict=False)
        if name == "merge"
        else zip(stories, strangers, strict=True)
    )
    for story, other in pairs:
        given = [re.split(r"(?<=[.!?])\s+", each.text) for each in (story, other)]
        text = " ".join(COPIES[name](chance, given, share))
        yield {story.id, other.id} if name == "merge" else {story.id}, report(f"copy of {story.id}", text)


def main(number: int = 300, seed: int = 5) -> None:
    """Make the copies, find what they reprint, and print the table."""
    chance = random.Random(seed)
    texts = originals(2 * number)
    half = len(texts) // 2
    stories, strangers = texts[:half], texts[half : 2 * half]
    print(f"{len(stories)} texts, seed {seed}")
    print(f"{'copy':8}{'strength':10}{'precision':>10}{'recall':>8}")
    for name, (strength, share) in product(COPIES, STRENGTHS.items()):
        made = list(copies(chance, name, share, stories, strangers))
        found = reprints.find([*stories, *(copy for _, copy in made)])
        led = [({step.to for step in found.get(copy.id, ())}, of) for of, copy in made]
        right = sum(len(steps & of) for steps, of in led)
        steps, wanted = sum(len(steps) for steps, _ in led), sum(len(of) for _, of in led)
        print(f"{name:8}{strength:10}{right / max(1, steps):>10.3f}{right / wanted:>8.3f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
