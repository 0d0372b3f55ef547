"""The reader: a model marks the text, rules and word lists make records of what is marked and said."""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.gazetteer import Gazetteer
from harmledger.model import Reading, Report, Span, TimeExpression, sentences
from harmledger.reading import accounts, arabic, attribution, entities, evidence, places, times
from harmledger.reading.marker import Marker, Marks, load
from harmledger.reading.text import furniture
from harmledger.reading.text.stretches import Stretches

READER = "marker 1, rules 6"
"""Name and version; a change of what is read changes it, and the ledger reads again."""

LANGUAGES = frozenset(("ar", "en"))
"""Languages whose events are read; in others, times and places are, as far as there are words for them."""


def read(
    report: Report, gazetteer: Gazetteer, *, profile: str = "airwars", marker: Marker | None = None
) -> Reading:
    """Return what `report` says happened; vague quantities are taken as `profile` takes them.

    `marker` marks the text first: the one that is shipped, if no other is given. ModelError if its files are
    missing or damaged.
    """
    text, language = report.text, report.language or "en"
    when = times.read(text, published=report.published, language=language, outlet=report.outlet)
    where = places.read(text, gazetteer, outlet=report.outlet, url=report.url)
    if language != "en":
        said, told = arabic.read(report, when, where, profile=profile) if language == "ar" else ((), ())
        found = entities.read(text, when, where, (), Marks())
        return Reading(
            report=report.id,
            reader=READER,
            times=when,
            places=where,
            entities=found,
            claims=said,
            accounts=told,
        )
    split = sentences.split(text)
    marks = (marker or load()).mark(text, split)
    who_says = attribution.read(text, split, marks, language=language)
    own = furniture.without(text, split, language=language)
    when = _anchored(report, own, when) if own != split else when
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


def _anchored(
    report: Report, own: Sequence[Span], when: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Return the times of a report, its own reckoned without the dates of other stories on its page."""
    alone = furniture.blanked(report.text, own)
    told = times.read(alone, published=report.published, language="en", outlet=report.outlet)
    inside = Stretches(own)
    others = (t for t in when if not any(map(inside.cover, _ends(t.span))))
    return tuple(sorted((*told, *others), key=lambda t: t.span))


def _ends(span: Span) -> tuple[Span, Span]:
    return Span(span.start, span.start + 1, span.text[0]), Span(span.end - 1, span.end, span.text[-1])
