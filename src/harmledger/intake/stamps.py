"""Lines that say when an article was published, where it was written and for whom, and openings that do.

stamp            a date, perhaps with a time, an update or an outlet:  "15-12-2014 | 10:52"
dateline         a place and a date, perhaps with an agency:           "VELMORA, 15 March 2014 (KPA)"
opening          a dateline that the first sentence follows:           "OSTERBY, March 5 (Strand Wire) - An"
"""

from __future__ import annotations

import re

from harmledger.intake import dates, names
from harmledger.model.record import Record

_LONGEST = 200
_OPENS = 1_000
_BLOCKS = 3
"""Within how many characters and blocks of a text its dateline stands: a section's name may come first."""
_LINES = 3
"""Among how many of a text's first lines its stamp stands."""
_WORDS = re.compile(
    rf"{dates.DATE}|\b\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\b\.?)?|\b(?:GMT|UTC|EST|EDT|CET|CEST|BST)\b|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"\b(?:last|first|updated|published|posted|modified|issued|date|on|at)\b|\bpage\s\d{1,3}\b|"
    r"(?:يوم\s)?(?:الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)\b",
    re.IGNORECASE,
)
_DATE = re.compile(dates.DATE, re.IGNORECASE)
_EDGES = " \t|,،.:;/()–—-"
_PLACE = r"[^\W\d_a-z][^\s,،()\d]*(?:\s[^\W\d_a-z][^\s,،()\d]*){0,3}"
_PLACES = re.compile(rf"{_PLACE}(?:[,،]\s{_PLACE}){{0,2}}")
_AGENCY = re.compile(r"\((?P<agency>[^\W\d_a-z][^()\n,:]{1,39})\)\Z")
_CAPITALS = r"[^\W\d_a-z]{2}[^\n()a-z\d]{0,40}"
_OPENING = re.compile(
    rf"{_CAPITALS}(?:[,،]\s[^\n()\d]{{1,40}})?[,،]\s(?i:(?P<day>{dates.DATE}|{dates.DAY}))"
    r"(?:\s\((?P<agency>[^\W\d_a-z][^()\n,:]{1,39})\)\.?\s?[–—:-]*|\s?[–—-]+)\s|"
    rf"{_CAPITALS}\s\((?P<alone>[A-Z][^()\n,:]{{1,39}})\)\s?[–—-]+\s"
)


class Stamp(Record, frozen=True):
    """What a stamp or a dateline says: the words for a day, an outlet, and where the article was written."""

    day: str | None = None
    outlet: str | None = None
    place: str | None = None


def read(line: str) -> Stamp | None:
    """Return what `line` says if it is a stamp or a dateline and nothing else."""
    found = _DATE.search(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    agency = _AGENCY.search(line)
    rest = besides(line[: agency.start()] if agency else line)
    outlet = agency["agency"] if agency else None
    if not rest:
        return Stamp(day=found.group(), outlet=outlet)
    is_dateline = _PLACES.fullmatch(rest) is not None and _is_before_a_comma(rest, line)
    if names.is_outlet(rest) and not (is_dateline and (outlet or rest.isupper())):
        return Stamp(day=found.group(), outlet=rest)
    return Stamp(day=found.group(), outlet=outlet, place=rest) if is_dateline else None


def opening(text: str) -> Stamp | None:
    """Return what the dateline says that one of the first blocks of `text` begins with."""
    blocks = text[:_OPENS].split("\n\n", _BLOCKS)[:_BLOCKS]
    found = next((found for block in blocks if (found := _OPENING.match(block.lstrip()))), None)
    return Stamp(day=found["day"], outlet=found["agency"] or found["alone"]) if found else None


def first(text: str) -> Stamp | None:
    """Return what the first stamp says among the lines that `text` begins with."""
    lines = [line for line in text[:_OPENS].splitlines()[:-1] if line.strip()][:_LINES]
    return next(filter(None, map(read, lines)), None)


def has_date(line: str) -> bool:
    """Whether a whole date stands somewhere in `line`."""
    return _DATE.search(line) is not None


def besides(line: str) -> str:
    """Return what `line` says besides dates, times and the words that go with them."""
    return " ".join(_WORDS.sub(" ", line).split()).strip(_EDGES)


def _is_before_a_comma(place: str, line: str) -> bool:
    """Whether the line begins with the place and a comma: "Velmora, 4 March 2014"."""
    return line.startswith(place) and line[len(place) :].lstrip().startswith((",", "،"))
