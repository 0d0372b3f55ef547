"""Arabic reports for tests, all fiction on Karsholm, read as far as their accounts."""

from __future__ import annotations

from datetime import date

from harmledger.model import Account, Claim, Derivation, Place, Report, Span, Toponym
from harmledger.reading import arabic, times
from harmledger.reading.arabic import counting
from harmledger.reading.arabic.words import tokens
from harmledger.reading.casualties.counting import Counted

OSTERBY = ("أوستربي", "Osterby", -47.51, -20.02, "town")
BRASK = ("براسك", "Brask", -47.9, -20.5, "town")
KARSHOLM = ("كارسهولم", "Karsholm", -47.6, -20.2, "country")


def read(text: str, *, profile: str = "airwars") -> tuple[tuple[Claim, ...], tuple[Account, ...]]:
    published = date(2014, 3, 6)
    report = Report(
        id="r1",
        original="0" * 64,
        position=0,
        text=text,
        language="ar",
        published=published,
        derivation=Derivation(tool="hand", version="1"),
    )
    when = times.read(text, published=published, language="ar")
    return arabic.read(report, when, toponyms(text), profile=profile)


def figures(sentence: str, *, profile: str = "airwars") -> list[Counted]:
    words = tokens(Span.of(sentence, 0, len(sentence)))
    return list(counting.read(sentence, words, profile=profile))


def told(sentence: str, *, profile: str = "airwars") -> list[tuple[str, str, str]]:
    """Return harm, group and range of each figure of a sentence; parts of others are marked."""
    return [
        (f.harm, f.group, f"{'of them ' if f.subset else ''}{f.range}")
        for f in figures(sentence, profile=profile)
    ]


def toponyms(text: str) -> list[Toponym]:
    found = []
    for arabic_name, name, lat, lon, precision in (OSTERBY, BRASK, KARSHOLM):
        start = text.find(arabic_name)
        while start >= 0:
            place = Place(name=name, lat=lat, lon=lon, precision=precision, kind=precision, gazetteer="test")
            found.append(Toponym(span=Span.of(text, start, start + len(arabic_name)), place=place))
            start = text.find(arabic_name, start + 1)
    return sorted(found, key=lambda t: t.span.start)
