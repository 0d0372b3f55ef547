"""A new value for a field, as a person writes it; LedgerError, with how to write it, if it is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from harmledger.errors import LedgerError
from harmledger.model import CountRange, DateInterval, Message, Place, say
from harmledger.model.record import Record
from harmledger.model.vocabulary import check

T = TypeVar("T")

_RANGE = re.compile(r"(?P<about>~?)(?:up to (?P<most>\d+)|(?P<low>\d+)(?:(?P<open>\+)|-(?P<high>\d+))?)")


def value(field: str, words: str) -> object:
    """Return the value that `words` give to `field`, a path as the export prints it."""
    return _FIELDS.get(field.partition(".")[0], str.strip)(words)


def count(words: str) -> CountRange:
    """Return the range that is written as the pages show it."""
    return _read(_range, words, say("5, 5-7, 56+ (at least), 'up to 9', or ~5 (about)"))


def between(low: str, high: str) -> CountRange:
    """Return the range of two numbers, of which one may be empty: "up to" and "at least"."""
    least, most = low.strip(), high.strip()
    if least and most:
        return count(f"{least}-{most}")
    return count(f"{least}+" if least else f"up to {most}")


def days(words: str) -> DateInterval:
    """Return a day, or the days from one to another."""
    return _read(_interval, words, say("2031-05-04, or 2031-05-04/2031-05-06"))


def place(words: str) -> Place:
    """Return a place by its name and where it lies, for one that no gazetteer has."""
    return _read(_place, words, say("NAME, LATITUDE, LONGITUDE, PRECISION (a code of the codebook's list)"))


class Person(Record, frozen=True):
    """Someone by name, with the age in years and the sex, as far as they are given."""

    name: str
    age: float | None = None
    sex: str | None = None


def person(words: str) -> Person:
    """Return a person by name, age and sex, of which the last two may be left out."""
    return _read(_person, words, say("NAME, or NAME; AGE; SEX, such as Ina Torvald; 34; female"))


def names(words: str) -> tuple[str, ...]:
    """Return names with `;` between them."""
    return tuple(name for part in words.split(";") if (name := part.strip()))


_FIELDS: Mapping[str, Callable[[str], object]] = {
    "totals": count,
    "date": days,
    "place": place,
    "actors": names,
}
"""How a field begins -> what reads its value; any other is taken as it is written."""


def _read(read: Callable[[str], T], words: str, form: Message) -> T:
    try:
        return read(words.strip())
    except ValueError as error:
        raise LedgerError(say("{!r} cannot be read: write it as {}", words, form)) from error


def _range(words: str) -> CountRange:
    match = _RANGE.fullmatch(words)
    if match is None:
        raise ValueError(words)
    about = bool(match["about"])
    if match["most"]:
        return CountRange(low=0, high=int(match["most"]), low_stated=False, approximate=about)
    low = int(match["low"])
    high = None if match["open"] else int(match["high"] or low)
    return CountRange(low=low, high=high, approximate=about)


def _interval(words: str) -> DateInterval:
    first, _, last = words.partition("/")
    return DateInterval(earliest=date.fromisoformat(first), latest=date.fromisoformat(last or first))


def _person(words: str) -> Person:
    name, age, sex = (part.strip() for part in f"{words};;".split(";")[:3])
    if not name or sex not in ("", "female", "male"):
        raise ValueError(words)
    return Person(name=name, age=float(age) if age else None, sex=sex or None)


def _place(words: str) -> Place:
    name, lat, lon, precision = (part.strip() for part in words.rsplit(",", 3))
    if not (name and -90 <= float(lat) <= 90 and -180 <= float(lon) <= 180):
        raise ValueError(words)
    return Place(
        name=name,
        lat=float(lat),
        lon=float(lon),
        precision=check("place_precision", precision),
        kind="reviewed",
        gazetteer="reviewer",
    )
