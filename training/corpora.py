"""The corpora as labelled documents: what each annotates, and what can be told from its coded answers."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from harmledger.model import sentences
from training.alignment import find_string, longest
from training.documents import NESTED, PHRASES, SILVER, Document, Labelled
from training.figures import figures
from training.lexicon import WORDS, whole_words
from training.names import find_name, words
from training.silver import Silver

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"

_RE3D: Mapping[str, str] = {
    "Organisation": "organisation",
    "Person": "person",
    "Location": "location",
    "Nationality": "nationality",
    "Weapon": "weapon",
    "MilitaryPlatform": "military_platform",
    "Vehicle": "vehicle",
    "Quantity": "quantity",
    "Money": "money",
    "Temporal": "time",
}
_TRIGGERS = {kind: whole_words(forms) for kind, forms in WORDS["triggers"].items()}


def share(name: str) -> float:
    """Return a number from 0 to 1 that depends on `name` alone, to draw samples by."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32


def rows(path: str) -> list[dict[str, Any]]:
    """Return the records of a JSON Lines file of the corpora."""
    return [json.loads(line) for line in (CORPORA / path).read_text().splitlines() if line.strip()]


# ---------------------------------------------------------------------------------------------- annotated


def polnear(part: str) -> list[Document]:
    """Return the articles of `train` or `dev` with source, cue and content, first to last fragment."""
    documents = []
    for row in rows(f"polnear/{part}.jsonl"):
        marks = {
            head: longest(
                {
                    Labelled(min(start for start, _ in spans), max(end for _, end in spans), head)
                    for attribution in row["gold"]["attributions"]
                    if (spans := attribution[head])
                }
            )
            for head in ("source", "cue", "content")
        }
        documents.append(Document(row["id"], "polnear", row["text"], marks))
    return documents


def re3d() -> list[Document]:
    """Return the documents with their entities: the outermost `entities`, those inside `nested`."""
    documents = []
    for row in rows("re3d/dev.jsonl"):
        gold = {
            Labelled(e["start"], e["end"], _RE3D[e["type"]])
            for e in row["gold"]["entities"]
            if e["type"] in _RE3D and _whole(row["text"], e["start"], e["end"])
        }
        outer = longest(gold)
        inner = longest(gold - set(outer))
        documents.append(Document(row["id"], "re3d", row["text"], {"entities": outer, NESTED: inner}))
    return documents


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a span cuts no word."""
    cuts = (i for i in (start, end) if 0 < i < len(text))
    return not any(text[i - 1].isalnum() and text[i].isalnum() for i in cuts)


# -------------------------------------------------------------------------------------------------- coded


def airwars_gaza() -> list[Document]:
    """Return the narratives with their victims by name and their figures."""
    documents = []
    for row in rows("airwars_gaza/dev.jsonl"):
        text, gold = row["text"], row["gold"]
        harmed = [(v["name"], v["harm"]) for v in gold["victims"] if v["name"]]
        counts = {harm: set(gold[harm] or ()) for harm in ("killed", "injured")}
        counts["killed"].update(n for ends in gold["killed_breakdown"].values() for n in ends)
        people = _named(text, harmed, surname_alone=False)
        documents.append(_coded(row["id"], "airwars_gaza", text, people, counts, ("bombing", "attack")))
    return documents


def gun_violence(*, held_out: bool) -> list[Document]:
    """Return the news of the half of the incidents to learn from, or of the half that is held out."""
    incidents = {row["id"]: row for row in rows("gun_violence/incidents.jsonl")}
    documents = []
    for row in rows("gun_violence/docs.jsonl"):
        incident = incidents[row["gold"]["incident"]]
        if (share(incident["id"]) < 0.5) == held_out:
            continue
        people = [(p["Name"].strip(), _gun_label(p)) for p in incident["participants"] if p.get("Name")]
        counts = {harm: set(range(1, incident[harm] + 1)) for harm in ("killed", "injured")}
        marks = _named(row["text"], people, surname_alone=True)
        documents.append(_coded(row["id"], "gun_violence", row["text"], marks, counts, ("attack",)))
    return documents


def _gun_label(participant: Mapping[str, str]) -> str | None:
    if "Suspect" in participant.get("Type", ""):
        return "perpetrator"
    status = participant.get("Status", "")
    return next((harm for harm in ("killed", "injured") if harm in status.lower()), None)


def _named(
    text: str, people: Sequence[tuple[str, str | None]], *, surname_alone: bool
) -> tuple[Labelled, ...]:
    tokens = words(text)
    found: dict[tuple[int, int], set[str | None]] = defaultdict(set)
    for name, label in people:
        for span in find_name(text, tokens, name, surname_alone=surname_alone):
            found[span].add(label)
    return longest(
        [Labelled(*span, labels.pop() if len(labels) == 1 else None) for span, labels in found.items()]
    )


def _coded(
    id_: str,
    corpus: str,
    text: str,
    people: tuple[Labelled, ...],
    counts: Mapping[str, Collection[int]],
    kinds: tuple[str, ...],
) -> Document:
    numbers = tuple(counted(text, counts))
    marks = {"people": people, "figures": numbers, "triggers": _triggers(text, (*people, *numbers), kinds)}
    return Document(id_, corpus, text, marks)


def counted(text: str, counts: Mapping[str, Collection[int]]) -> Iterator[Labelled]:
    """Yield the figures of a text: those that coded counts bear out, and those without harm."""
    for sentence in sentences.split(text):
        for figure in figures(sentence.text):
            label: str | None
            if figure.harm is None:
                if figure.value == 1 and not figure.violent:
                    continue  # "a man" counts nobody
                label = None if figure.violent else "not_harm"
            elif figure.harm not in counts:
                label = figure.harm if figure.distance <= 3 else None
            else:
                borne_out = figure.value in counts[figure.harm] or (
                    figure.value is None and figure.distance <= 3
                )
                label = figure.harm if borne_out and figure.distance <= 12 else None
            yield Labelled(sentence.start + figure.start, sentence.start + figure.end, label)


def _triggers(text: str, beside: Sequence[Labelled], kinds: Sequence[str]) -> tuple[Labelled, ...]:
    """Return the words for an event in the sentences that hold a mark; elsewhere nobody can say."""
    held = sorted(mark.start for mark in beside if mark.label not in (None, "not_harm", "other"))
    found = []
    for sentence in sentences.split(text):
        told = any(sentence.start <= start < sentence.end for start in held)
        for kind, pattern in _TRIGGERS.items():
            for match in pattern.finditer(sentence.text):
                label = kind if told and kind in kinds else None
                found.append(Labelled(sentence.start + match.start(), sentence.start + match.end(), label))
    return longest(found)


# --------------------------------------------------------------------------------------------------- MUC-4

_QUOTED = re.compile(r'"((?:[^"\\]|\\")+)"')
_EFFECTS = {"DEATH": "killed", "INJURY": "injured"}


HELD_OUT = 0.1
"""Which part of MUC-4's reports is not learned from."""


def muc4(*, held_out: bool) -> list[Document]:
    """Return the reports to learn from, or the tenth that is held out."""
    return [_muc(row) for row in rows("muc4/dev.jsonl") if (share(row["docid"]) < HELD_OUT) == held_out]


def unwrapped(text: str) -> str:
    """Return a report with its lines joined; every character keeps its place."""
    return re.sub(r"(?<!\n)\n(?!\s)", " ", text)


def _muc(row: Mapping[str, Any]) -> Document:
    text = unwrapped(row["text"])
    roles: set[Labelled] = set()
    people: set[Labelled] = set()
    counts: dict[str, set[int]] = defaultdict(set)
    kinds = set()
    for template in row["templates"]:
        kinds.add(template["INCIDENT: TYPE"][0].split(" / ")[0].lower())
        for slot, role in MUC_ROLES.items():
            roles.update(_found(text, strings(template.get(slot, ())), role))
        for name, label in _harmed(template).items():
            people.update(_found(text, [name], label))
        for harm, value in _numbers(template):
            counts[harm].add(value)
    if not row["templates"]:
        return Document(row["docid"], "muc4", text, {"roles": ()})
    numbers = tuple(counted(text, counts | {harm: counts[harm] for harm in ("killed", "injured")}))
    marks = {
        "roles": longest(roles - {Labelled(m.start, m.end, "perpetrator") for m in people}),
        "people": longest(people),
        "figures": numbers,
    }
    marks["triggers"] = _triggers(text, [m for head in marks.values() for m in head], sorted(kinds))
    return Document(row["docid"], "muc4", text, marks, sparse=frozenset(("people",)))


MUC_ROLES = {
    "PERP: INDIVIDUAL ID": "perpetrator",
    "PERP: ORGANIZATION ID": "perpetrator",
    "HUM TGT: DESCRIPTION": "target",
    "PHYS TGT: ID": "target",
    "INCIDENT: INSTRUMENT ID": "means",
}


def strings(values: Sequence[str]) -> list[str]:
    """Return what a slot quotes from the text; of a description and the name behind its colon, the former."""
    return [
        quoted.replace('\\"', '"')
        for value in values
        for quoted in _QUOTED.findall(value.split('": "')[0] + '"')
    ]


def _found(text: str, wanted: Sequence[str], label: str) -> Iterator[Labelled]:
    for string in wanted:
        for start, end in find_string(text, string):
            yield Labelled(start, end, label)


def _harmed(template: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the names of a template's human targets with what befell them."""
    by_name = dict.fromkeys(strings(template.get("HUM TGT: NAME", ())), "other")
    if "KIDNAPPING" in template["INCIDENT: TYPE"]:
        by_name = dict.fromkeys(by_name, "detained")
    for value in template.get("HUM TGT: EFFECT OF INCIDENT", ()):
        harm = _EFFECTS.get(value.split(":")[0].strip("? "))
        for name in _QUOTED.findall(value):
            if harm and name in by_name:
                by_name[name] = harm
    return by_name


def _numbers(template: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Yield the numbers of people that a template counts, by harm."""
    effects: dict[str, set[str]] = defaultdict(set)
    for value in template.get("HUM TGT: EFFECT OF INCIDENT", ()):
        harm = _EFFECTS.get(value.split(":")[0].strip("? "))
        for name in _QUOTED.findall(value):
            if harm:
                effects[name].add(harm)
    for value in template.get("HUM TGT: NUMBER", ()):
        number = re.match(r"\d+", value)
        for name in _QUOTED.findall(value):
            for harm in effects[name]:
                if number:
                    yield harm, int(number.group())


# -------------------------------------------------------------------------------------------------- silver


def with_silver(document: Document, silver: Silver) -> Document:
    """Add silver names and phrases, and where people are marked, the named who were not harmed as `other`."""
    names, phrases = silver
    marks = {**document.marks, SILVER: names, PHRASES: phrases}
    if document.corpus in ("airwars_gaza", "gun_violence"):
        known = document.marks["people"]
        others = [
            Labelled(name.start, name.end, "other")
            for name in names
            if name.label == "person" and all(name.end <= m.start or m.end <= name.start for m in known)
        ]
        marks["people"] = tuple(sorted((*known, *others), key=lambda m: m.start))
    return replace(document, marks=marks)
