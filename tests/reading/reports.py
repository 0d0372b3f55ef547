"""Reports for tests, read as far as their accounts, with a few invented places for a gazetteer."""

from __future__ import annotations

from datetime import date

import msgspec

from harmledger.model import Account, Derivation, Place, Report, Span, Toponym, sentences
from harmledger.reading import accounts, attribution, evidence, times
from harmledger.reading.marker import Marks
from harmledger.reading.text import furniture

OSTERBY = ("Osterby", -47.51, -20.02, "town")
LANTERN = ("Lantern Quarter", -47.512, -20.021, "neighbourhood")
BRASK = ("Brask", -47.9, -20.5, "town")
KARSHOLM = ("Karsholm", -47.6, -20.2, "country")
PLACES = (OSTERBY, LANTERN, BRASK, KARSHOLM)


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: date | None = date(2014, 3, 6),
    profile: str = "airwars",
) -> tuple[Account, ...]:
    report = msgspec.structs.replace(_report(text, title, published), outlet=outlet)
    split = sentences.split(text)
    claims = attribution.read(text, split, language="en")
    when = times.read(text, published=published)
    own = furniture.without(text, split, language="en")
    marked = evidence.gather(report, own, when, toponyms(text), claims, Marks(), profile=profile)
    return accounts.assemble(report, marked, claims, profile=profile, language="en")


def gather(text: str, marks: Marks | None = None) -> tuple[evidence.Sentence, ...]:
    """Return the sentences of a report published on 6 March 2014, with what the model would mark."""
    report = _report(text, None, date(2014, 3, 6))
    split = sentences.split(text)
    when = times.read(text, published=report.published)
    return evidence.gather(report, split, when, toponyms(text), (), marks or Marks(), profile="airwars")


def _report(text: str, title: str | None, published: date | None) -> Report:
    return Report(
        id="r1",
        original="0" * 64,
        position=0,
        text=text,
        title=title,
        published=published,
        derivation=Derivation(tool="hand", version="1"),
    )


def toponyms(text: str) -> list[Toponym]:
    found = []
    for name, lat, lon, precision in PLACES:
        start = text.lower().find(name.lower())
        while start >= 0:
            place = Place(name=name, lat=lat, lon=lon, precision=precision, kind=precision, gazetteer="test")
            found.append(Toponym(span=Span.of(text, start, start + len(name)), place=place))
            start = text.lower().find(name.lower(), start + 1)
    return found
