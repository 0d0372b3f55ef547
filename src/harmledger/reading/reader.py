"""The reader, first edition: rules and word lists behind the records that a learned reader will fill."""

from __future__ import annotations

from harmledger.gazetteer import Gazetteer
from harmledger.model import Reading, Report
from harmledger.reading import accounts, attribution, entities, evidence, places, sentences, times

READER = "rules 1"
"""Name and version; a change of what is read changes it, and the ledger reads again."""

LANGUAGES = frozenset(("en",))
"""Languages that have word lists; a report in another yields an empty reading."""


def read(report: Report, gazetteer: Gazetteer, *, profile: str = "airwars") -> Reading:
    """Return what `report` says happened; vague quantities are taken as `profile` takes them."""
    language = report.language or "en"
    if language not in LANGUAGES:
        return Reading(report=report.id, reader=READER)
    text = report.text
    split = sentences.split(text)
    when = times.read(text, published=report.published, language=language, outlet=report.outlet)
    where = places.read(text, gazetteer, outlet=report.outlet, url=report.url)
    who_says = attribution.read(text, split)
    marked = evidence.gather(report, split, when, where, who_says, profile=profile, language=language)
    return Reading(
        report=report.id,
        reader=READER,
        times=when,
        places=where,
        entities=entities.read(when, where, marked),
        claims=who_says,
        accounts=accounts.assemble(report, marked, who_says, profile=profile, language=language),
    )
