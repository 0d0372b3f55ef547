"""What an outlet's name or address tells of the places that it writes of."""

from __future__ import annotations

import re
from functools import cache

from harmledger.gazetteer import Gazetteer, Match
from harmledger.model.record import Record
from harmledger.reading import lexicon

_HOST = re.compile(r"\w+://([^/:?#]*)")


class Hint(Record, frozen=True):
    """What an outlet's name or address tells: its letters, the country of its domain, the town in it."""

    letters: str = ""
    country: str | None = None
    town: tuple[Match, ...] = ()


def hint(gazetteer: Gazetteer, outlet: str | None, url: str | None) -> Hint:
    """Return the hint of an outlet's name or host, or of a report's address."""
    host = _HOST.match(url or "")
    name = (host.group(1) if host else outlet or "").lower()[:100]
    domain = re.search(r"\.([a-z]{2})$", name)
    country = {"uk": "GB"}.get(domain.group(1), domain.group(1).upper()) if domain else None
    letters = re.sub(r"[^a-z]", "", re.sub(r"^www\.|(?:\.[a-z]{2,4})+$", "", name))
    town = _paper().fullmatch(letters)
    return Hint(letters=letters, country=country, town=gazetteer.matches(town.group(1)) if town else ())


@cache
def _paper() -> re.Pattern[str]:
    words = lexicon.alternatives(lexicon.load("en", "places")["papers"].split())
    return re.compile(rf"(?:{words}){{0,2}}([a-z]{{4,20}}?)(?:{words}){{0,4}}")
