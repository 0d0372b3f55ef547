"""Letterheads of statements and mastheads of papers: whose it is, its date, and what it says of itself.

A letterhead stands in a page's first lines: up to two lines of a title, the name of a body, up to three
lines of its offices or of the document, and a date:

    STRAITS MISSION
    Note to correspondents no. 118
    28 April 2014

A headline over a date looks much the same. So an office or a kind of document must be named there too; or
the name must say that it is a body's ("Ministry"), in capitals or an outlet's, and a title stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from harmledger.intake import dates, names, stamps
from harmledger.model.record import Record

_ABOVE = 2
_BETWEEN = 3
_LONGEST = 100
_WORDS = 6
"""The most words of a line below the date that says what kind of document it is."""
_READ = 2_000
"""Within how many characters of a page the whole letterhead stands."""

_KINDS = (
    r"(?:press|media|news)\s(?:release|statement|note|notice|briefing)|(?:joint\s|public\s)?statement|note|notice|"
    r"communiqu[eé]|bulletin|(?:situation\s|daily\s|weekly\s)?report|circular|declaration|announcement|briefing|"
    r"memorandum|update|for\simmediate\srelease|بيان|بلاغ|تقرير|نشرة|إعلان|تصريح"
)
_DOCUMENT = re.compile(
    rf"(?:{_KINDS})(?:\s(?:to|of|by|on|from|for|attributable|issued|no\.?|number|#?\d|رقم|صحفي)(?!\w).*|[:،,]\s.*)?\Z",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:\w+\s){0,2}(?:press|media|information|public\saffairs|communications)\s"
    r"(?:office|cent(?:er|re)|service|bureau|department|desk|unit)\b|office\sof\s|(?:المكتب|المركز)\sالإعلامي",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:subject|re|الموضوع)\s?:\s(?P<subject>\S.*)\Z", re.IGNORECASE)
_STATE = re.compile(r"(?:republic|kingdom|state|sultanate|emirate)\sof\s|جمهورية\s|مملكة\s", re.IGNORECASE)
_DATED = re.compile(
    rf"(?:.*\b(?:issued|dated|released)\s(?:on\s)?|(?:\S+\s){{0,5}}\S+[,،]\s)(?P<day>{dates.DATE})\.?\Z",
    re.IGNORECASE,
)


class Letterhead(Record, frozen=True):
    """What a letterhead says, and the `body` of the page below it.

    `title` is the line above it, or its subject line; `document` is the line that says what kind of document
    it is. `others` are its lines that say none of this.
    """

    outlet: str
    published: date | None
    title: str | None
    document: str | None
    others: tuple[str, ...]
    body: str


class _Line(Record, frozen=True):
    text: str
    end: int


def read(page: str) -> Letterhead | None:
    """Return the letterhead that `page` begins with, if it does."""
    lines = tuple(_lines(page))
    for place in _names(lines):
        dated = _dated(lines, place)
        if dated and _is_letterhead(lines, place, dated):
            head = _letterhead(page, lines, place, dated)
            return head if head.body.strip() else None
    return None


def _lines(page: str) -> Iterator[_Line]:
    """Yield the first lines that are not blank, and where each ends in the page."""
    end = 0
    for line in page[:_READ].split("\n"):
        end += len(line) + 1
        if line.strip():
            yield _Line(text=line.strip(), end=end)


def _names(lines: Sequence[_Line]) -> Sequence[int]:
    """Return which of the first lines may be the body's name: those that say that they are one go first."""
    first = [line.text for line in lines[: _ABOVE + 1]]
    named = [n for n, line in enumerate(first) if names.is_name(line) and all(map(_may_be_title, first[:n]))]
    own = [n for n in named if not (_STATE.match(first[n]) or _is_sign(first[n]))]
    return sorted(own, key=lambda n: not names.is_body(first[n]))


def _is_sign(line: str) -> bool:
    """Whether the line names an office, a kind of document, or its subject."""
    return bool(_OFFICE.match(line) or _DOCUMENT.match(line) or _SUBJECT.match(line))


def _dated(lines: Sequence[_Line], name: int) -> int | None:
    """Return which line dates the letterhead; first of all one that does nothing else."""
    below: list[int] = []
    for place in range(name + 1, min(name + _BETWEEN + 2, len(lines))):
        if len(lines[place].text) > _LONGEST:
            break
        below.append(place)
    plain = (place for place in below if stamps.read(lines[place].text))
    also = (place for place in below if _DATED.match(lines[place].text))
    return next(plain, None) or next(also, None)


def _is_letterhead(lines: Sequence[_Line], name: int, dated: int) -> bool:
    words = lines[name].text
    is_capital = words.upper() == words
    is_body = names.is_body(words)
    if any(_is_sign(line.text) for line in lines[name + 1 : dated + 2]):
        return is_body or (is_capital and " " in words)
    below = any(_may_be_title(line.text) for line in lines[dated + 1 : dated + 2])
    has_title = name > 0 or dated > name + 1 or below
    return is_body and has_title and " " in words and (is_capital or names.is_outlet(words))


def _may_be_title(line: str) -> bool:
    return len(line) <= _LONGEST and line[-1] not in ".…"


def _letterhead(page: str, lines: Sequence[_Line], name: int, dated: int) -> Letterhead:
    last = dated + 1 if any(_is_of_its_own(line.text) for line in lines[dated + 1 : dated + 2]) else dated
    states = [line.text for line in lines[:name] if _STATE.match(line.text)]
    above = [line.text for line in lines[:name] if not _STATE.match(line.text)]
    rest = [line.text for line in lines[name + 1 : last + 1] if not stamps.read(line.text)]
    subject = next((found["subject"] for line in rest if (found := _SUBJECT.match(line))), None)
    document = next((line for line in rest if _DOCUMENT.match(line)), None)
    return Letterhead(
        outlet=lines[name].text,
        published=_day(lines[dated].text, dates.numeric_order(page)),
        title=" ".join(above) or subject,
        document=document,
        others=(*states, *(line for line in rest if line != document and not _SUBJECT.match(line))),
        body=page[lines[last].end :],
    )


def _is_of_its_own(line: str) -> bool:
    """Whether a line below the date still belongs to the letterhead: "NOTICE", "Subject: ..."."""
    return bool(_SUBJECT.match(line) or (_DOCUMENT.match(line) and len(line.split()) <= _WORDS))


def _day(line: str, order: dates.Order | None) -> date | None:
    stamp = stamps.read(line)
    dated = _DATED.match(line)
    words = stamp.day if stamp else dated["day"] if dated else None
    return dates.read(words, order) if words else None
