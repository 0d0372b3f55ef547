"""Whether 07/10/2023 is the seventh of October or the tenth of July: by the text, and by its outlet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from harmledger.reading.times.meanings import Figures, Phrase
from harmledger.reading.times.periods import Period

_DATELINE = re.compile(r"\s{0,8}([^\n]{3,60}?)\s?(?:--|[—–-]\s)")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([^/\s]{1,80}?)\.(?:com|org|net|us|gov)\b")
_WORD = re.compile(r"[\w.]*\w\.?")


def day_comes_first(
    text: str,
    phrases: Sequence[Phrase],
    cues: Mapping[str, frozenset[str]],
    *,
    published: date | None,
    outlet: str | None,
) -> bool:
    """Whether the day stands before the month in the dates of `text` that are written in figures.

    `text` is in lower case. Decided by those that can be read one way; else by the outlet or the dateline,
    where the word list knows them for writing the month first; else by which order lies nearer to the day of
    publication. Day first is the order of most of the world (CLDR), so also where nothing tells.
    """
    readings = [p.meaning.readings() for p in phrases if isinstance(p.meaning, Figures)]
    certain = [next(iter(r)) for r in readings if len(r) == 1]
    if certain:
        return certain.count("day first") * 2 >= len(certain)
    if not readings:
        return True
    if _is_listed(outlet, cues["month_first_outlets"]) or _is_dated_in(text, cues["month_first_datelines"]):
        return False
    if published is None:
        return True
    spoken = Period.of("day", published).index
    away = {order: sum(abs(r[order].index - spoken) for r in readings) for order in readings[0]}
    return away["day first"] <= away["month first"]


def _is_listed(outlet: str | None, listed: frozenset[str]) -> bool:
    """Whether the outlet, a name or an address, is in the list: names in lower case, without "the"."""
    if outlet is None:
        return False
    name = " ".join(outlet.lower().split())
    address = _ADDRESS.match(name)
    return not listed.isdisjoint((name.removeprefix("the "), address[1] if address else ""))


def _is_dated_in(text: str, listed: frozenset[str]) -> bool:
    """Whether the text begins with a dateline that holds a word of the list: "KILLEEN, Texas -"."""
    dateline = _DATELINE.match(text)
    return dateline is not None and not listed.isdisjoint(_WORD.findall(dateline[1]))
