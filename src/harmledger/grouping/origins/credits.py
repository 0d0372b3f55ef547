"""Credits for a whole report: a byline, a dateline's agency, "Source: Agencies", "(Reuters)", a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from harmledger.grouping.origins import phrases
from harmledger.grouping.origins.furniture import LONGEST
from harmledger.grouping.origins.names import Names
from harmledger.grouping.origins.sources import Source, host
from harmledger.model import Message, Report, Span, say
from harmledger.model.record import Record

_HEAD = 400
_TAIL = 300
"""Characters at the head and at the tail of a report in which credits stand."""
_BYLINE = re.compile(r"[;,/|]|\band\b|\bwith\b")
_LINK = re.compile(r"https?://[^\s<>\"'()\[\]]{4,500}")
_NO_MEDIA = {"official_of_belligerent", "medic"}
"""Kinds to which people do not speak as to a reporter."""


class Credit(Record, frozen=True):
    """A report is, as a whole, another's: `source`'s, or the report's with the id `link`; `words` say so."""

    source: Source
    words: str | Message
    span: Span | None = None
    link: str | None = None


class Credits:
    """Finds credits in reports of one pile."""

    def __init__(self, names: Names, reports: Sequence[Report]) -> None:
        self._names = names
        self._pages: Mapping[str, Report] = {_page(r.url): r for r in reports if r.url}

    def find(self, report: Report) -> Credit | None:
        """Return whose the report says it is, if it is not its own outlet's."""
        teller = self._names.teller(report)
        found = (credit for credit in self._all(report) if credit.source.name != teller.name)
        return next(found, None)

    def _all(self, report: Report) -> Iterator[Credit]:
        yield from self._in_byline(report)
        for span in _mentions(_credit(), report.text):
            if source := self._names.within(span.text, report.id):
                yield Credit(source=source, words=span.text, span=span)
        for span in _mentions(_borrowing(), report.text):
            source = self._names.heading(span.text, report.id)
            if source and source.kind not in _NO_MEDIA:
                yield Credit(source=source, words=span.text, span=span)
        yield from self._told(report)
        yield from self._linked(report)

    def _in_byline(self, report: Report) -> Iterator[Credit]:
        for part in _BYLINE.split(report.byline or ""):
            if source := self._names.called(part, report.id):
                yield Credit(source=source, words=say("{} (its byline)", report.byline or ""))

    def _told(self, report: Report) -> Iterator[Credit]:
        """Yield the outlet to which people spoke, if it is one alone."""
        found: dict[str, Credit] = {}
        for match in _told().finditer(report.text[:LONGEST]):
            span = Span.of(report.text, *match.span("named"))
            source = self._names.within(span.text, report.id)
            if source and source.kind not in _NO_MEDIA:
                found.setdefault(source.name, Credit(source=source, words=match[0], span=span))
        yield from found.values() if len(found) == 1 else ()

    def _linked(self, report: Report) -> Iterator[Credit]:
        """Yield the report in the pile to which this one links, if it is one alone."""
        found: dict[str, Credit] = {}
        for match in _LINK.finditer(report.text[:LONGEST]):
            page = self._pages.get(_page(match[0]))
            if page and page.id != report.id:
                span = Span.of(report.text, *match.span())
                source = self._names.teller(page)
                found[page.id] = Credit(source=source, words=match[0], span=span, link=page.id)
        yield from found.values() if len(found) == 1 else ()


def _page(url: str) -> str:
    """Return what is the same in all ways to write an address."""
    return f"{host(url)}/{url.partition('://')[2].partition('/')[2].partition('#')[0].rstrip('/.,;')}"


def _mentions(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Yield what `pattern` finds in the first and the last characters of a text."""
    whole = text.rstrip()
    tail = max(_HEAD, len(whole) - _TAIL)
    for start, end in ((0, _HEAD), (tail, len(whole))):
        for match in pattern.finditer(whole, start, end):
            yield Span.of(text, *match.span(match.lastgroup or 0))


@cache
def _credit() -> re.Pattern[str]:
    """A dateline "VELMORA, 3 May (KPA) -", the last words "(Reuters)", or a line "Source: Agencies"."""
    labels = phrases.alternatives(phrases.english().labels)
    return re.compile(
        rf"""^[^\n()]{{0,100}}\((?P<dateline>[^()\n]{{2,60}})\)\s?[-–—―:._]
          | \((?P<closing>[^()\n]{{2,60}})\)\.?\Z
          | ^(?i:{labels})\s?:\s?(?P<label>[^\n]{{2,100}})$""",
        re.VERBOSE | re.MULTILINE,
    )


@cache
def _borrowing() -> re.Pattern[str]:
    """The head of a line "From the Tarn Packet: two brothers ..."."""
    openings = phrases.alternatives(phrases.english().openings)
    return re.compile(rf"^(?i:{openings})\s(?P<named>[^\n:,]{{2,80}})", re.MULTILINE)


@cache
def _told() -> re.Pattern[str]:
    told = phrases.alternatives(phrases.english().told)
    return re.compile(
        rf"\b(?:{told})\s(?P<named>(?:[a-z]+\s){{0,3}}(?:@\w+|[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){{0,6}}))"
    )
