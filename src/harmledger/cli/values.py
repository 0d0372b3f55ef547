"""A new value for a field, as it is written in the shell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from harmledger.cli.group import WrongCall
from harmledger.model import CountRange, DateInterval, Place
from harmledger.model.vocabulary import check

_RANGE = re.compile(r"(?P<about>~?)(?:up to (?P<most>\d+)|(?P<low>\d+)(?:(?P<open>\+)|-(?P<high>\d+))?)")


def read(field: str, words: str) -> object:
    """Return the value that `words` give to `field`; WrongCall, with how to write it, if they do not."""
    for start, (reader, form) in _FORMS.items():
        if field.startswith(start):
            try:
                return reader(words.strip())
            except ValueError as error:
                raise WrongCall(f"{field} cannot be {words!r}: write it as {form}") from error
    return words


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


def _place(words: str) -> Place:
    name, lat, lon, precision = (part.strip() for part in words.rsplit(",", 3))
    return Place(
        name=name,
        lat=float(lat),
        lon=float(lon),
        precision=check("place_precision", precision),
        kind="reviewed",
        gazetteer="reviewer",
    )


def _names(words: str) -> tuple[str, ...]:
    return tuple(name for part in words.split(";") if (name := part.strip()))


_FORMS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "totals.": (_range, "5, 5-7, 56+ (at least), 'up to 9', or ~5 (about)"),
    "date": (_interval, "2031-05-04, or 2031-05-04/2031-05-06"),
    "place": (_place, "NAME, LATITUDE, LONGITUDE, PRECISION (a code of the codebook's place precision)"),
    "actors": (_names, "names with ; between them"),
}
"""How a field begins: what reads its value, and how a person writes it."""
