"""The reader, first edition: rules and word lists behind the records that a learned reader will fill."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.gazetteer import Gazetteer
from harmledger.model import Reading, Report, Span
from harmledger.reading import accounts, attribution, entities, evidence, furniture, places, sentences, times
from harmledger.reading.marker import SHIPPED, Marker, Marks, load

READER = "rules 1"
"""Name and version; a change of what is read changes it, and the ledger reads again."""

LANGUAGES = frozenset(("en",))
"""Languages whose events are read; in others, times and places are, as far as there are words for them."""


def read(
    report: Report, gazetteer: Gazetteer, *, profile: str = "airwars", marker: Marker | None = None
) -> Reading:
    """Return what `report` says happened; vague quantities are taken as `profile` takes them.

    `marker` marks the text first: the one that is shipped, if no other is given.
    """
    text, language = report.text, report.language or "en"
    when = times.read(text, published=report.published, language=language, outlet=report.outlet)
    where = places.read(text, gazetteer, outlet=report.outlet, url=report.url)
    if language not in LANGUAGES:
        found = entities.read(text, when, where, (), Marks())
        return Reading(report=report.id, reader=READER, times=when, places=where, entities=found)
    split = sentences.split(text)
    marks = _marks(text, split, marker)
    who_says = attribution.read(text, split, marks, language=language)
    own = furniture.without(text, split, language=language)
    marked = evidence.gather(report, own, when, where, who_says, marks, profile=profile)
    return Reading(
        report=report.id,
        reader=READER,
        times=when,
        places=where,
        entities=entities.read(text, when, where, marked, marks, language=language),
        claims=who_says,
        accounts=accounts.assemble(report, marked, who_says, profile=profile, language=language),
    )


def _marks(text: str, split: Sequence[Span], marker: Marker | None) -> Marks:
    if marker is None and not SHIPPED.exists():  # until the first model is in place
        return Marks()
    return (marker or load()).mark(text, split)
